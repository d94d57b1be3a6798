"""Copy of every row of an installation into another database, verified by reading it there."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from taskchat import legacy
from taskchat.database import reading_engine, writing_engine
from taskchat.moving import sequences
from taskchat.moving.checksums import Total, row_digest
from taskchat.moving.endpoints import (
    first_line,
    prepare_target,
    redact,
    require_empty,
    require_other,
    require_source_at_head,
)
from taskchat.moving.errors import MoveFailed
from taskchat.moving.tables import key_name, moved_tables
from taskchat.moving.text_copy import copy_as_text

logger = logging.getLogger(__name__)

_BATCH = 1_000
_LOG_INTERVAL = 50_000
_MAX_NAMED = 5


def copy_database(source: str, target: str) -> list[Total]:
    """Copy each table of the installation at `source` into the empty database at `target`; returns the totals.

    The source is only read, in one snapshot. The target gets everything or nothing: each table is read there again and
    must have the digest that it had in the source. Raises `MoveFailed`.
    """
    require_other(source, target)
    try:
        with reading_engine(source).connect() as reading:
            require_source_at_head(reading, source)
            prepare_target(target)
            with writing_engine(target).begin() as writing:
                require_empty(writing, target)
                totals = [_copy_table(reading, writing, table) for table in moved_tables()]
                # The older product's renamed tables, kept for the way back.
                aside = [legacy.aside_name(table) for table in legacy.aside_tables(reading)]
                return totals + [copy_as_text(reading, writing, table) for table in aside]
    except DBAPIError as error:
        raise MoveFailed(f"{redact(source)} could not be copied, nothing was: {first_line(error)}") from error


def _copy_table(reading: Connection, writing: Connection, table: Table) -> Total:
    sent = Total(table.name)
    try:
        for rows in _batches(reading, table):
            for row in rows:
                sent.add(row)
            writing.execute(sa.insert(table), [row._asdict() for row in rows])
            if sent.rows % _LOG_INTERVAL < _BATCH:
                logger.info("%s: %s rows", table.name, f"{sent.rows:,}")
    except (DBAPIError, ValueError) as error:
        raise MoveFailed(f"{table.name} could not be copied, and nothing was: {first_line(error)}") from error
    if sequences.sequence_column(table):
        sequences.set_last_value(writing, table, sequences.last_value(reading, table))
    _verify(reading, writing, table, sent)
    return sent


def _verify(reading: Connection, writing: Connection, table: Table, sent: Total) -> None:
    arrived = Total(table.name)
    for row in _rows(writing, table):
        arrived.add(row)
    if (arrived.rows, arrived.digest) != (sent.rows, sent.digest):
        different = ", ".join(_different(reading, writing, table)[:_MAX_NAMED])
        raise MoveFailed(
            f"{table.name}: {sent.rows:,} rows were sent, {arrived.rows:,} arrived, not all as they were: {different}. "
            "Nothing was copied."
        )


def _different(reading: Connection, writing: Connection, table: Table) -> list[str]:
    name = key_name(table)
    sent, arrived = ({row._mapping[name]: row_digest(row) for row in _rows(end, table)} for end in (reading, writing))
    return [str(key) for key in sent.keys() | arrived.keys() if sent.get(key) != arrived.get(key)]


def _batches(connection: Connection, table: Table) -> Iterator[list[sa.Row[Any]]]:
    """Stream all rows in batches, to bound the memory of both ends."""
    statement = sa.select(table).order_by(table.c[key_name(table)])
    streamed = connection.execute(statement, execution_options={"stream_results": True, "yield_per": _BATCH})
    yield from (list(rows) for rows in streamed.partitions())


def _rows(connection: Connection, table: Table) -> Iterable[sa.Row[Any]]:
    for rows in _batches(connection, table):
        yield from rows
