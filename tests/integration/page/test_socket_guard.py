"""The state socket, and what strangers and people can do to the server through it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any
from uuid import uuid4

import aiohttp
import httpx
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from tests.browser.waiting import wait_until
from tests.integration.api.conftest import sign_up
from tests.integration.page.conftest import PageServer

# The server has as long to start as it needs; `wait_for` gives up in the end.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(120, func_only=True)]

_HYDRATE = "reflex___state____state.hydrate"
_STRANGERS = 10
_PATIENCE = 60.0


@pytest.fixture
async def stranger() -> AsyncIterator[ClientSession]:
    """Somebody without a cookie."""
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def ada(page: PageServer) -> AsyncIterator[ClientSession]:
    """Somebody who is signed in."""
    async with httpx.AsyncClient(base_url=page.address) as client:
        await sign_up(client, f"{uuid4().hex}@example.com")
        cookies = dict(client.cookies)
    async with aiohttp.ClientSession(cookies=cookies, cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield session


def socket_of(page: PageServer, session: ClientSession, token: str | None = None) -> Any:
    """A socket as the page opens it."""
    url = f"{page.address}/_event/?EIO=4&transport=websocket&token={uuid4() if token is None else token}"
    return session.ws_connect(url, max_msg_size=0)


async def send(socket: ClientWebSocketResponse, frame: str) -> None:
    await socket.send_str(frame)


async def open_page(socket: ClientWebSocketResponse, path: str = "/", *, event: bool = True) -> None:
    """Connect and hydrate, as a page that is loaded does."""
    await socket.receive(timeout=_PATIENCE)
    auth = {"event": {"name": _HYDRATE, "payload": {}, "router_data": {"pathname": path, "asPath": path}}}
    await send(socket, "40/_event," + (json.dumps(auth) if event else ""))


async def heard(socket: ClientWebSocketResponse) -> list[str]:
    """Everything that is said before the socket is closed, or an answer to a ping."""
    said: list[str] = []
    while (message := await socket.receive(timeout=_PATIENCE)).type is WSMsgType.TEXT:
        said.append(message.data)
        if '"pong"' in message.data:
            break
    return said


async def is_closed(socket: ClientWebSocketResponse) -> bool:
    await heard(socket)
    return socket.closed


async def states(page: PageServer) -> int:
    async with httpx.AsyncClient(base_url=page.address) as client:
        return (await client.get("/states")).json()


async def test_a_stranger_who_sends_long_addresses_costs_no_memory(page: PageServer, stranger: ClientSession) -> None:
    before, kept = page.memory(), await states(page)
    for _ in range(_STRANGERS):
        async with socket_of(page, stranger) as socket:
            await open_page(socket, "/" + "x" * 450_000)
            assert await is_closed(socket)
    assert page.memory() - before < 10
    assert await states(page) == kept


async def test_what_a_stranger_left_is_forgotten(page: PageServer, stranger: ClientSession) -> None:
    kept = await states(page)
    async with socket_of(page, stranger) as socket:
        await open_page(socket, "/" + "x" * 3_000)
        await send(socket, '42/_event,["ping"]')
        said = await heard(socket)
        assert any("x" * 1_999 in one for one in said)
        assert not any("x" * 2_001 in one for one in said)
        assert await states(page) == kept + 1
    async with asyncio.timeout(_PATIENCE):
        while await states(page) > kept:
            pass


async def test_strangers_of_one_address_have_few_sockets(page: PageServer, stranger: ClientSession) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(_STRANGERS):
            await stack.enter_async_context(socket_of(page, stranger))
        with pytest.raises(WSServerHandshakeError):
            await stack.enter_async_context(socket_of(page, stranger))


async def test_whoever_is_signed_in_has_their_own_share(
    page: PageServer, stranger: ClientSession, ada: ClientSession
) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(_STRANGERS):
            await stack.enter_async_context(socket_of(page, stranger))
        socket = await stack.enter_async_context(socket_of(page, ada))
        await open_page(socket)
        await send(socket, '42/_event,["ping"]')
        assert '"pong"' in (await heard(socket))[-1]


async def test_a_long_form_of_a_person_passes_and_an_endless_one_does_not(page: PageServer, ada: ClientSession) -> None:
    event = {"name": _HYDRATE, "payload": {"form": "🎂" * 14_000}, "router_data": {"pathname": "/"}}
    async with socket_of(page, ada) as socket:
        await open_page(socket)
        await send(socket, "42/_event," + json.dumps(["event", event], ensure_ascii=False))
        await send(socket, '42/_event,["ping"]')
        assert '"pong"' in (await heard(socket))[-1]
        await send(socket, '42/_event,["event","' + "🎂" * 17_000 + '"]')
        assert await is_closed(socket)
    # No handler takes such a form; what is logged of it shall not come in the middle of the next test.
    words = "unexpected keyword argument 'form'"
    await asyncio.to_thread(wait_until, lambda: words in page.log.read_text(errors="replace"))


@pytest.mark.parametrize("token", ["", "x", "../" * 10, "f" * 64], ids=["none", "short", "a path", "a feed"])
async def test_a_page_has_a_token(page: PageServer, stranger: ClientSession, token: str) -> None:
    with pytest.raises(WSServerHandshakeError):
        await socket_of(page, stranger, token)


async def test_nothing_that_was_sent_is_in_the_log(page: PageServer, stranger: ClientSession) -> None:
    written = page.log.stat().st_size if page.log.exists() else 0
    frames = [
        '42/_event,["event",{"name":"x","payload":{"a":"secretly"}}]',
        '42/_event,["event","secretly"]',
        '42/_event,["event",["secretly"]]',
        '42/_event,["event",{"name":["secretly"]}]',
        f'42/_event,["event",{{"name":"{_HYDRATE}","payload":"secretly","router_data":"secretly"}}]',
        '42/_event,["connect",{"QUERY_STRING":"token=secretly"},{"event":{"name":"secretly"}}]',
        '42/_event,["secretly",{"a":"secretly"}]',
        '42/_event,["event",{"secretly',
        "4secretly",
        "secretly",
        "42/_event,secretly",
    ]
    for frame in frames:
        async with socket_of(page, stranger) as socket:
            await open_page(socket, event=False)
            await send(socket, frame)
            await send(socket, '42/_event,["ping"]')
            await heard(socket)
    said = page.log.read_bytes()[written:].decode()
    assert "secretly" not in said
    assert "Traceback" not in said
    assert len(said) < 200 * len(frames)
