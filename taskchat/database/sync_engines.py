"""Synchronous engines, for work on many rows."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool, Pool, QueuePool

from taskchat.database.discretion import keep_values_out
from taskchat.database.sqlite import BEGIN, begin_sqlite, disable_driver_transactions, prepare_sqlite
from taskchat.database.urls import connect_options, make_folder, plain_url, to_json


def conversion_engine(url: URL) -> Engine:
    """Make an engine for work on many rows in transactions of its own; a text may be broken UTF-8.

    It keeps its connection between them, until `dispose`: PostgreSQL begins each with a process and empty caches.
    """
    engine = _plain_engine(plain_url(url), QueuePool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _forgive_broken_text)
    return engine


@contextmanager
def converting(url: URL) -> Iterator[Connection]:
    """Hold one transaction for work on many rows, over an engine of its own; it is committed at the block's end."""
    engine = conversion_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def writing_engine(url: str) -> Engine:
    """Make an engine for one long transaction that writes; on SQLite it holds the lock from its start."""
    return _plain_engine(plain_url(url)).execution_options(**{BEGIN: "BEGIN IMMEDIATE"})


def reading_engine(url: str) -> Engine:
    """Make an engine that cannot write: each of its transactions is one snapshot of the data."""
    target = plain_url(url)
    if target.get_backend_name() == "sqlite":
        file = f"{Path(target.database or '').absolute().as_uri()}?mode=ro"
        engine = create_engine(
            "sqlite://", creator=lambda: sqlite3.connect(file, uri=True), hide_parameters=True, poolclass=NullPool
        )
        event.listen(engine, "connect", disable_driver_transactions)
        event.listen(engine, "begin", begin_sqlite)
        return engine
    return _plain_engine(target).execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _plain_engine(url: URL, pool: type[Pool] = NullPool) -> Engine:
    options = connect_options(url)
    engine = create_engine(url, json_serializer=to_json, hide_parameters=True, poolclass=pool, connect_args=options)
    keep_values_out(engine)
    if engine.dialect.name == "sqlite":
        make_folder(url)
        event.listen(engine, "connect", prepare_sqlite)
        event.listen(engine, "begin", begin_sqlite)
    return engine


def _forgive_broken_text(connection: Any, _record: object) -> None:
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
