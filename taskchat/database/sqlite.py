"""SQLite's connections: pragmas, transactions that we begin ourselves, a lower() that knows all letters."""

from typing import Any

from sqlalchemy.engine import Connection

# The execution option that says how a transaction begins.
BEGIN = "sqlite_begin"


def leave_transactions_to_us(connection: Any, _record: object) -> None:
    # The driver's own transactions begin too late, only before the first write to a row; ours: `begin_sqlite`.
    connection.isolation_level = None


def prepare_sqlite(connection: Any, _record: object) -> None:
    leave_transactions_to_us(connection, _record)
    cursor = connection.cursor()
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    # SQLite's own lower() knows ASCII only; searching for "ÜBER" should find "über".
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(_beginning(connection))


def begin_in_step(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.begin_with(_beginning(connection))


def _beginning(connection: Connection) -> str:
    return connection.get_execution_options().get(BEGIN, "BEGIN")
