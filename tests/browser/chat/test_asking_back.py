"""Questions of the assistant on the page: one tap answers them, in every tab, with and without Gemini."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import photograph
from tests.gemini_stand_in import GeminiStandIn, call

pytestmark = pytest.mark.browser

PATIENCE = 15_000
SUGGESTED = ["Complete “Pay invoice 1043”", "Add “pay invoice 1042”"]


def _suggestion(person: Person, words: str) -> Locator:
    return person.chat.get_by_role("button", name=words)


@pytest.fixture
def asked(ada: Person, gemini: GeminiStandIn) -> Person:
    """Somebody whom Gemini asks which task they mean."""
    ada.make({"title": "Pay invoice 1043"})
    gemini.reply(call("ask_person", question="Which one do you mean?", suggestions=SUGGESTED))
    ada.say("Invoice 1042 is paid")
    expect(_suggestion(ada, SUGGESTED[0])).to_be_enabled(timeout=PATIENCE)
    return ada


def test_a_tap_says_it_in_both_tabs(asked: Person, gemini: GeminiStandIn):
    other = asked.another_tab()
    expect(_suggestion(other, SUGGESTED[1])).to_be_enabled(timeout=PATIENCE)
    gemini.reply(call("complete_task", task="Pay invoice 1043"))
    gemini.reply("It is done.")
    _suggestion(asked, SUGGESTED[0]).click()
    for tab in (asked, other):
        expect(tab.answer("It is done.")).to_be_visible(timeout=PATIENCE)
        expect(tab.said(SUGGESTED[0])).to_be_visible()
        expect(_suggestion(tab, SUGGESTED[1])).to_have_count(0)
    asked.reload()
    expect(asked.said(SUGGESTED[0])).to_be_visible(timeout=PATIENCE)
    expect(_suggestion(asked, SUGGESTED[0])).to_have_count(0)


def test_a_message_typed_instead_closes_the_question_everywhere(asked: Person, gemini: GeminiStandIn):
    other = asked.another_tab()
    expect(_suggestion(other, SUGGESTED[0])).to_be_enabled(timeout=PATIENCE)
    gemini.reply("All right.")
    other.chat.get_by_role("button", name="Write a message instead").click()
    other.say("Never mind")
    for tab in (asked, other):
        expect(tab.answer("All right.")).to_be_visible(timeout=PATIENCE)
        expect(_suggestion(tab, SUGGESTED[0])).to_have_count(0)
        expect(tab.chat.get_by_text("Skipped")).to_be_visible()


def test_the_answer_to_an_answer_is_given_again(asked: Person, gemini: GeminiStandIn):
    gemini.reply("Done.")
    _suggestion(asked, SUGGESTED[1]).click()
    expect(asked.answer("Done.")).to_be_visible(timeout=PATIENCE)
    asked.hear_out()
    gemini.reply("Done again.")
    asked.chat.get_by_role("button", name="Answer again").last.click()
    expect(asked.answer("Done again.")).to_be_visible(timeout=PATIENCE)
    expect(asked.said(SUGGESTED[1])).to_have_count(1)


def test_without_gemini_a_near_match_is_offered(new_person: NewPerson, on_its_own: Served):
    beth = new_person(on_its_own)
    beth.make({"title": "Pay invoice 1043"})
    beth.say("delete pay invoice 1042")
    offered = _suggestion(beth, "Delete “Pay invoice 1043”")
    expect(offered).to_be_enabled(timeout=PATIENCE)
    expect(beth.task("Pay invoice 1043")).to_be_visible()
    expect_no_violation(beth.page)
    photograph(beth.page, "question", narrow=lambda: beth.page.get_by_role("tab", name="Chat").click())
    offered.click()
    expect(beth.answer("I deleted Pay invoice 1043.")).to_be_visible(timeout=PATIENCE)
