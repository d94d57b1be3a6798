"""taskchat as people run it, for the browser tests: built and served by its real command."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from taskchat.settings import ROOT
from tests.bench.processes import free_port
from tests.browser.builds import BUILD_PORT, alone, copy_for, ensure_build
from tests.migrations import migrate
from tests.nursery import PAGE, Nursery

# Building takes most of it, more on a machine that has never downloaded the page's packages.
_PATIENCE = 300.0


@dataclass(frozen=True)
class Served:
    """A running taskchat; `log` is what it printed."""

    url: str
    database_url: str
    log: Path


@dataclass(frozen=True)
class Installed:
    """A taskchat that is ready to be served on a port that it keeps, with a database of its own."""

    port: int
    variables: Mapping[str, str]
    log: Path

    @contextlib.contextmanager
    def running(self) -> Iterator[tuple[Served, subprocess.Popen[bytes]]]:
        """Serve it for as long as the block lasts, and give the process that leads its group."""
        command = [sys.executable, "-m", "tests.browser.serve_built"]
        with running(command, dict(self.variables), self.log) as process:
            yield _answering(ended(process), self.port, self.port, self.variables, self.log), process


def installed(name: str, folder: Path, environment: Mapping[str, str]) -> Installed:
    """Install taskchat with these settings; the page is built once for all of one `name`, by `reflex run` itself."""
    port = free_port()
    build = ROOT / ".build" / name
    ensure_build(build, environment, lambda web: _build(web, environment))
    copy_for(port, build, folder / "web")
    return Installed(port, _variables(folder / "web", port, port, folder, environment), folder / "server.log")


@contextlib.contextmanager
def served(nursery: Nursery, name: str, folder: Path, environment: Mapping[str, str]) -> Iterator[Served]:
    """Serve taskchat with these settings, page and API on one port, for as long as the block lasts."""
    place = installed(name, folder, environment)
    server = nursery.start(place.variables, place.log, app=PAGE, port=place.port)
    try:
        yield _answering(server.has_ended, place.port, place.port, place.variables, place.log)
    finally:
        server.end()


class Restarted:
    """A taskchat that can be killed, and started again on its port with what it kept."""

    def __init__(self, nursery: Nursery, name: str, folder: Path, environment: Mapping[str, str]) -> None:
        self._nursery, self._place = nursery, installed(name, folder, environment)
        self.start()

    def start(self) -> None:
        """Serve, from now on."""
        place = self._place
        self._server = self._nursery.start(place.variables, place.log, app=PAGE, port=place.port)
        self.served = _answering(self._server.has_ended, place.port, place.port, place.variables, place.log)

    def kill(self) -> None:
        """End it as a crash does: without a word to anybody."""
        self._server.crash()

    def close(self) -> None:
        """End it for good."""
        self._server.end()


@contextlib.contextmanager
def developing(folder: Path, environment: Mapping[str, str]) -> Iterator[Served]:
    """Serve taskchat as `make dev` does: page and API on two ports, nothing built beforehand."""
    port, api_port = free_port(), free_port()
    variables = _variables(ROOT / ".build" / "developing", port, api_port, folder, environment)
    log = folder / "server.log"
    with running([sys.executable, "-m", "reflex", "run", "--env", "dev"], variables, log) as process:
        yield _answering(ended(process), port, api_port, variables, log)


def _build(web: Path, environment: Mapping[str, str]) -> None:
    """Build the page as `make run` does, until it is served once."""
    # Another checkout on this machine builds on the same port; its answer would be taken for ours.
    port_lock = Path(tempfile.gettempdir()) / f"taskchat-build-{BUILD_PORT}.lock"
    with alone(port_lock), tempfile.TemporaryDirectory() as data:
        variables = _variables(web, BUILD_PORT, BUILD_PORT, Path(data), environment)
        log = web / "build.log"
        with running([sys.executable, "-m", "reflex", "run", "--env", "prod"], variables, log) as process:
            _answering(ended(process), BUILD_PORT, BUILD_PORT, variables, log)


def _variables(web: Path, port: int, api_port: int, data: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a server with a migrated database of its own."""
    database_url = f"sqlite:///{data / 'taskchat.db'}"
    variables = {
        **os.environ,
        "REFLEX_WEB_WORKDIR": str(web),
        "REFLEX_FRONTEND_PORT": str(port),
        "REFLEX_BACKEND_PORT": str(api_port),
        "DATABASE_URL": database_url,
        "DATA_DIR": str(data),
        "SIGN_UPS_PER_HOUR": "1000",
        "MESSAGES_PER_DAY": "1000",
        **environment,
    }
    migrate(variables["DATABASE_URL"])
    return variables


def _answering(
    has_ended: Callable[[], bool], port: int, api_port: int, variables: Mapping[str, str], log: Path
) -> Served:
    """The server once its API and its page answer."""
    url = f"http://localhost:{port}"
    wait_for(f"http://localhost:{api_port}/readyz", has_ended, log)
    wait_for(f"{url}/login", has_ended, log)
    return Served(url, variables["DATABASE_URL"], log)


@contextlib.contextmanager
def running(command: list[str], variables: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own; the whole group ends with the block."""
    with log.open("ab") as output:
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


def ended(process: subprocess.Popen[bytes]) -> Callable[[], bool]:
    """Make the predicate that a process has ended, for `wait_for`."""
    return lambda: process.poll() is not None


def wait_for(url: str, has_ended: Callable[[], bool], log: Path) -> None:
    """Wait until the address answers; says what was printed when it never does, or when it `has_ended`."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and not has_ended():
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(url, timeout=5).status_code == 200:
                return
        time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer:\n{log.read_text(errors='replace')[-4_000:]}")
