"""Keys of input methods: Enter takes letters over and nothing more, Escape and arrows are the input method's."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.composition import Composition
from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

_SEND = {"type": "send", "payload": {}}
_FIELDS = {
    "Input": {"type": "Input", "name": "field", "placeholder": "Write"},
    "Textarea": {"type": "Textarea", "name": "field", "placeholder": "Write"},
    "Text": {"type": "Text", "value": "old", "editable": {"name": "field", "placeholder": "Write"}},
}
# Safari sends the key that ends a composition after it, and says only by its code whose key it was.
_LATE_KEY = """(field, key) =>
  field.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true, composed: true }))"""
_BUTTON = {"type": "Button", "label": "Send it", "submit": True}


def _open(open_chat: OpenChat, server: ChatKitStandIn, *children: dict[str, Any]) -> Chat:
    form = {"type": "Card", "children": [{"type": "Form", "onSubmitAction": _SEND, "children": [*children]}]}
    server.keep("thr_1", items.said("Form", "u"), items.widget(form))
    return open_chat({"initialThread": "thr_1"})


def _write(chat: Chat, field: Locator, text: str) -> Composition:
    field.fill("")
    field.focus()
    composition = Composition(chat.page, text)
    expect(field).to_have_value(text)
    return composition


@pytest.mark.parametrize("field", _FIELDS)
@pytest.mark.parametrize("buttons", [[_BUTTON], []])
def test_enter_of_an_input_method_sends_no_form(
    open_chat: OpenChat, server: ChatKitStandIn, field: str, buttons: list[dict[str, Any]]
):
    chat = _open(open_chat, server, _FIELDS[field], *buttons)
    written = chat.scroller.locator("[data-field]")
    _write(chat, written, "한국어").take()
    expect(written).to_have_value("한국어")
    written.evaluate(_LATE_KEY, "Enter")
    assert server.asked("threads.custom_action") == []
    if field == "Input":
        written.press("Enter")
        sent = server.asked("threads.custom_action", 1)[0].params["action"]["payload"]
        assert sent == {"field": "한국어"}


def test_keys_of_an_input_method_choose_nothing_in_a_list(open_chat: OpenChat, server: ChatKitStandIn):
    options = [{"value": str(number), "label": f"日本 {number}"} for number in range(20)]
    chat = _open(open_chat, server, {"type": "Select", "name": "field", "options": options})
    chat.scroller.get_by_role("button", name="Choose").click()
    search = chat.page.get_by_role("combobox").last
    composition = _write(chat, search, "日本")
    chosen = search.get_attribute("aria-activedescendant")
    for key in ("ArrowDown", "ArrowDown", "Escape"):
        composition.press(key)
    composition.take()
    expect(search).to_be_visible()
    expect(search).to_have_attribute("aria-activedescendant", chosen or "")


def _titles(chat: Chat) -> Locator:
    return chat.page.locator("#chat .thread-open")


@pytest.fixture
def listed(open_chat: OpenChat, server: ChatKitStandIn) -> Chat:
    """The list of conversations."""
    server.keep("thr_1", items.said("Trip", "u"), title="Trip")
    chat = open_chat()
    chat.call("showHistory")
    expect(_titles(chat)).to_be_visible()
    return chat


def test_keys_of_an_input_method_leave_the_search_alone(listed: Chat):
    search = listed.page.get_by_role("searchbox")
    composition = _write(listed, search, "りょ")
    composition.press("ArrowDown")
    # A browser empties its own search field at such an Escape.
    search.evaluate(_LATE_KEY, "Escape")
    expect(search).to_be_focused()
    expect(search).to_have_value("りょ")
    composition.take()
    expect(search).to_have_value("りょ")


def test_keys_of_an_input_method_do_not_end_renaming(listed: Chat, server: ChatKitStandIn):
    _titles(listed).focus()
    listed.page.keyboard.press("F2")
    title = listed.page.locator("#chat [data-rename]")
    composition = _write(listed, title, "旅行")
    composition.press("Escape")
    composition.take()
    expect(title).to_have_value("旅行")
    assert server.asked("threads.update") == []
    listed.page.keyboard.press("Enter")
    expect(_titles(listed)).to_contain_text("旅行")


def test_escape_of_an_input_method_stops_no_answer(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("hello")
    stream.send(*items.spoken("Well,"))
    expect(chat.answer("Well,")).to_be_visible()
    composition = _write(chat, chat.composer, "にほん")
    composition.press("Escape")
    composition.take()
    stream.send(*items.spoken("hello."))
    expect(chat.answer("hello.")).to_be_visible()
    stream.end()
    expect(chat.composer).to_have_value("にほん")
