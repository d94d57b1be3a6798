"""A network that fails before all of the element has come: it says what is missing, and gets it later."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

_WITH_FILES = {
    "api": {"url": "/chatkit", "domainKey": "local", "uploadStrategy": {"type": "two_phase"}},
    "composer": {"attachments": {"enabled": True}},
}
_NOTES: Any = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"words"}


@pytest.fixture
def missing() -> set[str]:
    """The names of parts that cannot be had."""
    return set()


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext], missing: set[str]) -> Callable[..., BrowserContext]:
    """Makes browsers that cannot have them."""

    def make(**options: object) -> BrowserContext:
        context = new_context(**options)
        for name in missing:
            # A part that failed once is asked for at another address, with a query.
            address = re.compile(rf"/{name}-[^/]+\.js(\?|$)")
            context.route(address, lambda route: route.abort() if missing else route.continue_())
        return context

    return make


def try_again(chat: Chat, missing: set[str]) -> None:
    """Let everything be there, and press the button for it, unless the part has come with another drawing before."""
    chat.button("Try again").focus()
    missing.clear()
    chat.page.keyboard.press("Enter")


def test_messages_that_cannot_be_drawn_are_a_sentence_and_a_way_on(
    open_chat: OpenChat, server: ChatKitStandIn, missing: set[str]
):
    missing.add("messages-module")
    server.keep(items.THREAD, items.said("Hello"), items.answer("Good morning!"))
    chat = open_chat({"initialThread": items.THREAD})
    sentence = chat.region.get_by_text("The messages could not be shown.")
    expect(sentence).to_be_visible()
    chat.picture("missing-messages")
    chat.expect_accessible()
    try_again(chat, missing)
    expect(chat.answer("Good morning!")).to_be_visible()
    expect(sentence).to_have_count(0)


def test_older_messages_are_not_read_before_the_newest_can_be_drawn(
    open_chat: OpenChat, server: ChatKitStandIn, missing: set[str]
):
    missing.add("messages-module")
    words = [f"Word {number}." for number in range(100)]
    server.keep(items.THREAD, *(items.answer(word, f"i{at}") for at, word in enumerate(words)))
    chat = open_chat({"initialThread": items.THREAD}, viewport={"width": 800, "height": 700})
    expect(chat.region.get_by_text("The messages could not be shown.")).to_be_visible()
    try_again(chat, missing)
    expect(chat.answer("Word 99.")).to_be_visible()
    assert [asked.params.get("after") for asked in server.asked("items.list")] == [None]


def test_a_list_of_conversations_that_cannot_be_drawn_says_so_and_can_be_left(open_chat: OpenChat, missing: set[str]):
    missing.add("history-view")
    chat = open_chat()
    chat.button("Show conversations").click()
    expect(chat.page.get_by_text("Your conversations could not be loaded.")).to_be_in_viewport()
    chat.picture("missing-history")
    chat.expect_accessible()
    chat.button("Back to the chat").press("Enter")
    expect(chat.composer).to_be_visible()
    missing.clear()
    chat.button("Show conversations").click()
    expect(chat.page.get_by_role("searchbox")).to_be_visible()


def test_a_file_that_cannot_be_uploaded_yet_is_named_and_can_be_tried_again(open_chat: OpenChat, missing: set[str]):
    missing.update({"upload", "draft-files-view"})
    chat = open_chat(_WITH_FILES)
    chat.page.locator("#chat .file-input").set_input_files([_NOTES])
    expect(chat.region.get_by_text("An upload failed")).to_be_visible()
    expect(chat.region.locator("form").get_by_text("notes.txt", exact=True)).to_be_visible()
    chat.picture("missing-files")
    missing.clear()
    chat.composer.fill("See these")
    chat.button("Upload notes.txt again").click()
    expect(chat.button("Remove notes.txt")).to_be_visible()
    expect(chat.button("Send message")).to_be_enabled()


def test_a_message_that_cannot_be_sent_yet_stays_and_goes_out_later(
    open_chat: OpenChat, server: ChatKitStandIn, missing: set[str]
):
    missing.add("turn-runner")
    chat = open_chat()
    chat.say("Hello")
    expect(chat.said("Hello").get_by_text("Not sent")).to_be_visible()
    expect(chat.region.get_by_text("The server cannot be reached.")).to_be_visible()
    chat.picture("missing-sending")
    missing.clear()
    chat.button("Try again").click()
    expect(chat.answer("You said: Hello")).to_be_visible()
    assert len(server.asked("threads.create", 1)) == 1
    expect(chat.region.get_by_text("Not sent")).to_have_count(0)


def test_a_method_that_cannot_be_had_yet_says_so(open_chat: OpenChat, missing: set[str]):
    missing.add("methods")
    chat = open_chat()
    with pytest.raises(Error, match="could not be fetched"):
        chat.call("setComposerValue", {"text": "Hello"})
    missing.clear()
    chat.call("setComposerValue", {"text": "Hello"})
    expect(chat.composer).to_have_value("Hello")
