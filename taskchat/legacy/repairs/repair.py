"""Repair of one database, in one transaction."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import converting
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.repairs.days import repair_days
from taskchat.legacy.repairs.people import repair_people
from taskchat.legacy.repairs.steps import repair_steps
from taskchat.legacy.source import Source

logger = logging.getLogger(__name__)


def repair_rows(url: sa.URL) -> None:
    """Bring back what earlier versions lost of the older product's rows, where its renamed tables are there.

    What a person changed or deleted since stays so; doing it again changes nothing.
    """
    with converting(url) as connection:
        for table in aside_tables(connection):
            _repair(connection, table)


def _repair(connection: Connection, table: str) -> None:
    source = Source(connection, table)
    match table:
        case "users":
            with _ordered(connection, source):
                _say(repair_people(connection, source), "people have their address or password back")
        case "tasks":
            with _ordered(connection, source):
                _say(repair_days(connection, source), "tasks are due on a day, not at a moment")
        case "message" | "messages":
            with _ordered(connection, source):
                _say(repair_steps(connection, source), "messages have their tool calls back")


@contextmanager
def _ordered(connection: Connection, source: Source) -> Iterator[None]:
    source.number(connection)
    yield
    source.drop_order(connection)


def _say(count: int, words: str) -> None:
    if count:
        logger.info("%s %s", f"{count:,}", words)
