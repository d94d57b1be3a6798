"""The run of all tests tells failed from flaky ones, and ends with totals."""

from pathlib import Path

import psutil
import pytest

from tools.run_tests import MAX_FLAKY, Outcome, Part, run_tests

TESTS = """
import pathlib
import pytest

def test_good(): pass

def test_bad(): assert 1 == 2, "one is not two"

def test_passes_when_it_runs_again():
    seen = pathlib.Path(__file__).with_suffix(".seen")
    first = not seen.exists()
    seen.touch()
    assert not first, "not yet"

@pytest.mark.skip(reason="not today")
def test_left_out(): pass

@pytest.fixture
def trouble():
    yield
    raise RuntimeError("cannot clean up")

def test_that_cannot_clean_up(trouble): pass
"""


# Each is over only when both have begun.
MEETING = """
import pathlib
import time

def test_meets_the_other():
    here = pathlib.Path(__file__)
    here.with_suffix(".begun").touch()
    end = time.monotonic() + 60
    while len([*here.parent.glob("*.begun")]) < 2:
        assert time.monotonic() < end, "alone"
        time.sleep(0.01)
"""
HANGING = """
import os, pathlib, time

def test_hangs():
    pathlib.Path(__file__).with_suffix(".pid").write_text(str(os.getpid()))
    time.sleep(600)
"""
MANY = """
import pytest

@pytest.mark.parametrize("number", range(100))
def test_bad(number): assert False
"""
# Only what "-n 0" needs: importing the plugins of this repository's tests takes longer than these few tests.
PLUGINS = "-p xdist -p no:cacheprovider"


@pytest.fixture(autouse=True)
def no_other_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")


@pytest.fixture
def ran(tmp_path: Path) -> Outcome:
    (tmp_path / "test_some.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text(f"[pytest]\naddopts = -q {PLUGINS}\n")
    parts = [Part("some", ("-n", "0", "test_some.py"), retried=True), Part("missing", ("-n", "0", "nothing.py"))]
    return run_tests(parts, tmp_path, tmp_path / "reports")


@pytest.mark.slow
def test_what_fails_again_has_failed_and_what_passes_alone_is_flaky(ran: Outcome):
    assert {name.rpartition("::")[2] for name in ran.passed} == {"test_good", "test_passes_when_it_runs_again"}
    assert {name.rpartition("::")[2] for name in ran.flaky} == {"test_passes_when_it_runs_again"}
    assert {name.rpartition("::")[2] for name in ran.failed} == {"test_bad", "test_that_cannot_clean_up", "missing"}
    assert not ran.passes
    *_, totals = ran.summary().splitlines()
    assert totals == "2 passed, 3 failed, 1 skipped"
    assert "AssertionError: one is not two" in ran.summary()
    assert "pytest ended with 4" in ran.summary()


@pytest.mark.slow
def test_parts_aside_run_beside_the_others_and_say_whose_lines_are_whose(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    for name in ("aside", "first"):
        (tmp_path / f"test_{name}.py").write_text(MEETING)
    (tmp_path / "pytest.ini").write_text(f"[pytest]\naddopts = -v {PLUGINS}\n")
    parts = [
        Part("aside", ("-n", "0", "test_aside.py"), aside=True),
        Part("further", ("-n", "0", "nothing.py"), aside=True),
        Part("first", ("-n", "0", "test_first.py")),
    ]
    outcome = run_tests(parts, tmp_path, tmp_path / "reports")
    assert {*outcome.passed} == {f"test_{name}.py::test_meets_the_other" for name in ("aside", "first")}
    assert {*outcome.failed} == {"further"}
    printed = capfd.readouterr().out.splitlines()
    for name in ("aside", "first"):
        assert [line for line in printed if line.startswith(f"{name}: test_{name}.py::test_meets_the_other")]
    assert [line for line in printed if line.startswith("further: ") and "nothing.py" in line]


@pytest.mark.slow
def test_a_part_that_hangs_is_ended_with_its_workers_and_says_where_it_was(tmp_path: Path):
    (tmp_path / "test_hanging.py").write_text(HANGING)
    (tmp_path / "pytest.ini").write_text(f"[pytest]\naddopts = -v {PLUGINS}\n")
    parts = [Part("hanging", ("-n", "1", "test_hanging.py"), retried=True)]
    outcome = run_tests(parts, tmp_path, tmp_path / "reports", limit=8)
    assert not outcome.passes
    assert "it was not over when the time was" in outcome.failed["hanging"]
    assert "test_hangs" in outcome.failed["hanging"]
    worker = int((tmp_path / "test_hanging.pid").read_text())
    assert not psutil.pid_exists(worker) or psutil.Process(worker).status() == psutil.STATUS_ZOMBIE


@pytest.mark.slow
def test_a_part_with_many_failures_stops_since_they_have_one_cause(tmp_path: Path):
    (tmp_path / "test_many.py").write_text(MANY)
    (tmp_path / "pytest.ini").write_text(f"[pytest]\naddopts = -q {PLUGINS}\n")
    outcome = run_tests([Part("many", ("-n", "0", "test_many.py"), retried=True)], tmp_path, tmp_path / "reports")
    assert 0 < len(outcome.failed) < 50
    assert not outcome.passed


def test_a_few_flaky_tests_are_named_and_more_of_them_fail_the_run():
    few = Outcome(passed={"a", "b"}, flaky=dict.fromkeys([f"tests/x.py::test_{n}" for n in range(MAX_FLAKY)], "slow"))
    assert few.passes
    assert few.summary().startswith("FLAKY tests/x.py::test_0\n    slow\n")
    assert few.summary().endswith("\n2 passed, 0 failed, 0 skipped\n")
    more = Outcome(flaky=few.flaky | {"tests/x.py::test_more": "slow"})
    assert not more.passes
    assert "3 flaky tests are more than 2: the run fails." in more.summary()
