"""Previews in Upcoming: each leads to the open one of its series, and cannot be ticked."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.panel import close, opened, said, saved
from tests.browser.person import ZONE, Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import HARD, photograph

pytestmark = pytest.mark.browser


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Callable[..., Person]:
    """Opens the dashboard of somebody new who has these tasks already."""
    return lambda *tasks: Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url, *tasks)


def on(days: int) -> date:
    return datetime.now(ZoneInfo(ZONE)).date() + timedelta(days=days)


def again(person: Person, title: str, rrule: str, days: int = 1, **fields: Any) -> None:
    """Make a task that comes again, the first time so many days from today."""
    person.make({"title": title, "due_at": f"{on(days)}T00:00:00Z", "all_day": True, **fields})
    made = person.page.request.get(f"{person.url}/api/tasks").json()["tasks"]
    task_id = next(task["id"] for task in made if task["title"] == title)
    answer = person.page.request.post(f"{person.url}/api/series", data={"task_id": task_id, "rrule": rrule})
    assert answer.status == 201, answer.text()


def previews(person: Person, title: str) -> Locator:
    return person.page.locator("#tasks .coming").filter(has_text=title)


def test_upcoming_shows_what_comes_again_as_far_as_one_looks(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk", "due_at": f"{on(4)}T00:00:00Z", "all_day": True})
    again(ada, "water plants", "FREQ=DAILY;INTERVAL=3")
    again(ada, "pay rent", "FREQ=DAILY;INTERVAL=50")
    ada.list("Upcoming").click()
    expect(previews(ada, "water plants")).to_have_count(9)
    expect(previews(ada, "pay rent")).to_have_count(0)
    # The count is that of tasks: three of them.
    expect(ada.page.locator("#tasks .tasks-title .count")).to_have_text("3")
    expect(ada.page.locator("#tasks .group .task-title")).to_contain_text(["water plants", "milk", "water plants"])
    ada.page.get_by_role("button", name="Look further").click()
    expect(previews(ada, "pay rent")).to_have_count(1)
    expect(previews(ada, "water plants")).to_have_count(19)
    ada.list("All").click()
    expect(ada.row("water plants")).to_have_count(1)


def test_a_preview_is_said_to_come_again_and_leads_to_the_open_one(arrive: Callable[..., Person]):
    ada = arrive()
    again(ada, "water plants", "FREQ=WEEKLY")
    ada.list("Upcoming").click()
    later = ada.page.get_by_role("button", name="Comes again: water plants").first
    expect(later).to_be_visible()
    expect(ada.page.get_by_role("checkbox")).to_have_count(1)
    later.focus()
    for key in ("Space", "Delete"):
        ada.page.keyboard.press(key)
    ada.page.keyboard.press("ArrowUp")
    expect(ada.page.get_by_role("button", name="water plants", exact=True)).to_be_focused()
    ada.page.keyboard.press("ArrowDown")
    expect(later).to_be_focused()
    ada.page.keyboard.press("Enter")
    dialog = ada.page.get_by_role("dialog", name="Edit task")
    expect(dialog.get_by_label("Title")).to_have_value("water plants")
    ada.page.keyboard.press("Escape")
    expect(later).to_be_focused()
    ada.task("water plants").click()
    expect(ada.toast("Completed “water plants”")).to_be_visible()
    # The first preview has become the open one.
    expect(ada.page.locator("#tasks .group").first.get_by_role("checkbox")).to_have_count(1)


def test_who_has_nothing_that_comes_again_is_offered_nothing(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk", "due_at": f"{on(4)}T00:00:00Z", "all_day": True})
    ada.list("Upcoming").click()
    expect(ada.row("milk")).to_be_visible()
    expect(ada.page.get_by_role("button", name="Look further")).to_have_count(0)


def save(dialog: Locator) -> None:
    """Say that it is for what was chosen, and close the panel."""
    dialog.get_by_role("button", name="Save").click()
    expect(said(dialog)).to_contain_text("Saved")
    close(dialog)


def series(person: Person) -> list[dict[str, Any]]:
    return person.page.request.get(f"{person.url}/api/series?state=all").json()["series"]


def kept(person: Person, title: str) -> list[dict[str, Any]]:
    found = person.page.request.get(f"{person.url}/api/tasks").json()["tasks"]
    return [task for task in found if task["title"] == title]


def menu(person: Person, title: str, item: str) -> None:
    row = person.row(title).first
    row.hover()
    row.get_by_role("button", name=f"What comes again of “{title}”").click()
    row.get_by_role("button", name=item).click()


def test_the_form_lets_a_task_come_again_in_ones_own_words(arrive: Callable[..., Person]):
    ada = arrive({"title": "bins", "due_at": "2037-01-05T00:00:00Z", "all_day": True})
    dialog = opened(ada, "bins")
    expect(dialog.get_by_role("group", name="Save this for")).to_be_hidden()
    repeat = dialog.get_by_label("Repeat")
    repeat.fill("every purple moon")
    expect(dialog.locator("#edit-repeat-note")).to_contain_text("is no rhythm that taskchat knows")
    repeat.fill("every month")
    expect(dialog.locator("#edit-repeat-note")).to_have_text("Every month, first Monday 5 January 2037")
    repeat.fill("every 2 weeks on Wednesday")
    expect(dialog.locator("#edit-repeat-note")).to_have_text(
        "Every 2 weeks on Wednesday, first Wednesday 7 January 2037"
    )
    saved(dialog)
    expect(ada.row("bins")).to_contain_text("every 2 weeks on Wednesday")
    (kept_series,) = series(ada)
    assert kept_series["rrule"] == "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"
    assert kept(ada, "bins")[0]["due_at"] == "2037-01-07T00:00:00Z"
    # From now on it matters what a change is for.
    dialog.get_by_label("Tags").fill("#home")
    expect(dialog.get_by_role("group", name="Save this for")).to_be_visible()
    dialog.get_by_role("button", name="Discard").click()
    expect(dialog.get_by_label("Tags")).to_have_value("")
    expect(dialog.get_by_role("group", name="Save this for")).to_be_hidden()
    dialog.get_by_role("button", name="Undo").click()
    expect(dialog.get_by_label("Repeat")).to_have_value("")
    expect(ada.row("bins")).not_to_contain_text("every 2 weeks")
    assert kept(ada, "bins")[0]["due_at"] == "2037-01-05T00:00:00Z"


def test_a_change_is_for_one_or_for_all_later_ones(arrive: Callable[..., Person]):
    ada = arrive()
    again(ada, "water plants", "FREQ=WEEKLY", 3)
    dialog = opened(ada, "water plants")
    reach = dialog.get_by_role("group", name="Save this for")
    expect(reach).to_be_hidden()
    dialog.get_by_label("Title").fill("water cactus")
    expect(reach.get_by_role("radio")).to_have_count(2)
    save(dialog)
    expect(ada.row("water cactus")).to_be_visible()
    assert series(ada)[0]["title"] == "water plants"
    dialog = opened(ada, "water cactus")
    dialog.get_by_label("Due").fill(f"{on(4)}")
    dialog.get_by_label("Tags").fill("#home")
    dialog.get_by_role("radio", name="This and later ones").check(force=True)
    dialog.get_by_role("button", name="Save").click()
    expect(said(dialog)).to_have_text("Saved, with all later ones")
    expect(reach).to_be_hidden()
    (kept_series,) = series(ada)
    assert (kept_series["title"], kept_series["tags"], kept_series["starts"]) == ("water plants", ["home"], f"{on(4)}")
    ada.task("water cactus").click()
    expect(ada.row("water plants")).to_contain_text("#home")
    assert kept(ada, "water plants")[0]["due_at"][:10] == f"{on(11)}"


def test_who_closes_the_panel_changes_this_one_alone(arrive: Callable[..., Person]):
    ada = arrive()
    again(ada, "water plants", "FREQ=WEEKLY")
    dialog = opened(ada, "water plants")
    dialog.get_by_label("Tags").fill("#home")
    ada.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(ada.row("water plants")).to_contain_text("#home")
    assert series(ada)[0]["tags"] == []


def test_a_rhythm_that_cannot_move_along_says_what_to_do(arrive: Callable[..., Person]):
    ada = arrive()
    again(ada, "report", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    dialog = opened(ada, "report")
    dialog.get_by_label("Due").fill(f"{on(2)}")
    dialog.get_by_role("radio", name="This and later ones").check(force=True)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator("#edit-repeat-note").get_by_role("alert")).to_contain_text("say the new rhythm too")
    dialog.get_by_label("Repeat").fill("every last friday")
    save(dialog)
    assert series(ada)[0]["rrule"] == "FREQ=MONTHLY;BYDAY=-1FR"


def test_an_emptied_rhythm_ends_after_this_one(arrive: Callable[..., Person]):
    ada = arrive()
    again(ada, "water plants", "FREQ=WEEKLY")
    dialog = opened(ada, "water plants")
    expect(dialog.get_by_label("Repeat")).to_have_value("every week")
    dialog.get_by_label("Repeat").fill("")
    expect(dialog.locator("#edit-repeat-note")).to_have_text("Comes no more after this one.")
    save(dialog)
    expect(ada.row("water plants")).not_to_contain_text("every week")
    assert series(ada)[0]["ended_at"]
    dialog = opened(ada, "water plants")
    dialog.get_by_role("button", name="Daily").click()
    expect(dialog.get_by_label("Repeat")).to_have_value("every day")
    expect(said(dialog)).to_contain_text("Saved")
    expect(ada.row("water plants")).to_contain_text("every day")
    (kept_series,) = series(ada)
    assert (kept_series["rrule"], kept_series["ended_at"]) == ("FREQ=DAILY", None)


def test_the_menu_skips_pauses_and_ends(arrive: Callable[..., Person]):
    ada = arrive()
    again(ada, "water plants", "FREQ=WEEKLY")
    menu(ada, "water plants", "Skip this one")
    expect(ada.toast("Skipped “water plants”, next")).to_be_visible()
    assert kept(ada, "water plants")[0]["due_at"][:10] == f"{on(8)}"
    menu(ada, "water plants", "Pause")
    expect(ada.toast("Paused “water plants”")).to_be_visible()
    expect(ada.row("water plants")).to_have_count(0)
    ada.list("Upcoming").click()
    ada.group("Paused").get_by_role("button", name="Resume “water plants”").click()
    expect(ada.toast("“water plants” goes on, next")).to_be_visible()
    expect(ada.group("Paused")).to_have_count(0)
    menu(ada, "water plants", "End after this one")
    expect(ada.toast("“water plants” comes no more after this one")).to_be_visible()
    expect(previews(ada, "water plants")).to_have_count(0)
    ada.toast("comes no more").get_by_role("button", name="Undo").click()
    expect(previews(ada, "water plants").first).to_be_visible()


def test_deleting_asks_which_ones_by_keyboard_too(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk"})
    again(ada, "water plants", "FREQ=WEEKLY")
    expect(ada.row("water plants")).to_contain_text("every week")
    ada.page.get_by_role("button", name="water plants", exact=True).focus()
    ada.page.keyboard.press("Delete")
    dialog = ada.page.get_by_role("dialog", name="Delete “water plants”?")
    expect(dialog).to_be_visible()
    ada.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(ada.page.get_by_role("button", name="water plants", exact=True)).to_be_focused()
    ada.page.keyboard.press("Delete")
    dialog.get_by_role("button", name="Only this one").click()
    expect(ada.toast("Deleted “water plants”, this one only")).to_be_visible()
    expect(dialog).to_be_hidden()
    expect(ada.row("water plants")).to_contain_text(f"{on(8).day} {on(8):%b}")
    ada.page.get_by_role("button", name="water plants", exact=True).focus()
    ada.page.keyboard.press("Delete")
    dialog.get_by_role("button", name="This and all later ones").press("Enter")
    expect(ada.row("water plants")).to_have_count(0)
    expect(ada.page.get_by_role("button", name="milk", exact=True)).to_be_focused()
    assert series(ada)[0]["ended_at"]
    ada.toast("with all later ones").get_by_role("button", name="Undo").click()
    expect(ada.row("water plants")).to_be_visible()


@pytest.fixture
def upcoming(arrive: Callable[..., Person]) -> Person:
    """Somebody who looks at what comes again, beside what is hard to place."""
    ada = arrive({"title": "milk", "due_at": f"{on(2)}T00:00:00Z", "all_day": True})
    again(ada, "water plants", "FREQ=DAILY;INTERVAL=2", tags=["home"], priority="high")
    again(ada, str(HARD[0]["title"]), "FREQ=WEEKLY", 3)
    again(ada, "stretch", "FREQ=DAILY")
    menu(ada, "stretch", "Pause")
    ada.list("Upcoming").click()
    expect(previews(ada, "water plants").first).to_be_visible()
    expect(ada.group("Paused")).to_be_visible()
    return ada


def look(person: Person, name: str) -> None:
    """Take its pictures, and let axe find nothing."""
    photograph(person.page, name)
    expect_no_violation(person.page)


def test_previews_look_right(upcoming: Person):
    look(upcoming, "coming")


def test_the_form_looks_right(upcoming: Person):
    dialog = opened(upcoming, "water plants")
    dialog.get_by_label("Title").fill("water the plants")
    dialog.get_by_label("Repeat").fill("every 3 days")
    expect(dialog.locator("#edit-repeat-note")).to_contain_text("Every 3 days")
    look(upcoming, "coming-form")


def test_the_menu_looks_right(upcoming: Person):
    row = upcoming.row("water plants").first
    row.hover()
    row.get_by_role("button", name="What comes again of").click()
    expect(row.get_by_role("button", name="Pause")).to_be_visible()
    look(upcoming, "coming-menu")


def test_the_question_looks_right(upcoming: Person):
    row = upcoming.row("water plants").first
    row.hover()
    row.get_by_role("button", name="Delete “water plants”").click()
    expect(upcoming.page.get_by_role("dialog", name="Delete")).to_be_visible()
    look(upcoming, "coming-delete")
