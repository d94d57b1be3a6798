"""The element's page, built once, its server, and a browser that looks at it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import NEW_CONTEXT
from tests.browser.element.chat import Chat
from tests.browser.element.kept_page import KeptPage, OpensPages
from tests.chatkit_stand_in import ChatKitStandIn
from tools.element import build_test_pages

OpenChat = Callable[..., Chat]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the built pages."""
    folder = tmp_path_factory.mktemp("element")
    build_test_pages(folder)
    return folder


@pytest.fixture(scope="session")
def running_server(pages: Path) -> Iterator[ChatKitStandIn]:
    """A ChatKit server on loopback, with the pages."""
    with ChatKitStandIn(pages) as server:
        yield server


@pytest.fixture
def server(running_server: ChatKitStandIn) -> ChatKitStandIn:
    """The same, with nothing kept, told or asked."""
    running_server.reset()
    return running_server


@pytest.fixture(scope="package")
def kept_page(browser: Browser) -> Iterator[KeptPage]:
    """The page of the tests that keep it."""
    kept = KeptPage(browser.new_context(**NEW_CONTEXT))
    yield kept
    kept.close()


@pytest.fixture
def open_chat(
    new_context: Callable[..., BrowserContext], server: ChatKitStandIn, request: pytest.FixtureRequest
) -> Iterator[OpenChat]:
    """Opens the element with some options, in a browser of its own; see `Chat.opened`.

    A module that keeps its page gets that one first, if it asks for nothing of the browser. Keywords that are not the
    page's are the browser's: `viewport`, `color_scheme`, `reduced_motion`, `locale` …
    At the end, nothing may have broken the page's security policy or raised an error.
    """
    opened: list[Chat] = []

    def make(options: dict[str, Any] | None = None, *, script: str = "{}", page: str = "", **browser: Any) -> Chat:
        keeps = "keeps_page" in request.keywords and not opened and not browser
        context: OpensPages = request.getfixturevalue("kept_page") if keeps else new_context(**browser)
        chat = Chat.opened(context, server, options or {}, script, page)
        opened.append(chat)
        return chat

    yield make
    for chat in opened:
        if not chat.page.is_closed():
            assert chat.page.evaluate("window.violations") == []
        chat.leave()
        assert chat.errors == []


@pytest.fixture
def chat(open_chat: OpenChat) -> Chat:
    """The element as it is without options, on a wide screen."""
    return open_chat()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder are the element's: `-m element`."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.element)
