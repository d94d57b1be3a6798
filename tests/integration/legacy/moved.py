"""Shared parts of the tests of the move: migrations, and the contents of a database, whole."""

import asyncio
import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import command
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import NullPool

from taskchat.database import alembic_config

Table = list[tuple[Any, ...]]


def up(url: str, revision: str = "head") -> None:
    command.upgrade(alembic_config(url), revision)


def down(url: str, revision: str = "base") -> None:
    command.downgrade(alembic_config(url), revision)


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """A plain connection, committed at the end."""
    with _engine(url).begin() as connection:
        yield connection


@functools.lru_cache(maxsize=8)
def _engine(url: str) -> Engine:
    # What a new one asks PostgreSQL first is more than most tests ask.
    return create_engine(url.replace("postgresql:", "postgresql+psycopg:"), poolclass=NullPool)


def rows(url: str, statement: str, **values: object) -> Table:
    """Return the rows of a statement."""
    with connected(url) as connection:
        return [tuple(row) for row in connection.execute(sa.text(statement), values)]


def run(url: str, statement: str, **values: object) -> None:
    """Do one statement."""
    with connected(url) as connection:
        connection.execute(sa.text(statement), values)


def tables(url: str) -> set[str]:
    with connected(url) as connection:
        return set(sa.inspect(connection).get_table_names())


def contents(url: str, names: set[str]) -> dict[str, Table]:
    """Every row of some tables, in an order that is the same for the same rows."""
    with connected(url) as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(sa.text(f"SELECT * FROM {name}"))), key=repr)  # noqa: S608
            for name in names
        }


async def in_thread(step: Callable[..., Any], *arguments: Any) -> Any:
    """Alembic's environment runs an event loop of its own."""
    return await asyncio.to_thread(step, *arguments)
