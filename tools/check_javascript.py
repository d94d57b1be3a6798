"""Checks the JavaScript: style, types against ChatKit's official ones, and the order of the element's folders."""

import subprocess
import sys

from tools.javascript import BUN, ELEMENT, install_packages

CHECKS = ("lint", "types", "page-types", "imports")


def failed_checks() -> list[str]:
    """Run every check of the package, and name those that fail."""
    install_packages()
    runs = {name: subprocess.run([BUN, "run", "--bun", name], cwd=ELEMENT, check=False) for name in CHECKS}
    return [name for name, run in runs.items() if run.returncode != 0]


if __name__ == "__main__":
    if failed := failed_checks():
        sys.exit(f"failed: {', '.join(failed)}")
