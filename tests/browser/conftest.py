"""One built taskchat with Gemini's stand-in, one without anything, and a Chromium that visits them.

They end with this folder, not with the session: Playwright holds an event loop that other tests could not run beside.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.person import ZONE, Person
from tests.browser.servers import Served, served
from tests.gemini_stand_in import GeminiStandIn
from tests.nursery import Nursery
from tests.open_turns import end_turns
from tools.chromium import ARGUMENTS, find_chromium

# An address that leads nowhere: whoever asks it for the official script gets no answer.
UNREACHABLE = "http://127.0.0.1:9/chatkit.js"

NewPerson = Callable[..., Person]
# A browser's context unless a test asks for something else.
NEW_CONTEXT: dict[str, Any] = {
    "viewport": {"width": 1440, "height": 900},
    "timezone_id": ZONE,
    "service_workers": "block",
}

# A shared machine may take its time; what must be quick says so where it is expected.
expect.set_options(timeout=15_000)
# Seconds of a test with its fixtures: the first one waits for the page to be built, twice where another worker builds.
_LIMIT = pytest.mark.timeout(600)


@pytest.fixture(scope="package")
def stand_in() -> Iterator[GeminiStandIn]:
    """Gemini, on loopback."""
    with GeminiStandIn() as gemini:
        yield gemini


@pytest.fixture(scope="package")
def asking() -> set[str]:
    """URLs of the databases of the servers that ask the stand-in."""
    return set()


@pytest.fixture
def gemini(stand_in: GeminiStandIn, asking: set[str]) -> Iterator[GeminiStandIn]:
    """The same, with nothing said or asked yet; no turn goes on after the test."""
    stand_in.reset()
    yield stand_in
    end_turns(stand_in, *asking)
    assert stand_in.waiting == 0, "a scripted reply was never asked for"


@pytest.fixture(scope="package")
def as_meant(stand_in: GeminiStandIn) -> dict[str, str]:
    """Settings of taskchat as it is meant: WebSocket for the page's state, our own element, Gemini."""
    return {"GEMINI_API_KEY": "test-key", "GEMINI_BASE_URL": stand_in.url, "GEMINI_MODELS": "gemini-2.5-pro"}


@pytest.fixture(scope="package")
def with_gemini(
    nursery: Nursery, tmp_path_factory: pytest.TempPathFactory, as_meant: dict[str, str], asking: set[str]
) -> Iterator[Served]:
    """A taskchat as it is meant."""
    with served(nursery, "websocket", tmp_path_factory.mktemp("websocket"), as_meant) as server:
        asking.add(server.database_url)
        yield server


@pytest.fixture(scope="package")
def on_its_own(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """taskchat with everything otherwise: polling, no key, and an official script that cannot be loaded."""
    folder = tmp_path_factory.mktemp("polling")
    settings = {"GEMINI_API_KEY": "", "REFLEX_TRANSPORT": "polling", "CHATKIT_SCRIPT": UNREACHABLE}
    with served(nursery, "polling", folder, settings) as server:
        yield server


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """The driver of browsers; there can be one at a time."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium."""
    launched = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
    yield launched
    launched.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes browsers without a past: no cookie, no memory.

    Nor a service worker, unless a test asks for it: it would stand between the page and what tests do to the network.
    """
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{**NEW_CONTEXT, **options})
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def new_person(new_context: Callable[..., BrowserContext]) -> NewPerson:
    """Makes people with an account, who look at their dashboard in a browser of their own."""

    def make(server: Served, **options: Any) -> Person:
        return Person.arrived(new_context(**options), server.url)

    return make


@pytest.fixture
def ada(new_person: NewPerson, with_gemini: Served) -> Person:
    """Somebody new at the taskchat with Gemini."""
    return new_person(with_gemini)


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A page of nobody in particular."""
    return new_context().new_page()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each test of this folder has longer than others."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(_LIMIT)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Keep a picture of each open page of a test that failed."""
    report = yield
    if report.when == "call" and report.failed:
        _picture(item)
    return report


def _picture(item: pytest.Item) -> None:
    folder = Path(__file__).resolve().parents[2] / ".build" / "failures"
    folder.mkdir(parents=True, exist_ok=True)
    browser = getattr(item, "funcargs", {}).get("browser")
    pages = [page for context in browser.contexts for page in context.pages] if browser else []
    for number, page in enumerate(pages):
        page.screenshot(path=folder / f"{item.name}-{number}.png")
