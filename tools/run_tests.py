"""Runs every test in parts, browser tests that fail once more, and ends with what failed and the totals.

A browser test that passes when it runs again, alone, is called flaky; a run may have two of them.
"""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / ".build" / "tests"
MAX_FLAKY = 2
# More than these have a cause in common, which a second try would only repeat.
_MAX_RETRIED = 10
_LAST_LINES = 6


@dataclass(frozen=True)
class Part:
    """Some of the tests: pytest's arguments, and whether those that fail run again.

    Parts that run `aside` do so one after the other beside the rest; what they print is shown when all have ended.
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
    Part("browser", ("-n", "2", "--dist", "loadfile", BROWSER, f"--ignore={ELEMENT}"), retried=True, aside=True),
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


def run_pytest(
    name: str, arguments: Sequence[str], root: Path, reports: Path, *, printed: Path | None = None
) -> Outcome:
    """Run pytest once; a run that broke off is a failure by the name of its part.

    What it prints goes to the file `printed`, where one is given.
    """
    report = reports / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", f"--junit-xml={report}", "-o", "junit_family=xunit1", *arguments]
    with printed.open("wb") if printed else nullcontext() as output:
        code = subprocess.run(command, cwd=root, stdout=output, stderr=output, check=False).returncode
    outcome = read_report(report) if report.exists() else Outcome()
    # 0: all passed; 1: some failed, and the report says which.
    if code != int(bool(outcome.failed)):
        outcome.failed[name] = f"pytest ended with {code}"
    return outcome


def run_tests(parts: Sequence[Part] = PARTS, root: Path = ROOT, reports: Path = REPORTS) -> Outcome:
    """Run all parts in the folder `root`, then the failed tests of those that are retried, one after another."""
    reports.mkdir(parents=True, exist_ok=True)
    outcome, again = Outcome(), []
    with ThreadPoolExecutor(1) as pool:
        aside = pool.submit(_run_parts, [part for part in parts if part.aside], root, reports)
        found = _run_parts([part for part in parts if not part.aside], root, reports)
        found |= aside.result()
    for part in parts:
        if part.aside:
            sys.stdout.write(_printed(part, reports).read_text(encoding="utf-8", errors="replace"))
            sys.stdout.flush()
        again += [test for test in found[part].failed if part.retried and "::" in test]
        outcome.add(found[part])
    if 0 < len(again) <= _MAX_RETRIED:
        outcome.retry(run_pytest("once-more", ("-n", "0", *again), root, reports))
    return outcome


def _run_parts(parts: Iterable[Part], root: Path, reports: Path) -> dict[Part, Outcome]:
    return {
        part: run_pytest(
            part.name, part.arguments, root, reports, printed=_printed(part, reports) if part.aside else None
        )
        for part in parts
    }


def _printed(part: Part, reports: Path) -> Path:
    return reports / f"{part.name}.txt"


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
