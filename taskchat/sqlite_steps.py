"""SQLite's connections for SQLAlchemy, which ask their thread once a statement.

aiosqlite runs every call of a cursor in the connection's thread: to make it, to execute, to fetch, to close. Each way
there and back waits until the event loop lets go of the interpreter, up to 5 ms under load; a turn of the chat has some
sixty statements.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import aiosqlite


def connect(database: str, **options: Any) -> aiosqlite.Connection:
    """A connection of aiosqlite's with such cursors; give it to SQLAlchemy as `async_creator_fn`."""
    connection = aiosqlite.connect(database, **options)
    # As SQLAlchemy does with its own: a process must be able to end that does not close them.
    connection._thread.daemon = True
    connection.cursor = partial(OneStepCursor, connection)  # pyright: ignore[reportAttributeAccessIssue]
    return connection


class OneStepCursor:
    """A cursor as SQLAlchemy's adapter uses it: executes and fetches everything in one step."""

    arraysize = 1

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "OneStepCursor":
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement and keep its rows."""
        await self._connection._execute(self._run, sqlite3.Cursor.execute, sql, parameters)

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run one statement with each of these parameters."""
        await self._connection._execute(self._run, sqlite3.Cursor.executemany, sql, parameters)

    async def fetchall(self) -> Sequence[Any]:
        """The rows of the statement."""
        return self._rows

    async def close(self) -> None:
        """Nothing: the cursor of SQLite was closed after its statement."""

    def _run(self, execute: Callable[..., Any], sql: str, parameters: Any) -> None:
        cursor = self._connection._conn.cursor()
        try:
            execute(cursor, sql, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else ()
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()
