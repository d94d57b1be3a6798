"""Questions as the SDK's server asks them, threads that it locks and closes, actions that it answers at once."""

from typing import Any

import pytest
from chatkit.types import ActiveStatus, ClosedStatus, LockedStatus, ThreadStatus
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.chatkit_stand_in import items
from tests.interop import Gate, InteropServer

pytestmark = pytest.mark.keeps_page

_INPUTS: list[dict[str, Any]] = [
    {"id": "when", "type": "multiple_choice", "question": "When?", "options": [{"value": "Today"}, {"value": "Later"}]},
    {"id": "why", "type": "freeform", "question": "Why?", "description": "A word is enough."},
]


def _asked(*inputs: dict[str, Any]) -> dict[str, Any]:
    return items.done(items.item("structured_input", "q1", status="pending", inputs=[*inputs]))


def test_one_press_answers_a_question_and_the_answer_is_kept(chat: Chat, interop: InteropServer):
    interop.answer("remind", _asked(_INPUTS[0]))
    interop.answer("remind", *items.spoken("Later, then."))
    chat.say("remind")
    expect(chat.button("Later")).to_be_enabled()
    expect(chat.composer).to_have_count(0)
    chat.button("Later").click()
    expect(chat.answer("Later, then.")).to_be_visible()
    expect(chat.composer).to_be_visible()
    expect(chat.answer("When?")).to_contain_text("Later")
    [thread] = chat.told("chatkit.thread.change")
    chat.call("setThreadId", None)
    chat.call("setThreadId", thread["threadId"])
    expect(chat.answer("When?")).to_contain_text("Later")
    assert chat.told("chatkit.error") == []


def test_several_questions_are_answered_in_one_go(chat: Chat, interop: InteropServer):
    interop.answer("remind", _asked(*_INPUTS))
    interop.answer("remind", *items.spoken("All right."))
    chat.say("remind")
    chat.page.get_by_label("Today").check()
    chat.page.get_by_role("textbox", name="Why?").fill("It is due")
    chat.button("Submit").click()
    expect(chat.answer("All right.")).to_be_visible()
    [sent] = interop.asked("threads.add_structured_input")
    answers = {"when": {"values": ["Today"]}, "why": {"values": ["It is due"]}}
    assert sent["params"]["input"] == {"status": "answered", "answers": answers}
    expect(chat.answer("Why?")).to_contain_text("It is due")


def test_questions_can_be_skipped(chat: Chat, interop: InteropServer):
    interop.answer("remind", _asked(*_INPUTS))
    interop.answer("remind", *items.spoken("Never mind."))
    chat.say("remind")
    chat.button("Skip").click()
    expect(chat.answer("Never mind.")).to_be_visible()
    expect(chat.region.get_by_text("Skipped")).to_have_count(2)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (LockedStatus(reason="A person takes over."), "A person takes over."),
        (LockedStatus(), "locked"),
        (ClosedStatus(reason="This order is done."), "This order is done."),
        (ClosedStatus(), "closed"),
    ],
)
def test_a_thread_that_the_server_locks_or_closes_says_so(
    chat: Chat, interop: InteropServer, status: ThreadStatus, sentence: str
):
    interop.answer("hello", *items.spoken("One moment."), status)
    chat.say("hello")
    expect(chat.answer("One moment.")).to_be_visible()
    expect(chat.page.locator("#chat .locked")).to_contain_text(sentence)
    expect(chat.composer).to_have_count(0)
    chat.expect_accessible()
    with pytest.raises(Exception, match="locked or closed"):
        chat.call("sendUserMessage", {"text": "Hello?"})
    [thread] = chat.told("chatkit.thread.change")
    chat.call("setThreadId", None)
    expect(chat.composer).to_be_visible()
    chat.call("setThreadId", thread["threadId"])
    expect(chat.page.locator("#chat .locked")).to_contain_text(sentence)


_UNLOCK = {"type": "Button", "label": "Go on", "onClickAction": {"type": "unlock"}}


def test_a_locked_thread_is_opened_again_by_an_action(chat: Chat, interop: InteropServer):
    card = items.done(items.widget({"type": "Card", "children": [_UNLOCK]}))
    interop.answer("hello", card, LockedStatus())
    interop.act("unlock", ActiveStatus(), *items.spoken("Go on."))
    chat.say("hello")
    expect(chat.composer).to_have_count(0)
    chat.button("Go on").click()
    expect(chat.answer("Go on.")).to_be_visible()
    expect(chat.composer).to_be_visible()


def _like(count: int) -> dict[str, Any]:
    press = {"type": "like", "payload": {"count": count}, "streaming": False}
    return {"type": "Card", "children": [{"type": "Button", "label": f"Likes: {count}", "onClickAction": press}]}


@pytest.mark.parametrize("is_answering", [False, True])
def test_an_action_without_a_stream_changes_its_widget(chat: Chat, interop: InteropServer, is_answering: bool):
    gate = Gate()
    interop.answer("card", items.done(items.widget(_like(0))))
    interop.answer("more", *items.spoken("Some"), gate, *items.spoken("More"))
    chat.say("card")
    expect(chat.button("Likes: 0")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    if is_answering:
        chat.say("more")
        expect(chat.answer("Some")).to_be_visible()
    before = len(chat.told("chatkit.response.start"))
    interop.chatkit.updated_widgets["like"] = _like(1)
    chat.button("Likes: 0").click()
    expect(chat.button("Likes: 1")).to_be_visible()
    assert len(chat.told("chatkit.response.start")) == before
    [asked] = interop.asked("threads.sync_custom_action")
    assert asked["params"]["action"]["payload"] == {"count": 0}
    gate.set()


def test_an_action_without_a_stream_that_fails_says_so(chat: Chat, interop: InteropServer):
    interop.answer("card", items.done(items.widget(_like(0))))
    chat.say("card")
    expect(chat.button("Likes: 0")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    interop.fail("threads.sync_custom_action", 500, "Internal Server Error")
    chat.button("Likes: 0").click()
    expect(chat.page.get_by_role("alert")).to_be_visible()
    expect(chat.button("Likes: 0")).to_be_enabled()
