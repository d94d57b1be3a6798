"""The older product's rows become taskchat's: in parts, with a note of how far it is, so that it can stop anywhere."""

import logging
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from taskchat.database import conversion_engine
from taskchat.legacy import preserved as keeping
from taskchat.legacy import progress
from taskchat.legacy.batch_result import Taken
from taskchat.legacy.conversations import take_conversations, take_threads
from taskchat.legacy.counts import BEFORE, counted, verify
from taskchat.legacy.messages import MessageTaker
from taskchat.legacy.people import take_people
from taskchat.legacy.refusals import MigrationRefused
from taskchat.legacy.renamed_tables import aside_tables
from taskchat.legacy.sources import OldRow, Source
from taskchat.legacy.tables import REJECTS
from taskchat.legacy.todos import take_tasks

logger = logging.getLogger(__name__)

_PART = 5_000
# Two at once would do the same work twice.
_LOCK = 7_461_130_502

Take = Callable[[Connection, Sequence[OldRow]], Taken]


class AnotherMigration(MigrationRefused):
    """Somebody else migrates this database at the moment."""


def arrive(url: sa.URL, part: int = _PART) -> None:
    """Take over every row of the older product's tables that stand aside; goes on where it was stopped.

    Raises `CountsDiffer` when rows are missing at the end, and `AnotherMigration`.
    """
    engine = conversion_engine(url)
    try:
        with _alone(engine), _interruptible():
            _take_over(engine, part)
    finally:
        engine.dispose()


def _take_over(engine: Engine, part: int) -> None:
    with engine.begin() as connection:
        tables = aside_tables(connection)
        if not tables and not keeping.kept_tables(connection):
            return
        if progress.step_of(connection, BEFORE) is None:
            keeping.restore(connection)
            progress.begin(connection, BEFORE, 0, counted(connection))
        sources = [Source(connection, table) for table in tables]
        comes_again = keeping.comes_again(connection)
    for source in sources:
        _take_table(engine, source, _taker(source.table, tables), part, comes_again=comes_again)
    with engine.begin() as connection:
        verify(connection, sources)
        if comes_again:
            keeping.remove_unseen(connection, tables)
        for source in sources:
            source.forget_order(connection)
        keeping.forget(connection)
        _summarise(connection)


def _taker(table: str, tables: list[str]) -> Take:
    has_conversations = "conversation" in tables or "threads" in tables
    takers: dict[str, Take] = {
        "users": take_people,
        "tasks": take_tasks,
        "conversation": take_conversations,
        "threads": take_threads,
    }
    return takers.get(table) or MessageTaker(table, has_conversations=has_conversations)


def _take_table(engine: Engine, source: Source, take: Take, part: int, *, comes_again: bool) -> None:
    with engine.begin() as connection:
        if progress.step_of(connection, source.table) is None:
            progress.begin(connection, source.table, source.number(connection))
        step = progress.step_of(connection, source.table)
    report, position = progress.Report(source.table, step.total, step.position), step.position
    while step.finished_at is None:
        with engine.begin() as connection:
            rows = source.read(connection, position, part)
            if not rows:
                progress.finish(connection, source.table)
                break
            taken = take(connection, rows)
            progress.advance(connection, source.table, taken)
            if comes_again:
                for name, keys in taken.seen.items():
                    keeping.note_seen(connection, name, keys)
        position += len(rows)
        report.at(position)


def _summarise(connection: Connection) -> None:
    for step in progress.steps(connection):
        if step.name != BEFORE:
            made = ", ".join(f"{count:,} {name}" for name, count in step.made.items() if count) or "nothing new"
            logger.info("%s: %s rows, %s rejected, became %s", step.name, f"{step.total:,}", f"{step.rejected:,}", made)
    reasons = sa.select(REJECTS.c.source, REJECTS.c.kept, REJECTS.c.reason, sa.func.count()).group_by(
        REJECTS.c.source, REJECTS.c.kept, REJECTS.c.reason
    )
    for source, kept, reason, count in connection.execute(reasons.order_by(sa.func.count().desc()).limit(20)):
        logger.info("migration_rejects: %s %s %s: %s", count, source, "altered" if kept else "rejected", reason)


@contextmanager
def _alone(engine: Engine) -> Iterator[None]:
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as holder:
        if not holder.scalar(sa.select(sa.func.pg_try_advisory_lock(_LOCK))):
            raise AnotherMigration("Another migration of this database is under way.")
        yield


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C stop the work at once: an event loop around it would wait for its end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
