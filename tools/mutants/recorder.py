"""Plugin of pytest: records the lines that each test runs, its duration, and the packages that all of them import.

Loaded with `-p tools.mutants.recorder`; writes into the folder `MUTANTS_RECORD`, each xdist worker its own files.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import coverage
import pytest

FOLDER = Path(os.environ.get("MUTANTS_RECORD", "."))
COVERAGE = coverage.Coverage(
    data_file=str(FOLDER / "coverage"),
    data_suffix=str(os.getpid()),
    config_file=False,
    source=["taskchat"],
    concurrency=["thread", "greenlet"],
)
seconds: dict[str, float] = {}
failed: set[str] = set()


def pytest_load_initial_conftests() -> None:
    """Begin before anything of taskchat is imported."""
    COVERAGE.start()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Give what runs from here on to this test."""
    COVERAGE.switch_context(item.nodeid)
    yield
    COVERAGE.switch_context("")
    return None


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up the times of a test; one that fails without a fault tells nothing about one."""
    seconds[report.nodeid] = seconds.get(report.nodeid, 0) + report.duration
    if report.failed:
        failed.add(report.nodeid)


def pytest_unconfigure() -> None:
    """Write the record."""
    COVERAGE.stop()
    COVERAGE.save()
    passed = {test: took for test, took in seconds.items() if test not in failed}
    packages = [
        name for name, module in sys.modules.items() if "site-packages" in (getattr(module, "__file__", "") or "")
    ]
    (FOLDER / f"{os.getpid()}.json").write_text(json.dumps({"seconds": passed, "packages": packages}), encoding="utf-8")
