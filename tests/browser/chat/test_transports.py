"""Sockets that a page opens: M13 of the mission; and the same conversation without any."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served
from tests.gemini_stand_in import GeminiStandIn

pytestmark = pytest.mark.browser


def visited(context: BrowserContext, url: str) -> tuple[Person, list[str], list[str]]:
    """A new person, the WebSockets that their pages open, and every address they ask."""
    sockets: list[str] = []
    addresses: list[str] = []
    context.on("page", lambda page: page.on("websocket", lambda socket: sockets.append(socket.url)))
    context.on("request", lambda request: addresses.append(request.url))
    return Person.arrived(context, url), sockets, addresses


def test_the_chat_opens_no_socket(new_context, with_gemini: Served, gemini: GeminiStandIn):
    person, sockets, addresses = visited(new_context(), with_gemini.url)
    gemini.reply("Hello.")
    person.say("Hello")
    expect(person.answer("Hello.")).to_be_visible()
    assert sockets, "Reflex's own state uses one"
    assert all("/_event" in url for url in sockets)
    assert any(url.endswith("/api/chatkit") for url in addresses)


def test_no_third_party_is_contacted(new_context, with_gemini: Served, gemini: GeminiStandIn):
    person, _, addresses = visited(new_context(), with_gemini.url)
    gemini.reply("Hello, with ![a picture](https://pictures.example/a.png).")
    person.say("Hello")
    expect(person.answer("Hello, with")).to_be_visible()
    elsewhere = [url for url in addresses if not url.startswith((with_gemini.url, "data:", "blob:"))]
    assert elsewhere == []


def test_with_polling_the_page_opens_none_at_all(new_context, on_its_own: Served):
    person, sockets, _ = visited(new_context(), on_its_own.url)
    person.say("Create a task called test migration, due Friday")
    expect(person.task("test migration")).to_be_visible()
    expect(person.step("Create task · test migration")).to_be_visible()
    expect(person.answer("test migration")).to_be_visible()
    person.reload()
    expect(person.said("Create a task called test migration")).to_be_visible()
    expect(person.answer("test migration")).to_be_visible()
    assert sockets == []


def test_with_polling_two_tabs_stay_in_step(new_person: NewPerson, on_its_own: Served):
    ada = new_person(on_its_own)
    other = ada.another_tab()
    ada.add("from the first tab")
    expect(other.task("from the first tab")).to_be_visible(timeout=3_000)
    other.say("Create a task called from the second tab")
    expect(other.answer("from the second tab")).to_be_visible()
    expect(ada.task("from the second tab")).to_be_visible(timeout=3_000)


def test_without_a_key_the_page_says_who_answers(new_person: NewPerson, on_its_own: Served):
    ada = new_person(on_its_own)
    expect(ada.page.get_by_text("Built-in assistant")).to_be_visible()
    ada.say("What can you do?")
    expect(ada.answer("task")).to_be_visible()


def test_with_a_key_the_page_says_so_too(ada: Person):
    expect(ada.chat.get_by_role("button", name="Model: Gemini 2.5 Flash")).to_be_visible()
