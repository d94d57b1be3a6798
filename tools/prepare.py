"""Gets the needs of the tests beside Python packages: Chromium, a session bus, and the npm packages of the element."""

import os
import shutil
import subprocess
import sys

from tools.chromium import find_chromium, find_whole_chromium
from tools.javascript import install_packages


def ensure_chromium() -> None:
    """Take what is there already, else Playwright's own, which is whole and a shell, else Debian's packages."""
    if find_chromium() and find_whole_chromium():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if (find_chromium() and find_whole_chromium()) or os.geteuid() != 0:
        return
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    for package in ("chromium-headless-shell", "chromium"):
        subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False)


def ensure_session_bus() -> None:
    """Take the program of the session bus that is there, else Debian's package."""
    if not shutil.which("dbus-daemon") and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", "dbus-daemon"], check=False)


if __name__ == "__main__":
    ensure_chromium()
    ensure_session_bus()
    install_packages()
    if not (find_chromium() and find_whole_chromium()):
        sys.exit("The browser tests need a Chromium: install one, or set CHROMIUM and CHROMIUM_WITH_DESKTOP.")
    if not shutil.which("dbus-daemon"):
        sys.exit("The tests of notifications need a session bus: install dbus-daemon.")
