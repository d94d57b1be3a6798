"""Listening to other processes on PostgreSQL: one connection a process, beside the pool, that comes back by itself."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from psycopg import AsyncConnection, Error, sql

from taskchat.database import Database
from taskchat.feed.announcing import CHANNEL
from taskchat.feed.process import lock_key, note_return, process_id
from taskchat.feed.signals import PageLeft, SignalsMissed
from taskchat.feed.subscribers import deliver
from taskchat.feed.wire import decode, encode

logger = logging.getLogger(__name__)

# Seconds between two tries to connect: soon at first, and often enough for `process.GRACE_S`.
_DELAYS_S = (0.05, 0.1, 0.2, 0.4, 0.8)
# Seconds that a signal of one's own takes at most.
_ECHO_S = 2.0
NOT_HEARD = "a pooler lends connections out between two transactions; let it pool sessions, or leave it out"


@asynccontextmanager
async def listening(database: Database) -> AsyncIterator[None]:
    """Listen to other processes on this database, and be known to live, for as long as the block lasts.

    On SQLite there are none. Where the database does not answer, or a pooler lends the connection out to others, the
    block begins all the same, and so does what needs no other process.
    """
    if database.is_sqlite:
        yield
        return
    listener = _Listener(database)
    task = asyncio.create_task(listener.run())
    await listener.tried.wait()
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


class _Listener:
    """Connection that listens, and its way back when it is lost."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._failures = 0
        self._was_lost = False
        # Set once the first try came to an end, well or not.
        self.tried = asyncio.Event()

    async def run(self) -> None:
        """Listen until cancelled."""
        while True:
            try:
                await self._listen()
            except _LentConnection:
                logger.warning("Other processes are not heard: %s", NOT_HEARD)
                self.tried.set()
                return
            except (Error, OSError) as error:
                self._note_failure(error)
            self.tried.set()
            await asyncio.sleep(_DELAYS_S[min(self._failures, len(_DELAYS_S)) - 1])

    async def _listen(self) -> None:
        async with await self._database.connect_apart() as connection:
            await _subscribe(connection)
            if await is_lent(connection) and not await _echoes(connection, self._database):
                raise _LentConnection
            await _show_life(connection)
            self._note_success()
            async for heard in connection.notifies():
                _hear(heard.payload)

    def _note_success(self) -> None:
        if self._was_lost:
            logger.info("Listening to other processes again")
            note_return()
            deliver((SignalsMissed(),))
        self._was_lost, self._failures = False, 0
        self.tried.set()

    def _note_failure(self, error: Exception) -> None:
        if not self._was_lost:
            logger.warning("Other processes are not heard until PostgreSQL answers again: %s", error)
        self._was_lost, self._failures = True, self._failures + 1


class _LentConnection(Exception):
    """A pooler lends the connection out to others between two transactions."""


async def hears(database: Database) -> bool:
    """Whether what one process says on this database is heard by the others; True on SQLite, where there are none."""
    if database.is_sqlite:
        return True
    async with await database.connect_apart() as connection:
        await _subscribe(connection)
        return await _echoes(connection, database)


async def _subscribe(connection: AsyncConnection) -> None:
    await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))


async def is_lent(connection: AsyncConnection) -> bool:
    """Whether there may be a pooler before PostgreSQL, which lends connections out: it numbers them itself."""
    row = await (await connection.execute("SELECT pg_backend_pid()")).fetchone()
    return row != (connection.info.backend_pid,)


async def _echoes(connection: AsyncConnection, database: Database) -> bool:
    """Whether the connection hears what another one says."""
    (payload,) = encode((PageLeft(uuid4()),), sender=process_id())
    async with await database.connect_apart() as other:
        await other.execute("SELECT pg_notify(%s, %s)", (CHANNEL, payload))
    async for heard in connection.notifies(timeout=_ECHO_S):
        if heard.payload == payload:
            return True
        _hear(heard.payload)
    return False


async def _show_life(connection: AsyncConnection) -> None:
    # Shared, so that it is had at once where PostgreSQL has not noticed yet that the connection before is gone.
    await connection.execute("SELECT pg_advisory_lock_shared(%s)", (lock_key(process_id()),))


def _hear(payload: str) -> None:
    try:
        sender, signals = decode(payload)
    except ValueError:
        logger.warning("Something on the channel %r is none of ours", CHANNEL)
        return
    # What this process says, it has told itself already.
    if sender != process_id():
        deliver(signals)
