"""History and trash on the page, and the keys that step through the history."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import HARD, photograph
from tests.gemini_stand_in import GeminiStandIn, call

pytestmark = pytest.mark.browser

LATER = 15_000


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Callable[..., Person]:
    """Opens the dashboard of somebody new who has these tasks already."""
    return lambda *tasks: Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url, *tasks)


def visit(person: Person, name: str) -> Page:
    """The page that the rail leads to by this name."""
    person.page.get_by_role("link", name=name, exact=True).first.click()
    expect_loaded(person.page, name)
    return person.page


def expect_loaded(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible(timeout=LATER)
    expect(page.locator(".past-sheet[data-loaded=true]")).to_be_visible(timeout=LATER)


def entry(page: Page, words: str) -> Locator:
    """The row with these words, the newest of several."""
    return page.locator(".past-row").filter(has_text=words).first


def remove(person: Person, title: str) -> None:
    person.row(title).get_by_role("button", name=f"Delete “{title}”").click()
    expect(person.row(title)).to_be_hidden()


def test_keys_step_back_and_forth_and_a_toast_says_what_they_did(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk"}, {"title": "bread"})
    ada.task("milk").click()
    expect(ada.toast("Completed “milk”")).to_be_visible()
    remove(ada, "bread")
    title = ada.page.get_by_role("heading", level=1, name="All")
    title.click()
    ada.page.keyboard.press("Control+z")
    expect(ada.toast("Undone: deleted “bread”")).to_be_visible()
    expect(ada.row("bread")).to_be_visible()
    ada.page.keyboard.press("Control+z")
    expect(ada.toast("Undone: completed “milk”")).to_be_visible()
    expect(ada.row("milk")).to_be_visible()
    ada.page.keyboard.press("Control+Shift+z")
    expect(ada.toast("Brought back: completed “milk”")).to_be_visible()
    expect(ada.row("milk")).to_be_hidden()
    ada.toast("Brought back: completed “milk”").get_by_role("button", name="Undo").click()
    expect(ada.row("milk")).to_be_visible()


def test_keys_keep_their_meaning_where_somebody_writes(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk"})
    ada.quick_add.fill("")
    ada.quick_add.press_sequentially("bread")
    ada.quick_add.press("Control+z")
    expect(ada.quick_add).not_to_have_value("bread")
    ada.composer.click()
    ada.composer.press_sequentially("hello")
    ada.composer.press("Control+z")
    ada.page.get_by_role("button", name="milk", exact=True).click()
    panel = ada.page.get_by_role("dialog", name="Edit task")
    panel.get_by_role("button", name="Close").focus()
    ada.page.keyboard.press("Control+z")
    panel.get_by_role("button", name="Close").click()
    expect(ada.row("milk")).to_be_visible()
    expect(ada.toast("Undone")).to_be_hidden()


def test_the_history_tells_who_changed_what_and_takes_it_back(arrive: Callable[..., Person], gemini: GeminiStandIn):
    ada = arrive({"title": "milk"})
    gemini.reply(call("create_task", title="bread", priority="high"))
    gemini.reply("Done.")
    ada.say("Add bread, it is urgent")
    expect(ada.row("bread")).to_be_visible(timeout=LATER)
    ada.hear_out()
    page = visit(ada, "History")
    expect(entry(page, "bread")).to_contain_text("High priority")
    expect(entry(page, "bread")).to_contain_text("The assistant, in")
    expect(entry(page, "milk")).to_contain_text("You")
    entry(page, "bread").get_by_role("button", name="Undo: created “bread”").click()
    expect(entry(page, "bread")).to_contain_text("Undone today")
    page.get_by_role("button", name="Redo what was undone last").click()
    expect(entry(page, "bread")).not_to_contain_text("Undone today")
    entry(page, "milk").get_by_role("button", name="Undo everything after: created “milk”").click()
    expect(ada.toast("Undone: created “bread”").first).to_be_visible()
    expect(entry(page, "bread")).to_contain_text("Undone today")
    ada.list("All").click()
    ada.wait_for_dashboard()
    expect(ada.row("milk")).to_be_visible()
    expect(ada.row("bread")).to_be_hidden()


def test_a_pasted_list_goes_back_as_one(arrive: Callable[..., Person]):
    ada = arrive()
    answer = ada.page.request.post(f"{ada.url}/api/tasks/lines", data={"text": "milk\nbread\nrent"})
    assert answer.status == 201
    page = visit(ada, "History")
    entry(page, "milk").get_by_role("button", name="Undo all 3: made together").click()
    expect(page.locator(".past-row").filter(has_text="Undone today")).to_have_count(3)


def add_lines(person: Person, *titles: str) -> None:
    """Make these tasks, thirty at a time."""
    for start in range(0, len(titles), 30):
        text = "\n".join(titles[start : start + 30])
        answer = person.page.request.post(f"{person.url}/api/tasks/lines", data={"text": text})
        assert answer.status == 201


def test_what_is_older_comes_below_and_all_else_stays_where_it_is(arrive: Callable[..., Person]):
    ada = arrive()
    add_lines(ada, *(f"task {number:02}" for number in range(60)))
    page = visit(ada, "History")
    rows, column = page.locator(".past-row"), page.locator("#history")
    expect(rows).to_have_count(50)
    expect(rows.first).to_contain_text("Undo all 30")
    # Marked, so that rows which are made anew would be told from those that stay.
    rows.evaluate_all("rows => rows.forEach(row => { row.dataset.stays = 'true' })")
    older = page.get_by_role("button", name="Show older")
    older.focus()
    before = column.evaluate("column => column.scrollTop")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(60)
    expect(page.locator(".past-row[data-stays=true]")).to_have_count(50)
    all_there = page.get_by_role("button", name="That is all")
    expect(all_there).to_be_focused()
    assert column.evaluate("column => column.scrollTop") == before
    place = rows.nth(40).bounding_box()
    add_lines(ada, "new on top")
    expect(rows).to_have_count(61)
    expect(page.locator(".past-row[data-stays=true]")).to_have_count(50)
    assert rows.nth(41).bounding_box() == place
    expect(all_there).to_be_focused()


def test_going_back_is_offered_where_there_is_something_newer(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk"}, {"title": "bread"})
    page = visit(ada, "History")
    expect(entry(page, "milk").get_by_role("button", name="Undo everything after: created “milk”")).to_be_visible()
    expect(entry(page, "bread").get_by_role("button", name="Undo: created “bread”")).to_be_visible()
    expect(entry(page, "bread").get_by_role("button", name="Undo everything after")).to_have_count(0)


def test_the_trash_shows_what_is_older(arrive: Callable[..., Person]):
    ada = arrive()
    add_lines(ada, *(f"task {number:02}" for number in range(55)))
    for task in ada.page.request.get(f"{ada.url}/api/tasks?limit=100").json()["tasks"]:
        assert ada.page.request.delete(f"{ada.url}/api/tasks/{task['id']}").ok
    page = visit(ada, "Trash")
    expect(page.locator(".past-row")).to_have_count(50)
    page.get_by_role("button", name="Show older").click()
    expect(page.locator(".past-row")).to_have_count(55)
    page.locator(".past-row").last.get_by_role("button", name="Restore").click()
    expect(page.locator(".past-row")).to_have_count(54)


def test_a_task_has_a_history_of_its_own(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk"}, {"title": "bread"})
    ada.page.get_by_role("button", name="milk", exact=True).click()
    ada.page.get_by_role("dialog", name="Edit task").get_by_role("link", name="History").click()
    expect_loaded(ada.page, "History")
    expect(ada.page.get_by_text("Only “milk”.")).to_be_visible()
    expect(ada.page.locator(".past-row")).to_have_count(1)
    ada.page.get_by_role("button", name="Show all").click()
    expect(ada.page.locator(".past-row")).to_have_count(2)
    entry(ada.page, "bread").get_by_role("button", name="bread", exact=True).click()
    expect(ada.page.get_by_text("Only “bread”.")).to_be_visible()
    expect(ada.page.locator(".past-row")).to_have_count(1)


def test_the_trash_restores_and_deletes_for_good_by_keyboard(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk"}, {"title": "bread"}, {"title": "rent"})
    for title in ("milk", "bread"):
        remove(ada, title)
    page = visit(ada, "Trash")
    expect(page.locator(".past-row")).to_have_count(2)
    expect(entry(page, "milk")).to_contain_text(re.compile(r"Deleted today \d+:\d\d · You"))
    restore = entry(page, "milk").get_by_role("button", name="Restore “milk”")
    restore.focus()
    page.keyboard.press("Enter")
    expect(ada.toast("Restored “milk”")).to_be_visible()
    expect(entry(page, "milk")).to_be_hidden()
    gone = entry(page, "bread").get_by_role("button", name="Delete “bread” for good")
    gone.focus()
    page.keyboard.press("Enter")
    yes = entry(page, "bread").get_by_role("button", name="Yes, delete “bread” for good")
    expect(yes).to_be_focused()
    entry(page, "bread").get_by_role("button", name="Keep").click()
    expect(gone).to_be_visible()
    gone.focus()
    page.keyboard.press("Enter")
    expect(yes).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The trash is empty")).to_be_visible()
    assert ada.page.request.get(f"{ada.url}/api/trash").json()["tasks"] == []


def changed(person: Person) -> None:
    """A little of everything, also what is hard to place."""
    tasks: list[dict[str, Any]] = person.page.request.get(f"{person.url}/api/tasks").json()["tasks"]
    for number, task in enumerate(tasks):
        path = f"{person.url}/api/tasks/{task['id']}"
        person.page.request.patch(path, data={"priority": "high", "tags": ["home", f"tag-{number}"]})
        if number % 2:
            person.page.request.post(f"{path}/complete")
        else:
            person.page.request.delete(path)
    person.page.request.post(f"{person.url}/api/tasks/lines", data={"text": "one\ntwo"})
    person.page.request.post(f"{person.url}/api/undo")


@pytest.mark.parametrize("name", ["History", "Trash"])
@pytest.mark.parametrize("full", [True, False], ids=["full", "empty"])
def test_it_looks_right_and_axe_finds_nothing(arrive: Callable[..., Person], name: str, full: bool):
    ada = arrive(*(HARD if full else ()))
    if full:
        changed(ada)
    page = visit(ada, name)
    photograph(page, f"{name.lower()}-{'full' if full else 'empty'}")
    expect_no_violation(page)
