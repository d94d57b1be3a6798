"""A Redis server of one's own, which can go away and come back empty."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.bench.processes import free_port


class OwnRedis:
    """Redis on loopback, on one port all the time; keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Be there; skips the test where this machine has no Redis."""
        if not (program := shutil.which("redis-server")):
            pytest.skip("this machine has no redis-server")
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen([program, *options], cwd=self._folder, stdout=subprocess.PIPE)
        assert self._process.stdout
        while b"Ready to accept connections" not in self._process.stdout.readline():
            assert self._process.poll() is None

    def stop(self) -> None:
        """Be away, at once."""
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process = None
