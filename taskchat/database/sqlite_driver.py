"""Driver of SQLite for SQLAlchemy: one hop to the connection's thread for each statement.

aiosqlite runs every call of a cursor in the connection's thread: create, execute, fetch, close. Each hop waits until
the event loop releases the interpreter, up to 5 ms under load; a turn of the chat has some sixty statements. Here a
statement is one hop, a transaction begins in the hop of its first statement, and a transaction that never began needs
none to end.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import aiosqlite

_ROWS_AT_ONCE = 64


def connect(database: str, **options: Any) -> aiosqlite.Connection:
    """Make a connection; pass this function to SQLAlchemy as `async_creator_fn`."""
    return SingleHopConnection(lambda: sqlite3.connect(database, **options), iter_chunk_size=_ROWS_AT_ONCE)


class SingleHopConnection(aiosqlite.Connection):
    """A connection with the methods that SQLAlchemy's adapter uses."""

    def __init__(self, *connector: Any, **options: Any) -> None:
        super().__init__(*connector, **options)
        # As SQLAlchemy does with its connections: a process that does not close them must be able to end.
        self._thread.daemon = True
        self._begin_statement: str | None = None
        self._in_transaction = False

    def defer_begin(self, statement: str) -> None:
        """Run `statement` before the next one, in the same hop, to begin a transaction."""
        self._begin_statement = statement

    def cursor(self) -> "SingleHopCursor":  # pyright: ignore[reportIncompatibleMethodOverride]
        """Make a cursor of this connection."""
        return SingleHopCursor(self)

    async def run_in_thread(self, run: Callable[..., None], *arguments: Any) -> None:
        """Run a function in the connection's thread, after the deferred BEGIN."""
        self._in_transaction = True
        beginning, self._begin_statement = self._begin_statement, None
        await self._execute(self._run, beginning, run, *arguments)

    async def commit(self) -> None:
        """Commit the transaction, if one began."""
        await self._end(super().commit)

    async def rollback(self) -> None:
        """Roll the transaction back, if one began."""
        await self._end(super().rollback)

    async def _end(self, end: Callable[[], Any]) -> None:
        self._begin_statement = None
        if self._in_transaction:
            # Reset only afterwards: a cancelled statement may still run in the thread, and this one follows it.
            await end()
            self._in_transaction = False

    def _run(self, beginning: str | None, run: Callable[..., None], *arguments: Any) -> None:
        if beginning:
            self._conn.execute(beginning).close()
        run(*arguments)


class SingleHopCursor:
    """A cursor with the methods that SQLAlchemy's adapter uses: executes and fetches everything in one hop."""

    arraysize = 1

    def __init__(self, connection: SingleHopConnection) -> None:
        self._connection = connection
        self._rows: Sequence[Any] = ()
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "SingleHopCursor":
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement and keep its rows."""
        await self._connection.run_in_thread(self._run, sqlite3.Cursor.execute, sql, parameters)

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run one statement with each of these parameters."""
        await self._connection.run_in_thread(self._run, sqlite3.Cursor.executemany, sql, parameters)

    async def fetchall(self) -> Sequence[Any]:
        """Return the rows of the statement."""
        return self._rows

    async def close(self) -> None:
        """Do nothing: SQLite's cursor was closed after its statement."""

    def _run(self, execute: Callable[..., Any], sql: str, parameters: Any) -> None:
        cursor = self._connection._conn.cursor()
        try:
            execute(cursor, sql, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else ()
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()
