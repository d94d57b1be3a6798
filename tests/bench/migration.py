"""A million messages of the older product: how long `migrate` takes, its memory, and what it locks for how long."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg

from tests.bench.processes import ROOT
from tests.integration.legacy.old import Shape, Size, State, build
from tests.postgres import postgres_server

_COUNT = 1_000_000
_SIZE = Size(users=1_000, tasks=_COUNT // 20, conversations=_COUNT // 25, messages=_COUNT)
_SHAPE = Shape(state=State.GUIDE_ONCE)
# Those behind which a reader or a writer of the table waits.
_STRONG = ("ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock")
_LOOK = """\
SELECT l.pid, c.relname, l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
WHERE l.granted AND c.relkind = 'r' AND l.mode = ANY(%s) AND c.relname = ANY(%s) AND l.pid <> pg_backend_pid()"""
_EVERY = 0.01


def report() -> None:
    """Print time, memory and locks of the way up, on both engines."""
    print(f"{_COUNT:,} messages in {_SIZE.conversations:,} conversations, {_SIZE.tasks:,} tasks")
    with tempfile.TemporaryDirectory() as folder:
        _measure("SQLite", f"sqlite:///{folder}/old.db", lambda: None)
    with postgres_server(durable=True) as url:
        locks = Locks(url, ("users", "tasks", "conversation", "threads", "message"))
        _measure("PostgreSQL", url, locks.watch)
        locks.stop()
        print(f"{'':12}longest lock on a table of the older product: {locks.longest * 1_000:.0f} ms")
        print(f"{'':12}(pg_locks looked at every {_EVERY * 1_000:.0f} ms; {', '.join(_STRONG)})")


def _measure(name: str, url: str, before: Callable[[], None]) -> None:
    build(url, _SHAPE, _SIZE)
    before()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "DATABASE_URL": url, "DATA_DIR": data}
        arguments = [sys.executable, "-m", "taskchat", "migrate"]
        running = subprocess.Popen(arguments, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(running.pid, 0)
    if status:
        raise RuntimeError(f"the migration ended with {status}")
    seconds, worked = time.monotonic() - began, usage.ru_utime + usage.ru_stime
    print(f"{name:12}{seconds:8.1f} s, {worked:.1f} s of work, {usage.ru_maxrss / 1_024:.0f} MB of memory at most")


class Locks:
    """Watches for how long somebody holds a table against everybody else."""

    def __init__(self, url: str, tables: tuple[str, ...]) -> None:
        self.longest = 0.0
        self._url, self._tables = url, [*tables, *(f"legacy_{table}" for table in tables)]
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def watch(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        since: dict[Any, float] = {}
        with closing(psycopg.connect(self._url, autocommit=True)) as connection:
            while not self._ended.wait(_EVERY):
                moment = time.monotonic()
                held = set(connection.execute(_LOOK, (list(_STRONG), self._tables)).fetchall())
                since = {lock: since.get(lock, moment) for lock in held}
                # One look alone may have seen a lock that came and went between its neighbours.
                self.longest = max([self.longest, *(moment - start + _EVERY for start in since.values())])
