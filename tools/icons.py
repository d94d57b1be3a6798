"""Draws the icons of the installed app: each PNG in `assets/icons/` from the SVG beside it, or from the favicon."""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.chromium import ARGUMENTS, find_chromium
from tools.javascript import ROOT

FOLDER = ROOT / "assets" / "icons"
_FAVICON, _FULL_BLEED, _BADGE = ROOT / "assets" / "favicon.svg", FOLDER / "full-bleed.svg", FOLDER / "badge.svg"
# Name, drawing, pixels of a side. A launcher cuts a maskable one, and iOS blackens what is transparent.
ICONS = (
    ("icon-192", _FAVICON, 192),
    ("icon-512", _FAVICON, 512),
    ("maskable-192", _FULL_BLEED, 192),
    ("maskable-512", _FULL_BLEED, 512),
    ("apple-touch-icon", _FULL_BLEED, 180),
    ("badge-96", _BADGE, 96),
)


def draw(page: Page, drawing: Path, side: int) -> bytes:
    """Draw an SVG as a PNG; what is transparent stays so."""
    page.set_viewport_size({"width": side, "height": side})
    svg = drawing.read_text(encoding="utf-8").replace("<svg ", f'<svg width="{side}" height="{side}" ', 1)
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{svg}")
    return page.screenshot(omit_background=True)


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        sheet = browser.new_page()
        for name, drawing, side in ICONS:
            (FOLDER / f"{name}.png").write_bytes(draw(sheet, drawing, side))
        browser.close()
