"""The official element stops an answer by aborting its request: the page tells that from its own leaving."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.conftest import UNREACHABLE
from tests.browser.person import Person
from tests.browser.servers import Served, served
from tests.browser.test_script import answer_with
from tests.browser.waiting import wait_until
from tests.gemini_stand_in import GeminiStandIn, Reply
from tests.nursery import Nursery

pytestmark = pytest.mark.browser

# As the official element does: it asks by the `fetch` that it is given, says which thread is open, and aborts to stop.
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
      this.hear(response.body.pipeThrough(new TextDecoderStream()).getReader()).catch(() => {});
      return response.status;
    };
    this.textContent ||= 'the official element';
  }
  async hear(reader) {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      this.textContent += part.value;
      const [, threadId] = /"thread.created".*?"id":"([^"]+)/.exec(this.textContent) ?? [];
      if (threadId) this.dispatchEvent(new CustomEvent('chatkit.thread.change', { detail: { threadId } }));
    }
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
    return opened(new_context(), on_its_own)


@pytest.fixture(scope="module")
def official_with_gemini(
    nursery: Nursery, tmp_path_factory: pytest.TempPathFactory, as_meant: dict[str, str], asking: set[str]
) -> Iterator[Served]:
    """A taskchat with the official element and Gemini."""
    settings = as_meant | {"CHATKIT_SCRIPT": UNREACHABLE}
    with served(nursery, "websocket", tmp_path_factory.mktemp("official"), settings) as server:
        asking.add(server.database_url)
        yield server
        asking.discard(server.database_url)


def opened(context: BrowserContext, server: Served) -> Page:
    context.add_init_script(KEEP_BEACONS)
    context.route(UNREACHABLE, answer_with(OFFICIAL))
    page = Person.registered(context, server.url)
    page.goto(server.url)
    expect(page.locator("#chat").get_by_text("the official element")).to_be_visible()
    return page


def in_our_element(page: Page, server: Served) -> Person:
    """The same conversation, once the official script cannot be loaded any more."""
    page.context.unroute(UNREACHABLE)
    person = Person(page, server.url, "")
    person.reload()
    return person


def ask(page: Page, *arguments: Any) -> int:
    return page.evaluate("words => document.querySelector('openai-chatkit').ask(...words)", list(arguments))


def asked(page: Page, path: str) -> list[Request]:
    """Collect the requests for this path as they go out."""
    heard: list[Request] = []
    page.context.on("request", lambda request: heard.append(request) if request.url.endswith(path) else None)
    return heard


def beacons(page: Page) -> str:
    return page.evaluate("localStorage.beacons ?? ''")


def turn_to(page: Page, *states: str) -> None:
    """Put the page out of sight and back: a browser without a screen hides none."""
    for state in states:
        page.evaluate(
            """state => {
              Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
              document.dispatchEvent(new Event('visibilitychange'));
            }""",
            state,
        )


def test_its_abort_is_stop(
    new_context: Callable[..., BrowserContext], official_with_gemini: Served, gemini: GeminiStandIn
):
    page = opened(new_context(), official_with_gemini)
    gemini.hang(after="On and on")
    ask(page, "Talk without end")
    expect(page.locator("#chat")).to_contain_text("On and on")
    page.evaluate("document.querySelector('openai-chatkit').stop()")
    wait_until(lambda: gemini.requests[0].cut)
    person = in_our_element(page, official_with_gemini)
    expect(person.answer("On and on")).to_be_visible()
    expect(person.chat.locator(".end-mark")).to_have_text("You stopped this answer. Answer again")
    assert len(gemini.requests) == 1


@pytest.mark.parametrize("way", ["a reload", "another page", "a closed tab"])
def test_what_it_asked_goes_on_when_its_page_is_left(
    new_context: Callable[..., BrowserContext], official_with_gemini: Served, gemini: GeminiStandIn, way: str
):
    page = opened(new_context(), official_with_gemini)
    gemini.script(Reply(text=["On and on, ", "to the end."], hang=True, hang_at=1))
    gemini.released.clear()
    ask(page, "Talk for a while")
    expect(page.locator("#chat")).to_contain_text("On and on")
    match way:
        case "another page":
            page.goto(f"{official_with_gemini.url}/login")
            page.goto(f"{official_with_gemini.url}/")
        case "a closed tab":
            context = page.context
            page.close(run_before_unload=True)
            page = context.new_page()
            page.goto(f"{official_with_gemini.url}/")
        case _:
            pass
    person = in_our_element(page, official_with_gemini)
    expect(person.answer("On and on")).to_be_visible()
    expect(person.chat.get_by_role("button", name="Stop answering")).to_be_visible()
    gemini.release()
    expect(person.answer("On and on, to the end.")).to_be_visible()
    person.hear_out()
    expect(person.chat.locator(".end-mark")).to_have_count(0)
    assert [request.cut for request in gemini.requests] == [False]


def test_its_requests_are_marked_and_the_page_says_when_it_goes(official: Page, on_its_own: Served):
    chats = asked(official, "/api/chatkit")
    assert ask(official, "Hello") == 200
    mark = chats[0].headers["chatkit-abort"]
    assert re.fullmatch(rf"stop; page={UUID}", mark)
    assert beacons(official) == ""
    official.goto(f"{on_its_own.url}/login")
    assert beacons(official) == f"/api/chatkit/pagehide {mark.removeprefix('stop; page=')}\n"


def test_a_page_says_that_it_is_out_of_sight_and_in_sight_again_once_it_has_asked(official: Page, on_its_own: Served):
    turn_to(official, "hidden", "visible")
    assert beacons(official) == ""
    chats = asked(official, "/api/chatkit")
    ask(official, "Hello")
    page = chats[0].headers["chatkit-abort"].partition("=")[2]
    turn_to(official, "hidden", "hidden", "visible")
    assert beacons(official) == f"/api/chatkit/pagehide {page} 1\n/api/chatkit/pageshow {page} 2\n"
    official.goto(f"{on_its_own.url}/login")
    assert beacons(official).splitlines()[2:] == [f"/api/chatkit/pagehide {page}"]


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
