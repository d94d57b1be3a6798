"""The processes of a benchmark: each in a group of its own, ended with it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

ROOT = Path(__file__).resolve().parent.parent.parent
# What all servers of a run say.
LOG = Path(tempfile.gettempdir()) / "taskchat-bench.log"


@dataclass(frozen=True)
class Running:
    """A server that answers at `address`."""

    address: str
    pid: int

    def cpu_seconds(self) -> float:
        """Sum the user and system time of the server and its workers so far."""
        top = psutil.Process(self.pid)
        return sum(sum(process.cpu_times()[:2]) for process in (top, *top.children(recursive=True)))


def free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def process(
    *arguments: str, log_to: Path = LOG, tree: Path = ROOT, **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """A Python module of a source tree as a process, for as long as the block lasts."""
    with log_to.open("a") as log:
        started = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=tree,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            start_new_session=True,
        )
    try:
        yield started
    finally:
        _end(started)
        assert started.stdout is not None
        started.stdout.close()


def _end(started: subprocess.Popen[str]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            started.wait(timeout=20)
            return


@contextlib.contextmanager
def gemini(**options: object) -> Iterator[str]:
    """The stand-in for Gemini that tests use; gives its base URL."""
    words = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    with process("tests.gemini_stand_in", *words) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()


@contextlib.contextmanager
def paced(*, pace: float) -> Iterator[Running]:
    """The stand-in that keeps time, with so many seconds between two words."""
    with process("tests.bench.paced", str(pace)) as running:
        assert running.stdout is not None
        yield Running(running.stdout.readline().strip(), running.pid)


@contextlib.contextmanager
def taskchat(folder: Path, gemini_url: str, *, tree: Path = ROOT) -> Iterator[Running]:
    """taskchat's API, as a source tree has it, on a fresh SQLite database."""
    environment = settings_of(folder, gemini_url, database_url(folder))
    migrated(folder, environment, tree=tree)
    with taskchat_with(environment, tree=tree) as server:
        yield server


def settings_of(folder: Path, gemini_url: str, url: str) -> dict[str, str]:
    """Return the settings of a server of the benchmark, without limits."""
    return {
        "DATABASE_URL": url,
        "DATA_DIR": str(folder),
        "GEMINI_API_KEY": "bench",
        "GEMINI_BASE_URL": gemini_url,
        "MESSAGES_PER_DAY": "1000000",
        "REQUESTS_PER_MINUTE": "1000000",
        "SIGN_UPS_PER_HOUR": "1000000",
    }


def migrated(folder: Path, environment: Mapping[str, str], *, tree: Path = ROOT) -> None:
    """Make the tables of a database that is empty."""
    progress = folder / "migrate.log"
    with process("taskchat", "migrate", log_to=progress, tree=tree, **environment) as migrating:
        if migrating.wait(timeout=60) != 0:
            raise RuntimeError(f"the database was not made: {progress.read_text()}")


@contextlib.contextmanager
def taskchat_with(environment: Mapping[str, str], log_to: Path = LOG, tree: Path = ROOT) -> Iterator[Running]:
    """taskchat's API with these settings, on a database that is there."""
    with _served("tests.bench.app:make", "/healthz", log_to, environment, tree) as server:
        yield server


@contextlib.contextmanager
def sample(gemini_url: str) -> Iterator[Running]:
    """The minimal server as ChatKit's samples teach it."""
    environment = {"BENCH_BASE_URL": gemini_url, "OPENAI_AGENTS_DISABLE_TRACING": "1"}
    with _served("tests.bench.sample.app:make", "/health", LOG, environment) as server:
        yield server


def database_url(folder: Path) -> str:
    """Return the URL of the benchmark's database of taskchat."""
    return f"sqlite:///{folder / 'bench.db'}"


@contextlib.contextmanager
def _served(
    app: str, health: str, log_to: Path, environment: Mapping[str, str], tree: Path = ROOT
) -> Iterator[Running]:
    port = free_port()
    with process("tests.bench.serving", app, str(port), log_to=log_to, tree=tree, **environment) as running:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}{health}")
        yield Running(address, running.pid)


def _wait_for(url: str, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(url).status_code == 200:
                return
        time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within {seconds} seconds")
