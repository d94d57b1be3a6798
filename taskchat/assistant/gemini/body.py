"""Reads Gemini's answer from its connection, at a pace that costs little and that nobody sees."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

import aiohttp
import anyio
import httpx2
from openai import APIConnectionError, APITimeoutError
from openai.types.chat import ChatCompletionChunk

from taskchat.assistant.gemini.batch_reader import Rounds, Take, arrived
from taskchat.assistant.gemini.chunks import Chunks
from taskchat.assistant.gemini.socket_lowat import Line
from taskchat.assistant.gemini.sse import EventData

# Seconds for the end of the body, after which the connection can be used again.
_PATIENCE = 0.1
_DONE = b"[DONE]"
_TIMEOUTS = (httpx2.TimeoutException, TimeoutError)
_LOST = (httpx2.RequestError, aiohttp.ClientError, OSError)

Sift = Callable[[Any], Iterable[ChatCompletionChunk]]


async def chunks_of(response: httpx2.Response, rounds: Rounds, sift: Sift) -> AsyncGenerator[ChatCompletionChunk, None]:
    """What is left of a streamed answer when all of it, as `Chunks` makes it, went through `sift`.

    The first piece is read at once, what follows in rounds; `sift` is called in them, and whoever waits for the next
    chunk is woken only where it gives one.
    Raises `APITimeoutError` and `APIConnectionError` as the client would, `ValueError` for what is no JSON, and what
    `sift` raises, each after the chunks that came before.
    """
    body, answer = _Body(response, rounds), _Answer(sift)
    failure: Exception | None = None
    going_on = True
    while going_on:
        try:
            going_on = await body.read(answer.take) and not answer.done
        except Exception as error:
            failure, going_on = error, False
        for chunk in answer.sifted():
            yield chunk
    if failure is not None:
        raise failure
    await body.read_to_end()
    for chunk in answer.rest():
        yield chunk


class _Answer:
    """What was read of an answer, and what is left of that for the next who asks."""

    def __init__(self, sift: Sift) -> None:
        self._events = EventData()
        self._chunks = Chunks()
        self._sift = sift
        self._left: list[ChatCompletionChunk] = []
        self.done = False

    def take(self, piece: bytes) -> bool:
        """Read some more; True when there is something to pass on, or no more will come."""
        data = self._events.feed(piece)
        end = next((n for n, one in enumerate(data) if one.startswith(_DONE)), None)
        self.done = end is not None
        for one in self._chunks.made(data[:end]):
            self._left.extend(self._sift(one))
        return self.done or bool(self._left)

    def sifted(self) -> list[ChatCompletionChunk]:
        """What is to be passed on, once."""
        left, self._left = self._left, []
        return left

    def rest(self) -> Iterator[ChatCompletionChunk]:
        """What the end of the answer leaves to be passed on."""
        for one in self._chunks.left():
            yield from self._sift(one)


class _Body:
    """The body of a response: its first piece at once, then what some rounds bring."""

    def __init__(self, response: httpx2.Response, rounds: Rounds) -> None:
        self._response = response
        self._rounds = rounds
        self._begun = False
        self._line = Line(None)
        # Packed bytes come out of the client only, piece by piece.
        self._unpacked = response.aiter_bytes() if "content-encoding" in response.headers else None

    async def read(self, take: Take) -> bool:
        """As `Rounds.read`, with the client's errors."""
        with self._failures():
            if self._unpacked is not None:
                return await _read_each(self._unpacked, take)
            content = self._content
            if not self._begun:
                self._begun = True
                self._line = Line(self._transport)
                if take(await _first(content)):
                    return True
            return await self._rounds.read(content, take, self._line)

    async def read_to_end(self) -> None:
        """Leave nothing behind, if it comes soon, so that the connection can be used again.

        The answer is over, whatever becomes of its connection now.
        """
        with suppress(*_TIMEOUTS, *_LOST), anyio.move_on_after(_PATIENCE):
            if self._unpacked is not None:
                await _read_each(self._unpacked, lambda _: False)
            else:
                await self._content.read()

    @property
    def _content(self) -> aiohttp.StreamReader:
        return self._received.content

    @property
    def _transport(self) -> asyncio.BaseTransport | None:
        # A body that has come as a whole needs its connection no more.
        return self._received.connection.transport if self._received.connection else None

    @property
    def _received(self) -> aiohttp.ClientResponse:
        # The client's transport has no public way to what is there already; a test fails when this one is closed.
        return cast(Any, self._response.stream)._stream._aiohttp_response

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except _TIMEOUTS as error:
            raise APITimeoutError(request=self._response.request) from error
        except _LOST as error:
            raise APIConnectionError(request=self._response.request) from error


async def _first(content: aiohttp.StreamReader) -> bytes:
    try:
        return await content.readany()
    except Exception:
        if piece := arrived(content):
            return piece
        raise


async def _read_each(pieces: AsyncIterator[bytes], take: Take) -> bool:
    async for piece in pieces:
        if take(piece):
            return True
    return False
