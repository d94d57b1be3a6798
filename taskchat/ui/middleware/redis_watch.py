"""Watch of Redis, which holds the pages' states where there are several processes: says when it is there again.

While it is away no handler of a page runs: a page hears of changes, and cannot read them.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from redis.asyncio import Redis
from redis.exceptions import RedisError

from taskchat.settings import get_settings

logger = logging.getLogger(__name__)

# Nobody says anything there: the connection waits for its own end.
_CHANNEL = "taskchat.watch"
_DELAY_S = 0.5


@asynccontextmanager
async def watching_redis(on_return: Callable[[], None]) -> AsyncIterator[None]:
    """Call `on_return` each time Redis is there again, for as long as the block lasts; nothing where none is used."""
    url = get_settings().redis_url
    if not url:
        yield
        return
    task = asyncio.create_task(_watch(url, on_return))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _watch(url: str, on_return: Callable[[], None]) -> None:
    was_there = False
    while True:
        with contextlib.suppress(RedisError, OSError):
            async with Redis.from_url(url, socket_keepalive=True) as redis, redis.pubsub() as channel:
                await channel.subscribe(_CHANNEL)
                # The client comes back by itself after a short interruption, and subscribes anew.
                async for message in channel.listen():
                    if message["type"] == "subscribe":
                        if was_there:
                            on_return()
                        was_there = True
        await asyncio.sleep(_DELAY_S)
