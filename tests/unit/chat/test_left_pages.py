"""Pages that were left: remembered as long as what they asked for goes on, and never too many of them."""

import asyncio
from collections.abc import Iterator
from uuid import uuid4

import pytest

from taskchat.chat.running import LeftPages
from taskchat.feed import PageHidden, PageLeft
from taskchat.feed.subscribers import deliver


@pytest.fixture
def pages() -> Iterator[LeftPages]:
    """Pages that are forgotten at once, three at most."""
    pages = LeftPages(remembered=0.01, max_pages=3)
    yield pages
    pages.close()


async def test_a_page_is_remembered_as_long_as_its_request_lives(pages: LeftPages):
    page = uuid4()
    with pages.watching(page):
        deliver((PageHidden(page, 1),))
        await asyncio.sleep(0.1)
        assert await pages.has_left(page, within=0)
    await asyncio.sleep(0.1)
    assert len(pages) == 0


async def test_the_oldest_that_nobody_asks_about_makes_room(pages: LeftPages):
    page, others = uuid4(), [uuid4() for _ in range(10)]
    with pages.watching(page):
        deliver([PageLeft(one) for one in (page, *others)])
        assert len(pages) == 3
        assert await pages.has_left(page, within=0)
        assert await pages.has_left(others[-1], within=0)
