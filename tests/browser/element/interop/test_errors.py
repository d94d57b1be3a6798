"""Threads that are missing or cannot be read, as servers without handlers of their own answer: 500 in plain text."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.interop.conftest import OpenReact
from tests.chatkit_stand_in import items
from tests.interop import InteropServer

pytestmark = pytest.mark.keeps_page

_NOT_OPENED = "This conversation could not be opened."
_REPORTED = "was answered with 500"


@pytest.fixture
def thread_id(chat: Chat, interop: InteropServer) -> str:
    """A conversation that was left again."""
    interop.answer("hello", *items.spoken("Good morning."))
    chat.say("hello")
    expect(chat.answer("Good morning.")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    chat.call("setThreadId", None)
    expect(chat.answer("Good morning.")).to_have_count(0)
    return chat.told("chatkit.thread.change")[0]["threadId"]


def _reported(chat: Chat) -> list[str]:
    return [detail["error"] for detail in chat.told("chatkit.error")]


def test_a_thread_that_is_missing_cannot_be_opened_and_the_host_hears_why(chat: Chat):
    with pytest.raises(Exception, match=f"setThreadId: .*{_REPORTED}"):
        chat.call("setThreadId", "missing")
    expect(chat.page.get_by_role("alert")).to_have_text(_NOT_OPENED)
    assert any(f"{_REPORTED}" in one and one.startswith(("threads.", "items.")) for one in _reported(chat))


def test_a_remembered_thread_that_is_missing_leaves_a_new_one(open_react: OpenReact, interop: InteropServer):
    chat = open_react({"initialThread": "gone"})
    expect(chat.page.get_by_role("alert")).to_have_text(_NOT_OPENED)
    interop.answer("hello", *items.spoken("Good morning."))
    chat.say("hello")
    expect(chat.answer("Good morning.")).to_be_visible()


def test_items_are_shown_of_a_thread_that_cannot_be_read_itself(chat: Chat, thread_id: str, interop: InteropServer):
    interop.fail("threads.get_by_id", 500, "Internal Server Error")
    chat.call("setThreadId", thread_id)
    expect(chat.answer("Good morning.")).to_be_visible()
    assert _reported(chat) == ["threads.get_by_id was answered with 500"]
    interop.answer("more", *items.spoken("And more."))
    chat.say("more")
    expect(chat.answer("And more.")).to_be_visible()
    assert interop.asked("threads.add_user_message")[0]["params"]["thread_id"] == thread_id


def test_news_that_cannot_be_read_are_refused_in_a_sentence_that_is_so(
    chat: Chat, thread_id: str, interop: InteropServer
):
    chat.call("setThreadId", thread_id)
    interop.fail("items.list", 500, "Internal Server Error")
    with pytest.raises(Exception, match=r"fetchUpdates: items\.list was answered with 500"):
        chat.call("fetchUpdates")
    expect(chat.answer("Good morning.")).to_be_visible()
