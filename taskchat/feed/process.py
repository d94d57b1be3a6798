"""Identity of this process among those that share a database, and whether another one lives.

On PostgreSQL each process holds a lock of its own (an advisory one, of the connection over which it listens): whoever
dies loses it in the same moment, and no clock is compared.
"""

import asyncio
import os
from functools import cache
from uuid import UUID, uuid4

from sqlalchemy import text

from taskchat.database import Database

# Seconds that a process has to come back after its connection was lost; it tries at least once a second.
GRACE_S = 2.0
_POLLS = 10
_HELD = text("""
    SELECT EXISTS (
      SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
      WHERE locktype = 'advisory' AND datname = current_database() AND granted AND objsubid = 1
        AND classid::bigint << 32 | objid::bigint = :key)
""")


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

    Takes `GRACE_S` for one that does not: one that has lost its connection comes back within it. On SQLite there is
    only this process.
    """
    if process == process_id():
        return True
    if database.is_sqlite:
        return False
    for _ in range(_POLLS):
        if await _is_held(database, process):
            return True
        await asyncio.sleep(GRACE_S / _POLLS)
    return await _is_held(database, process)


async def _is_held(database: Database, process: UUID) -> bool:
    async with database.read() as session:
        return bool(await session.scalar(_HELD, {"key": lock_key(process)}))


@cache
def _id_of(pid: int) -> UUID:
    return uuid4()
