"""Connections to SQLite: pragmas, our own transactions, a lower() for all letters."""

import sqlite3
from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from taskchat.text import folded

# The execution option with the statement that begins a transaction.
BEGIN = "sqlite_begin"
# Milliseconds that a writer waits for another program. Backups and copies need less; people wait no longer.
_BUSY_MS = 5_000

_PRAGMAS = (
    f"busy_timeout={_BUSY_MS}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    # Ids lie all over their indexes: what thousands of them touch stays in memory (16 MB, where it is used) and is
    # written from the journal to the file once, not after each thousand pages.
    "cache_size=-16000",
    "wal_autocheckpoint=4000",
)


def disable_driver_transactions(connection: Any, _record: object) -> None:
    """Turn off the driver's transactions, which begin too late: only before the first write to a row."""
    connection.isolation_level = None


def prepare_sqlite(connection: Any, _record: object) -> None:
    """Set up a new connection: pragmas, and `lower()` for more than ASCII."""
    disable_driver_transactions(connection, _record)
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    connection.create_function("folded", 1, _folded, deterministic=True)
    # SQLite's own lower() converts ASCII only; a search for "ÜBER" should find "über".
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _folded(value: object) -> object:
    return folded(value) if isinstance(value, str) else value


def begin_sqlite(connection: Connection) -> None:
    """Begin a transaction with the statement of the connection's options."""
    connection.exec_driver_sql(_begin_statement(connection))


def begin_deferred(connection: Connection) -> None:
    """Let the transaction begin with its first statement, in the same hop to the driver's thread."""
    driver: Any = connection.connection.driver_connection
    driver.defer_begin(_begin_statement(connection))


def _begin_statement(connection: Connection) -> str:
    return connection.get_execution_options().get(BEGIN, "BEGIN")


def is_locked(error: DBAPIError) -> bool:
    """Whether another connection holds the database; the last byte of a code is the primary one."""
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
