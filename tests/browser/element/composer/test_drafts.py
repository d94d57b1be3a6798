"""Drafts: texts that are written and not sent are kept, quoted, edited."""

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

_QUESTION, _ANSWER = items.said("When is rent due?", "u1"), items.answer("Rent is due on Friday.", "a1")


def _select(words: Locator) -> None:
    """Select the words as a mouse does."""
    box = words.bounding_box()
    assert box
    page, middle = words.page, box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, middle, steps=3)
    page.mouse.up()


def test_the_text_field_grows_with_its_lines_up_to_a_height(chat: Chat):
    chat.composer.fill("one")
    height = chat.composer.evaluate("area => area.clientHeight")
    for word in ("two", "three"):
        chat.composer.press("Shift+Enter")
        chat.composer.press_sequentially(word)
    expect(chat.composer).to_have_value("one\ntwo\nthree")
    grown = chat.composer.evaluate("area => area.clientHeight")
    assert grown > height + 30
    chat.composer.fill("\n".join(["line"] * 40))
    assert grown < chat.composer.evaluate("area => area.clientHeight") <= 220
    chat.composer.fill("")
    assert chat.composer.evaluate("area => area.clientHeight") == height


def test_the_enter_of_an_input_method_sends_nothing(chat: Chat, server: ChatKitStandIn):
    chat.composer.fill("にほん")
    for detail in ("isComposing: true", "keyCode: 229"):
        chat.composer.evaluate(
            f"area => area.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', {detail}, bubbles: true }}))"
        )
    expect(chat.composer).to_have_value("にほん")
    chat.composer.press("Enter")
    expect(chat.answer("You said: にほん")).to_be_visible()
    assert len(server.asked("threads.create", 1)) == 1


def test_each_thread_keeps_its_draft_over_a_reload(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", _QUESTION, _ANSWER)
    chat = open_chat({"initialThread": "thr_1"})
    chat.answer("Rent is due").get_by_role("button", name="Quote in your message").click()
    chat.composer.fill("Then I pay")
    chat.call("setThreadId", None)
    expect(chat.composer).to_have_value("")
    chat.composer.fill("Something new")
    chat.page.reload()
    chat.set_options({})
    expect(chat.composer).to_have_value("Something new")
    chat.call("setThreadId", "thr_1")
    expect(chat.composer).to_have_value("Then I pay")
    expect(chat.region.locator("form")).to_contain_text("Rent is due on Friday.")
    chat.button("Remove quote").click()
    expect(chat.region.locator("form")).not_to_contain_text("Rent is due on Friday.")


@pytest.mark.parametrize("way", ["a reload", "another thread"])
def test_what_is_written_while_a_thread_is_read_is_its_draft(open_chat: OpenChat, server: ChatKitStandIn, way: str):
    server.keep("thr_1", _QUESTION, _ANSWER)
    server.keep("thr_2", items.said("And water?", "u2"), items.answer("On Monday.", "a2"))
    chat = open_chat({"initialThread": "thr_1" if way == "a reload" else "thr_2"})
    expect(chat.region.locator("article")).to_have_count(2)
    held: list[Route] = []
    # Playwright writes on its handlers, which a method of a list does not bear.
    chat.page.route("**/chatkit", lambda route: held.append(route))  # noqa: PLW0108
    if way == "a reload":
        chat.page.reload()
        chat.set_options({"initialThread": "thr_1"})
    else:
        chat.page.evaluate("void methods.setThreadId('thr_1')")
    expect(chat.region.locator("article")).to_have_count(0)
    chat.composer.fill("Then I pay")
    expect(chat.button("Send message")).to_be_disabled()
    for route in held:
        route.continue_()
    chat.page.unroute("**/chatkit")
    expect(chat.answer("Rent is due on Friday.")).to_be_visible()
    expect(chat.composer).to_have_value("Then I pay")
    chat.call("setThreadId", "thr_2")
    expect(chat.composer).to_have_value("")
    chat.call("setThreadId", "thr_1")
    chat.composer.press("Enter")
    expect(chat.said("Then I pay")).to_be_visible()
    assert server.asked("threads.add_user_message", 1)[0].params["thread_id"] == "thr_1"


def test_what_is_written_for_a_thread_that_cannot_be_read_is_kept_for_it(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", _QUESTION, _ANSWER)
    chat = open_chat()
    held: list[Route] = []
    chat.page.route("**/chatkit", lambda route: held.append(route))  # noqa: PLW0108
    chat.page.evaluate("void methods.setThreadId('thr_1').catch(() => {})")
    expect(chat.page.locator("#chat .skeleton")).to_have_count(1)
    chat.composer.fill("Then I pay")
    for route in held:
        route.fulfill(status=400, json={"detail": "Something went wrong."})
    chat.page.unroute("**/chatkit")
    expect(chat.region.get_by_text("Something went wrong.")).to_be_visible()
    expect(chat.composer).to_have_value("")
    chat.call("setThreadId", "thr_1")
    expect(chat.answer("Rent is due on Friday.")).to_be_visible()
    expect(chat.composer).to_have_value("Then I pay")


def test_what_is_selected_in_an_answer_can_be_quoted(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", _QUESTION, items.answer("Rent is due on **Friday next week**.", "a1"))
    chat = open_chat({"initialThread": "thr_1"})
    _select(chat.answer("Rent is due").locator("strong"))
    quote = chat.button("Quote")
    expect(quote).to_be_visible()
    chat.picture("quote-selection")
    chat.expect_accessible()
    quote.click()
    expect(chat.composer).to_be_focused()
    expect(quote).to_have_count(0)
    chat.page.keyboard.type("So late?")
    chat.picture("quote-composer")
    chat.page.keyboard.press("Enter")
    expect(chat.answer("You said: So late?")).to_be_visible()
    assert "Friday next wee" in server.asked("threads.add_user_message", 1)[0].params["input"]["quoted_text"]
    _select(chat.said("So late?").locator(".bubble"))
    chat.page.wait_for_timeout(300)
    expect(quote).to_have_count(0)


def test_the_button_moves_with_what_is_selected_and_goes_with_it(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", _QUESTION, items.answer("\n\n".join(["**Rent** is due."] * 60), "a1"))
    chat = open_chat({"initialThread": "thr_1"})
    words = chat.answer("Rent is due").locator("strong").nth(55)
    _select(words)
    quote = chat.button("Quote")
    expect(quote).to_be_visible()
    chat.region.locator("#scroller").evaluate("view => { view.scrollTop -= 60; }")
    chat.page.wait_for_timeout(100)
    chat.rests()
    button, text = quote.bounding_box(), words.bounding_box()
    assert button
    assert text
    assert 0 < text["y"] - (button["y"] + button["height"]) < 12
    chat.region.locator("#scroller").evaluate("view => { view.scrollTop = 0; }")
    expect(quote).to_have_count(0)


def test_a_keyboard_quotes_a_whole_answer(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", _QUESTION, _ANSWER)
    chat = open_chat({"initialThread": "thr_1"})
    chat.answer("Rent is due").get_by_role("button", name="Quote in your message").press("Enter")
    expect(chat.composer).to_be_focused()
    chat.page.keyboard.type("Sure?")
    chat.page.keyboard.press("Enter")
    expect(chat.answer("You said: Sure?")).to_be_visible()
    assert server.asked("threads.add_user_message", 1)[0].params["input"]["quoted_text"] == "Rent is due on Friday."


def test_the_last_message_is_edited_and_sent_in_its_place(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", _QUESTION, _ANSWER)
    chat = open_chat({"initialThread": "thr_1"})
    chat.composer.focus()
    chat.page.keyboard.press("ArrowUp")
    expect(chat.composer).to_have_value("When is rent due?")
    expect(chat.region.locator("form")).to_contain_text("Editing your message")
    chat.picture("editing")
    chat.expect_accessible()
    chat.composer.fill("When is the rent due?")
    stream = server.stream()
    chat.page.keyboard.press("Enter")
    stream.send({"type": "thread.item.removed", "item_id": "u1"}, {"type": "thread.item.removed", "item_id": "a1"})
    stream.send(items.done(items.said("When is the rent due?", "u2")), *items.spoken("On Friday.", "a2"))
    stream.end()
    expect(chat.answer("On Friday.")).to_be_visible()
    expect(chat.said("When is the rent due?")).to_be_visible()
    expect(chat.answer("Rent is due")).to_have_count(0)
    expect(chat.said("When is rent due?")).to_have_count(0)
    expect(chat.composer).to_have_value("")
    expect(chat.region.locator("form")).not_to_contain_text("Editing")
    assert stream.request.metadata["edits"] == "u1"
    assert stream.request.params["input"]["content"] == [{"type": "input_text", "text": "When is the rent due?"}]


def test_a_refused_edit_leaves_the_message_and_the_words(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", _QUESTION, _ANSWER)
    chat = open_chat({"initialThread": "thr_1"})
    chat.composer.fill("A draft")
    chat.button("Edit message").press("Enter")
    expect(chat.composer).to_be_focused()
    chat.composer.fill("When is rent due, please?")
    server.refuse("threads.add_user_message", 429, {"detail": "Enough for today."})
    chat.composer.press("Enter")
    expect(chat.page.get_by_role("alert")).to_contain_text("Enough for today.")
    expect(chat.composer).to_have_value("When is rent due, please?")
    expect(chat.region.locator("form")).to_contain_text("Editing your message")
    expect(chat.answer("Rent is due")).to_be_visible()
    chat.page.reload()
    chat.set_options({"initialThread": "thr_1"})
    expect(chat.composer).to_have_value("When is rent due, please?")
    expect(chat.region.locator("form")).to_contain_text("Editing your message")
    chat.composer.press("Escape")
    expect(chat.composer).to_have_value("A draft")
    expect(chat.said("When is rent due?")).to_be_visible()
