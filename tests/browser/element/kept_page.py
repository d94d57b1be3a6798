"""A page that one test after the other gets: opening another one costs twice as much as loading this one anew.

It is for modules that say `keeps_page`: their tests leave nothing behind that a page keeps, such as routes or scripts.
"""

from typing import Protocol

from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import NEW_CONTEXT

_CLEAR = """() => {
  const count = sessionStorage.length + localStorage.length;
  sessionStorage.clear();
  localStorage.clear();
  return count;
}"""


class OpensPages(Protocol):
    """A browser's context, or what stands for one."""

    def new_page(self) -> Page:
        """Give a page without a past."""
        ...


class KeptPage:
    """Stands for a context of its own: each page that it gives is the same one, as if it were new."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._page: Page | None = None

    def new_page(self) -> Page:
        """Give the page, empty; another one only if a test has closed it."""
        if self._page is None or self._page.is_closed():
            self._page = self._context.new_page()
            return self._page
        page = self._page
        page.goto("about:blank")
        page.set_viewport_size(NEW_CONTEXT["viewport"])
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
        page.mouse.move(0, 0)
        self._context.clear_cookies()
        return page

    def close(self) -> None:
        """Close the page for good."""
        self._context.close()


def load(page: Page, url: str) -> None:
    """Load a page that remembers nothing: what the one before has kept for this origin is forgotten."""
    page.goto(url)
    if page.evaluate(_CLEAR):
        page.goto(url)
