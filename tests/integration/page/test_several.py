"""Deeds for several tasks as anybody can send them over the socket: only one's own change, and never too many."""

import json
from typing import Any
from uuid import UUID, uuid4

import aiohttp
import httpx
import pytest
from aiohttp import WSMsgType

from taskchat.ui.state import Several
from taskchat.ui.views import MAX_CHOSEN
from tests.integration.api.conftest import sign_up
from tests.integration.page.conftest import PageServer
from tests.integration.page.test_socket_guard import open_page, send, socket_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120, func_only=True)]

_ACT = f"{Several.get_full_name()}.act"
_PATIENCE = 60.0


async def signed_up(page: PageServer, client: httpx.AsyncClient, *titles: str) -> list[str]:
    """Make an account with these tasks, and return their ids."""
    await sign_up(client, f"{uuid4().hex}@example.com")
    made = [(await client.post("/api/tasks", json={"title": title})).json() for title in titles]
    return [task["id"] for task in made]


async def open_titles(client: httpx.AsyncClient) -> set[str]:
    return {task["title"] for task in (await client.get("/api/tasks")).json()["tasks"]}


async def act(page: PageServer, cookies: dict[str, str], sent: Any, until: str) -> None:
    """Send a deed as a page does, and wait until these words are answered."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        aiohttp.ClientSession(cookies=cookies, cookie_jar=jar) as session,
        socket_of(page, session) as socket,
    ):
        await open_page(socket, "/all")
        router = {"pathname": "/all", "asPath": "/all"}
        event = {"name": _ACT, "payload": {"sent": sent}, "router_data": router}
        await send(socket, "42/_event," + json.dumps(["event", event]))
        while (message := await socket.receive(timeout=_PATIENCE)).type is WSMsgType.TEXT:
            if until in message.data:
                return
        raise AssertionError(f"nobody said “{until}”")


def deed(*ids: str, name: str = "complete") -> str:
    return json.dumps({"deed": name, "tasks": [{"id": task_id, "title": "milk"} for task_id in ids]})


async def test_somebody_elses_tasks_are_not_there_and_stay(page: PageServer):
    async with (
        httpx.AsyncClient(base_url=page.address) as ada,
        httpx.AsyncClient(base_url=page.address) as eve,
    ):
        hers = await signed_up(page, ada, "pay rent", "see a dentist")
        own = await signed_up(page, eve, "one", "two")
        await act(page, dict(eve.cookies), deed(own[0], *hers, name="delete"), "Deleted 1 task")
        assert await open_titles(eve) == {"two"}
        assert await open_titles(ada) == {"pay rent", "see a dentist"}


@pytest.mark.parametrize(
    "sent",
    [
        deed(*(str(UUID(int=number)) for number in range(MAX_CHOSEN + 1))),
        deed(),
        deed("1"),
        deed(str(UUID(int=1)), name="erase"),
        "no JSON",
        None,
        {"deed": "delete"},
    ],
)
async def test_what_no_bar_sends_changes_nothing_and_is_answered(page: PageServer, sent: Any):
    async with httpx.AsyncClient(base_url=page.address) as ada:
        await signed_up(page, ada, "pay rent")
        await act(page, dict(ada.cookies), sent, f"between one and {MAX_CHOSEN} tasks")
        assert await open_titles(ada) == {"pay rent"}


async def test_strangers_are_sent_to_the_sign_in_page(page: PageServer):
    async with httpx.AsyncClient(base_url=page.address) as ada:
        ids = await signed_up(page, ada, "pay rent")
        await act(page, {}, deed(*ids), "/login")
        assert await open_titles(ada) == {"pay rent"}
