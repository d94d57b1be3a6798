"""Upgrade of the older product's rows: in batches with stored progress, so that it can stop anywhere."""

import logging
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from taskchat.database import conversion_engine
from taskchat.legacy import preserved, progress
from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.counts import BEFORE, count_targets, verify
from taskchat.legacy.errors import MigrationRefused
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.rows import MessageTaker, take_conversations, take_people, take_tasks, take_threads
from taskchat.legacy.source import OldRow, Source

logger = logging.getLogger(__name__)

_BATCH = 5_000
# Advisory lock: two migrations at once would do the same work twice.
_LOCK = 7_461_130_502

TakeRows = Callable[[Connection, Sequence[OldRow]], BatchResult]


class AnotherMigration(MigrationRefused):
    """Somebody else migrates this database at the moment."""


def upgrade_rows(url: sa.URL, batch_size: int = _BATCH) -> None:
    """Convert every row of the older product's renamed tables; continues where an earlier run stopped.

    Raises `CountsDiffer` when rows are missing at the end, and `AnotherMigration`.
    """
    engine = conversion_engine(url)
    try:
        with _advisory_lock(engine), _interruptible():
            _take_over(engine, batch_size)
    finally:
        engine.dispose()


def _take_over(engine: Engine, batch_size: int) -> None:
    with engine.begin() as connection:
        tables = aside_tables(connection)
        if not tables and not preserved.preserved_tables(connection):
            return
        if progress.load_step(connection, BEFORE) is None:
            preserved.restore(connection)
            progress.begin_step(connection, BEFORE, 0, count_targets(connection))
        sources = [Source(connection, table) for table in tables]
        was_taskchats = preserved.was_taskchats(connection)
    for source in sources:
        _take_table(engine, source, _get_taker(source.table, tables), batch_size, was_taskchats=was_taskchats)
    with engine.begin() as connection:
        verify(connection, sources)
        if was_taskchats:
            preserved.delete_unseen(connection, tables)
        for source in sources:
            source.drop_order(connection)
        preserved.drop_copies(connection)


def _get_taker(table: str, tables: list[str]) -> TakeRows:
    has_conversations = "conversation" in tables or "threads" in tables
    takers: dict[str, TakeRows] = {
        "users": take_people,
        "tasks": take_tasks,
        "conversation": take_conversations,
        "threads": take_threads,
    }
    return takers.get(table) or MessageTaker(table, has_conversations=has_conversations)


def _take_table(engine: Engine, source: Source, take: TakeRows, batch_size: int, *, was_taskchats: bool) -> None:
    with engine.begin() as connection:
        if progress.load_step(connection, source.table) is None:
            progress.begin_step(connection, source.table, source.number(connection))
        step = progress.load_step(connection, source.table)
    log, position = progress.ProgressLog(source.table, step.total, step.position), step.position
    while step.finished_at is None:
        with engine.begin() as connection:
            rows = source.read(connection, position, batch_size)
            if not rows:
                progress.finish_step(connection, source.table)
                break
            result = take(connection, rows)
            progress.advance_step(connection, source.table, result)
            if was_taskchats:
                for name, keys in result.seen.items():
                    preserved.mark_seen(connection, name, keys)
        position += len(rows)
        log.update(position)


@contextmanager
def _advisory_lock(engine: Engine) -> Iterator[None]:
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as holder:
        if not holder.scalar(sa.select(sa.func.pg_try_advisory_lock(_LOCK))):
            raise AnotherMigration("Another migration of this database is under way.")
        yield


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C stop the work at once: a surrounding event loop would wait for its end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
