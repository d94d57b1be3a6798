"""Parts that a server stands on, each of which can be killed and comes back: PostgreSQL and Redis."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from random import Random
from typing import Self

import psutil
import psycopg
import redis

from tests.bench.processes import free_port
from tests.postgres import wheel_server

REDIS = shutil.which("redis-server")


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


class Redis:
    """A Redis server that keeps nothing on disk, for as long as the `with` block lasts."""

    def __enter__(self) -> Self:
        self._port = free_port()
        self.url = f"redis://127.0.0.1:{self._port}"
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """Kill it."""
        self._process.kill()
        self._process.wait()

    def start(self) -> None:
        """Start it, empty, and wait until it answers."""
        assert REDIS is not None
        options = ("--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
        self._process = subprocess.Popen(
            [REDIS, *options], cwd=Path(tempfile.gettempdir()), stdout=subprocess.DEVNULL, start_new_session=True
        )
        with redis.Redis.from_url(self.url) as client:
            while not _answers(client):
                assert self._process.poll() is None


def _answers(client: "redis.Redis") -> bool:
    with contextlib.suppress(redis.RedisError):
        return bool(client.ping())
    return False
