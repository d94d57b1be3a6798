"""The database: its engine, its sessions, and what differs between SQLite and PostgreSQL."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import uuid_utils.compat as uuid_compat
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, DateTime, Dialect, Engine, create_engine, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import NullPool
from sqlalchemy.types import TypeDecorator

from taskchat.settings import MIGRATIONS, get_settings
from taskchat.sqlite_steps import connect

# JSONB where there is one: it can be indexed and compared.
Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

_BEGIN = "sqlite_begin"
# For a server that does not answer; psycopg itself would wait for more than two minutes.
_CONNECT_SECONDS = 10


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): 74 random bits behind the time, so that keys grow with their rows."""
    return uuid_compat.uuid7()


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment in UTC on both engines; refuses naive values, whose zone nobody knows."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime has no place in the database")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def async_url(url: str) -> URL:
    """The URL with the async driver of its engine, from the plain one that people write."""
    parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    driver = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}[parsed.get_backend_name()]
    return parsed.set(drivername=driver)


def plain_url(url: str | URL) -> URL:
    """The URL with the driver of its engine that knows no asyncio."""
    target = async_url(url) if isinstance(url, str) else url
    return target.set(drivername=target.drivername.removesuffix("+aiosqlite"))


class Database:
    """One database: hands out sessions that read, and sessions that commit once at their end."""

    def __init__(self, url: str) -> None:
        self.url = async_url(url)
        self.engine = _make_engine(self.url)
        # SQLite refuses to turn a read transaction into a writing one once somebody else wrote, busy_timeout or not; a
        # writer therefore asks for the lock at once.
        self._writing = self.engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        self._turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A transaction that writes: committed when the block ends, rolled back when it raises."""
        async with self._turn(), AsyncSession(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A transaction that only reads: one snapshot of the data."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session

    def _turn(self) -> AbstractAsyncContextManager[None]:
        """SQLite takes one writer at a time. Here they wait in line; in SQLite each would look again now and then,
        with a thread that sleeps, and the unlucky one be refused after ten seconds."""
        if not self.is_sqlite:
            return nullcontext()
        return self._turns.setdefault(asyncio.get_running_loop(), asyncio.Lock())

    async def revision(self) -> str | None:
        """The migration that the database is at; None for an empty one."""
        async with self.engine.connect() as connection:
            return await connection.run_sync(_current_revision)

    async def dispose(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def _to_json(value: object) -> str:
    # Text as it is, like JSONB keeps it, so that a search in it finds "büro" on both engines.
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def migration_engine(url: str) -> AsyncEngine:
    """An engine for migrations: on SQLite its statements are transactional and foreign keys are not followed.

    Rebuilding a table, SQLite's way to alter one, would otherwise delete the rows that refer to it.
    """
    target = async_url(url)
    options = _connect_options(target)
    engine = create_async_engine(target, json_serializer=_to_json, poolclass=NullPool, connect_args=options)
    if engine.dialect.name == "sqlite":
        _make_folder(engine.url)
        event.listen(engine.sync_engine, "connect", _leave_transactions_to_us)
        event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def conversion_engine(url: URL) -> Engine:
    """An engine without asyncio, for work on many rows in transactions of its own; a text may be broken UTF-8."""
    engine = _plain_engine(plain_url(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _forgive_broken_text)
    return engine


def writing_engine(url: str) -> Engine:
    """An engine without asyncio for one long transaction that writes; on SQLite it holds the lock from its start."""
    return _plain_engine(plain_url(url)).execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def reading_engine(url: str) -> Engine:
    """An engine without asyncio that cannot write: each of its transactions is one snapshot of the data."""
    target = plain_url(url)
    if target.get_backend_name() == "sqlite":
        file = f"{Path(target.database or '').absolute().as_uri()}?mode=ro"
        engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(file, uri=True), poolclass=NullPool)
        event.listen(engine, "connect", _leave_transactions_to_us)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return _plain_engine(target).execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _plain_engine(url: URL) -> Engine:
    engine = create_engine(url, json_serializer=_to_json, poolclass=NullPool, connect_args=_connect_options(url))
    if engine.dialect.name == "sqlite":
        _make_folder(url)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _forgive_broken_text(connection: Any, _record: object) -> None:
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")


def _make_engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(
            url,
            json_serializer=_to_json,
            connect_args=_connect_options(url),
            pool_pre_ping=True,
            pool_size=10,
            max_overflow=20,
        )
    _make_folder(url)
    engine = create_async_engine(
        url,
        json_serializer=_to_json,
        connect_args={"async_creator_fn": connect},
        # All are kept: one that is opened anew has a thread to start, and to read the schema and each statement again.
        pool_size=15,
        max_overflow=0,
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_in_step)
    return engine


def _connect_options(url: URL) -> dict[str, int]:
    if url.get_backend_name() == "sqlite" or "connect_timeout" in url.query:
        return {}
    return {"connect_timeout": _CONNECT_SECONDS}


def _make_folder(url: URL) -> None:
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def _leave_transactions_to_us(connection: Any, _record: object) -> None:
    # The driver's own transactions begin too late, only before the first write to a row; ours: `_begin_sqlite`.
    connection.isolation_level = None


def _prepare_sqlite(connection: Any, _record: object) -> None:
    _leave_transactions_to_us(connection, _record)
    cursor = connection.cursor()
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    # SQLite's own lower() knows ASCII only; searching for "ÜBER" should find "über".
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(_beginning(connection))


def _begin_in_step(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.begin_with(_beginning(connection))


def _beginning(connection: Connection) -> str:
    return connection.get_execution_options().get(_BEGIN, "BEGIN")


def _current_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def alembic_config(url: str) -> Config:
    """Alembic's configuration for the database at `url`."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


@cache
def head_revision() -> str | None:
    """The newest migration there is."""
    return ScriptDirectory.from_config(alembic_config("")).get_current_head()


class DatabaseBehind(Exception):
    """The database lacks migrations of this version; the text says how to mend it."""


async def require_head(database: Database) -> None:
    """Raise `DatabaseBehind` unless the database is at the newest migration."""
    current, head = await database.revision(), head_revision()
    if current != head:
        raise DatabaseBehind(
            f"The database is at migration {current or 'none'}, this version of taskchat needs {head}. "
            "Run: python -m taskchat migrate"
        )


@cache
def get_database() -> Database:
    """The database of this process, from the settings."""
    return Database(get_settings().database)
