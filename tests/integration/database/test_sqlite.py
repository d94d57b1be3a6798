"""SQLite under many hands: writers wait in line, and a statement costs its connection's thread one step."""

import asyncio
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text

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


async def test_a_statement_is_one_step(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    execute = aiosqlite.Connection._execute

    async def noted(connection: aiosqlite.Connection, function: Any, *given: Any) -> Any:
        steps.append(str(given[1]) if given else function.__name__)
        return await execute(connection, function, *given)

    async with database.read() as session:
        await session.execute(text("SELECT 1"))  # opens the connection
    monkeypatch.setattr(aiosqlite.Connection, "_execute", noted)
    async with database.begin() as session:
        rows = await session.execute(text("SELECT 1 AS one UNION SELECT 2"))
        assert [row.one for row in rows] == [1, 2]
    assert steps[:3] == ["BEGIN IMMEDIATE", "SELECT 1 AS one UNION SELECT 2", "commit"]
    assert set(steps[3:]) <= {"rollback"}  # the pool makes sure that nothing is left open


async def test_what_a_statement_changed_is_counted(database: Database) -> None:
    async with database.begin() as session:
        connection = await session.connection()
        await connection.execute(text("CREATE TABLE counted (number INTEGER)"))
        numbers = [{"n": number} for number in range(3)]
        await connection.execute(text("INSERT INTO counted VALUES (:n)"), numbers)
        assert (await connection.execute(text("UPDATE counted SET number = 7 WHERE number > 0"))).rowcount == 2
        assert (await connection.execute(text("DELETE FROM counted RETURNING number"))).scalars().all() == [0, 7, 7]
