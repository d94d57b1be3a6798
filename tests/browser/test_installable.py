"""The page can be installed as an app: its manifest, its icons, and the colour of the window's frame."""

import json
import struct
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import Person
from tests.browser.servers import Served
from tools.icons import FOLDER, ICONS

pytestmark = pytest.mark.browser

# Mean difference of two pictures of one size, of 255, over all pixels and channels; drawn at that size, and kept.
DIFFERENCE = """async ([drawing, picture, side]) => {
  const pixels = async (source) => {
    const image = new Image(side, side);
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(side, side).getContext("2d");
    canvas.drawImage(image, 0, 0, side, side);
    return canvas.getImageData(0, 0, side, side).data;
  };
  const [wanted, found] = [await pixels(drawing), await pixels(picture)];
  return wanted.reduce((sum, value, at) => sum + Math.abs(value - found[at]), 0) / wanted.length;
}"""
BACKGROUND = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  canvas.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--page");
  return canvas.fillStyle;
}"""

FRAME = """() => [...document.querySelectorAll('meta[name="theme-color"]')]
  .find((meta) => matchMedia(meta.media).matches).content"""


def manifest(server: Served) -> dict[str, Any]:
    """The manifest, as a browser gets it."""
    response = httpx.get(f"{server.url}/manifest.webmanifest")
    assert (response.status_code, response.headers["content-type"]) == (200, "application/manifest+json")
    return response.json()


def test_the_manifest_names_the_app_and_where_it_begins(with_gemini: Served):
    told = manifest(with_gemini)
    assert (told["name"], told["short_name"]) == ("taskchat", "taskchat")
    assert (told["id"], told["start_url"], told["scope"], told["display"]) == ("/", "/", "/", "standalone")


def test_each_icon_is_there_in_the_size_that_is_told(with_gemini: Served):
    icons = manifest(with_gemini)["icons"]
    for icon in icons:
        response = httpx.get(f"{with_gemini.url}{icon['src']}")
        assert (response.status_code, response.headers["content-type"]) == (200, icon["type"]), icon
        if icon["type"] == "image/png":
            assert icon["sizes"] == "{}x{}".format(*struct.unpack(">II", response.content[16:24])), icon
    told = {(icon["sizes"], icon.get("purpose", "any")) for icon in icons}
    assert told >= {(f"{side}x{side}", purpose) for side in (192, 512) for purpose in ("any", "maskable")}


def test_a_browser_finds_nothing_wrong_with_the_manifest(ada: Person, with_gemini: Served):
    page = ada.page
    expect(page.locator("link[rel=manifest]")).to_have_attribute("href", "/manifest.webmanifest")
    read = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert read["errors"] == []
    assert json.loads(read["data"]) == manifest(with_gemini)
    touch_icon = page.locator("link[rel=apple-touch-icon]").get_attribute("href")
    assert page.request.get(f"{with_gemini.url}{touch_icon}").headers["content-type"] == "image/png"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_frame_has_the_colour_of_the_page_before_any_script_runs(new_context, with_gemini: Served, scheme: str):
    page = new_context(color_scheme=scheme, java_script_enabled=False).new_page()
    page.goto(f"{with_gemini.url}/login")
    told = page.locator(f'meta[name="theme-color"][media="(prefers-color-scheme: {scheme})"]')
    assert told.get_attribute("content") == {"light": "#ffffff", "dark": "#111113"}[scheme]


def test_the_frame_has_the_colour_of_the_page_in_the_scheme_that_was_chosen(ada: Person):
    page = ada.page
    seen: set[str] = set()
    for scheme in ("light", "dark", "light"):
        expect(page.locator("html")).to_have_class(scheme)
        page.wait_for_function(f"({FRAME})() === ({BACKGROUND})()")
        seen.add(page.evaluate(FRAME))
        page.get_by_role("button", name="Switch between light and dark").click()
    assert seen == {"#ffffff", "#111113"}


def test_each_icon_shows_what_its_drawing_shows(page: Page, with_gemini: Served):
    page.goto(f"{with_gemini.url}/login")
    for name, drawing, side in ICONS:
        source = f"/{drawing.relative_to(FOLDER.parent)}"
        assert page.evaluate(DIFFERENCE, [source, f"/icons/{name}.png", side]) < 1, f"{name}: python -m tools.icons"
