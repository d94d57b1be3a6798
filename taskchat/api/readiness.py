"""Readiness of an installation: a look at each part that it cannot do without."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path

from redis.asyncio import Redis
from redis.exceptions import RedisError

from taskchat.database import Database, DatabaseBehind, require_head
from taskchat.settings import Settings
from taskchat.trouble import Part, find_trouble

# Seconds for which a look counts: whoever asks more often gets the last answer.
_FRESH = 1.0
# Seconds after which a part that says nothing counts as away.
_PATIENCE = 5.0
_PROBE = b"\x00" * 4096
GOOD = {Part.DATABASE: "at head", Part.REDIS: "there", Part.DISK: "writable"}


class Readiness:
    """Looks at database, disk and, where there is one, Redis."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings, self._database = settings, database
        self._looked: tuple[float, dict[str, str]] | None = None
        self._lock = asyncio.Lock()

    async def look(self) -> dict[str, str]:
        """Return the state of each part in a few words; it is as in `GOOD` where all is well."""
        async with self._lock:
            if self._looked is None or time.monotonic() - self._looked[0] > _FRESH:
                self._looked = time.monotonic(), await self._look()
            return self._looked[1]

    async def _look(self) -> dict[str, str]:
        looks: dict[Part, Awaitable[object]] = {
            Part.DATABASE: require_head(self._database),
            Part.DISK: asyncio.to_thread(_write, self._folders()),
        }
        if self._settings.redis_url:
            looks[Part.REDIS] = _ping(self._settings.redis_url)
        found = await asyncio.gather(*(_describe(part, looking) for part, looking in looks.items()))
        return dict(zip(map(str, looks), found, strict=True))

    def _folders(self) -> set[Path]:
        folders = {self._settings.data_dir}
        if self._database.is_sqlite and self._database.url.database:
            folders.add(Path(self._database.url.database).absolute().parent)
        return folders


async def _describe(part: Part, looking: Awaitable[object]) -> str:
    try:
        async with asyncio.timeout(_PATIENCE):
            await looking
    except DatabaseBehind as error:
        return str(error)
    except TimeoutError:
        return "says nothing"
    except Exception as error:
        trouble = find_trouble(error)
        return f"cannot be used: {trouble.cause if trouble else type(error).__name__}"
    return GOOD[part]


def _write(folders: set[Path]) -> None:
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(_PROBE)
            file.flush()


async def _ping(url: str) -> None:
    client = Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
    try:
        if not await client.ping():  # pyright: ignore[reportGeneralTypeIssues]
            raise RedisError("no answer")
    finally:
        await client.aclose()
