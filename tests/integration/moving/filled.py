"""Rows for every table that the models know, also for those that come later: whatever each column can hold."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Column, Connection, Table

from taskchat.database import writing_engine
from taskchat.moving import moved_tables

TEXTS = ("", "plain", "Büro, 日本語 🙂", 'it\'s "quoted" \\ and\nlong ' * 3, "e\u0301 and é", " spaces ")
DOCUMENTS: tuple[Any, ...] = (
    {},
    {"b": 1, "a": [1.0, 1.5, -3, 1e20, True, None, "1"], "é": {"nested": [{}, []]}},
    {"text": "🙂 'quoted' \\ \n", "big": 2**60, "tiny": 5e-324, "huge": 1.5e300},
    [],
    ["work", "Büro"],
)
MOMENTS = (
    datetime(2025, 3, 30, 1, 30, 0, 1, tzinfo=UTC),
    datetime(1901, 1, 1, tzinfo=UTC),
    datetime(8999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
)


def fill(url: str, rows: int = 8, seed: int = 1) -> None:
    """Put rows into every table of an empty database at head."""
    random, kept = Random(seed), {}  # noqa: S311 - a seed, no secret
    engine = writing_engine(url)
    with engine.begin() as connection:
        for table in moved_tables():
            made = list(_rows(table, rows, random, kept))
            kept[table.name] = made
            connection.execute(sa.insert(table), made)
        _delete_newest(connection)


def _delete_newest(connection: Connection) -> None:
    # Its number must not be given again.
    messages = next(table for table in moved_tables() if table.name == "messages")
    newest = connection.scalar(sa.select(sa.func.max(messages.c.sequence)))
    connection.execute(sa.delete(messages).where(messages.c.sequence == newest))


def _rows(table: Table, rows: int, random: Random, kept: dict[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    # Of what refers to its own table, some refer to rows that come later.
    own = [{"id": UUID(int=random.getrandbits(128), version=4)} for _ in range(rows)]
    kept[table.name] = own
    for n in range(rows):
        values = {column.name: _value(column, n, random, kept) for column in table.columns}
        # The database counts by itself.
        yield {name: value for name, value in values.items() if value is not ...} | _keys(table, own[n])


def _keys(table: Table, own: dict[str, Any]) -> dict[str, Any]:
    refers = any(key.column.table is table for key in table.foreign_keys)
    return own if refers else {}


def _value(column: Column[Any], n: int, random: Random, kept: dict[str, list[dict[str, Any]]]) -> Any:
    if column.table.autoincrement_column is column:
        return ...
    if column.nullable and n % 3 == 1:
        return None
    if foreign := next(iter(column.foreign_keys), None):
        there = kept[foreign.column.table.name]
        return there[n if foreign.column.table is not column.table else (n + 3) % len(there)][foreign.column.name]
    if column.name == "priority":
        return ("low", "medium", "high", "none")[n % 4]
    is_unique = (
        column.primary_key
        or column.unique
        or any(index.unique and column.name in index.columns for index in column.table.indexes)
    )
    return _of_type(column.type, n, random, is_unique=is_unique)


def _of_type(kind: Any, n: int, random: Random, *, is_unique: bool) -> Any:
    python = kind.python_type if not isinstance(kind, sa.types.TypeDecorator) else kind.impl_instance.python_type
    if isinstance(kind, sa.JSON):
        return DOCUMENTS[n % len(DOCUMENTS)]
    if python is UUID:
        return UUID(int=random.getrandbits(128), version=4)
    if python in (date, datetime):
        moment = MOMENTS[n % len(MOMENTS)] + timedelta(microseconds=0 if n % 3 == 2 else n)
        return moment if python is datetime else moment.date()
    if python is bool:
        return n % 2 == 0
    if python is int:
        return (0, 1, -1, 2**31 - 1)[n % 4]
    text = TEXTS[n % len(TEXTS)][: kind.length or 1_000]
    return f"{n} {text}"[: kind.length] if is_unique else text
