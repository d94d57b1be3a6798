"""Bulk reads and writes: COPY on PostgreSQL, one prepared statement on SQLite."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from psycopg import sql
from sqlalchemy import Connection, TableClause

Values = dict[str, Any]

# Keys of one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535.
_KEYS = 30_000


def insert_all(connection: Connection, table: TableClause, rows: Sequence[Values]) -> None:
    """Insert rows that have the same columns and new ids."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        connection.execute(sa.insert(table), rows)


def _copy(connection: Connection, table: TableClause, rows: Sequence[Values]) -> None:
    names = list(rows[0])
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([_as_column(row[name]) for name in names])


def _as_column(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def update_all(connection: Connection, table: TableClause, rows: Sequence[Values]) -> None:
    """Update rows by `id`; each may set other columns."""
    alike: dict[tuple[str, ...], list[Values]] = {}
    for row in rows:
        if names := tuple(name for name in row if name != "id"):
            alike.setdefault(names, []).append({"key": row["id"]} | {name: row[name] for name in names})
    for names, values in alike.items():
        statement = sa.update(table).where(table.c.id == sa.bindparam("key", type_=table.c.id.type))
        connection.execute(statement.values({name: sa.bindparam(name) for name in names}), values)


def delete_all(connection: Connection, table: TableClause, keys: Iterable[UUID]) -> None:
    """Delete the rows with these ids, however many they are."""
    for some in _parts(keys):
        connection.execute(sa.delete(table).where(table.c.id.in_(some)))


def rows_by_id(connection: Connection, table: TableClause, keys: Iterable[UUID], *columns: str) -> dict[UUID, Values]:
    """Load the rows with these ids, however many they are: the named columns, by id."""
    found: dict[UUID, Values] = {}
    for some in _parts(set(keys)):
        if connection.dialect.name == "postgresql":
            condition = table.c.id == sa.func.any(sa.bindparam("keys", some, sa.ARRAY(sa.Uuid)))
        else:
            condition = table.c.id.in_(some)
        statement = sa.select(table.c.id, *(table.c[name] for name in columns)).where(condition)
        found |= {row.id: dict(row._mapping) for row in connection.execute(statement)}
    return found


def _parts(keys: Iterable[UUID]) -> Iterator[list[UUID]]:
    wanted = list(keys)
    return (wanted[first : first + _KEYS] for first in range(0, len(wanted), _KEYS))


def latest_moment(*moments: datetime | None) -> datetime | None:
    """Return the latest known moment; None without one."""
    return max((moment for moment in moments if moment is not None), default=None)
