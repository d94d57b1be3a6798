"""Command `python -m tools.mutants MODULE…`: prints the score of each module, and each mutant that no test noticed."""

import argparse
import os
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from tests.postgres import postgres_server
from tools.mutants.faults import draw
from tools.mutants.judge import judge
from tools.mutants.record import load_record
from tools.mutants.runner import copy_tree, preload

ROOT = Path(__file__).resolve().parents[2]


def read_arguments() -> argparse.Namespace:
    """Parse the command line; `make mutants` gives it."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants")
    parser.add_argument("modules", nargs="+", help="such as taskchat/chat/items.py")
    parser.add_argument("--sample", type=int, default=40, help="mutants of each module")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another sample")
    parser.add_argument("--seconds", type=float, default=30, help="of tests for each mutant, the quickest first")
    parser.add_argument("--tests", nargs="+", default=["tests/unit", "tests/integration"])
    parser.add_argument("--postgresql", action="store_true", help="with the tests on PostgreSQL, too")
    return parser.parse_args()


def main() -> None:
    """Record which tests run which lines, then try one mutant after the other."""
    arguments = read_arguments()
    with ExitStack() as stack:
        tree = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mutants-"))) / "tree"
        if arguments.postgresql:
            os.environ["TEST_POSTGRES_URL"] = stack.enter_context(postgres_server())
        copy_tree(ROOT, tree)
        chosen = arguments.tests + ([] if arguments.postgresql else ["-k", "not postgresql"])
        record = load_record(tree, arguments.modules, ROOT / ".build" / "mutants", chosen)
        preload(record.packages)
        for module in arguments.modules:
            mutants = draw(module, (tree / module).read_text(encoding="utf-8"), arguments.sample, arguments.seed)
            report(module, [judge(tree, record, mutant, arguments.seconds) for mutant in mutants])


def report(module: str, verdicts: list[str]) -> None:
    """Print the share of different mutants that were noticed."""
    count = Counter(verdicts)
    noticed, different = count["killed"] + count["timeout"], len(verdicts) - count["equivalent"]
    told = ", ".join(f"{count[verdict]} {verdict}" for verdict in ("killed", "timeout", "survived", "equivalent"))
    print(f"{module}: {len(verdicts)} run, {told}: {100 * noticed / max(different, 1):.0f} %", flush=True)


if __name__ == "__main__":
    sys.exit(main())
