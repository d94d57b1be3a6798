"""Fixtures of the fault suite: servers that can be killed, Gemini, and figures that are printed at the end."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.gemini import PatientGemini
from tests.faults.servers import Fleet
from tests.gemini_stand_in import GeminiStandIn
from tests.nursery import Nursery
from tests.push_service import PushService

# `make faults` says how many kills; `make test` has a short form.
SEED = int(os.environ.get("SEED") or "13")
IS_LONG = bool(os.environ.get("KILLS"))
KILLS = int(os.environ.get("KILLS") or "5")
# Of each kind, where it is not a server that is killed.
PEOPLE = 10 if IS_LONG else 4
# A database is away longer than a server, and is killed less often.
OUTAGES = max(KILLS // 20, 2)

Figures = Callable[[str], None]


@pytest.fixture
def gemini() -> Iterator[GeminiStandIn]:
    """Gemini, which does what it is asked for."""
    with GeminiStandIn(otherwise=PatientGemini()) as stand_in:
        yield stand_in


@pytest.fixture
def push() -> Iterator[PushService]:
    """A push service on loopback."""
    with PushService() as service:
        yield service


@pytest.fixture
def environment(database_url: str, gemini: GeminiStandIn, push: PushService, tmp_path: Path) -> dict[str, str]:
    """Variables of a server: Gemini answers, and no limit is ever reached."""
    return {
        "DATABASE_URL": database_url,
        "DATA_DIR": str(tmp_path),
        "GEMINI_API_KEY": "key",
        "GEMINI_BASE_URL": gemini.url,
        "MESSAGES_PER_DAY": "100000",
        "REQUESTS_PER_MINUTE": "100000",
        "SIGN_UPS_PER_HOUR": "100000",
        "DATABASE_CONNECTIONS": "20",
        "PUSH_SERVICES": push.origin,
    }


@pytest.fixture
def fleet(nursery: Nursery, environment: dict[str, str], push: PushService, tmp_path: Path) -> Fleet:
    """One process on SQLite, two on PostgreSQL; each is born with Gemini, or with the built-in assistant alone."""
    size = 1 if environment["DATABASE_URL"].startswith("sqlite") else 2
    environments = [environment, environment | {"GEMINI_API_KEY": ""}]
    return Fleet(nursery, environments, tmp_path / "server.log", Random(SEED), size, push=push)


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Figures:
    """Notes a line of figures, printed when all tests are over."""
    return lambda line: record_property("figures", line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures of all tests, of those that failed too."""
    reports = [report for word in ("passed", "failed") for report in terminalreporter.getreports(word)]
    lines = [value for report in reports for name, value in report.user_properties if name == "figures"]
    if lines and IS_LONG:
        terminalreporter.section("figures")
        for line in lines:
            terminalreporter.write_line(str(line))
