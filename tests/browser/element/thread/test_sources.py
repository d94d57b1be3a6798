"""Sources of an answer: marks in the text, the cards they lead to, and the list below."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.browser.element.every_item import ENTITY, FILE, URL, note
from tests.chatkit_stand_in import ChatKitStandIn, items

pytestmark = pytest.mark.keeps_page

_TEXT = "Rent is due on Friday. The contract says so. It is your task Pay rent that is open."
_NOTES = [note(URL, 22), note(FILE, 44), note(ENTITY, 70), note(URL, 83)]
_ENTITIES = """{ entities: {
  onClick: (entity) => told.push(['clicked', entity]),
  onRequestPreview: async ({ id }) =>
    ({ preview: { type: 'Card', children: [{ type: 'Text', value: `Preview of ${id}` }] } }),
} }"""


def _opened(open_chat: OpenChat, server: ChatKitStandIn, script: str = "{}") -> Chat:
    server.keep("thr_1", items.said("When?"), items.answer(_TEXT, "a", _NOTES))
    return open_chat({"initialThread": "thr_1"}, script=script)


def _card(chat: Chat) -> Locator:
    return chat.region.locator("#entity-preview")


def test_marks_stand_where_sources_are_named_and_count_each_once(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _opened(open_chat, server)
    answer = chat.answer("Rent is due")
    expect(answer.locator(".prose")).to_have_text(
        "Rent is due on Friday.1 The contract says so.2 It is your task Pay rentPay rent that is open.1"
    )
    names = [
        answer.get_by_role("button", name=name) for name in ("Source 1: Rent law in short", "Source 2: The contract")
    ]
    assert [one.count() for one in names] == [2, 1]
    listed = answer.get_by_role("group", name="Sources").get_by_role("listitem")
    expect(listed).to_have_count(3)
    expect(listed.nth(0).get_by_role("link")).to_have_attribute("href", "https://law.example/rent")
    chat.expect_accessible()


def test_a_mark_leads_to_the_card_of_its_source_by_keyboard_and_back(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _opened(open_chat, server)
    mark = chat.answer("Rent").get_by_role("button", name="Source 1: Rent law in short").first
    mark.press("Enter")
    card = _card(chat)
    for words in ("Law for tenants", "Rent law in short", "When rent is due, and what happens", "Web · 2026-03-01"):
        expect(card).to_contain_text(words)
    link = card.get_by_role("link", name="Open page")
    expect(link).to_be_focused()
    expect(link).to_have_attribute("href", "https://law.example/rent")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    chat.picture("source-card")
    chat.page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(mark).to_be_focused()


def test_a_card_comes_under_a_resting_mouse_and_goes_with_a_press_elsewhere(
    open_chat: OpenChat, server: ChatKitStandIn
):
    chat = _opened(open_chat, server)
    chat.answer("Rent").get_by_role("button", name="Source 2: The contract").hover()
    expect(_card(chat)).to_contain_text("contract.pdf")
    _card(chat).hover()
    expect(_card(chat)).to_contain_text("Page 3")
    chat.composer.click()
    expect(_card(chat)).to_have_count(0)


def test_an_entity_is_previewed_and_clicked_as_the_host_says(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _opened(open_chat, server, _ENTITIES)
    mark = chat.answer("Rent").locator(".cite", has_text="Pay rent")
    mark.hover()
    expect(_card(chat)).to_contain_text("Preview of task_7")
    chat.picture("source-entity")
    mark.click()
    chat.answer("Rent").get_by_role("group", name="Sources").get_by_role("button", name="Pay rent").press("Enter")
    told = [{name: one[name] for name in ("id", "title", "data")} for one in chat.told("clicked")]
    assert told == [{"id": "task_7", "title": "Pay rent", "data": {"due": "Friday"}}] * 2


def test_an_entity_without_callbacks_says_what_it_is(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _opened(open_chat, server)
    chat.answer("Rent").locator(".cite", has_text="Pay rent").click()
    expect(_card(chat)).to_contain_text("Task")


def test_sources_come_while_the_answer_does_and_many_are_folded(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("When?")
    stream.send(*server.begin("When?"), items.added(items.answer("", "a")), items.delta("a", "On Friday."))
    annotation = {"content_index": 0, "annotation_index": 0, "annotation": note(URL, 10)}
    stream.send(items.updated("a", "assistant_message.content_part.annotation_added", **annotation))
    answer = chat.answer("On Friday.")
    expect(answer.get_by_role("button", name="Source 1: Rent law in short")).to_be_visible()
    many = [note({**URL, "url": f"https://law.example/{number}", "title": f"Law {number}"}, 10) for number in range(7)]
    stream.send(items.done(items.answer("On Friday.", "a", many)))
    stream.end()
    expect(answer.get_by_role("link", name="Law 6")).to_be_hidden()
    answer.get_by_text("3 more sources").press("Enter")
    expect(answer.get_by_role("link", name="Law 6")).to_be_visible()
