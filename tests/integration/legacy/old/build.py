"""Fills an empty database with an older product's installation."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from tests.integration.legacy.old.content import Content, Row, Size
from tests.integration.legacy.old.real import real_rows
from tests.integration.legacy.old.shape import Ids, Shape
from tests.integration.legacy.old.tables import Column, statements, tables_of
from tests.integration.legacy.old.trouble import troubles

_MOMENT = {"timestamp": "%Y-%m-%d %H:%M:%S.%f", "timestamptz": "%Y-%m-%d %H:%M:%S.%f+00:00"}


@dataclass(frozen=True)
class OldDatabase:
    """The built database: its URL, its shape, and its tables by name with the number of rows of each."""

    url: str
    shape: Shape
    counts: dict[str, int]


def build(url: str, shape: Shape, size: Size | None = None, *, seed: int = 1, troubled: bool = False) -> OldDatabase:
    """Make the older product's tables in the empty database at `url`, and fill them.

    `troubled` adds what tables without keys can hold beside good rows: orphans, copies, NULs, impossible values.
    """
    content = Content(shape, size or Size(), seed)
    fill = _fill_sqlite if url.startswith("sqlite") else _fill_postgres
    return OldDatabase(url, shape, fill(url, content, troubled=troubled))


def _rows(content: Content, table: str, *, sqlite: bool, troubled: bool) -> Iterable[Row]:
    further = troubles(content, table, sqlite=sqlite) if troubled else iter(())
    return chain(content.rows(table), real_rows(content, table), further)


def _is_trigger(statement: str) -> bool:
    # What the rows were given when they were written is in them already.
    return statement.startswith("CREATE TRIGGER")


def _fill_sqlite(url: str, content: Content, *, troubled: bool) -> dict[str, int]:
    connection = sqlite3.connect(make_url(url).database or "")
    made = list(statements(content.shape, sqlite=True))
    for statement in made:
        if not _is_trigger(statement):
            connection.execute(statement)
    counts = {}
    for table, columns in tables_of(content.shape).items():
        names = ", ".join(column.name for column in columns)
        marks = ", ".join("?" for _ in columns)
        rows = _rows(content, table, sqlite=True, troubled=troubled)
        values = ([_sqlite_value(content.shape, c, row[c.name]) for c in columns] for row in rows)
        inserted = connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608
        counts[table] = inserted.rowcount
    for statement in filter(_is_trigger, made):
        connection.execute(statement)
    connection.commit()
    connection.close()
    return counts


def _sqlite_value(shape: Shape, column: Column, value: Any) -> Any:
    match value:
        case datetime():
            kind = "timestamp" if column.type == "timestamp" else "timestamptz"
            return value.strftime(_MOMENT[kind])
        case list():
            return "[" + ", ".join(f'"{tag}"' for tag in value) + "]"
        case str() if column.type == "uuid" and shape.ids is Ids.UUID:
            # As SQLAlchemy writes ids where there is no such type.
            return UUID(value).hex
        case _:
            return value


def _fill_postgres(url: str, content: Content, *, troubled: bool) -> dict[str, int]:
    made = list(statements(content.shape, sqlite=False))
    counts = {}
    with psycopg.connect(url) as connection:
        for statement in made:
            if not _is_trigger(statement):
                connection.execute(statement.encode())
        for table, columns in tables_of(content.shape).items():
            counts[table] = _copy(connection, table, columns, _rows(content, table, sqlite=False, troubled=troubled))
        for statement in filter(_is_trigger, made):
            connection.execute(statement.encode())
    return counts


def _copy(connection: "psycopg.Connection[Any]", table: str, columns: list[Column], rows: Iterable[Row]) -> int:
    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
    with connection.cursor() as cursor:
        with cursor.copy(statement) as copy:
            for values in _postgres_values(columns, rows):
                copy.write_row(values)
        return cursor.rowcount


def _postgres_values(columns: list[Column], rows: Iterable[Row]) -> Iterator[list[Any]]:
    for row in rows:
        yield [_postgres_value(column, row[column.name]) for column in columns]


def _postgres_value(column: Column, value: Any) -> Any:
    if isinstance(value, datetime):
        return value.strftime(_MOMENT["timestamp" if column.type == "timestamp" else "timestamptz"])
    return value
