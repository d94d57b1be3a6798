"""Pages that were left or are out of sight: what they abort then is not stopped."""

import asyncio
import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from taskchat import feed

# Seconds for which a page without a request here is remembered: its last word and its requests come in any order.
_REMEMBERED_S = 60.0
# Pages that are remembered at most: whoever is signed in can name as many as they like.
_MAX_PAGES = 10_000


@dataclass
class _Page:
    """Last word of a page, by its own count: words overtake each other on their way. `requests` go on here."""

    left: asyncio.Event = field(default_factory=asyncio.Event)
    is_hidden: bool = False
    number: int = 0
    requests: int = 0
    forgetting: asyncio.TimerHandle | None = None


class LeftPages:
    """Pages of which this process heard that they were left or hidden, wherever they said it.

    One is remembered as long as a request of it goes on, and for `remembered` seconds more.
    """

    def __init__(self, *, remembered: float = _REMEMBERED_S, max_pages: int = _MAX_PAGES) -> None:
        self._remembered, self._max_pages = remembered, max_pages
        self._pages: dict[UUID, _Page] = {}
        self._subscriptions = [
            feed.subscribe(feed.PageLeft, lambda signal: self._page(signal.page_id).left.set()),
            feed.subscribe(feed.PageHidden, lambda signal: self._see(signal, is_hidden=True)),
            feed.subscribe(feed.PageShown, lambda signal: self._see(signal, is_hidden=False)),
        ]

    def __len__(self) -> int:
        """Count the pages that are remembered."""
        return len(self._pages)

    def close(self) -> None:
        """Hear of no more pages."""
        while self._subscriptions:
            self._subscriptions.pop()()

    @contextlib.contextmanager
    def watching(self, page_id: UUID) -> Iterator[None]:
        """Remember a page while a request of it goes on."""
        page = self._page(page_id)
        page.requests += 1
        try:
            yield
        finally:
            page.requests -= 1
            self._forget_later(page_id, page)

    async def has_left(self, page_id: UUID, *, within: float) -> bool:
        """Whether a page is hidden now, or has been left, or is within so many seconds.

        Hidden later does not count: Stop, and then a look at another tab.
        """
        page = self._page(page_id)
        if page.is_hidden:
            return True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await page.left.wait()
        return page.left.is_set()

    def _see(self, signal: feed.PageHidden | feed.PageShown, *, is_hidden: bool) -> None:
        page = self._page(signal.page_id)
        if signal.number > page.number:
            page.number, page.is_hidden = signal.number, is_hidden

    def _page(self, page_id: UUID) -> _Page:
        if (page := self._pages.get(page_id)) is None:
            if len(self._pages) >= self._max_pages:
                self._drop_oldest()
            page = self._pages[page_id] = _Page()
        self._forget_later(page_id, page)
        return page

    def _drop_oldest(self) -> None:
        for page_id, page in self._pages.items():
            if not page.requests:
                del self._pages[page_id]
                return

    def _forget_later(self, page_id: UUID, page: _Page) -> None:
        if page.forgetting:
            page.forgetting.cancel()
        page.forgetting = asyncio.get_running_loop().call_later(self._remembered, self._forget, page_id, page)

    def _forget(self, page_id: UUID, page: _Page) -> None:
        if not page.requests and self._pages.get(page_id) is page:
            del self._pages[page_id]
