"""Streams of events: a silence is filled, so that a proxy does not cut it, and nothing comes after the end."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.types import Message

from taskchat.api.errors import add_error_handlers
from taskchat.api.event_stream import COMMENT, EventStreamResponse

FIRST, LAST = b"data: 1\n\n", b"data: 2\n\n"


class Client:
    """Receives a response, and knows when it has so many comments."""

    def __init__(self, wanted: int) -> None:
        self.got: list[Message] = []
        self.heard, self.gone = asyncio.Event(), asyncio.Event()
        self._wanted = wanted

    async def send(self, message: Message) -> None:
        self.got.append(message)
        if message.get("body") == COMMENT and self.bodies.count(COMMENT) >= self._wanted:
            self.heard.set()

    async def receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    @property
    def bodies(self) -> list[bytes]:
        return [message["body"] for message in self.got if message["type"] == "http.response.body"]


@pytest.fixture
def client() -> Client:
    return Client(wanted=3)


async def test_a_silence_is_filled_with_comments(client: Client):
    async def thinking() -> AsyncGenerator[bytes, None]:
        yield FIRST
        await client.heard.wait()
        yield LAST

    await EventStreamResponse(thinking(), silence=0.001)({"type": "http"}, client.receive, client.send)
    assert client.bodies[0] == FIRST
    assert client.bodies[-2:] == [LAST, b""]
    assert set(client.bodies[1:-2]) == {COMMENT}
    assert [message.get("more_body") for message in client.got[1:]] == [True] * (len(client.got) - 2) + [False]


async def test_before_the_first_event_a_silence_is_filled_too(client: Client):
    async def thinking() -> AsyncGenerator[bytes, None]:
        await client.heard.wait()
        yield FIRST

    await EventStreamResponse(thinking(), silence=0.001)({"type": "http"}, client.receive, client.send)
    assert client.got[0]["type"] == "http.response.start"
    assert client.bodies[:3] == [COMMENT] * 3
    assert client.bodies[-2:] == [FIRST, b""]


async def test_each_silence_between_events_is_filled(client: Client):
    async def thinking_twice() -> AsyncGenerator[bytes, None]:
        yield FIRST
        await client.heard.wait()
        client.heard.clear()
        yield FIRST
        await client.heard.wait()
        yield LAST

    await EventStreamResponse(thinking_twice(), silence=0.001)({"type": "http"}, client.receive, client.send)
    events = [body for body in client.bodies if body != COMMENT]
    second = client.bodies.index(FIRST, 1)
    assert events == [FIRST, FIRST, LAST, b""]
    assert COMMENT in client.bodies[1:second]
    assert COMMENT in client.bodies[second:]


@pytest.mark.parametrize(
    "error", [ValueError, OperationalError("SELECT 1", {}, OSError()), ExceptionGroup("", [OSError()])]
)
async def test_a_stream_that_fails_is_logged_and_breaks_off(
    client: Client, error: Exception, caplog: pytest.LogCaptureFixture
):
    async def failing() -> AsyncGenerator[bytes, None]:
        yield FIRST
        await client.heard.wait()
        raise error

    app = FastAPI()
    add_error_handlers(app)
    app.add_api_route("/", lambda: EventStreamResponse(failing(), silence=0.001), response_model=None)
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
    # Whoever answers such an error comes too late: the response has begun.
    await app(scope, client.receive, client.send)
    assert client.bodies[0] == FIRST
    # It never says that it has come to its end, so that the server cuts the connection.
    assert all(message.get("more_body", True) for message in client.got)
    (record,) = caplog.records
    assert record.message == "A stream of events broke off"
    assert record.exc_info


async def test_who_never_pauses_gets_no_comment(client: Client):
    async def talking() -> AsyncGenerator[bytes, None]:
        for _ in range(100):
            yield FIRST

    await EventStreamResponse(talking(), silence=15)({"type": "http"}, client.receive, client.send)
    assert client.bodies == [FIRST] * 100 + [b""]


async def test_a_client_that_leaves_in_a_silence_ends_the_source(client: Client):
    ended = asyncio.Event()

    async def thinking() -> AsyncGenerator[bytes, None]:
        try:
            await asyncio.Event().wait()
            yield FIRST
        finally:
            ended.set()

    response = EventStreamResponse(thinking(), silence=0.001)
    running = asyncio.create_task(response({"type": "http"}, client.receive, client.send))
    await client.heard.wait()
    client.gone.set()
    await running
    assert ended.is_set()
