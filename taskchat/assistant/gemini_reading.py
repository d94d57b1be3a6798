"""Reads Gemini's answer from its connection, at a pace that costs little and that nobody sees."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any

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
    """The chunks of a streamed answer; what is no chunk is given as it is.

    What comes within `TOGETHER` after some words is read together, in one piece, and becomes one chunk if it is words.
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
            if data:
                await asyncio.sleep(TOGETHER)
    for chunk in chunks.left():
        yield chunk


async def _pieces(response: httpx2.Response) -> AsyncGenerator[bytes, None]:
    try:
        async for piece in response.aiter_bytes():
            yield piece
    except httpx2.TimeoutException as error:
        raise APITimeoutError(request=response.request) from error
    except httpx2.RequestError as error:
        raise APIConnectionError(request=response.request) from error


async def _read_to_end(pieces: AsyncIterator[bytes]) -> None:
    with anyio.move_on_after(_PATIENCE):
        async for _ in pieces:
            pass
