"""The real API behind a real server on loopback, with a stand-in for Gemini."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from socket import socket

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from starlette.applications import Starlette

from taskchat.api import make_api
from taskchat.assistant import build_registry
from taskchat.chat import TaskChatServer
from taskchat.database import Database
from taskchat.settings import Settings
from tests.passwords import CHEAP_HASHER

Client = httpx.AsyncClient


def installed(settings: Settings, database: Database) -> FastAPI:
    """The API of one installation."""
    models = build_registry(settings)
    chat = TaskChatServer(database, settings, models)
    return make_api(settings=settings, database=database, chat=chat, models=models, hasher=CHEAP_HASHER)


class _PromptServer(uvicorn.Server):
    """A server that ends when it is told to: uvicorn itself looks every tenth of a second, and waits another."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(uvicorn.Config(app, port=0, lifespan="off", log_level="warning", ws="none"))
        self.told_to_end = asyncio.Event()

    async def main_loop(self) -> None:
        """Serve until it is told to end."""
        await self.on_tick(0)
        await self.told_to_end.wait()

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        """Take no more connections, and wait for those that are open."""
        for server in self.servers:
            server.close()
        for connection in [*self.server_state.connections]:
            connection.shutdown()
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.005)


@contextlib.asynccontextmanager
async def serving(app: Starlette) -> AsyncIterator[str]:
    """A real server for an app, on a port of its own; gives its address."""
    server = _PromptServer(app)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn sets a flag and tells nobody
        await asyncio.sleep(0.001)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        # Turns go on without listeners; they, and what is done after them, end before their database does.
        if services := getattr(app.state, "services", None):
            await services.chat.aclose()
            await services.models.close()
        server.told_to_end.set()
        await running


@pytest.fixture
async def address(settings: Settings, database: Database) -> AsyncIterator[str]:
    """The address at which the API listens."""
    app = installed(settings, database)
    async with serving(app) as base:
        yield base


@pytest.fixture
async def visitor(address: str) -> AsyncIterator[Client]:
    """Somebody who is not signed in."""
    async with httpx.AsyncClient(base_url=address, timeout=20) as client:
        yield client


async def sign_up(client: Client, email: str = "ada@example.com") -> Client:
    """The same client, signed in to a new account."""
    response = await client.post(
        "/api/auth/register", json={"email": email, "password": "correct horse", "timezone": "Europe/Berlin"}
    )
    assert response.status_code == 201, response.text
    return client


@pytest.fixture
async def ada(address: str) -> AsyncIterator[Client]:
    """Ada, signed in."""
    async with httpx.AsyncClient(base_url=address, timeout=20) as client:
        yield await sign_up(client, "ada@example.com")


@pytest.fixture
async def eve(address: str) -> AsyncIterator[Client]:
    """Eve, signed in too, who would like to see what Ada has."""
    async with httpx.AsyncClient(base_url=address, timeout=20) as client:
        yield await sign_up(client, "eve@example.com")
