"""The Chromium that tests drive: the one named by `CHROMIUM`, the system's, or Playwright's own.

Preferred is the headless shell: the same engine, which Playwright would choose too, starts in half the time.
"""

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Return the path of a Chromium, or None."""
    if configured := os.environ.get("CHROMIUM"):
        return configured
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None
