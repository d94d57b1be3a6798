"""Turns that go on without a listener: taken up again, heard and stopped from every page, marked as they end."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items
from tests.chatkit_stand_in.kept import KeptStream

PHONE = {"width": 390, "height": 844}
_RETRY = {"threadItemActions": {"retry": True, "feedback": True}}
# Keeps every text that the last answer has shown, drawing by drawing.
_WATCH = """() => {
  window.drawn = [];
  const root = document.querySelector('#chat').shadowRoot;
  const look = () => {
    const text = [...root.querySelectorAll('.answer')].at(-1)?.textContent.replace(/\\s+/g, ' ').trim() ?? '';
    if (window.drawn.at(-1) !== text) window.drawn.push(text);
    requestAnimationFrame(look);
  };
  look();
}"""


def _open(open_chat: OpenChat, server: ChatKitStandIn, **browser: object) -> Chat:
    server.keep("thr_1", items.said("When is rent due?", "u0"), items.answer("On the first.", "a0"))
    chat = open_chat({"initialThread": "thr_1", **_RETRY}, **browser)
    expect(chat.answer("On the first.")).to_be_visible()
    return chat


def _asked(chat: Chat, server: ChatKitStandIn, stream: KeptStream) -> None:
    chat.say("Pay rent")
    _begin(stream)
    expect(chat.answer("It is")).to_be_visible()


def _begin(stream: KeptStream) -> None:
    stream.send(items.done(items.said("Pay rent", "u1")))
    stream.send(items.added(items.answer("", "a1")), items.delta("a1", "It is"))


def _finish(stream: KeptStream) -> None:
    stream.send(items.delta("a1", " paid."), items.done(items.answer("It is paid.", "a1")))
    stream.end()


def _mark(chat: Chat) -> Locator:
    return chat.page.locator("#chat .end-mark")


def _expect_whole(chat: Chat) -> None:
    expect(chat.answer("It is paid.")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    expect(chat.said("Pay rent")).to_have_count(1)
    expect(chat.answer("It is")).to_have_count(1)
    expect(chat.page.locator("#chat .trouble")).to_have_count(0)


def test_a_line_that_breaks_for_a_moment_is_not_noticed(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    stream = server.kept_stream()
    _asked(chat, server, stream)
    chat.page.evaluate(_WATCH)
    stream.drop()
    server.asked("stream", 1)
    _finish(stream)
    _expect_whole(chat)
    drawn = chat.page.evaluate("drawn")
    assert not [text for text in drawn if "connect" in text.lower()]
    assert [text for text in drawn if not text.startswith("It is")] == []
    assert server.asked("stream")[0].params == {"thread_id": "thr_1", "after": "3", "turn": stream.turn}
    assert len(server.asked("threads.add_user_message")) == 1


def test_a_server_that_is_away_is_waited_for_with_a_word(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    stream = server.kept_stream()
    _asked(chat, server, stream)
    server.is_away = True
    stream.drop()
    expect(chat.page.get_by_text("Connection lost. Reconnecting…")).to_be_visible()
    expect(chat.answer("It is")).to_be_visible()
    expect(chat.button("Stop answering")).to_be_enabled()
    chat.expect_accessible()
    chat.picture("kept-reconnecting")
    server.is_away = False
    _finish(stream)
    _expect_whole(chat)
    expect(chat.page.get_by_text("Reconnecting…")).to_have_count(0)


def test_without_a_network_an_answer_waits_and_goes_on(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    stream = server.kept_stream()
    _asked(chat, server, stream)
    chat.page.context.set_offline(True)
    stream.drop()
    expect(chat.page.get_by_text("You are offline.")).to_be_visible()
    expect(chat.page.get_by_text("Reconnecting…")).to_be_visible()
    chat.page.context.set_offline(False)
    _finish(stream)
    _expect_whole(chat)


@pytest.mark.parametrize("rounds", [0, 3], ids=["in the middle of words", "in the middle of three steps"])
def test_a_page_that_is_loaded_anew_shows_what_was_said_and_hears_the_rest(
    open_chat: OpenChat, server: ChatKitStandIn, rounds: int
):
    chat = _open(open_chat, server)
    stream = server.kept_stream()
    chat.say("Pay rent")
    stream.send(items.done(items.said("Pay rent", "u1")))
    for number in range(rounds):
        stream.send(items.added(items.workflow(items.step(f"Step {number}", "loading"), identity=f"w{number}")))
        if number < rounds - 1:
            stream.send(items.done(items.workflow(items.step(f"Step {number}"), identity=f"w{number}")))
    if rounds:
        expect(chat.page.get_by_text("Step 2", exact=True)).to_be_visible()
    else:
        stream.send(items.added(items.answer("", "a1")), items.delta("a1", "It is"))
        expect(chat.answer("It is")).to_be_visible()
    other = open_chat({"initialThread": "thr_1", **_RETRY})
    expect(other.said("Pay rent")).to_be_visible()
    expect(other.button("Stop answering")).to_be_visible()
    if rounds:
        stream.send(items.done(items.workflow(items.step("Step 2"), identity="w2")))
        stream.send(items.added(items.answer("", "a1")), items.delta("a1", "It is"))
    for one in (chat, other):
        expect(one.answer("It is")).to_be_visible()
    _finish(stream)
    for one in (chat, other):
        _expect_whole(one)
        if rounds:
            expect(one.page.get_by_text("3 steps")).to_be_visible()
    assert [one.params["after"] for one in server.asked("stream")] == ["0"]


def test_what_is_shown_already_is_not_taken_away_while_the_rest_is_fetched(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_1", items.said("When is rent due?", "u0"), items.answer("On the first.", "a0"))
    stream = server.kept_stream("thr_1")
    stream.send(items.done(items.said("Pay rent", "u1")))
    stream.send(*items.spoken("A first word. " * 40, "b1"))
    chat = open_chat({"initialThread": "thr_1"})
    chat.page.evaluate(_WATCH)
    expect(chat.answer("A first word.")).to_be_visible()
    _begin(stream)
    expect(chat.answer("It is")).to_be_visible()
    lengths = [text.count("A first word") for text in chat.page.evaluate("drawn") if "A first word" in text]
    # On a slow machine the watch begins before all of it is drawn.
    assert lengths == sorted(lengths)
    assert lengths[-1] == 40
    _finish(stream)


def test_stop_is_said_from_a_page_that_only_listens(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    stream = server.kept_stream()
    _asked(chat, server, stream)
    other = open_chat({"initialThread": "thr_1", **_RETRY})
    expect(other.answer("It is")).to_be_visible()
    other.composer.press("Escape")
    assert stream.stopped.wait(5)
    for one in (chat, other):
        expect(_mark(one)).to_have_text("You stopped this answer. Answer again")
        expect(one.button("Send message")).to_be_visible()
        expect(one.answer("It is")).to_be_visible()
    assert [one.params for one in server.asked("stop")] == [{"thread_id": "thr_1", "turn": stream.turn}]


def test_a_message_from_elsewhere_waits_in_its_place(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server, viewport=PHONE)
    stream = server.kept_stream()
    _asked(chat, server, stream)
    server.keep("thr_1", *server.items_of("thr_1"), items.said("And water?", "u2"))
    chat.call("fetchUpdates")
    waiting = chat.said("And water?").get_by_text("Waiting for the answer before")
    expect(waiting).to_be_visible()
    stream.send(items.delta("a1", " paid."))
    expect(chat.answer("It is paid.")).to_be_visible()
    places = chat.page.locator("#chat article").all_inner_texts()
    assert "It is paid." in places[-2]
    assert "And water?" in places[-1]
    chat.expect_accessible()
    chat.picture("kept-waiting-390")
    _finish(stream)
    following = server.kept_stream("thr_1")
    following.send(items.done(items.said("And water?", "u2")), *items.spoken("Yes, that too.", "a2"))
    expect(chat.answer("Yes, that too.")).to_be_visible()
    expect(waiting).to_have_count(0)
    following.end()
    expect(chat.button("Send message")).to_be_visible()


MARKS = {
    "stopped": ("answer_again", "You stopped this answer.", "Answer again"),
    "interrupted": ("continue", "This answer was interrupted.", "Continue"),
    "cut": ("continue", "This answer was cut off: it reached the model\u2019s limit.", "Continue"),
    "shutdown": ("continue", "The server was restarted before this answer was complete.", "Continue"),
}


@pytest.mark.parametrize("reason", MARKS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_answer_that_did_not_end_well_says_so_with_the_one_button_that_fits(
    open_chat: OpenChat, server: ChatKitStandIn, reason: str, scheme: str
):
    action, sentence, label = MARKS[reason]
    server.keep(
        "thr_1",
        items.said("Pay rent", "u1"),
        items.answer("It is", "a1"),
        items.ended(reason, action),
        items.said("And water?", "u2"),
        items.answer("The water is", "a2"),
        items.ended(reason, action),
    )
    viewport = PHONE if reason in ("cut", "stopped") else {"width": 1440, "height": 900}
    chat = open_chat({"initialThread": "thr_1", **_RETRY}, viewport=viewport, color_scheme=scheme)
    expect(_mark(chat)).to_have_text([sentence, f"{sentence} {label}"])
    expect(chat.button("Continue")).to_have_count(int(label == "Continue"))
    expect(chat.button("Answer again")).to_have_count(int(label == "Answer again"))
    expect(chat.page.locator("#chat .trouble")).to_have_count(0)
    chat.expect_accessible()
    chat.picture(f"kept-{reason}-{viewport['width']}-{scheme}")
    chat.button(label).press("Enter")
    if reason == "cut":
        expect(chat.said("Continue")).to_be_visible()
        expect(chat.answer("You said: Continue")).to_be_visible()
    else:
        assert server.asked("threads.retry_after_item", 1)[0].params["item_id"] == "u2"
        expect(_mark(chat)).to_have_count(1)


def test_after_a_crash_the_page_says_soon_that_the_answer_was_interrupted(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    stream = server.kept_stream()
    _asked(chat, server, stream)
    server.leave()
    expect(chat.page.get_by_text("Connection lost. Reconnecting…")).to_be_visible(timeout=2_000)
    stream.end()
    server.keep(
        "thr_1",
        *server.items_of("thr_1"),
        items.answer("It is", "a1"),
        items.ended("interrupted", "continue"),
    )
    server.is_away = False
    expect(_mark(chat)).to_contain_text("This answer was interrupted.", timeout=3_000)
    expect(chat.button("Continue")).to_be_visible()
    expect(chat.page.get_by_text("Thinking…")).to_have_count(0)
    expect(chat.page.locator("#chat .trouble")).to_have_count(0)


def test_a_screen_reader_hears_how_an_answer_ended(open_chat: OpenChat, server: ChatKitStandIn):
    chat = _open(open_chat, server)
    stream = server.kept_stream()
    _asked(chat, server, stream)
    chat.composer.press("Escape")
    expect(chat.page.locator("#chat [aria-live=polite]")).to_contain_text("You stopped this answer.")
