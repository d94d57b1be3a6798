"""The Chromium that tests drive: the one named by `CHROMIUM`, the system's, or Playwright's own.

Preferred is the headless shell: the same engine, which Playwright would choose too, starts in half the time. It shows
no notifications: where they matter, a whole Chromium is driven, named by `CHROMIUM_WITH_DESKTOP` if need be.
"""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Return the path of a Chromium, or None."""
    return _find("CHROMIUM", "chromium-headless-shell", *_WHOLE)


def find_whole_chromium() -> str | None:
    """Return the path of a Chromium that talks to the desktop, or None."""
    return _find("CHROMIUM_WITH_DESKTOP", *_WHOLE)


def _find(variable: str, *names: str) -> str | None:
    if configured := os.environ.get(variable):
        return configured
    for name in names:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None
