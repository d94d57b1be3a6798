"""Receipts under the answers: what was done is seen on them, and taken further or back from them."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import HARD, LONG, photograph
from tests.gemini_stand_in import GeminiStandIn, call

pytestmark = pytest.mark.browser

PATIENCE = 15_000


@pytest.fixture
def still(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A browser in which nothing moves."""
    return new_context(reduced_motion="reduce")


@pytest.fixture
def beth(still: BrowserContext, with_gemini: Served) -> Person:
    """Somebody new, in such a browser."""
    return Person.arrived(still, with_gemini.url)


def card(person: Person, title: str) -> Locator:
    """The card with this heading."""
    return person.chat.get_by_role("group", name=title)


def make(person: Person, gemini: GeminiStandIn, *made: dict[str, Any]) -> Locator:
    """Let the assistant make these tasks; gives the receipt."""
    gemini.reply(*(call("create_task", **one) for one in made))
    gemini.reply("They are in your list.")
    person.say("Please add them")
    receipt = card(person, "Task created" if len(made) == 1 else f"{len(made)} tasks created")
    expect(receipt).to_be_visible(timeout=PATIENCE)
    person.hear_out()
    return receipt


def ask_to_delete(person: Person, gemini: GeminiStandIn, count: int, *, besides: int = 0) -> Locator:
    """Let the assistant ask before it deletes these and the tasks that are there besides; gives the question."""
    person.make(*({"title": f"Chapter {n}"} for n in range(count)))
    gemini.reply(call("delete_many", all=True))
    gemini.reply("Please confirm.")
    person.say("Delete all my tasks")
    question = card(person, f"Delete {count + besides} tasks?")
    expect(question).to_be_visible(timeout=PATIENCE)
    return question


def test_complete_on_the_card_shows_in_the_list_and_back(ada: Person, gemini: GeminiStandIn):
    receipt = make(ada, gemini, {"title": "Buy milk"}, {"title": "Buy bread"})
    receipt.get_by_role("button", name="Complete “Buy milk”").click()
    expect(receipt.get_by_role("button", name="Reopen “Buy milk”")).to_be_visible(timeout=PATIENCE)
    expect(ada.task("Buy milk")).to_be_hidden(timeout=PATIENCE)
    expect(ada.task("Buy bread")).to_be_visible()
    receipt.get_by_role("button", name="Reopen “Buy milk”").click()
    expect(ada.task("Buy milk")).to_be_visible(timeout=PATIENCE)


def test_after_a_reload_the_card_is_as_it_was_left_and_still_works(ada: Person, gemini: GeminiStandIn):
    receipt = make(ada, gemini, {"title": "Buy milk", "due": "tomorrow", "tags": ["shop"]})
    receipt.get_by_role("button", name="Complete “Buy milk”").click()
    expect(receipt.get_by_role("button", name="Reopen “Buy milk”")).to_be_visible(timeout=PATIENCE)
    ada.reload()
    expect(receipt.get_by_text("#shop")).to_be_visible(timeout=PATIENCE)
    receipt.get_by_role("button", name="Reopen “Buy milk”").click()
    expect(receipt.get_by_role("button", name="Complete “Buy milk”")).to_be_visible(timeout=PATIENCE)
    expect(ada.task("Buy milk")).to_be_visible(timeout=PATIENCE)


def test_undo_takes_the_turn_back_and_the_focus_stays_on_the_card(ada: Person, gemini: GeminiStandIn):
    receipt = make(ada, gemini, {"title": "Buy milk"}, {"title": "Buy bread"})
    receipt.get_by_role("button", name="Undo").focus()
    ada.page.keyboard.press("Enter")
    undone = card(ada, "Undone: 2 tasks created")
    expect(undone).to_be_focused(timeout=PATIENCE)
    expect(undone.get_by_role("button")).to_have_count(0)
    expect(ada.task("Buy milk")).to_be_hidden(timeout=PATIENCE)
    ada.reload()
    expect(undone).to_be_visible(timeout=PATIENCE)
    expect(undone.get_by_role("button")).to_have_count(0)


def test_the_focus_goes_from_complete_to_reopen(ada: Person, gemini: GeminiStandIn):
    receipt = make(ada, gemini, {"title": "Buy milk"}, {"title": "Buy bread"})
    receipt.get_by_role("button", name="Complete “Buy bread”").focus()
    ada.page.keyboard.press("Enter")
    expect(receipt.get_by_role("button", name="Reopen “Buy bread”")).to_be_focused(timeout=PATIENCE)


def test_open_shows_the_task_in_its_editor(ada: Person, gemini: GeminiStandIn):
    receipt = make(ada, gemini, {"title": "Buy milk"}, {"title": "Buy bread"})
    receipt.get_by_role("button", name="Open “Buy bread”").click()
    title = ada.page.get_by_role("dialog").get_by_label("Title")
    expect(title).to_have_value("Buy bread", timeout=PATIENCE)
    title.fill("Buy rye bread")
    title.press("Enter")
    expect(ada.task("Buy rye bread")).to_be_visible(timeout=PATIENCE)


def test_a_task_that_is_gone_is_said_to_be(ada: Person, gemini: GeminiStandIn):
    receipt = make(ada, gemini, {"title": "Buy milk"})
    ada.row("Buy milk").hover()
    ada.page.get_by_role("button", name="Delete “Buy milk”").click()
    expect(ada.task("Buy milk")).to_be_hidden(timeout=PATIENCE)
    receipt.get_by_role("button", name="Open “Buy milk”").click()
    expect(ada.chat.get_by_role("status").filter(has_text="not there any more")).to_be_visible(timeout=PATIENCE)
    expect(receipt.get_by_role("button", name="Open “Buy milk”")).to_be_hidden()


def test_a_deletion_is_confirmed_and_undone(ada: Person, gemini: GeminiStandIn):
    question = ask_to_delete(ada, gemini, 5)
    expect(ada.task("Chapter 4")).to_be_visible(timeout=PATIENCE)
    question.get_by_role("button", name="Delete 5 tasks").click()
    receipt = card(ada, "5 tasks deleted")
    expect(receipt).to_be_visible(timeout=PATIENCE)
    expect(ada.task("Chapter 4")).to_be_hidden(timeout=PATIENCE)
    receipt.get_by_role("button", name="Undo").click()
    expect(ada.task("Chapter 4")).to_be_visible(timeout=PATIENCE)


def test_a_change_of_many_is_shown_old_and_new_confirmed_and_undone(ada: Person, gemini: GeminiStandIn):
    ada.make(*({"title": f"Chapter {n}", "due_at": "2037-11-23T00:00:00Z", "all_day": True} for n in range(5)))
    gemini.reply(call("update_many", all=True, new_due="2037-11-24", new_priority="high"))
    gemini.reply("Please confirm.")
    ada.say("Move all my tasks by a day, they are urgent")
    question = card(ada, "Change 5 tasks?")
    expect(question.get_by_text("Mon 23 Nov 2037 → Tue 24 Nov 2037")).to_have_count(5, timeout=PATIENCE)
    expect(question.get_by_text("Medium → high priority")).to_have_count(5)
    question.get_by_role("button", name="Change 5 tasks").click()
    receipt = card(ada, "5 tasks changed")
    expect(receipt.get_by_text("Tue 24 Nov 2037")).to_have_count(5, timeout=PATIENCE)
    expect(ada.row("Chapter 4")).to_contain_text("24 Nov 2037", timeout=PATIENCE)
    receipt.get_by_role("button", name="Undo").click()
    expect(ada.row("Chapter 4")).to_contain_text("23 Nov 2037", timeout=PATIENCE)


def test_kept_is_kept(ada: Person, gemini: GeminiStandIn):
    question = ask_to_delete(ada, gemini, 5)
    question.get_by_role("button", name="Keep them").click()
    expect(card(ada, "5 tasks kept")).to_be_visible(timeout=PATIENCE)
    expect(ada.task("Chapter 4")).to_be_visible()


def test_an_action_does_not_wait_for_an_answer_that_streams(ada: Person, gemini: GeminiStandIn):
    receipt = make(ada, gemini, {"title": "Buy milk"})
    gemini.hang(after="Let me think about it")
    ada.say("And what else?")
    expect(ada.answer("Let me think about it")).to_be_visible(timeout=PATIENCE)
    receipt.get_by_role("button", name="Complete “Buy milk”").click()
    expect(receipt.get_by_role("button", name="Reopen “Buy milk”")).to_be_visible(timeout=PATIENCE)
    expect(ada.chat.get_by_role("button", name="Stop answering")).to_be_visible()
    gemini.release()
    ada.hear_out()
    expect(receipt.get_by_role("button", name="Reopen “Buy milk”")).to_be_visible()


def test_a_pressed_button_shows_that_it_works_and_cannot_be_pressed_twice(ada: Person, gemini: GeminiStandIn):
    receipt = make(ada, gemini, {"title": "Buy milk"}, {"title": "Buy bread"})
    sent: list[str] = []

    def hold(route: Any) -> None:
        if "custom_action" in (route.request.post_data or ""):
            sent.append(route.request.post_data)
            held.append(route)
        else:
            route.continue_()

    held: list[Any] = []
    ada.page.route("**/api/chatkit", hold)
    complete = receipt.get_by_role("button", name="Complete “Buy milk”")
    complete.click()
    expect(complete).to_have_attribute("aria-busy", "true")
    expect(receipt.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")
    expect(complete).to_be_focused()
    for label in ("Complete “Buy milk”", "Complete “Buy bread”", "Undo"):
        receipt.get_by_role("button", name=label).click(force=True)
    ada.page.wait_for_timeout(100)
    assert len(sent) == 1
    held[0].continue_()
    expect(receipt.get_by_role("button", name="Reopen “Buy milk”")).to_be_visible(timeout=PATIENCE)
    expect(receipt.get_by_role("button", name="Undo")).not_to_have_attribute("aria-disabled", "true")


def test_a_card_changed_in_one_tab_changes_in_the_other(ada: Person, gemini: GeminiStandIn):
    make(ada, gemini, {"title": "Buy milk"})
    other = ada.another_tab()
    card(other, "Task created").get_by_role("button", name="Undo").click()
    expect(card(ada, "Undone: task created")).to_be_visible(timeout=PATIENCE)


def test_buttons_are_large_enough_to_touch(beth: Person, gemini: GeminiStandIn):
    receipt = make(beth, gemini, {"title": "Buy milk"}, {"title": "Buy bread"})
    beth.page.set_viewport_size({"width": 390, "height": 844})
    beth.page.get_by_role("tab", name="Chat").click()
    buttons = receipt.get_by_role("button")
    expect(buttons).to_have_count(5)
    for button in buttons.all():
        width, height = button.evaluate(TOUCHED)
        assert width >= 44, button.inner_text()
        assert height >= 44, button.inner_text()


# How large the area is in which the button is what is hit.
TOUCHED = """(button) => {
  button.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = button.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = (x, y) => button.contains(button.getRootNode().elementFromPoint(x, y));
  const reach = (dx, dy) => {
    let far = 0;
    while (far < 200 && hit(x + dx * (far + 1), y + dy * (far + 1))) far += 1;
    return far;
  };
  return [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1];
}"""


def test_axe_has_nothing_to_object_to(beth: Person, gemini: GeminiStandIn):
    receipt = make(
        beth,
        gemini,
        {"title": "Send the invoice", "priority": "high", "due": "2037-01-02"},
        {"title": "Call the dentist", "priority": "low", "tags": ["health"]},
    )
    receipt.get_by_role("button", name="Complete “Call the dentist”").click()
    expect(receipt.get_by_role("button", name="Reopen")).to_be_visible(timeout=PATIENCE)
    ask_to_delete(beth, gemini, 5, besides=1)
    expect_no_violation(beth.page, narrow=lambda: beth.page.get_by_role("tab", name="Chat").click())


def test_pictures(beth: Person, gemini: GeminiStandIn):
    def narrow() -> None:
        beth.page.get_by_role("tab", name="Chat").click()

    one = make(beth, gemini, {"title": "test migration", "due": "friday"})
    expect(one).to_be_visible()
    receipt = make(
        beth,
        gemini,
        {"title": "Send the invoice", "priority": "high", "due": "2037-01-02 17:00", "tags": ["work"]},
        {"title": "Call the dentist", "priority": "low", "tags": ["health"]},
        {"title": f"{LONG} vergleichen und kündigen, bevor sie sich verlängert", "due": "friday"},
    )
    receipt.get_by_role("button", name="Complete “Call the dentist”").click()
    expect(receipt.get_by_role("button", name="Reopen")).to_be_visible(timeout=PATIENCE)
    photograph(beth.page, "receipt", narrow=narrow)
    beth.page.set_viewport_size({"width": 1440, "height": 900})
    one.get_by_role("button", name="Undo").click()
    expect(card(beth, "Undone: task created")).to_be_visible(timeout=PATIENCE)
    gemini.reply(
        call("complete_task", task="Send the invoice"),
        call("delete_task", task=f"{LONG} vergleichen und kündigen, bevor sie sich verlängert"),
        *(call("create_task", title=task["title"], tags=task.get("tags", [])) for task in HARD),
    )
    gemini.reply("All done.")
    beth.say("Tidy up")
    expect(card(beth, "6 tasks changed")).to_be_visible(timeout=PATIENCE)
    photograph(beth.page, "receipt-mixed", narrow=narrow)
    beth.page.set_viewport_size({"width": 1440, "height": 900})
    gemini.reply(call("delete_many", all=True))
    gemini.reply("Please confirm.")
    beth.say("Delete all my tasks")
    expect(beth.chat.get_by_role("group", name="Delete")).to_be_visible(timeout=PATIENCE)
    photograph(beth.page, "confirmation", narrow=narrow)
    beth.page.set_viewport_size({"width": 1440, "height": 900})
    gemini.reply(call("update_many", all=True, new_due="2037-01-05 17:00", new_priority="low", add_tags=["later"]))
    gemini.reply("Please confirm.")
    beth.say("None of it is urgent")
    expect(card(beth, "Change")).to_be_visible(timeout=PATIENCE)
    photograph(beth.page, "confirmation-of-changes", narrow=narrow)
