"""Verdict on a mutant: whether the tests that run its line notice it."""

import tomllib
from pathlib import Path

from tools.mutants.faults import Mutant
from tools.mutants.record import Record
from tools.mutants.runner import run_tests

_EQUIVALENT = tomllib.loads(Path(__file__).with_name("equivalent.toml").read_text(encoding="utf-8"))


def judge(tree: Path, record: Record, mutant: Mutant, budget: float) -> str:
    """Return `killed`, `timeout`, `survived` or `equivalent`; print a survivor at once.

    Its tests take `budget` seconds, the quickest first.
    """
    if mutant.changes in _EQUIVALENT.get(mutant.module, {}).values():
        return "equivalent"
    covering = record.tests(mutant.module, mutant.line)
    tests = _within(record, covering, budget)
    code = _run(tree, mutant, tests, 60 + 5 * sum(record.seconds[test] for test in tests)) if tests else 0
    if code == 0:
        told = f"{mutant.module}:{mutant.line}: survived {len(tests)} of {len(covering)} tests"
        print(told, *mutant.changes, sep="\n    ", flush=True)
        return "survived"
    return "timeout" if code is None else "killed"


def _within(record: Record, tests: list[str], budget: float) -> list[str]:
    taken = tests[:1]
    for test in tests[1:]:
        taken.append(test)
        if sum(record.seconds[name] for name in taken) > budget:
            return taken[:-1]
    return taken


def _run(tree: Path, mutant: Mutant, tests: list[str], limit: float) -> int | None:
    path = tree / mutant.module
    path.write_text(mutant.code, encoding="utf-8")
    code = run_tests(tree, tests, limit)
    path.write_text(mutant.original, encoding="utf-8")
    return code
