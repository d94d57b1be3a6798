"""The page's server without its page: everything that a socket reaches."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.bench.processes import free_port
from tests.browser.servers import ended, running, wait_for
from tests.migrations import migrate

_BUILT = {"__REFLEX_SKIP_COMPILE": "true", "REFLEX_ENV_MODE": "prod", "GEMINI_API_KEY": ""}


@dataclass(frozen=True)
class PageServer:
    """A running server: `log` is what it writes."""

    address: str
    pid: int
    log: Path

    def memory(self) -> float:
        """Return the megabytes that it and its worker hold."""
        whole = psutil.Process(self.pid)
        return sum(one.memory_info().rss for one in (whole, *whole.children(recursive=True))) / 1e6


@pytest.fixture(scope="package")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PageServer]:
    """A server on a database of its own."""
    folder, port = tmp_path_factory.mktemp("page"), free_port()
    variables = _BUILT | {
        "DATABASE_URL": f"sqlite:///{folder / 'taskchat.db'}",
        "DATA_DIR": str(folder),
        "REFLEX_FRONTEND_PORT": str(port),
        "REFLEX_BACKEND_PORT": str(port),
        "SIGN_UPS_PER_HOUR": "1000",
        "REFLEX_WEB_WORKDIR": str(folder / "web"),
    }
    migrate(variables["DATABASE_URL"])
    log = folder / "server.log"
    command = [sys.executable, "-m", "tests.bench.serving", "tests.integration.page.app:make", str(port)]
    with running(command, os.environ | variables, log) as process:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/healthz", ended(process), log)
        yield PageServer(address, process.pid, log)
