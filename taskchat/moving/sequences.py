"""Sequences: numbers that a database counts up by itself continue in the target."""

import sqlalchemy as sa
from sqlalchemy import Connection, Table

_SQLITE = sa.table("sqlite_sequence", sa.column("name", sa.Text), sa.column("seq", sa.BigInteger))


def sequence_column(table: Table) -> str | None:
    """Return the column that the database counts up, if the table has one."""
    column = table.autoincrement_column
    return column.name if column is not None else None


def last_value(connection: Connection, table: Table) -> int:
    """Return the highest number that was ever assigned, also to deleted rows; 0 for none."""
    if connection.dialect.name == "sqlite":
        return connection.scalar(sa.select(_SQLITE.c.seq).where(_SQLITE.c.name == table.name)) or 0
    sequence = connection.scalar(sa.select(_serial(table)))
    return connection.scalar(sa.text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")) or 0  # noqa: S608 - PostgreSQL quoted it


def set_last_value(connection: Connection, table: Table, number: int) -> None:
    """Make the next row's number follow `number`, or the highest that exists."""
    column = table.c[sequence_column(table) or ""]
    last = max(number, connection.scalar(sa.select(sa.func.max(column))) or 0)
    if connection.dialect.name == "sqlite":
        connection.execute(sa.delete(_SQLITE).where(_SQLITE.c.name == table.name))
        connection.execute(sa.insert(_SQLITE).values(name=table.name, seq=last))
    else:
        connection.execute(sa.select(sa.func.setval(_serial(table), max(last, 1), last > 0)))


def _serial(table: Table) -> sa.ColumnElement[str]:
    return sa.func.pg_get_serial_sequence(table.name, sequence_column(table))
