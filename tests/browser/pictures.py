"""Pictures of pages, to be looked at: `make pictures` takes them; a plain run of the tests does without."""

import os

from playwright.sync_api import Page

from taskchat.settings import ROOT

WANTED = bool(os.environ.get("PICTURES"))


def take(page: Page, folder: str, name: str) -> None:
    """Keep what the page looks like as `.build/<folder>/<name>.png`, where pictures are wanted."""
    if WANTED:
        page.screenshot(path=ROOT / ".build" / folder / f"{name}.png")
