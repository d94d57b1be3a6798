"""Copy of a table as text, whatever its columns hold: every value as its engine writes it.

For the older product's tables, which no model defines. Between engines each column becomes text, since types differ and
text holds every value; the conversion parses the texts leniently.
"""

import logging
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from psycopg import sql
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

from taskchat import legacy
from taskchat.moving.checksums import Total
from taskchat.moving.errors import MoveFailed

logger = logging.getLogger(__name__)

_BATCH = 1_000
# Built-in types of PostgreSQL; a column of any other type is text in the copy.
_PLAIN = (sa.Uuid, sa.Boolean, sa.Integer, sa.String, sa.DateTime, sa.JSON, postgresql.ARRAY)
Row = tuple[Any, ...]
# A row before its alteration, and the altered columns.
Altered = tuple[dict[str, Any], list[str]]


def copy_as_text(reading: Connection, writing: Connection, table: str) -> Total:
    """Create the table in the target and copy its rows; raises `MoveFailed` when they are not the same there."""
    columns = sa.inspect(reading).get_columns(table)
    names = [column["name"] for column in columns]
    _make(reading, writing, table, {column["name"]: column["type"] for column in columns})
    sent, arrived = Total(table), Total(table)
    altered: list[Altered] = []
    _write(writing, table, names, _tally(_for_engine(writing, names, _read(reading, table, columns), altered), sent))
    if altered:
        logger.warning("%s: in %s rows a NUL, which PostgreSQL has not, became \ufffd", table, f"{len(altered):,}")
        legacy.record_altered(writing, table, altered)
    for row in _read(writing, table, sa.inspect(writing).get_columns(table)):
        arrived.add(_as_text(row))
    if sent != arrived:
        raise MoveFailed(f"{table}: {sent.rows:,} rows were sent, {arrived.rows:,} arrived, not all as they were.")
    logger.info("%s: %s rows as they stand", table, f"{sent.rows:,}")
    return sent


def _make(reading: Connection, writing: Connection, table: str, types: dict[str, TypeEngine[Any]]) -> None:
    same = reading.dialect.name == writing.dialect.name
    keyed = sa.inspect(reading).get_pk_constraint(table)["constrained_columns"] == ["id"]
    columns = [
        sa.Column(
            name, _column_type(kind) if same else sa.Text(), primary_key=keyed and name == "id", autoincrement=False
        )
        for name, kind in types.items()
    ]
    sa.Table(table, sa.MetaData(), *columns).create(writing)


def _column_type(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    is_plain = isinstance(kind, _PLAIN) and not isinstance(kind, sa.Enum)
    return kind if is_plain else sa.Text()


def _tally(rows: Iterator[Row], total: Total) -> Iterator[Row]:
    for row in rows:
        total.add(_as_text(row))
        yield row


def _as_text(row: Row) -> list[str | None]:
    return [None if value is None else value.hex() if isinstance(value, bytes) else str(value) for value in row]


def _read(connection: Connection, table: str, columns: list[Any]) -> Iterator[Row]:
    """Yield every row in physical order, which is mostly the order of insertion."""
    if connection.dialect.name == "sqlite":
        yield from _read_sqlite(connection, table, [column["name"] for column in columns])
        return
    parts = sql.SQL(", ").join(_postgres_text(column["name"], column["type"]) for column in columns)
    statement = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(parts, sql.Identifier(table))
    with _driver(connection).cursor() as cursor, cursor.copy(statement) as copy:
        yield from copy.rows()


def _read_sqlite(connection: Connection, table: str, names: list[str]) -> Iterator[Row]:
    driver = _driver(connection)
    before, driver.text_factory = driver.text_factory, lambda raw: raw.decode("utf-8", "replace")
    try:
        selected = sa.select(*(sa.column(name) for name in names)).select_from(sa.table(table))
        text = str(selected.order_by(sa.text("rowid")).compile(dialect=connection.dialect))
        cursor = driver.execute(text)
        while rows := cursor.fetchmany(_BATCH):
            yield from rows
    finally:
        driver.text_factory = before


def _postgres_text(name: str, kind: TypeEngine[Any]) -> sql.Composable:
    column = sql.Identifier(name)
    if isinstance(kind, sa.DateTime):
        # Times in a form that both engines read; those outside of Python's calendar stay as they are.
        moment = sql.SQL("{} AT TIME ZONE 'UTC'").format(column) if kind.timezone else column
        zone = "+00:00" if kind.timezone else ""
        form = "CASE WHEN {moment} >= '0001-01-01' AND {moment} < '9999-12-31' THEN "
        form += "to_char({moment}, 'YYYY-MM-DD HH24:MI:SS.US') || {zone} ELSE {column}::text END"
        return sql.SQL(form).format(moment=moment, zone=zone, column=column)
    return sql.SQL("{}::text").format(column)


def _for_engine(connection: Connection, names: list[str], rows: Iterator[Row], altered: list[Altered]) -> Iterator[Row]:
    """Convert rows for the target: PostgreSQL wants texts without NUL; rows that had one are appended to `altered`."""
    if connection.dialect.name == "sqlite":
        yield from rows
        return
    for row in rows:
        texts = _as_text(row)
        if changed := [name for name, text in zip(names, texts, strict=True) if text and "\0" in text]:
            altered.append((dict(zip(names, texts, strict=True)), changed))
        yield tuple(None if text is None else text.replace("\0", "\ufffd") for text in texts)


def _write(connection: Connection, table: str, names: list[str], rows: Iterator[Row]) -> None:
    if connection.dialect.name == "sqlite":
        inserted = sa.insert(sa.table(table, *(sa.column(name) for name in names)))
        _driver(connection).executemany(str(inserted.compile(dialect=connection.dialect)), rows)
        return
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), columns)
    with _driver(connection).cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection
