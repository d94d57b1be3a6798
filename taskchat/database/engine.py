"""Database of a process: its engine, and sessions that read or commit once at their end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import cache
from weakref import WeakKeyDictionary

from alembic.runtime.migration import MigrationContext
from psycopg import AsyncConnection
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from taskchat.database.discretion import keep_values_out
from taskchat.database.sqlite import BEGIN, begin_deferred, prepare_sqlite
from taskchat.database.sqlite_driver import connect
from taskchat.database.urls import KEEPALIVE, async_url, connect_options, make_folder, to_json
from taskchat.database.writer_line import WriterLine
from taskchat.settings import get_settings


class Database:
    """One database: hands out sessions that read, and sessions that commit once at their end.

    On PostgreSQL it opens no more than `connections`; who finds none free waits for one.
    """

    def __init__(self, url: str, *, connections: int = 10) -> None:
        self.url = async_url(url)
        self.engine = _make_engine(self.url, connections)
        # SQLite refuses to upgrade a read transaction once somebody else wrote, whatever busy_timeout says: a writer
        # therefore takes the lock at once.
        self._write_engine = self.engine.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
        self._writer_lines: WeakKeyDictionary[asyncio.AbstractEventLoop, WriterLine] = WeakKeyDictionary()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite; else it is PostgreSQL."""
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction that writes: committed when the block ends, rolled back when it raises."""
        async with (
            self._writer_turn(),
            AsyncSession(self._write_engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """Open a transaction that only reads: one snapshot of the data."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session

    def _writer_turn(self) -> AbstractAsyncContextManager[None]:
        """Return a turn in the line of SQLite's writers; on PostgreSQL nothing."""
        if not self.is_sqlite:
            return nullcontext()
        return self._writer_lines.setdefault(asyncio.get_running_loop(), WriterLine()).turn()

    async def revision(self) -> str | None:
        """Return the migration that the database is at; None for an empty one."""
        async with self.engine.connect() as connection:
            return await connection.run_sync(_current_revision)

    async def connect_apart(self) -> AsyncConnection:
        """Open a connection to PostgreSQL beside the pool, for what lasts as long as the process; it commits by itself.

        A network that breaks without a word is noticed within half a minute.
        """
        _, options = self.engine.dialect.create_connect_args(self.url)
        return await AsyncConnection.connect(**{**KEEPALIVE, **options, **connect_options(self.url)}, autocommit=True)

    async def dispose(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def _make_engine(url: URL, connections: int) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        engine = create_async_engine(
            url,
            json_serializer=to_json,
            hide_parameters=True,
            connect_args=connect_options(url),
            pool_pre_ping=True,
            pool_size=connections,
            max_overflow=0,
        )
        keep_values_out(engine.sync_engine)
        return engine
    make_folder(url)
    engine = create_async_engine(
        url,
        json_serializer=to_json,
        hide_parameters=True,
        connect_args={"async_creator_fn": connect},
        # All stay open: a new connection starts a thread and parses the schema and each statement again.
        pool_size=15,
        max_overflow=0,
    )
    event.listen(engine.sync_engine, "connect", prepare_sqlite)
    event.listen(engine.sync_engine, "begin", begin_deferred)
    return engine


def _current_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


@cache
def get_database() -> Database:
    """Return the database of this process, from the settings."""
    settings = get_settings()
    return Database(settings.database, connections=settings.connections_per_worker)
