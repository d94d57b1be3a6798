"""Work of a server's first requests that is the same for every server: done once, before any of them is forked.

FastAPI looks at the routes, pydantic at the events of the chat, the built-in assistant at its grammar: three quarters
of a second. Nothing that belongs to a process is left behind: no thread, connection or subscriber.
"""

import asyncio
import json
import tempfile
import threading
from pathlib import Path

import httpx
from chatkit.server import StreamingResult
from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlmodel import SQLModel

from taskchat.accounts import User
from taskchat.api import make_routes
from taskchat.assistant import build_registry
from taskchat.chat import RequestContext, TaskChatServer
from taskchat.database import Database
from taskchat.settings import Settings, load_settings
from tests.gemini_stand_in import GeminiStandIn, call


def warm_up() -> None:
    """Look at all routes, and have a conversation with each assistant."""
    asyncio.run(_look_at_routes())
    with tempfile.TemporaryDirectory() as folder, GeminiStandIn() as gemini:
        database_url = f"sqlite:///{folder}/taskchat.db"
        engine = create_engine(database_url)
        SQLModel.metadata.create_all(engine)
        engine.dispose()
        gemini.reply(call("create_task", title="milk"))
        gemini.reply("I **added** it.")
        for key in (None, "key"):
            settings = load_settings(
                _env_file=None, data_dir=Path(folder), gemini_api_key=key, gemini_base_url=gemini.url
            )
            asyncio.run(_converse(settings, database_url))
    assert threading.active_count() == 1, threading.enumerate()


async def _look_at_routes() -> None:
    transport = httpx.ASGITransport(FastAPI(routes=make_routes(), openapi_url=None))
    async with httpx.AsyncClient(transport=transport, base_url="http://nursery") as client:
        assert (await client.get("/nothing")).status_code == 404


async def _converse(settings: Settings, database_url: str) -> None:
    database, models = Database(database_url), build_registry(settings)
    chat = TaskChatServer(database, settings, models)
    user = User(email=f"{settings.gemini_api_key}@example.com", hashed_password="!", timezone="UTC")
    async with database.begin() as session:
        session.add(user)
    said = {"content": [{"type": "input_text", "text": "add milk"}], "attachments": [], "inference_options": {}}
    request = {"type": "threads.create", "params": {"input": said}}
    answer = await chat.process(json.dumps(request), RequestContext(user.id, "UTC"))
    assert isinstance(answer, StreamingResult)
    assert any([b"thread.item.done" in event async for event in answer.json_events])
    await chat.aclose()
    await models.close()
    await database.dispose()
