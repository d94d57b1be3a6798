"""SQLite while another program holds its write lock: who waits, how long, and who does not."""

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from taskchat.database import Database
from taskchat.trouble import Part, find_trouble

_WRITERS = 20
# What SQLite waits, and a busy machine's slack.
_WAIT, _SLACK = 5.0, 4.0


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite only: PostgreSQL locks rows."""
    return sqlite_url


@pytest.fixture
def holder(database_url: str) -> Iterator[sqlite3.Connection]:
    """Another program in the middle of writing."""
    file = make_url(database_url).database
    with closing(sqlite3.connect(str(file), isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


async def write(database: Database) -> float:
    """Write something; return the seconds that it took, or raise."""
    began = time.monotonic()
    async with database.begin() as session:
        await session.execute(text("DELETE FROM tasks"))
    return time.monotonic() - began


async def refused_after(database: Database) -> float:
    began = time.monotonic()
    with pytest.raises(OperationalError) as refused:
        await write(database)
    trouble = find_trouble(refused.value)
    assert trouble is not None
    assert (trouble.part, trouble.cause) == (Part.DATABASE, "database is locked")
    return time.monotonic() - began


async def test_all_writers_are_refused_when_the_first_has_waited(
    database: Database, holder: sqlite3.Connection
) -> None:
    waits = await asyncio.gather(*(refused_after(database) for _ in range(_WRITERS)))
    assert min(waits) > _WAIT * 0.9
    assert max(waits) < _WAIT + _SLACK
    # Whoever comes later waits anew, and does not wait for nothing.
    late = asyncio.create_task(write(database))
    async with database.read() as session:
        assert (await session.execute(text("SELECT count(*) FROM tasks"))).scalar_one() == 0
    holder.execute("ROLLBACK")
    assert await late < _SLACK


async def test_readers_go_on_meanwhile(database: Database, holder: sqlite3.Connection) -> None:
    waiting = asyncio.create_task(refused_after(database))
    began = time.monotonic()
    while not waiting.done():
        async with database.read() as session:
            await session.execute(text("SELECT count(*) FROM tasks"))
        began, took = time.monotonic(), time.monotonic() - began
        assert took < _WAIT / 2
    await waiting


async def test_writers_who_wait_are_served_when_it_ends(database: Database, holder: sqlite3.Connection) -> None:
    writing = [asyncio.create_task(write(database)) for _ in range(_WRITERS)]
    async with database.read() as session:
        await session.execute(text("SELECT 1"))
    holder.execute("COMMIT")
    assert max(await asyncio.gather(*writing)) < _WAIT + _SLACK
