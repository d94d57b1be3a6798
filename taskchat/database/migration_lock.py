"""Lock around migrations: of two processes that start at once the second waits, and finds nothing left to do."""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import URL

from taskchat.database.sync_engines import converting
from taskchat.database.urls import async_url, make_folder

logger = logging.getLogger("taskchat.migrations")

_KEY = 7_461_130_503
# A server may end connections that say nothing for long, or statements that wait.
_PATIENCE = ("idle_in_transaction_session_timeout", "statement_timeout", "lock_timeout")


@contextmanager
def migration_lock(url: str) -> Iterator[None]:
    """Let nobody else migrate the database at `url` meanwhile; waits for whoever does."""
    target = async_url(url)
    with _postgres_lock(target) if target.get_backend_name() == "postgresql" else _folder_lock(target):
        yield


@contextmanager
def _postgres_lock(url: URL) -> Iterator[None]:
    # A lock of a transaction: a pooler that hands connections on would let one of a session stand for ever.
    with converting(url) as holder:
        for setting in _PATIENCE:
            holder.execute(sa.DDL(f"SET LOCAL {setting} = 0"))
        if not holder.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(_KEY))):
            _say_that_it_waits()
            holder.execute(sa.select(sa.func.pg_advisory_xact_lock(_KEY)))
        yield


@contextmanager
def _folder_lock(url: URL) -> Iterator[None]:
    """Lock the folder of a SQLite file: a lock of the file itself would take SQLite's own away when it is closed."""
    if not url.database or url.database == ":memory:":
        yield
        return
    make_folder(url)
    folder = os.open(Path(url.database).absolute().parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say_that_it_waits()
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _say_that_it_waits() -> None:
    logger.info("Another migration is under way; this one waits for its end.")
