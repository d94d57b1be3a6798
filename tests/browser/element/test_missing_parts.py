"""Where the network is away before all of the element has come: it says what is missing, and gets it later."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items


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
            context.route(f"**/{name}-*.js", lambda route: route.abort() if missing else route.continue_())
        return context

    return make


def test_messages_that_cannot_be_drawn_are_a_sentence_and_a_way_on(
    open_chat: OpenChat, server: ChatKitStandIn, missing: set[str]
):
    missing.add("message")
    server.keep(items.THREAD, items.said("Hello"), items.answer("Good morning!"))
    chat = open_chat({"initialThread": items.THREAD})
    sentence = chat.region.get_by_text("The messages could not be shown.")
    expect(sentence).to_be_visible()
    chat.picture("missing-messages")
    chat.expect_accessible()
    missing.clear()
    chat.button("Try again").press("Enter")
    expect(chat.answer("Good morning!")).to_be_visible()
    expect(sentence).to_have_count(0)


def test_a_list_of_conversations_that_cannot_be_drawn_says_so_and_can_be_left(open_chat: OpenChat, missing: set[str]):
    missing.add("history")
    chat = open_chat()
    chat.button("Show conversations").click()
    expect(chat.page.get_by_text("Your conversations could not be loaded.")).to_be_visible()
    chat.picture("missing-history")
    chat.expect_accessible()
    chat.button("Back to the chat").press("Enter")
    expect(chat.composer).to_be_visible()
    missing.clear()
    chat.button("Show conversations").click()
    expect(chat.page.get_by_role("searchbox")).to_be_visible()
