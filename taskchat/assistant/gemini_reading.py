"""Reads Gemini's answer from its connection, at a pace that costs little and that nobody sees."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any, cast

import aiohttp
import anyio
import httpx2
from openai import APIConnectionError, APITimeoutError

from taskchat.assistant.event_data import EventData
from taskchat.assistant.gemini_chunks import Chunks

# Seconds for which words may wait for those that follow them. The first ones do not wait.
TOGETHER = 0.03
# Seconds for the end of the body, after which the connection can be used again.
_PATIENCE = 0.1
_DONE = b"[DONE]"


async def chunks_of(response: httpx2.Response) -> AsyncGenerator[Any, None]:
    """What a streamed answer holds, as `Chunks` makes it.

    What comes within `TOGETHER` after some words is read together, in one piece.
    Raises `APITimeoutError` and `APIConnectionError` as the client would, and `ValueError` for what is no JSON.
    """
    events, chunks = EventData(), Chunks()
    async with aclosing(_pieces(response)) as pieces:
        async for piece in pieces:
            data = events.feed(piece)
            done = next((n for n, one in enumerate(data) if one.startswith(_DONE)), None)
            for chunk in chunks.made(data[:done]):
                yield chunk
            if done is not None:
                await _read_to_end(pieces)
                break
    for chunk in chunks.left():
        yield chunk


async def _pieces(response: httpx2.Response) -> AsyncGenerator[bytes, None]:
    is_encoded = "content-encoding" in response.headers
    pieces = response.aiter_bytes() if is_encoded else _gathered(_content(response))
    try:
        async for piece in pieces:
            yield piece
    except (httpx2.TimeoutException, TimeoutError) as error:
        raise APITimeoutError(request=response.request) from error
    except (httpx2.RequestError, aiohttp.ClientError, OSError) as error:
        raise APIConnectionError(request=response.request) from error


def _content(response: httpx2.Response) -> aiohttp.StreamReader:
    # The client's transport has no public way to what is there already; a test fails when this one is closed.
    return cast(Any, response.stream)._stream._aiohttp_response.content


async def _gathered(content: aiohttp.StreamReader) -> AsyncIterator[bytes]:
    """The bytes of a body: the first at once, then with each piece what follows it within `TOGETHER`."""
    yield await content.readany()
    while piece := await content.readany():
        await asyncio.sleep(TOGETHER)
        try:
            piece += content.read_nowait()
        except Exception:
            yield piece
            raise
        yield piece


async def _read_to_end(pieces: AsyncIterator[bytes]) -> None:
    with anyio.move_on_after(_PATIENCE):
        async for _ in pieces:
            pass
