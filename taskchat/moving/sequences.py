"""Numbers that a database counts up by itself: the next one must be new in the target as well."""

import sqlalchemy as sa
from sqlalchemy import Connection, Table

_SQLITE = sa.table("sqlite_sequence", sa.column("name", sa.Text), sa.column("seq", sa.BigInteger))


def counted_column(table: Table) -> str | None:
    """The column that the database counts up, if the table has one."""
    column = table.autoincrement_column
    return column.name if column is not None else None


def last_number(connection: Connection, table: Table) -> int:
    """The highest number that was ever given; rows that had it may be gone since. 0 for none."""
    if connection.dialect.name == "sqlite":
        return connection.scalar(sa.select(_SQLITE.c.seq).where(_SQLITE.c.name == table.name)) or 0
    sequence = connection.scalar(sa.select(_serial(table)))
    return connection.scalar(sa.text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")) or 0  # noqa: S608 - PostgreSQL quoted it


def go_on_after(connection: Connection, table: Table, number: int) -> None:
    """Let the next row of the table have the number after `number`, or after the highest that is there."""
    column = table.c[counted_column(table) or ""]
    last = max(number, connection.scalar(sa.select(sa.func.max(column))) or 0)
    if connection.dialect.name == "sqlite":
        connection.execute(sa.delete(_SQLITE).where(_SQLITE.c.name == table.name))
        connection.execute(sa.insert(_SQLITE).values(name=table.name, seq=last))
    else:
        connection.execute(sa.select(sa.func.setval(_serial(table), max(last, 1), last > 0)))


def _serial(table: Table) -> sa.ColumnElement[str]:
    return sa.func.pg_get_serial_sequence(table.name, counted_column(table))
