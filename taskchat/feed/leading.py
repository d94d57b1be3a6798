"""Leading: work that one of the processes on a database does, and another one goes on with when that is gone.

On PostgreSQL it holds an advisory lock, by a connection of its own: whoever dies loses it in the same moment. On SQLite
there is only this process. What two do at once, in the moment in which one has lost the lock and does not know it yet,
must do no harm.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from hashlib import sha256

from psycopg import AsyncConnection, Error

from taskchat.database import Database
from taskchat.feed.listening import is_lent
from taskchat.feed.process import is_held

logger = logging.getLogger(__name__)

# Seconds between two looks whether the lock is free, and whether the connection that holds it is there.
_PERIOD_S = 1.0


async def lead(database: Database, role: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do `work`, which does not end by itself, while this process has a role; waits for it, until cancelled."""
    if database.is_sqlite:
        await work()
        return
    key = int.from_bytes(sha256(role.encode()).digest()[:8], signed=True)
    is_well = True
    while True:
        try:
            # By the pool, where it costs nothing: another process has the role nearly always.
            if not await is_held(database, key):
                await _lead_if_free(database, role, key, work)
            is_well = True
        except Exception as error:
            if is_well:
                logger.warning("Nobody has the role %r until the database answers again: %r", role, error)
            is_well = False
        await asyncio.sleep(_PERIOD_S)


async def _lead_if_free(database: Database, role: str, key: int, work: Callable[[], Awaitable[None]]) -> None:
    async with await database.connect_apart() as connection:
        if await is_lent(connection):
            logger.warning("Each process has the role %r, since a pooler lends connections out", role)
            return await work()
        row = await (await connection.execute("SELECT pg_try_advisory_lock(%s)", (key,))).fetchone()
        if row == (True,):
            await _work_while_held(connection, work)
    return None


async def _work_while_held(connection: AsyncConnection, work: Callable[[], Awaitable[None]]) -> None:
    working = asyncio.ensure_future(work())
    try:
        while not working.done():
            await asyncio.wait({working}, timeout=_PERIOD_S)
            await connection.execute("SELECT 1")
    except (Error, OSError):
        logger.info("The lock of a role is lost with its connection")
    finally:
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working
