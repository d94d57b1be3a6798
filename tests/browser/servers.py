"""taskchat as people run it, for the browser tests: built and served by its real command."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from taskchat.settings import ROOT
from tests.bench.processes import free_port

# Building takes most of it, more on a machine that has never downloaded the page's packages.
_PATIENCE = 300.0


@dataclass(frozen=True)
class Served:
    """A running taskchat; `log` is what it printed."""

    url: str
    database_url: str
    log: Path


@contextlib.contextmanager
def served(name: str, folder: Path, environment: Mapping[str, str], *, developing: bool = False) -> Iterator[Served]:
    """Build and serve taskchat with these settings, for as long as the block lasts.

    Production serves everything on one port; `developing`, as `make dev`, page and API on two.

    Each `name` has a build of its own under `.build/`, and each of pytest's workers, kept so that the next run need not
    download again.
    """
    port = free_port()
    api_port = free_port() if developing else port
    database_url = f"sqlite:///{folder / 'taskchat.db'}"
    variables = os.environ | {
        "REFLEX_WEB_WORKDIR": str(ROOT / ".build" / f"{name}{os.environ.get('PYTEST_XDIST_WORKER', '')}"),
        "REFLEX_FRONTEND_PORT": str(port),
        "REFLEX_BACKEND_PORT": str(api_port),
        "DATABASE_URL": database_url,
        "DATA_DIR": str(folder),
        "SIGN_UPS_PER_HOUR": "1000",
        "MESSAGES_PER_DAY": "1000",
        **environment,
    }
    subprocess.run([sys.executable, "-m", "taskchat", "migrate"], cwd=ROOT, env=variables, check=True)
    log = folder / "server.log"
    command = [sys.executable, "-m", "reflex", "run", "--env", "dev" if developing else "prod"]
    with running(command, variables, log) as process:
        url = f"http://localhost:{port}"
        wait_for(f"http://localhost:{api_port}/readyz", process, log)
        wait_for(f"{url}/login", process, log)
        yield Served(url, database_url, log)


@contextlib.contextmanager
def running(command: list[str], variables: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own; the whole group ends with the block."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=variables, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
            return


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the address answers; says what the process printed when it never does."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(url, timeout=5).status_code == 200:
                return
        time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer:\n{log.read_text(errors='replace')[-4_000:]}")
