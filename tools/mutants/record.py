"""The record of one run without a fault: which tests run a line of a module, and how long each takes."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from coverage import CoverageData


@dataclass
class Record:
    """The recorder's output: durations, imported packages, and the tests of each line."""

    seconds: dict[str, float] = field(default_factory=dict)
    packages: list[str] = field(default_factory=list)
    lines: dict[str, dict[int, set[str]]] = field(default_factory=dict)

    def tests(self, module: str, line: int) -> list[str]:
        """List the tests that run this line, the quickest first.

        A statement of many lines counts as its first; for code that runs at import, all tests of the module.
        """
        lines = self.lines.get(module, {})
        found = next((lines[above] for above in range(line, 0, -1) if above in lines), set())
        if found <= {""}:
            found = {test for tests in lines.values() for test in tests}
        return sorted(found & self.seconds.keys(), key=lambda test: (self.seconds[test], test))


def load_record(tree: Path, modules: list[str], cache: Path, arguments: list[str]) -> Record:
    """Load the record of these tests in this tree; make it where the cache has none of the same files."""
    folder = cache / _digest(tree, arguments)
    if not folder.exists():
        _make(tree, folder, arguments)
    record = Record()
    for path in folder.glob("*.json"):
        part = json.loads(path.read_text(encoding="utf-8"))
        record.seconds |= part["seconds"]
        record.packages = record.packages or part["packages"]
    for path in folder.glob("coverage.*"):
        for module in modules:
            _add(record.lines.setdefault(module, {}), path, module)
    return record


def _digest(tree: Path, arguments: list[str]) -> str:
    digest = hashlib.sha256(" ".join(arguments).encode())
    for path in sorted([*tree.glob("taskchat/**/*.py"), *tree.glob("tests/**/*.py"), tree / "pyproject.toml"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _make(tree: Path, folder: Path, arguments: list[str]) -> None:
    unfinished = folder.with_suffix(".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tools.mutants.recorder", *arguments]
    environment = os.environ | {"MUTANTS_RECORD": str(unfinished), "COVERAGE_CORE": "ctrace"}
    ended = subprocess.run(command, cwd=tree, env=environment, check=False, stdout=sys.stderr)
    if ended.returncode not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        sys.exit("The tests do not run as they are, without a fault.")
    unfinished.rename(folder)


def _add(lines: dict[int, set[str]], path: Path, module: str) -> None:
    data = CoverageData(str(path))
    data.read()
    for file in data.measured_files():
        if file.endswith(f"/{module}"):
            for line, contexts in data.contexts_by_lineno(file).items():
                lines.setdefault(line, set()).update(contexts)
