"""The processes of a benchmark: each in a group of its own, ended with it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def process(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A Python module as a process, for as long as the block lasts."""
    started = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield started
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGTERM)
        started.wait(timeout=20)


@contextlib.contextmanager
def gemini(**options: object) -> Iterator[str]:
    """The stand-in for Gemini; gives its base URL."""
    words = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    with process("tests.gemini_stand_in", *words) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()


@contextlib.contextmanager
def api(folder: Path, gemini_url: str) -> Iterator[str]:
    """The API on a fresh SQLite database; gives its address."""
    port = free_port()
    environment = {
        "DATABASE_URL": f"sqlite:///{folder / 'bench.db'}",
        "DATA_DIR": str(folder),
        "GEMINI_API_KEY": "bench",
        "GEMINI_BASE_URL": gemini_url,
        "MESSAGES_PER_DAY": "1000000",
        "REQUESTS_PER_MINUTE": "1000000",
    }
    migrate = [sys.executable, "-m", "taskchat", "migrate"]
    subprocess.run(migrate, cwd=ROOT, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL)
    with process("tests.bench.server", str(port), **environment):
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/healthz")
        yield address


def _wait_for(url: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(url).status_code == 200:
                return
        time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within {seconds} seconds")
