"""Reads the body of a streamed answer: the first piece at once, the following ones in batches, as chunks."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

import aiohttp
import anyio
import httpx2
from openai import APIConnectionError, APITimeoutError
from openai.types.chat import ChatCompletionChunk

from taskchat.assistant.gemini.batch_reader import BatchReader, OnBytes, read_received
from taskchat.assistant.gemini.chunks import ChunkDecoder
from taskchat.assistant.gemini.socket_lowat import ReceiveLowWatermark
from taskchat.assistant.gemini.sse import SseParser

# Seconds to wait for the end of the body, after which the connection can be used again.
_END_TIMEOUT_S = 0.1
_DONE = b"[DONE]"
_TIMEOUT_ERRORS = (httpx2.TimeoutException, TimeoutError)
_CONNECTION_ERRORS = (httpx2.RequestError, aiohttp.ClientError, OSError)

Transform = Callable[[Any], Iterable[ChatCompletionChunk]]


async def read_chunks(
    response: httpx2.Response, reader: BatchReader, transform: Transform
) -> AsyncGenerator[ChatCompletionChunk, None]:
    """Yield the chunks that `transform` makes of everything that `ChunkDecoder` makes of a response's body.

    The first piece is read at once, all others on the ticks of `reader`. `transform` is called then, and the consumer
    is woken only where it returns a chunk.
    Raises `APITimeoutError` and `APIConnectionError` as the client does, `ValueError` for data that is no JSON, and
    what `transform` raises, each after the chunks before it.
    """
    body, decoded = _Body(response, reader), _DecodedBody(transform)
    failure: Exception | None = None
    going_on = True
    while going_on:
        try:
            going_on = await body.read(decoded.on_bytes) and not decoded.done
        except Exception as error:
            failure, going_on = error, False
        for chunk in decoded.drain():
            yield chunk
    if failure is not None:
        raise failure
    await body.read_to_end()
    for chunk in decoded.flush():
        yield chunk


class _DecodedBody:
    """The chunks of a body, from its bytes; they are pending until `drain`."""

    def __init__(self, transform: Transform) -> None:
        self._events = SseParser()
        self._decoder = ChunkDecoder()
        self._transform = transform
        self._pending: list[ChatCompletionChunk] = []
        self.done = False

    def on_bytes(self, received: bytes) -> bool:
        """Decode some more bytes; return True when chunks are pending or the body is done."""
        data = self._events.feed(received)
        end = next((n for n, event in enumerate(data) if event.startswith(_DONE)), None)
        self.done = end is not None
        for decoded in self._decoder.decode(data[:end]):
            self._pending.extend(self._transform(decoded))
        return self.done or bool(self._pending)

    def drain(self) -> list[ChatCompletionChunk]:
        """Take the pending chunks."""
        pending, self._pending = self._pending, []
        return pending

    def flush(self) -> Iterator[ChatCompletionChunk]:
        """Yield the chunks that only the end of the body completes."""
        for decoded in self._decoder.flush():
            yield from self._transform(decoded)


class _Body:
    """The body of a response: its first piece at once, all others in batches."""

    def __init__(self, response: httpx2.Response, reader: BatchReader) -> None:
        self._response = response
        self._reader = reader
        self._started = False
        self._watermark = ReceiveLowWatermark(None)
        # Compressed bytes can be read through the client only, piece by piece.
        self._decompressed = response.aiter_bytes() if "content-encoding" in response.headers else None

    async def read(self, on_bytes: OnBytes) -> bool:
        """Read as `BatchReader.read` does, with the client's errors."""
        with self._client_errors():
            if self._decompressed is not None:
                return await _read_each(self._decompressed, on_bytes)
            content = self._content
            if not self._started:
                self._started = True
                self._watermark = ReceiveLowWatermark(self._transport)
                if on_bytes(await _read_first(content)):
                    return True
            return await self._reader.read(content, on_bytes, self._watermark)

    async def read_to_end(self) -> None:
        """Discard the rest of the body, if it comes soon, so that the connection can be used again.

        The answer is complete by then, so errors of the connection are ignored.
        """
        with suppress(*_TIMEOUT_ERRORS, *_CONNECTION_ERRORS), anyio.move_on_after(_END_TIMEOUT_S):
            if self._decompressed is not None:
                await _read_each(self._decompressed, lambda _: False)
            else:
                await self._content.read()

    @property
    def _content(self) -> aiohttp.StreamReader:
        return self._aiohttp_response.content

    @property
    def _transport(self) -> asyncio.BaseTransport | None:
        # A body that has arrived as a whole has given its connection back.
        return self._aiohttp_response.connection.transport if self._aiohttp_response.connection else None

    @property
    def _aiohttp_response(self) -> aiohttp.ClientResponse:
        # The client's transport has no public way to the bytes that have arrived; a test fails when this one is gone.
        return cast(Any, self._response.stream)._stream._aiohttp_response

    @contextmanager
    def _client_errors(self) -> Iterator[None]:
        try:
            yield
        except _TIMEOUT_ERRORS as error:
            raise APITimeoutError(request=self._response.request) from error
        except _CONNECTION_ERRORS as error:
            raise APIConnectionError(request=self._response.request) from error


async def _read_first(content: aiohttp.StreamReader) -> bytes:
    try:
        return await content.readany()
    except Exception:
        if received := read_received(content):
            return received
        raise


async def _read_each(pieces: AsyncIterator[bytes], on_bytes: OnBytes) -> bool:
    async for piece in pieces:
        if on_bytes(piece):
            return True
    return False
