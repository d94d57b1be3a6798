"""An answer while it comes: what is heard of it, what becomes of it when it is stopped, and what it leaves alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

pytestmark = pytest.mark.keeps_page

# What a screen reader is told: each text that a live region has held, in turn.
_LISTEN = """() => {
  const root = document.querySelector('#chat').shadowRoot;
  window.heard = [];
  new MutationObserver(() => {
    for (const region of root.querySelectorAll('[role=status], [role=alert]')) {
      const text = region.textContent.replace(/\\s+/g, ' ').trim();
      if (text && window.heard.at(-1) !== text && !window.heard.includes(text)) window.heard.push(text);
    }
  }).observe(root, { subtree: true, childList: true, characterData: true });
}"""


def _said(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("hello")
    stream.send(*server.begin("hello"))
    return stream


def test_a_screen_reader_hears_steps_and_whole_sentences_and_errors_at_once(chat: Chat, server: ChatKitStandIn):
    chat.page.evaluate(_LISTEN)
    stream = _said(chat, server)
    stream.send(items.added(items.workflow(items.step("Find tasks · rent", "loading"), identity="w")))
    expect(chat.page.get_by_text("Find tasks", exact=True)).to_be_visible()
    stream.send(items.done(items.workflow(items.step("Find tasks · rent"), identity="w")))
    stream.send(items.added(items.answer("", "a")))
    text = "Rent is due on the first. The landlord asks for a standing order. Shall I"
    for piece in text.split(" "):
        stream.send(items.delta("a", f"{piece} "))
    expect(chat.answer("Shall I")).to_be_visible()
    # One thing is said at a time, and an error before all that waits.
    chat.page.wait_for_function("heard.includes('Find tasks · rent.')")
    stream.send({"type": "error", "code": "custom", "message": "Gemini is away.", "allow_retry": True})
    stream.end()
    expect(chat.page.get_by_text("Gemini is away.")).to_be_visible()
    chat.page.wait_for_function("heard.some((one) => one.includes('Shall I'))")
    heard = [one for one in chat.page.evaluate("heard") if one != "Thinking…"]
    assert heard[0] == "Find tasks · rent."
    assert "Gemini is away." in heard
    spoken = " ".join(one for one in heard[1:] if one != "Gemini is away.")
    assert spoken == text
    assert all(one.endswith((".", "Shall I")) for one in heard)


def test_an_answer_that_is_stopped_stays_as_far_as_it_came(chat: Chat, server: ChatKitStandIn):
    stream = _said(chat, server)
    stream.send(items.added(items.answer("", "a")), items.delta("a", "Rent is"))
    expect(chat.answer("Rent is")).to_be_visible()
    chat.composer.press("Escape")
    assert stream.cut.wait(5)
    expect(chat.answer("Rent is")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    expect(chat.page.get_by_role("alert")).to_have_count(0)
    assert len(chat.told("chatkit.response.end")) == 1


def test_what_is_read_and_marked_is_not_drawn_anew_while_the_answer_grows(chat: Chat, server: ChatKitStandIn):
    stream = _said(chat, server)
    stream.send(items.added(items.answer("", "a")), items.delta("a", "First part.\n\nSecond"))
    expect(chat.answer("Second")).to_be_visible()
    first = chat.page.locator("#chat .block").first.element_handle()
    assert first is not None
    first.evaluate("node => { node.mine = true; getSelection().selectAllChildren(node); }")
    stream.send(*(items.delta("a", f" and word {number}") for number in range(40)))
    stream.send(items.done(items.answer("First part.\n\nSecond, and that is all.", "a")))
    stream.end()
    expect(chat.answer("and that is all.")).to_be_visible()
    assert chat.page.locator("#chat .block").first.evaluate("node => node.mine") is True
    assert chat.page.evaluate("document.querySelector('#chat').shadowRoot.getSelection().toString()") == "First part."
    expect(chat.composer).to_be_focused()


def test_an_answer_goes_on_behind_another_conversation_and_is_there_when_one_comes_back(
    open_chat: OpenChat, server: ChatKitStandIn
):
    server.keep("thr_other", items.said("Something else"), items.answer("Yes."), title="Other")
    chat = open_chat()
    stream = _said(chat, server)
    stream.send(items.added(items.answer("", "a")), items.delta("a", "Rent is"))
    expect(chat.answer("Rent is")).to_be_visible()
    chat.call("setThreadId", "thr_other")
    expect(chat.answer("Yes.")).to_be_visible()
    stream.send(items.delta("a", " due."), items.done(items.answer("Rent is due.", "a")))
    stream.end()
    expect(chat.answer("Rent is")).to_have_count(0)
    chat.call("setThreadId", items.THREAD)
    expect(chat.answer("Rent is due.")).to_be_visible()
