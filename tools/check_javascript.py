"""Checks the JavaScript: style, types against ChatKit's official ones, the order of folders, the form of comments."""

import subprocess
import sys
from collections.abc import Iterator

from tools.javascript import BUN, ELEMENT, ROOT, install_packages

CHECKS = ("lint", "types", "page-types", "worker-types", "imports", "docs")
MAX_COLUMNS = 120


def failed_checks() -> list[str]:
    """Run every check of the package, and name those that fail."""
    install_packages()
    runs = {name: subprocess.run([BUN, "run", "--bun", name], cwd=ELEMENT, check=False) for name in CHECKS}
    return [name for name, run in runs.items() if run.returncode != 0]


def long_lines() -> Iterator[str]:
    """Yield a complaint for each long line: a formatter breaks neither templates nor comments nor strings."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.js", "*.jsx", "*.d.ts"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    for path in filter(lambda path: path.is_file(), (ROOT / name for name in names)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if len(line) > MAX_COLUMNS:
                yield f"{path.relative_to(ROOT)}:{number} has {len(line)} columns"


if __name__ == "__main__":
    problems = [*long_lines(), *(f"{name} failed" for name in failed_checks())]
    if problems:
        sys.exit("\n".join(problems))
