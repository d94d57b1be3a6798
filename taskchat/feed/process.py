"""Identity of this process among those that share a database, and whether another one lives.

On PostgreSQL each process holds a lock of its own (an advisory one, of the connection over which it listens): whoever
dies loses it in the same moment, and no clock is compared.
"""

import asyncio
import math
import os
from collections import deque
from functools import cache
from time import monotonic
from uuid import UUID, uuid4

from sqlalchemy import text

from taskchat.database import Database

# Seconds that a process has to come back after its connection was lost; it tries at least once a second.
GRACE_S = 2.0
# Seconds after this process has come back itself, in which others have as much time: PostgreSQL was restarted for all.
_RESTART_S = 8.0
_POLL_S = 0.2
_HELD = text("""
    SELECT EXISTS (
      SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
      WHERE locktype = 'advisory' AND datname = current_database() AND granted AND objsubid = 1
        AND classid::bigint << 32 | objid::bigint = :key)
""")

_returns: deque[float] = deque(maxlen=1)


def process_id() -> UUID:
    """Return the id of this process: another one after each start, and in each worker.

    The server loads the app first and forks its workers then: what was made before would be the same in all of them.
    """
    return _id_of(os.getpid())


def lock_key(process: UUID) -> int:
    """Return the number of the lock that a process holds while it lives: 64 bits with a sign."""
    return int.from_bytes(process.bytes[:8], signed=True)


async def is_alive(database: Database, process: UUID) -> bool:
    """Whether a process that uses this database lives.

    Takes `GRACE_S` for one that does not, and longer after a restart of PostgreSQL: one that has lost its connection
    comes back within it. On SQLite there is only this process.
    """
    if process == process_id():
        return True
    if database.is_sqlite:
        return False
    end = max(monotonic() + GRACE_S, _came_back_at() + _RESTART_S)
    while not (held := await is_connected(database, process)) and monotonic() < end:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(_POLL_S)
    return held


async def is_connected(database: Database, process: UUID) -> bool:
    """Whether a process has its connection to PostgreSQL in this moment; one that has lost it may come back."""
    return await is_held(database, lock_key(process))


def note_return() -> None:
    """Note that this process has lost its connection and has it again."""
    _returns.append(monotonic())


def _came_back_at() -> float:
    return _returns[-1] if _returns else -math.inf


async def is_held(database: Database, key: int) -> bool:
    """Whether somebody holds the lock of this number, on PostgreSQL."""
    async with database.read() as session:
        return bool(await session.scalar(_HELD, {"key": key}))


@cache
def _id_of(pid: int) -> UUID:
    return uuid4()
