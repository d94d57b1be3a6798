"""Answers that are asked for again, and messages that are edited: what they do is there once, with its receipt."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.person import Person
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, call

pytestmark = pytest.mark.browser

PATIENCE = 15_000
MILK = call("create_task", title="Buy milk")


def receipts(person: Person) -> Locator:
    """The cards that say what was created."""
    return person.chat.get_by_role("group", name="created")


def expect_milk_once(person: Person) -> None:
    """One task and one receipt, here and after a reload."""
    for look in (person.hear_out, person.reload):
        look()
        expect(receipts(person)).to_have_count(1, timeout=PATIENCE)
        expect(receipts(person).get_by_role("button", name="Complete “Buy milk”")).to_be_visible()
        expect(person.task("Buy milk")).to_have_count(1)


def answer_again(person: Person) -> None:
    person.answer("It is in your list.").hover()
    person.chat.get_by_role("button", name="Answer again").click()


def edit(person: Person) -> None:
    person.composer.press("ArrowUp")
    person.say("Add milk, please")


@pytest.mark.parametrize("again", [answer_again, edit])
def test_what_a_finished_answer_did_is_taken_back_first_and_it_says_so(
    ada: Person, gemini: GeminiStandIn, again: Callable[[Person], None]
):
    gemini.reply(MILK)
    gemini.reply("It is in your list.")
    ada.say("Add milk")
    expect(ada.answer("It is in your list.")).to_be_visible(timeout=PATIENCE)
    ada.hear_out()
    gemini.reply(MILK)
    gemini.reply("It is there now.")
    again(ada)
    expect(ada.answer("It is there now.")).to_be_visible(timeout=PATIENCE)
    expect(ada.answer("I took back what the answer before did: created “Buy milk”.")).to_be_visible()
    expect_milk_once(ada)


def test_an_answer_that_broke_off_is_tried_again_and_goes_on(ada: Person, gemini: GeminiStandIn):
    gemini.reply(MILK)
    gemini.script(Reply(text=["It is ", "in "], delay=0.1, failure=Failure(503)))
    ada.say("Add milk")
    again = ada.chat.get_by_role("button", name="Try again")
    expect(again).to_be_visible(timeout=PATIENCE)
    expect(ada.task("Buy milk")).to_be_visible()
    gemini.reply(MILK)
    gemini.reply("It is in your list.")
    again.click()
    expect(ada.answer("It is in your list.")).to_be_visible(timeout=PATIENCE)
    expect_milk_once(ada)


def test_where_the_task_was_changed_since_nothing_is_done_a_second_time(ada: Person, gemini: GeminiStandIn):
    gemini.reply(MILK)
    gemini.reply("It is in your list.")
    ada.say("Add milk")
    receipts(ada).get_by_role("button", name="Complete “Buy milk”").click()
    expect(receipts(ada).get_by_role("button", name="Reopen “Buy milk”")).to_be_visible(timeout=PATIENCE)
    answer_again(ada)
    expect(ada.answer("“Buy milk” was changed since and stays as it is.")).to_be_visible(timeout=PATIENCE)
    expect(receipts(ada)).to_have_count(1)
    expect(ada.task("Buy milk")).to_be_hidden()
