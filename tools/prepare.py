"""Gets the needs of the tests beside Python packages: a Chromium, and the npm packages of the element."""

import os
import subprocess
import sys

from tools.chromium import find_chromium
from tools.javascript import install_packages


def ensure_chromium() -> None:
    """Take a Chromium that is there already, else Playwright's own, else Debian's package."""
    if find_chromium():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if find_chromium() or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    for package in ("chromium-headless-shell", "chromium"):
        if subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False).returncode == 0:
            return


if __name__ == "__main__":
    ensure_chromium()
    install_packages()
    if not find_chromium():
        sys.exit("The browser tests need a Chromium: install one, or set CHROMIUM to its path.")
