"""PostgreSQL that can be killed and comes back."""

import contextlib
import os
import signal
import tempfile
from random import Random
from typing import Self

import psutil
import psycopg

from tests.postgres import wheel_server


class Postgres:
    """A PostgreSQL server of one's own, for as long as the `with` block lasts."""

    def __enter__(self) -> Self:
        # As in tests/postgres.py, not below pytest's own folder.
        self._folder = tempfile.TemporaryDirectory(prefix="taskchat-pg-", ignore_cleanup_errors=True)
        self._server = wheel_server(self._folder.name)
        self.url = self._server.get_uri()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.cleanup()
        self._folder.cleanup()

    def kill(self) -> None:
        """End it as `pg_ctl stop -m immediate` does: no client is waited for, nothing is written."""
        process = psutil.Process(self._server.get_pid())
        process.send_signal(signal.SIGQUIT)
        psutil.wait_procs([process], timeout=30)

    def start(self) -> None:
        """Start it again; it recovers first."""
        self._server.ensure_postgres_running()

    def kill_backend(self, dice: Random) -> None:
        """Kill the process of one connection, upon which PostgreSQL ends all others and recovers."""
        with contextlib.suppress(psycopg.OperationalError), psycopg.connect(self.url, autocommit=True) as admin:
            found = admin.execute("SELECT pid FROM pg_stat_activity WHERE application_name = '' AND client_port < 0")
            backends = [pid for (pid,) in found if pid != admin.info.backend_pid]
            if backends:
                os.kill(dice.choice(backends), signal.SIGKILL)
