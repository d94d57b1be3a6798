"""The official element stops an answer by aborting its request: the page tells that from its own leaving."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.conftest import UNREACHABLE
from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_script import answer_with

pytestmark = pytest.mark.browser

# As the official element does: it asks by the `fetch` that it is given, and aborts to stop.
OFFICIAL = """
customElements.define('openai-chatkit', class extends HTMLElement {
  setOptions({ api }) {
    this.dispatchEvent(new CustomEvent('chatkit.ready'));
    this.ask = async (text, address = api.url) => {
      const abort = new AbortController();
      this.stop = () => abort.abort();
      const input = { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
      const response = await api.fetch(address, {
        method: 'POST', headers: { 'content-type': 'application/json' }, signal: abort.signal,
        body: JSON.stringify({ type: 'threads.create', params: { input } }),
      });
      return response.status;
    };
    this.textContent = 'the official element';
  }
});
"""
# A page that goes is not watched any more: its last words are kept, and sent as they are.
KEEP_BEACONS = """
const send = navigator.sendBeacon.bind(navigator);
navigator.sendBeacon = (url, data) => {
  localStorage.beacons = `${localStorage.beacons ?? ''}${new URL(url).pathname} ${data}\\n`;
  return send(url, data);
};
"""
UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


@pytest.fixture
def official(new_context: Callable[..., BrowserContext], on_its_own: Served) -> Page:
    """A page with a stand-in of the official script, as it is once it can be loaded."""
    context = new_context()
    context.add_init_script(KEEP_BEACONS)
    context.route(UNREACHABLE, answer_with(OFFICIAL))
    page = Person.registered(context, on_its_own.url)
    page.goto(on_its_own.url)
    expect(page.locator("#chat").get_by_text("the official element")).to_be_visible()
    return page


def ask(page: Page, *arguments: Any) -> int:
    return page.evaluate("words => document.querySelector('openai-chatkit').ask(...words)", list(arguments))


def asked(page: Page, path: str) -> list[Request]:
    """Collect the requests for this path as they go out."""
    heard: list[Request] = []
    page.context.on("request", lambda request: heard.append(request) if request.url.endswith(path) else None)
    return heard


def beacons(page: Page) -> str:
    return page.evaluate("localStorage.beacons ?? ''")


def test_its_requests_are_marked_and_the_page_says_when_it_goes(official: Page, on_its_own: Served):
    chats = asked(official, "/api/chatkit")
    assert ask(official, "Hello") == 200
    mark = chats[0].headers["chatkit-abort"]
    assert re.fullmatch(rf"stop; page={UUID}", mark)
    assert beacons(official) == ""
    official.goto(f"{on_its_own.url}/login")
    assert beacons(official) == f"/api/chatkit/pagehide {mark.removeprefix('stop; page=')}\n"


def test_leaving_the_chat_for_another_page_is_leaving_too(official: Page):
    chats = asked(official, "/api/chatkit")
    ask(official, "Hello")
    official.get_by_role("navigation", name="Lists").get_by_role("link", name="Usage").click()
    expect(official.get_by_role("heading", name="Usage", level=1)).to_be_visible()
    assert beacons(official) == f"/api/chatkit/pagehide {chats[0].headers['chatkit-abort'].partition('=')[2]}\n"


def test_what_goes_elsewhere_is_not_marked(official: Page):
    others = asked(official, "/api/auth/me")
    ask(official, "Hello", "/api/auth/me")
    assert "chatkit-abort" not in others[-1].headers


def test_our_own_element_needs_no_mark(new_context: Callable[..., BrowserContext], on_its_own: Served):
    person = Person.arrived(new_context(), on_its_own.url)
    chats = asked(person.page, "/api/chatkit")
    person.say("Hello")
    expect(person.answer("task")).to_be_visible()
    assert [request for request in chats if "chatkit-abort" in request.headers] == []
