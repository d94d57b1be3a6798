"""Runs every test in parts, browser tests that fail once more, and ends with what failed and the totals.

A browser test that passes when it runs again, alone, is called flaky; a run may have two of them. A run always ends: a
part stops after many failures, since they have one cause, and is ended when the time is over, with its last words.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / ".build" / "tests"
MAX_FLAKY = 2
# More than these have a cause in common, which a second try would only repeat.
_MAX_RETRIED = 10
_LAST_LINES = 6
_MAX_FAILED = 25
# Seconds of all parts together: CI ends what takes longer without a word about what it was.
_LIMIT = 60 * 60
_PATIENCE = 10.0


@dataclass(frozen=True)
class Part:
    """Some of the tests: pytest's arguments, and whether those that fail run again.

    Parts that run `aside` do so one after the other beside the rest, and each line has the name of its part.
    """

    name: str
    arguments: tuple[str, ...]
    retried: bool = False
    aside: bool = False


BROWSER, ELEMENT = "tests/browser", "tests/browser/element"
# By folder, so that no worker imports and collects what the others run: that is a second or two of each.
# Browsers wait for a third of their time, and leave the machine to the others meanwhile.
PARTS = (
    # The slowest stand together: a worker that has nothing left takes over from the others.
    Part("all-but-browser", ("-n", "2", "--dist", "worksteal", "-m", "not browser", f"--ignore={BROWSER}")),
    Part("browser", ("-v", "-n", "2", "--dist", "loadfile", BROWSER, f"--ignore={ELEMENT}"), retried=True, aside=True),
    Part("element", ("-n", "2", ELEMENT), retried=True, aside=True),
)


@dataclass
class Outcome:
    """Tests by their node id: those that passed or were skipped, and the last words of the others."""

    passed: set[str] = field(default_factory=set)
    skipped: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    flaky: dict[str, str] = field(default_factory=dict)

    @property
    def passes(self) -> bool:
        """Whether the run passes: nothing failed, and few tests are flaky."""
        return not self.failed and len(self.flaky) <= MAX_FLAKY

    def add(self, other: "Outcome") -> None:
        """Add the tests of another part."""
        self.passed |= other.passed
        self.skipped |= other.skipped
        self.failed |= other.failed
        self.flaky |= other.flaky

    def retry(self, again: "Outcome") -> None:
        """Mark as flaky the tests that failed before and pass now."""
        for test in [test for test in self.failed if test in again.passed]:
            self.flaky[test] = self.failed.pop(test)
            self.passed.add(test)

    def summary(self) -> str:
        """Summarise failed and flaky tests, each with its last lines; the totals are the last line."""
        lines = [line for test, said in self.failed.items() for line in _excerpt("FAILED", test, said)]
        lines += [line for test, said in self.flaky.items() for line in _excerpt("FLAKY", test, said)]
        if len(self.flaky) > MAX_FLAKY:
            lines.append(f"{len(self.flaky)} flaky tests are more than {MAX_FLAKY}: the run fails.")
        totals = f"{len(self.passed)} passed, {len(self.failed)} failed, {len(self.skipped)} skipped"
        return "\n".join([*lines, totals, ""])


def _excerpt(word: str, test: str, said: str) -> list[str]:
    last = [line for line in said.splitlines() if line.strip()][-_LAST_LINES:]
    return [f"{word} {test}", *(f"    {line}" for line in last)]


def read_report(report: Path) -> Outcome:
    """Read pytest's report of `--junit-xml`."""
    outcome = Outcome()
    for case in ElementTree.parse(report).getroot().iter("testcase"):  # noqa: S314 - pytest's own file
        test = f"{case.get('file')}::{case.get('name')}" if case.get("file") else case.get("name", "")
        trouble = [found for found in case if found.tag in {"failure", "error"}]
        if trouble:
            outcome.failed[test] = "\n".join(found.text or found.get("message", "") for found in trouble)
        elif case.find("skipped") is not None:
            outcome.skipped.add(test)
        else:
            outcome.passed.add(test)
    # A test that passes and then fails to clean up is reported twice.
    outcome.passed -= {*outcome.failed}
    return outcome


def run_pytest(name: str, arguments: Sequence[str], root: Path, reports: Path, end: float) -> Outcome:
    """Run pytest once; a run that broke off is a failure by the name of its part.

    At `end`, a moment of the monotonic clock, what still runs is killed.
    """
    report = reports / f"{name}.xml"
    report.unlink(missing_ok=True)
    kinds = ("-o", "junit_family=xunit1", f"--maxfail={_MAX_FAILED}")
    command = [sys.executable, "-u", "-m", "pytest", f"--junit-xml={report}", *kinds, *arguments]
    code, last = _print_and_wait(name, command, root, end)
    outcome = read_report(report) if report.exists() else Outcome()
    # 0: all passed; 1: some failed, and the report says which.
    if code is None:
        outcome.failed[name] = "\n".join(["it was not over when the time was; its last lines:", *last])
    elif code != int(bool(outcome.failed)):
        outcome.failed[name] = f"pytest ended with {code}"
    return outcome


def _print_and_wait(name: str, command: list[str], root: Path, end: float) -> tuple[int | None, list[str]]:
    """Print each line of a command behind a name; give its code, none where it was killed, and the last lines."""
    last: deque[str] = deque(maxlen=_LAST_LINES - 1)
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, process_group=0)
    assert process.stdout
    reader = threading.Thread(target=_print_lines, args=(name, process.stdout, last), daemon=True)
    reader.start()
    try:
        code = process.wait(max(end - time.monotonic(), 0))
    except subprocess.TimeoutExpired:
        code = None
    finally:
        # Its workers too, also where this run is ended by Ctrl-C.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    # Whoever left the group may hold the pipe open for ever.
    reader.join(_PATIENCE)
    return code, [*last]


def _print_lines(name: str, printed: IO[bytes], last: deque[str]) -> None:
    with printed:
        for raw in printed:
            line = raw.decode(errors="replace").rstrip()
            last.append(line)
            sys.stdout.write(f"{name}: {line}\n")
            sys.stdout.flush()


def run_tests(
    parts: Sequence[Part] = PARTS, root: Path = ROOT, reports: Path = REPORTS, limit: float = _LIMIT
) -> Outcome:
    """Run all parts in the folder `root`, then the failed tests of those that are retried, one after another.

    What is not over after `limit` seconds has failed.
    """
    reports.mkdir(parents=True, exist_ok=True)
    outcome, again, end = Outcome(), [], time.monotonic() + limit
    with ThreadPoolExecutor(1) as pool:
        aside = pool.submit(_run_parts, [part for part in parts if part.aside], root, reports, end)
        found = _run_parts([part for part in parts if not part.aside], root, reports, end)
        found |= aside.result()
    for part in parts:
        again += [test for test in found[part].failed if part.retried and "::" in test]
        outcome.add(found[part])
    if 0 < len(again) <= _MAX_RETRIED:
        outcome.retry(run_pytest("once-more", ("-v", "-n", "0", *again), root, reports, end))
    return outcome


def _run_parts(parts: Iterable[Part], root: Path, reports: Path, end: float) -> dict[Part, Outcome]:
    return {part: run_pytest(part.name, part.arguments, root, reports, end) for part in parts}


def main() -> int:
    """Run everything, print and keep the summary; 1 when the run fails."""
    summary = REPORTS / "summary.txt"
    summary.unlink(missing_ok=True)
    outcome = run_tests()
    summary.write_text(outcome.summary(), encoding="utf-8")
    sys.stdout.write("\n" + outcome.summary())
    return int(not outcome.passes)


if __name__ == "__main__":
    sys.exit(main())
