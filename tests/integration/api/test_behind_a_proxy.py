"""taskchat behind a reverse proxy: what the README says of one."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from taskchat.api.event_stream import COMMENT, EventStreamResponse
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.api.conftest import serving
from tests.integration.api.conversation import Event, items, message, text_of, thread_of
from tests.reverse_proxy import ReverseProxy

# Seconds: a proxy's minute and our quarter of it, both made sixty times shorter.
_IDLE, _SILENCE = 1.0, 0.25
_HOST = {"Host": "tasks.example"}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One engine is enough: nothing here depends on it."""
    return sqlite_url


@pytest.fixture
def overrides() -> dict[str, object]:
    return {"trusted_proxies": ["127.0.0.1"], "sign_in_attempts": 2}


@pytest.fixture
async def proxy(address: str) -> AsyncIterator[ReverseProxy]:
    async with ReverseProxy(address) as running:
        yield running


@pytest.fixture
async def ada(proxy: ReverseProxy) -> AsyncIterator[httpx.AsyncClient]:
    """Ada, signed in through the proxy; its https is the proxy's word alone, so she carries the cookie herself."""
    async with httpx.AsyncClient(base_url=proxy.address, headers=_HOST, timeout=20) as client:
        account = {"email": "ada@example.com", "password": "correct horse", "timezone": "Europe/Berlin"}
        answer = await client.post("/api/auth/register", json=account)
        client.headers["Cookie"] = answer.headers["set-cookie"].partition(";")[0]
        yield client


async def _thought(silence: float, idle: float) -> tuple[bytes, int]:
    """Listen through a proxy to a stream that thinks for twice as long as the proxy bears; and how often it cut."""

    async def think() -> AsyncGenerator[bytes, None]:
        yield b"data: first\n\n"
        await asyncio.sleep(2 * idle)
        yield b"data: last\n\n"

    async def stream(_: object) -> EventStreamResponse:
        return EventStreamResponse(think(), silence=silence)

    heard = b""
    app = Starlette(routes=[Route("/", stream)])
    async with serving(app) as address, ReverseProxy(address, idle=idle) as proxy, httpx.AsyncClient() as client:
        async with client.stream("GET", proxy.address) as answer:
            try:
                async for piece in answer.aiter_raw():
                    heard += piece
            except httpx.RemoteProtocolError:
                pass
        return heard, proxy.cut


async def test_a_silent_stream_stays_open_through_a_proxy_that_cuts_what_is_silent():
    heard, cut = await _thought(_SILENCE, _IDLE)
    assert heard.startswith(b"data: first\n\n" + COMMENT)
    assert heard.endswith(COMMENT + b"data: last\n\n")
    assert cut == 0


async def test_without_comments_the_same_proxy_cuts_it():
    heard, cut = await _thought(10 * _IDLE, _IDLE)
    assert heard == b"data: first\n\n"
    assert cut == 1


@pytest.mark.parametrize("scheme", ["https", "http"])
async def test_the_cookie_is_secure_where_the_browser_came_by_https(address: str, scheme: str):
    async with ReverseProxy(address, scheme=scheme) as proxy, httpx.AsyncClient(base_url=proxy.address) as client:
        account = {"email": "ada@example.com", "password": "correct horse"}
        cookie = (await client.post("/api/auth/register", json=account)).headers["set-cookie"]
    assert ("; Secure" in cookie) == (scheme == "https")


async def test_limits_are_for_each_address_that_the_proxy_names(address: str):
    wrong = {"email": "ada@example.com", "password": "wrong horse"}
    seen = []
    for client in ("192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.8"):
        async with ReverseProxy(address, client=client) as proxy, httpx.AsyncClient() as visitor:
            seen.append((await visitor.post(f"{proxy.address}/api/auth/login", json=wrong)).status_code)
    assert seen == [401, 401, 429, 401]


@pytest.mark.parametrize(
    ("origin", "status"), [("https://tasks.example", 201), ("https://other.example", 403), ("null", 403)]
)
async def test_changes_are_taken_from_the_page_itself_and_from_no_other(
    ada: httpx.AsyncClient, origin: str, status: int
):
    answer = await ada.post("/api/tasks", json={"title": "milk"}, headers={"Origin": origin})
    assert answer.status_code == status


_STORY = {"type": "threads.create", "params": {"input": message("Tell me a story")}}


async def test_words_come_as_they_are_said(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.hang(after="Once upon a time")
    heard = ""
    async with asyncio.timeout(20), ada.stream("POST", "/api/chatkit", json=_STORY) as answer:
        async for line in answer.aiter_lines():
            heard += line
            if "a time" in heard and not gemini.released.is_set():
                assert "thread.item.done" not in heard.partition("Once")[2]
                gemini.release()
    assert "thread.item.done" in heard.partition("a time")[2]


async def _begun(ada: httpx.AsyncClient) -> tuple[str, int]:
    """Ask for a story and leave in the middle of it; the id of its thread, and how many events were heard."""
    heard: list[Event] = []
    async with asyncio.timeout(20), ada.stream("POST", "/api/chatkit", json=_STORY) as answer:
        async for line in answer.aiter_lines():
            if line.startswith("data: "):
                heard.append(json.loads(line[6:]))
            if "a time" in line:
                break
    return thread_of(heard), len(heard)


async def test_an_answer_that_was_left_is_taken_up_again(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.hang(after="Once upon a time")
    thread_id, count = await _begun(ada)
    lines: list[str] = []
    path = f"/api/chatkit/threads/{thread_id}/stream"
    async with asyncio.timeout(20), ada.stream("GET", path, params={"after": count}) as rest:
        assert rest.status_code == 200
        gemini.release()
        lines += [line async for line in rest.aiter_lines()]
    numbers = [int(line[4:]) for line in lines if line.startswith("id: ")]
    assert numbers == [*range(count + 1, count + 1 + len(numbers))]
    assert any("thread.item.done" in line and "Once upon a time" in line for line in lines)


async def test_stop_reaches_an_answer_that_was_left(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.hang(after="Once upon a time")
    thread_id, _ = await _begun(ada)
    async with asyncio.timeout(20):
        stopped = await ada.post(f"/api/chatkit/threads/{thread_id}/stop")
        assert (stopped.status_code, stopped.json()) == (200, {"stopped": True})
        rest = await ada.get(f"/api/chatkit/threads/{thread_id}/stream", params={"after": 0})
    assert rest.status_code in {200, 204}
    said = [item for item in await items(ada, thread_id) if item["type"] == "assistant_message"]
    assert [text_of(item) for item in said] == ["Once upon a time"]
