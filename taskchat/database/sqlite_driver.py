"""SQLite's connections for SQLAlchemy, which ask their thread once a statement.

aiosqlite runs every call of a cursor in the connection's thread: to make it, to execute, to fetch, to close. Each way
there and back waits until the event loop lets go of the interpreter, up to 5 ms under load; a turn of the chat has some
sixty statements. Here a statement is one step, a transaction begins in the step of its first one, and nothing is asked
for the end of a transaction that never began.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import aiosqlite

_ROWS_AT_ONCE = 64


def connect(database: str, **options: Any) -> aiosqlite.Connection:
    """A connection that works like this; give it to SQLAlchemy as `async_creator_fn`."""
    return SteppingConnection(lambda: sqlite3.connect(database, **options), iter_chunk_size=_ROWS_AT_ONCE)


class SteppingConnection(aiosqlite.Connection):
    """A connection as SQLAlchemy's adapter uses it."""

    def __init__(self, *connector: Any, **options: Any) -> None:
        super().__init__(*connector, **options)
        # As SQLAlchemy does with its own: a process must be able to end that does not close them.
        self._thread.daemon = True
        self._beginning: str | None = None
        self._used = False

    def begin_with(self, statement: str) -> None:
        """Let a transaction begin like this, before the next statement and in the same step."""
        self._beginning = statement

    def cursor(self) -> "OneStepCursor":  # pyright: ignore[reportIncompatibleMethodOverride]
        """A cursor of this connection."""
        return OneStepCursor(self)

    async def step(self, run: Callable[..., None], *arguments: Any) -> None:
        """Run something in the thread, after what is to begin before it."""
        self._used = True
        beginning, self._beginning = self._beginning, None
        await self._execute(self._run, beginning, run, *arguments)

    async def commit(self) -> None:
        """Commit what was done since the last end of a transaction."""
        await self._end(super().commit)

    async def rollback(self) -> None:
        """Take it back."""
        await self._end(super().rollback)

    async def _end(self, end: Callable[[], Any]) -> None:
        self._beginning = None
        if self._used:
            # Only afterwards: a step that nobody waits for any more may still be under way, and this one follows it.
            await end()
            self._used = False

    def _run(self, beginning: str | None, run: Callable[..., None], *arguments: Any) -> None:
        if beginning:
            self._conn.execute(beginning).close()
        run(*arguments)


class OneStepCursor:
    """A cursor as SQLAlchemy's adapter uses it: executes and fetches everything in one step."""

    arraysize = 1

    def __init__(self, connection: SteppingConnection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "OneStepCursor":
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement and keep its rows."""
        await self._connection.step(self._run, sqlite3.Cursor.execute, sql, parameters)

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run one statement with each of these parameters."""
        await self._connection.step(self._run, sqlite3.Cursor.executemany, sql, parameters)

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
