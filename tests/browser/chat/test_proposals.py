"""Proposals: days for tasks on a card, taken all or in part, by keyboard too, and taken back by one Undo."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.person import Person
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import photograph
from tests.gemini_stand_in import GeminiStandIn, call

pytestmark = pytest.mark.browser

PATIENCE = 15_000


def propose(person: Person, gemini: GeminiStandIn, *titles: str) -> Locator:
    """Let the assistant propose days for tasks that are overdue; gives the card."""
    day = datetime.now(ZoneInfo("Europe/Berlin")).date() - timedelta(days=8)
    person.make(*({"title": title, "due_at": f"{day}T00:00:00Z", "all_day": True} for title in titles))
    gemini.reply(call("propose_plan", plan="overdue"))
    gemini.reply("Here is a plan.")
    person.say("Clear my overdue")
    card = person.chat.get_by_role("group", name=f"A plan for {len(titles)} tasks")
    expect(card).to_be_visible(timeout=PATIENCE)
    person.hear_out()
    return card


def overdue(person: Person) -> set[str]:
    """Titles of the tasks that are overdue."""
    answer = person.page.request.get(f"{person.url}/api/tasks", params={"due": "overdue"})
    return {task["title"] for task in answer.json()["tasks"]}


def test_what_is_ticked_is_taken_by_keyboard_and_taken_back(ada: Person, gemini: GeminiStandIn):
    card = propose(ada, gemini, "Pay rent", "Call Ann", "File taxes")
    assert overdue(ada) == {"Pay rent", "Call Ann", "File taxes"}
    card.get_by_role("checkbox", name="Call Ann").focus()
    ada.page.keyboard.press("Space")
    expect(card.get_by_role("checkbox", name="Call Ann")).not_to_be_checked()
    card.get_by_role("button", name="Take what is ticked").focus()
    ada.page.keyboard.press("Enter")
    receipt = ada.chat.get_by_role("group", name="2 tasks changed")
    expect(receipt).to_be_visible(timeout=PATIENCE)
    assert overdue(ada) == {"Call Ann"}
    receipt.get_by_role("button", name="Undo").click()
    expect(receipt.get_by_text("Undone")).to_be_visible(timeout=PATIENCE)
    assert overdue(ada) == {"Pay rent", "Call Ann", "File taxes"}


def test_a_proposal(ada: Person, gemini: GeminiStandIn):
    card = propose(
        ada, gemini, "Pay rent", "Call Ann about the flat in Donaudampfschifffahrtsgesellschaft", "File taxes"
    )
    card.scroll_into_view_if_needed()
    tab = ada.page.get_by_role("tab", name="Chat")
    photograph(ada.page, "proposal", narrow=lambda: tab.click() if tab.is_visible() else None)
    expect_no_violation(ada.page)


def test_a_day_is_taken_by_keyboard_and_the_others_stay(ada: Person, gemini: GeminiStandIn):
    card = propose(ada, gemini, "Pay rent", "Call Ann", "File taxes", "Water plants")
    take = card.get_by_role("button", name="Take ").filter(has_not_text="ticked")
    expect(take).to_have_count(2)
    take.first.focus()
    ada.page.keyboard.press("Enter")
    expect(ada.chat.get_by_role("group", name="3 tasks changed")).to_be_visible(timeout=PATIENCE)
    expect(ada.chat.get_by_role("group", name="A plan for 1 task")).to_be_visible(timeout=PATIENCE)
    assert len(overdue(ada)) == 1
