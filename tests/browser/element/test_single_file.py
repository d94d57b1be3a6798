"""The element as one built file, on the page in `docs/` that shows it, against the stand-in."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from taskchat.settings import ROOT
from tests.browser import pictures
from tests.chatkit_stand_in import ChatKitStandIn, items
from tools.element import build, version


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the repository is after `make element`."""
    folder = tmp_path_factory.mktemp("single")
    shutil.copytree(ROOT / "docs" / "element", folder / "docs" / "element")
    build(folder / "dist")
    return folder


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[ChatKitStandIn]:
    """A ChatKit server that serves that folder, under a strict policy."""
    with ChatKitStandIn(built) as running:
        yield running


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], server: ChatKitStandIn) -> Iterator[Page]:
    """The page in `docs/`, connected, with nothing loaded from elsewhere and nothing broken."""
    page = new_context(viewport={"width": 1200, "height": 800}).new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("request", lambda one: None if one.url.startswith((server.url, "data:")) else trouble.append(one.url))
    page.goto(f"{server.url}/docs/element/index.html?api=/chatkit")
    yield page
    assert trouble == []


def test_the_page_in_docs_talks_to_a_server(page: Page, server: ChatKitStandIn):
    stream = server.stream()
    page.get_by_role("button", name="Say hello").click()
    code = "Here:\n\n```js\nlet a = 1;\n```\n\nand $x^2$"
    stream.send(*server.begin("Hello!"), *items.spoken(code))
    stream.send(items.done(items.widget({"type": "Card", "children": [{"type": "Title", "value": "A card"}]})))
    stream.end()
    expect(page.get_by_text("A card")).to_be_visible()
    expect(page.locator(".hljs-keyword")).to_have_text("let")
    expect(page.locator("math")).to_have_count(1)
    expect(page.get_by_role("list", name="What the page hears")).to_contain_text("chatkit.response.end")
    pictures.take(page, "element", "docs-page")


def test_its_form_sets_scheme_language_and_token(page: Page, server: ChatKitStandIn):
    page.get_by_label("Scheme").select_option("Dark")
    page.get_by_label("Language").select_option("Deutsch")
    page.get_by_label("Bearer token").fill("secret")
    page.get_by_role("button", name="Connect").click()
    expect(page.locator("#chat .frame")).to_have_attribute("data-scheme", "dark")
    expect(page.get_by_role("textbox", name="Nachricht an die KI")).to_be_visible()
    page.get_by_role("button", name="Say hello").click()
    # It is said aloud as well.
    expect(page.get_by_role("article", name="Assistent").get_by_text("You said: Hello!")).to_be_visible()
    assert server.asked("threads.create", 1)[-1].headers["authorization"] == "Bearer secret"


def test_the_same_sources_give_the_same_bytes(built: Path, tmp_path: Path):
    first = next((built / "dist").glob("*.js"))
    assert first.name == f"chatkit-element-{version()}.js"
    assert build(tmp_path).read_bytes() == first.read_bytes()


def test_it_says_what_is_in_it_and_under_which_licences(built: Path):
    file = built / "dist" / f"chatkit-element-{version()}.js"
    banner = file.read_text(encoding="utf-8").splitlines()[0]
    texts = file.with_suffix(".licenses.txt").read_text(encoding="utf-8")
    for name in ("lit", "dompurify", "marked", "eventsource-parser", "highlight.js", "temml"):
        assert re.search(rf"{re.escape(name)} [\d.]+ \(", banner), name
        assert re.search(rf"^{re.escape(name)} [\d.]+$", texts, re.MULTILINE), name
    assert texts.startswith(f"taskchat {version()}\n\nMIT License")
    assert str(ROOT) not in file.read_text(encoding="utf-8")


def test_the_page_names_the_file_of_this_version():
    page = (ROOT / "docs" / "element" / "index.html").read_text(encoding="utf-8")
    assert f"dist/chatkit-element-{version()}.js" in page
