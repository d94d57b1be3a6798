"""Previews in Upcoming: each leads to the open one of its series, and cannot be ticked."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

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
    week = ada.group("Next 7 days").get_by_role("listitem")
    expect(week).to_contain_text(["milk", "water plants"])
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
    expect(ada.group("Later").get_by_role("checkbox")).to_have_count(1)


def test_who_has_nothing_that_comes_again_is_offered_nothing(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk", "due_at": f"{on(4)}T00:00:00Z", "all_day": True})
    ada.list("Upcoming").click()
    expect(ada.row("milk")).to_be_visible()
    expect(ada.page.get_by_role("button", name="Look further")).to_have_count(0)


def test_it_looks_right_and_axe_finds_nothing(arrive: Callable[..., Person]):
    ada = arrive({"title": "milk", "due_at": f"{on(2)}T00:00:00Z", "all_day": True})
    again(ada, "water plants", "FREQ=DAILY;INTERVAL=2", tags=["home"], priority="high")
    again(ada, str(HARD[0]["title"]), "FREQ=WEEKLY", 3)
    ada.list("Upcoming").click()
    expect(previews(ada, "water plants").first).to_be_visible()
    photograph(ada.page, "coming")
    expect_no_violation(ada.page)
