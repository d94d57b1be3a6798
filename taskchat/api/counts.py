"""Counts of rate limits: moving windows, in this process or in Redis when several processes share them."""

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from limits import RateLimitItem
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.storage.memory import Entry
from limits.aio.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
T = TypeVar("T")

# Seconds that Redis has for an answer, and for which it is left alone when it gave none.
_REDIS_SECONDS = 1.0
_AWAY_SECONDS = 2.0


class InMemoryStorage(MemoryStorage):
    """Counts of one process, tidied up every `tidy_seconds`.

    The library's own storage walks over everybody's counts at each request, in a thread for each of them. Expired
    counts do no harm until they are removed: only the age of an entry decides whether it counts.
    """

    def __init__(self, *, tidy_seconds: float = 60.0) -> None:
        super().__init__()
        self._tidy_seconds = tidy_seconds
        self._tidied = time.time()

    async def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count `amount` more in a window of `expiry` seconds; False where that is more than `limit`."""
        at = time.time()
        self._tidy(at)
        counted = [entry for entry in self.events.get(key, ()) if entry.atime >= at - expiry]
        if len(counted) + amount > limit:
            return False
        # Newest first: `get_window_stats` reads them in this order.
        self.events[key] = [Entry(expiry)] * amount + counted
        return True

    def _tidy(self, at: float) -> None:
        if at - self._tidied >= self._tidy_seconds:
            self._tidied = at
            self.events = {key: counted for key, counted in self.events.items() if counted[0].expiry >= at}


class Counts:
    """Moving windows: in Redis, which all processes share, or in this process where there is none.

    While Redis is away each process counts by itself, so that nobody has to wait for it: what was counted there does
    not count meanwhile, and what is counted here does not count afterwards.
    """

    def __init__(self, redis_url: str | None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._own = MovingWindowRateLimiter(InMemoryStorage())
        self._shared = MovingWindowRateLimiter(_shared_storage(redis_url)) if redis_url else None
        self._clock = clock
        self._away_until = 0.0

    async def hit(self, item: RateLimitItem, key: str) -> float | None:
        """Count a hit and return None; where none is allowed, return the Unix time from which on it is."""

        async def hit(limiter: MovingWindowRateLimiter) -> float | None:
            if await limiter.hit(item, key):
                return None
            return (await limiter.get_window_stats(item, key)).reset_time

        return await self._use(hit)

    async def clear(self, item: RateLimitItem, key: str) -> None:
        """Forget the hits of a key."""
        await self._use(lambda limiter: limiter.clear(item, key))

    async def _use(self, use: Callable[[MovingWindowRateLimiter], Awaitable[T]]) -> T:
        if self._shared and self._clock() >= self._away_until:
            try:
                return await use(self._shared)
            except (RedisError, OSError):
                # A Redis that says nothing would otherwise hold up each request anew.
                self._away_until = self._clock() + _AWAY_SECONDS
                logger.warning("Limits are counted in this process until Redis is back", exc_info=True)
        return await use(self._own)


def _shared_storage(url: str) -> RedisStorage:
    options: dict[str, Any] = {"socket_timeout": _REDIS_SECONDS, "socket_connect_timeout": _REDIS_SECONDS}
    return RedisStorage(f"async+{url}", implementation="redispy", **options)
