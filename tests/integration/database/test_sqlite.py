"""SQLite under many hands: writers wait in line, and a statement costs its connection's thread one step."""

import asyncio
import sqlite3
from contextlib import closing
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from taskchat.database import Database


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite only: PostgreSQL has its own ways."""
    return sqlite_url


async def test_writers_are_served_in_the_order_in_which_they_came(database: Database) -> None:
    served: list[int] = []

    async def write(number: int) -> None:
        async with database.begin() as session:
            await session.execute(text("DELETE FROM tasks"))
            served.append(number)

    await asyncio.gather(*(write(number) for number in range(60)))
    assert served == list(range(60))


async def test_a_writer_that_fails_or_is_stopped_leaves_the_line(database: Database) -> None:
    begun = asyncio.Event()

    async def stay() -> None:
        async with database.begin():
            begun.set()
            await asyncio.Event().wait()

    staying = asyncio.create_task(stay())
    await begun.wait()
    waiting = asyncio.create_task(stay())
    for one in (waiting, staying):
        one.cancel()
    await asyncio.gather(staying, waiting, return_exceptions=True)
    with pytest.raises(ZeroDivisionError):
        async with database.begin():
            raise ZeroDivisionError
    async with database.begin() as session:
        assert (await session.execute(text("SELECT 1"))).scalar_one() == 1


@pytest.fixture
async def steps(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The calls of a connection's thread, step by step: statements, or the names of the functions called."""
    asked: list[list[str]] = []
    execute = aiosqlite.Connection._execute

    async def noted(connection: aiosqlite.Connection, function: Any, *given: Any) -> Any:
        asked.append([one for one in given if isinstance(one, str)] or [function.__name__])
        return await execute(connection, function, *given)

    async with database.read() as session:
        await session.execute(text("SELECT 1"))  # opens the connection
    monkeypatch.setattr(aiosqlite.Connection, "_execute", noted)
    return asked


async def test_a_statement_is_one_step_and_begins_the_transaction(database: Database, steps: list[list[str]]) -> None:
    async with database.begin() as session:
        rows = await session.execute(text("SELECT 1 AS one UNION SELECT 2"))
        assert [row.one for row in rows] == [1, 2]
        await session.execute(text("SELECT 3"))
    assert steps == [["BEGIN IMMEDIATE", "SELECT 1 AS one UNION SELECT 2"], ["SELECT 3"], ["commit"]]


async def test_reading_begins_with_its_first_statement_too(database: Database, steps: list[list[str]]) -> None:
    async with database.read() as session:
        await session.execute(text("SELECT 1"))
    assert steps == [["BEGIN", "SELECT 1"], ["rollback"]]


async def test_a_transaction_without_a_statement_asks_nothing(database: Database, steps: list[list[str]]) -> None:
    async with database.begin(), database.read():
        pass
    with pytest.raises(ZeroDivisionError):
        async with database.begin():
            raise ZeroDivisionError
    assert steps == []


async def test_a_writer_that_comes_too_late_is_refused_and_no_more(database: Database, sqlite_url: str) -> None:
    async with database.read() as session:
        await session.execute(text("PRAGMA busy_timeout=10"))
    with closing(sqlite3.connect(make_url(sqlite_url).database or "", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="database is locked"):
            async with database.begin() as session:
                await session.execute(text("DELETE FROM tasks"))
    async with database.begin() as session:
        await session.execute(text("DELETE FROM tasks"))


async def test_a_statement_that_nobody_waits_for_changes_nothing(database: Database) -> None:
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n"
    async with database.begin() as session:
        await session.execute(text("CREATE TABLE kept (number INTEGER)"))

    async def write() -> None:
        async with database.begin() as session:
            await session.execute(text(f"INSERT INTO kept {numbers}"))

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.02)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    for _ in range(3):
        async with database.begin() as session:
            await session.execute(text("INSERT INTO kept VALUES (0)"))
    async with database.read() as session:
        assert (await session.execute(text("SELECT count(*) FROM kept"))).scalar_one() == 3


async def test_what_a_statement_changed_is_counted(database: Database) -> None:
    async with database.begin() as session:
        connection = await session.connection()
        await connection.execute(text("CREATE TABLE counted (number INTEGER)"))
        numbers = [{"n": number} for number in range(3)]
        await connection.execute(text("INSERT INTO counted VALUES (:n)"), numbers)
        assert (await connection.execute(text("UPDATE counted SET number = 7 WHERE number > 0"))).rowcount == 2
        assert (await connection.execute(text("DELETE FROM counted RETURNING number"))).scalars().all() == [0, 7, 7]
