"""The Chromium that tests drive: the one named by `CHROMIUM`, the system's, or Playwright's own.

Best the one that never had a window: the same engine, which Playwright would choose too, starts in half the time.
"""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The path of a Chromium, or None."""
    if given := os.environ.get("CHROMIUM"):
        return given
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None
