"""Several tasks at once: chosen by mouse, keyboard and finger, changed by one press, and taken back by another."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.person import ZONE, Person
from tests.browser.pictures import take
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation

pytestmark = pytest.mark.browser

TITLES = ["one", "two", "three", "four", "five"]
TASKS: list[dict[str, Any]] = [{"title": title} for title in TITLES]


@pytest.fixture
def ada(new_context, with_gemini: Served) -> Person:
    """Somebody with five tasks, at all of them."""
    return Person.arrived(new_context(), with_gemini.url, *TASKS)


def title(person: Person, name: str) -> Locator:
    return person.page.locator("#tasks").get_by_role("button", name=name, exact=True)


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="Selected tasks")


def selected(person: Person) -> list[str]:
    """Titles of the rows that are said to be selected."""
    return person.page.locator('.task-title[aria-description="Selected"]').all_inner_texts()


def expect_selected(person: Person, *titles: str) -> None:
    count = f"{len(titles)} selected" if titles else "Choose tasks"
    expect(bar(person.page).get_by_role("status")).to_have_text(count)
    assert selected(person) == list(titles)


def days_ago(days: int) -> dict[str, Any]:
    day = (datetime.now(ZoneInfo(ZONE)) - timedelta(days=days)).date()
    return {"due_at": f"{day}T00:00:00Z", "all_day": True}


def saved(person: Person, **query: str) -> dict[str, dict[str, Any]]:
    """Open tasks as they are kept, by their titles."""
    answer = person.page.request.get(f"{person.url}/api/tasks", params={"limit": "100", **query})
    return {task["title"]: task for task in answer.json()["tasks"]}


def test_by_mouse_a_range_is_chosen_completed_at_once_and_taken_back(ada: Person):
    title(ada, "one").click(modifiers=["Control"])
    expect_selected(ada, "one")
    title(ada, "four").click(modifiers=["Shift"])
    expect_selected(ada, "one", "two", "three", "four")
    title(ada, "two").click(modifiers=["Control"])
    expect_selected(ada, "one", "three", "four")
    bar(ada.page).get_by_role("button", name="Complete").click()
    expect(ada.toast("Completed 3 tasks")).to_be_visible()
    expect(bar(ada.page)).to_be_hidden()
    expect(ada.task("one")).to_have_count(0)
    assert set(saved(ada)) == {"two", "five"}
    ada.toast("Completed 3 tasks").get_by_role("button", name="Undo").click()
    expect(ada.task("four")).to_be_visible()
    assert set(saved(ada)) == set(TITLES)


def test_by_keyboard_alone_tasks_are_chosen_moved_and_tagged(ada: Person):
    keys = ada.page.keyboard
    keys.press("j")
    expect(title(ada, "one")).to_be_focused()
    keys.press("Shift+ArrowDown")
    keys.press("Shift+ArrowDown")
    expect_selected(ada, "one", "two", "three")
    keys.press("Shift+ArrowUp")
    expect_selected(ada, "one", "two")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("x")
    expect_selected(ada, "one", "two", "four")
    keys.press("a")
    expect(bar(ada.page).get_by_role("button", name="Date")).to_be_focused()
    keys.press("Enter")
    expect(bar(ada.page).get_by_role("button", name="Tomorrow")).to_be_visible()
    keys.press("Tab")
    keys.press("Tab")
    expect(bar(ada.page).get_by_role("button", name="Tomorrow")).to_be_focused()
    keys.press("Enter")
    expect(ada.toast("Moved 3 tasks to tomorrow")).to_be_visible()
    expect(ada.group("Tomorrow").get_by_role("listitem")).to_have_count(3)
    expect(title(ada, "four")).to_be_focused()
    keys.press("Control+a")
    expect(bar(ada.page).get_by_role("status")).to_have_text("5 selected")
    bar(ada.page).get_by_role("button", name="Tag", exact=True).focus()
    keys.press("Enter")
    keys.press("Tab")
    keys.type("Errands")
    keys.press("Enter")
    expect(ada.toast("Tagged 5 tasks with #errands")).to_be_visible()
    expect(ada.list("#errands")).to_contain_text("5")
    keys.press("Control+a")
    keys.press("Escape")
    expect(bar(ada.page)).to_be_hidden()
    assert selected(ada) == []
    keys.press("Control+z")
    expect(ada.list("#errands")).to_have_count(0)


def test_a_finger_that_rests_begins_a_choice_and_each_tap_goes_on(new_context, with_gemini: Served):
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = Person.registered(new_context(reduced_motion="reduce", **phone), with_gemini.url)
    ada = Person(page, with_gemini.url, "")
    ada.make(*TASKS)
    page.goto(f"{ada.url}/all")
    rest_on(page, title(ada, "two"))
    expect_selected(ada, "two")
    title(ada, "three").tap()
    title(ada, "two").tap()
    title(ada, "four").tap()
    expect_selected(ada, "three", "four")
    expect(page.get_by_role("dialog", name="Edit task")).to_have_count(0)
    for button in bar(page).locator("button:visible").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    take(page, "several", "touch")
    bar(page).get_by_role("button", name="Priority").tap()
    bar(page).get_by_role("button", name="High").tap()
    expect(ada.toast("Gave 2 tasks high priority")).to_be_visible()
    expect(bar(page)).to_be_hidden()
    page.get_by_role("button", name="Select", exact=True).tap()
    title(ada, "five").tap()
    expect_selected(ada, "five")
    bar(page).get_by_role("button", name="Clear selection").tap()
    expect(bar(page)).to_be_hidden()
    title(ada, "five").tap()
    expect(page.get_by_role("dialog", name="Edit task")).to_be_visible()


def test_without_a_connection_the_choice_stays_and_the_word_on_it_stands_above_the_bar(
    new_context, with_gemini: Served
):
    ada = Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url, *TASKS)
    ada.page.set_viewport_size({"width": 390, "height": 844})
    title(ada, "two").click(modifiers=["Control"])
    ada.page.context.set_offline(True)
    bar(ada.page).get_by_role("button", name="Complete").click()
    toast = ada.toast("Nothing was changed.")
    expect(toast).to_be_visible()
    ada.page.wait_for_function(
        "([toast, bar]) => toast.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top",
        arg=[toast.element_handle(), bar(ada.page).element_handle()],
    )
    expect_selected(ada, "two")
    expect(ada.task("two")).not_to_be_checked()


def rest_on(page: Page, part: Locator) -> None:
    """Lay a finger on it until it is chosen."""
    box = part.bounding_box()
    assert box
    point = {"x": box["x"] + 10, "y": box["y"] + 10}
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
    expect(bar(page)).to_be_visible()
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_what_could_not_be_done_is_said_by_name_and_stays(ada: Person):
    full = {"title": "full", "tags": [f"tag-{number}" for number in range(20)]}
    ada.make(full)
    expect(title(ada, "full")).to_be_visible()
    title(ada, "one").click(modifiers=["Control"])
    title(ada, "full").click(modifiers=["Control"])
    bar(ada.page).get_by_role("button", name="Tag", exact=True).click()
    bar(ada.page).get_by_label("Tag", exact=True).last.fill("more")
    bar(ada.page).get_by_role("button", name="Add").click()
    expect(ada.toast("Tagged 1 task with #more. “full”: A task has at most 20 tags")).to_be_visible()
    assert saved(ada)["full"]["tags"] == full["tags"]


def test_a_series_goes_on_after_a_bar_closed_one_of_it(ada: Person):
    ada.make({"title": "stretch", "due_at": "2037-05-05T00:00:00Z", "all_day": True, "rrule": "FREQ=DAILY"})
    for name in ("stretch", "one"):
        title(ada, name).click(modifiers=["Control"])
    bar(ada.page).get_by_role("button", name="Delete").click()
    expect(ada.toast("Deleted 2 tasks")).to_be_visible()
    expect(ada.row("stretch")).to_contain_text("6 May")
    ada.toast("Deleted 2 tasks").get_by_role("button", name="Undo").click()
    expect(ada.row("stretch")).to_contain_text("5 May")
    expect(ada.task("one")).to_be_visible()


def test_done_ones_are_opened_again_and_another_list_begins_without_a_choice(ada: Person):
    ada.page.keyboard.press("j")
    ada.page.keyboard.press("Control+a")
    bar(ada.page).get_by_role("button", name="Complete").click()
    expect(ada.list("Done")).to_contain_text("5")
    ada.list("Done").click()
    title(ada, "one").click(modifiers=["Control"])
    expect(bar(ada.page).get_by_role("button", name="Complete")).to_be_hidden()
    bar(ada.page).get_by_role("button", name="Reopen").click()
    expect(ada.toast("Reopened 1 task")).to_be_visible()
    title(ada, "two").click(modifiers=["Control"])
    ada.list("All").click()
    expect(ada.task("one")).to_be_visible()
    expect(bar(ada.page)).to_be_hidden()


def test_all_that_is_overdue_moves_to_today_by_one_press(new_context, with_gemini: Served):
    late = [{"title": f"late {number}", **days_ago(number)} for number in (1, 2, 9)]
    timed = {"title": "at five past midnight", "due_at": "2020-01-01T23:05:00Z"}
    ada = Person.arrived(new_context(), with_gemini.url, *late, timed, {"title": "whenever"}, at="/today")
    expect(ada.group("Overdue").get_by_role("listitem")).to_have_count(4)
    take(ada.page, "several", "overdue")
    ada.page.get_by_role("button", name="Move all to today").click()
    expect(ada.toast("Moved 4 tasks to today")).to_be_visible()
    expect(ada.group("Today").get_by_role("listitem")).to_have_count(4)
    expect(ada.group("Overdue")).to_have_count(0)
    ada.toast("Moved 4 tasks to today").get_by_role("button", name="Undo").click()
    expect(ada.group("Overdue").get_by_role("listitem")).to_have_count(4)


def test_the_bar_covers_nothing_that_cannot_be_scrolled_into_sight(new_context, with_gemini: Served):
    many = [{"title": f"task number {number}"} for number in range(30)]
    ada = Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url, *many)
    for size in ((1440, 900), (390, 844)):
        ada.page.set_viewport_size({"width": size[0], "height": size[1]})
        ada.page.locator(".task-title").first.click(modifiers=["Control"])
        expect(bar(ada.page)).to_be_visible()
        last = ada.page.locator(".task").last
        ada.page.locator(".tasks").evaluate("part => part.scrollTo(0, part.scrollHeight)")
        row, over = last.bounding_box(), bar(ada.page).bounding_box()
        assert row
        assert over
        assert row["y"] + row["height"] <= over["y"]
        ada.page.keyboard.press("Escape")
        expect(bar(ada.page)).to_be_hidden()


def test_the_bar_has_nothing_to_object_to(new_context, with_gemini: Served):
    ada = Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url, *TASKS)
    for name in ("two", "three"):
        title(ada, name).click(modifiers=["Control"])
    for width in (1440, 390):
        for scheme in ("light", "dark"):
            ada.page.set_viewport_size({"width": width, "height": 844})
            ada.page.emulate_media(color_scheme=scheme)
            take(ada.page, "several", f"bar-{width}-{scheme}")
            assert not ada.page.locator(".tasks").evaluate("part => part.scrollHeight > part.clientHeight")
            bar(ada.page).get_by_role("button", name="Date").click()
            take(ada.page, "several", f"menu-{width}-{scheme}")
            ada.page.keyboard.press("Escape")
    bar(ada.page).get_by_role("button", name="Tag", exact=True).click()
    expect_no_violation(ada.page)
