"""Readiness of an installation: a look at each part that it cannot do without."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
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
    """Looks at database, disk and, where there is one, Redis.

    A look counts for `fresh` seconds, and a part has `patience` seconds to answer.
    """

    def __init__(
        self,
        settings: Settings,
        database: Database,
        *,
        try_disk: Callable[[set[Path]], None] | None = None,
        patience: float = _PATIENCE,
        fresh: float = _FRESH,
    ) -> None:
        self._settings, self._database = settings, database
        self._try_disk, self._patience, self._fresh = try_disk or _write, patience, fresh
        self._trying: asyncio.Task[None] | None = None
        self._looked: tuple[float, dict[str, str]] | None = None
        self._lock = asyncio.Lock()

    async def look(self) -> dict[str, str]:
        """Return the state of each part in a few words; it is as in `GOOD` where all is well."""
        async with self._lock:
            if self._looked is None or time.monotonic() - self._looked[0] >= self._fresh:
                self._looked = time.monotonic(), await self._look()
            return self._looked[1]

    async def _look(self) -> dict[str, str]:
        looks: dict[Part, Awaitable[object]] = {
            Part.DATABASE: require_head(self._database),
            Part.DISK: self._write(),
        }
        if self._settings.redis_url:
            looks[Part.REDIS] = _ping(self._settings.redis_url)
        found = await asyncio.gather(*(_describe(part, looking, self._patience) for part, looking in looks.items()))
        return dict(zip(map(str, looks), found, strict=True))

    async def _write(self) -> None:
        # A thread that hangs in the disk cannot be ended: a new one at each look would use up those that others need.
        if self._trying is None or self._trying.done():
            self._trying = asyncio.create_task(asyncio.to_thread(self._try_disk, self._folders()))
        await asyncio.shield(self._trying)

    def _folders(self) -> set[Path]:
        folders = {self._settings.data_dir}
        if self._database.is_sqlite and self._database.url.database:
            folders.add(Path(self._database.url.database).absolute().parent)
        return folders


async def _describe(part: Part, looking: Awaitable[object], patience: float) -> str:
    try:
        async with asyncio.timeout(patience):
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
