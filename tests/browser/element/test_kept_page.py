"""The page that tests share is like a new one for each of them."""

import re
from pathlib import Path

from tests.browser.element.kept_page import KeptPage, load
from tests.chatkit_stand_in import ChatKitStandIn

# Calls whose effect a page or its context keeps, however often it is loaded anew.
_LASTING = r"add_init_script|\.route\(|set_offline|\.clock\b|expose_|cdp_session|\.on\(|permissions\(|keyboard\.down"
_SEEN = """() => [
  sessionStorage.length, localStorage.length, document.cookie, window.left ?? null, innerWidth,
  matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('(prefers-reduced-motion: reduce)').matches,
]"""
_LEAVE = """() => {
  sessionStorage.setItem('left', '1');
  localStorage.setItem('left', '1');
  document.cookie = 'left=1';
  window.left = 1;
}"""


def test_it_knows_nothing_of_the_test_before(kept_page: KeptPage, server: ChatKitStandIn):
    page = kept_page.new_page()
    for _ in range(3):
        load(page, f"{server.url}/index.html")
        assert page.evaluate(_SEEN) == [0, 0, "", None, 1440, False, False]
        page.evaluate(_LEAVE)
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        page.set_viewport_size({"width": 390, "height": 844})
        assert kept_page.new_page() == page
    page.close()
    assert kept_page.new_page() != page


def test_modules_that_keep_it_leave_nothing_behind():
    keeping = [
        path for path in Path(__file__).parent.rglob("test_*.py") if "pytest.mark.keeps_page" in path.read_text("utf-8")
    ]
    assert len(keeping) > 10
    assert [
        path.name for path in keeping if path != Path(__file__) and re.search(_LASTING, path.read_text("utf-8"))
    ] == []
