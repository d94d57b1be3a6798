"""A server that is killed in the middle of an answer: the page says what goes on, and the answer can be continued."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.person import Person
from tests.browser.rest import come_to_rest
from tests.browser.servers import Restarted
from tests.gemini_stand_in import GeminiStandIn, call
from tests.nursery import Nursery

pytestmark = pytest.mark.browser


@pytest.fixture
def server(nursery: Nursery, tmp_path: Path, as_meant: dict[str, str]) -> Iterator[Restarted]:
    """A taskchat of its own, to be killed."""
    made = Restarted(nursery, "websocket", tmp_path, as_meant)
    yield made
    made.close()


def test_after_a_crash_the_page_says_so_at_once_and_soon_how_the_answer_ended(
    new_context: Callable[..., BrowserContext], server: Restarted, gemini: GeminiStandIn
):
    ada = Person.arrived(new_context(), server.served.url)
    gemini.reply(call("create_task", title="Buy milk"))
    gemini.hang(after="It is in")
    ada.say("Add milk")
    expect(ada.answer("It is in")).to_be_visible()
    server.kill()
    expect(ada.chat.get_by_text("Connection lost. Reconnecting…")).to_be_visible(timeout=3_000)
    expect(ada.answer("It is in")).to_be_visible()
    server.start()
    # The mission's three seconds.
    mark = ada.chat.locator(".end-mark")
    expect(mark).to_have_text("This answer was interrupted. Continue", timeout=3_000)
    expect(ada.chat.get_by_text("Thinking…")).to_have_count(0)
    expect(ada.chat.get_by_role("button", name="Answer again")).to_have_count(0)
    come_to_rest(ada.page)
    gemini.release()
    gemini.reply("It is in your list.")
    mark.get_by_role("button", name="Continue").click()
    expect(ada.answer("It is in your list.")).to_be_visible()
    ada.hear_out()
    for look in (lambda: None, ada.reload):
        look()
        expect(ada.answer("It is in your list.")).to_be_visible()
        expect(mark).to_have_count(0)
        expect(ada.task("Buy milk")).to_have_count(1)
