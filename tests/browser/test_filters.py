"""Filters, orders and headings of a view: chosen from a menu, kept in the address, taken away by their chips."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.person import ZONE, Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation

pytestmark = pytest.mark.browser

Arrive = Callable[..., Person]


def due(days: int) -> dict[str, object]:
    day = (datetime.now(ZoneInfo(ZONE)) + timedelta(days=days)).date()
    return {"due_at": f"{day}T00:00:00Z", "all_day": True}


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Arrive:
    """Opens a view of somebody new who has a few different tasks."""
    tasks = (
        {"title": "pay rent", "priority": "high", "tags": ["home"], **due(-2)},
        {"title": "buy milk", "tags": ["home", "shop"], **due(0)},
        {"title": "write report", "priority": "high", "tags": ["work"], **due(3)},
        {"title": "read a book", "priority": "low"},
    )

    def open_at(at: str, **options: object) -> Person:
        return Person.arrived(new_context(**options), with_gemini.url, *tasks, at=at)

    return open_at


def titles(person: Person) -> Locator:
    return person.page.locator("#tasks .task-title")


def menu(person: Person) -> Locator:
    person.page.get_by_role("button", name="Filter", exact=True).click()
    return person.page.get_by_role("dialog", name="Filters and order")


def chip(person: Person, words: str) -> Locator:
    return person.page.get_by_role("list", name="Filters").get_by_role("link", name=f"Take away: {words}")


def test_filters_combine_and_are_taken_away_one_by_one(arrive: Arrive):
    ada = arrive("/all")
    choices = menu(ada)
    choices.get_by_role("link", name="High priority").click()
    expect(ada.page).to_have_url(f"{ada.url}/all?priority=high")
    expect(titles(ada)).to_have_text(["pay rent", "write report"])
    choices.get_by_role("link", name="#home").click()
    expect(ada.page).to_have_url(f"{ada.url}/all?priority=high&tag=home")
    expect(titles(ada)).to_have_text(["pay rent"])
    expect(ada.page).to_have_title("All tasks (1) · taskchat")
    ada.page.keyboard.press("Escape")
    chip(ada, "High priority").click()
    expect(titles(ada)).to_have_text(["pay rent", "buy milk"])
    ada.page.go_back()
    expect(titles(ada)).to_have_text(["pay rent"])
    ada.reload()
    expect(titles(ada)).to_have_text(["pay rent"])


def test_a_range_of_days_by_keyboard(arrive: Arrive):
    ada = arrive("/all")
    first = (datetime.now(ZoneInfo(ZONE)) + timedelta(days=1)).date().isoformat()
    menu(ada).get_by_label("Due from").fill(first)
    expect(ada.page).to_have_url(f"{ada.url}/all?due_from={first}")
    expect(titles(ada)).to_have_text(["write report"])


def test_orders_and_headings(arrive: Arrive):
    ada = arrive("/all?sort=title")
    expect(titles(ada)).to_have_text(["buy milk", "pay rent", "read a book", "write report"])
    expect(ada.group("By title").get_by_role("heading")).to_have_text("By title4")
    ada.page.goto(f"{ada.url}/all?sort=priority")
    expect(titles(ada)).to_have_text(["pay rent", "write report", "buy milk", "read a book"])
    expect(ada.page.locator("#tasks h2")).to_have_text(["High priority2", "Medium priority1", "Low priority1"])
    ada.page.goto(f"{ada.url}/all?group=tag")
    expect(ada.page.locator("#tasks h2")).to_have_text(["#home1", "#home #shop1", "#work1", "No tag1"])


def test_nothing_left_says_which_filter_to_take_away(arrive: Arrive):
    ada = arrive("/all?priority=high&tag=shop")
    expect(ada.page.get_by_text("Nothing fits all of this")).to_be_visible()
    expect(ada.page.get_by_role("link", name="Without “#shop”")).to_contain_text("2 tasks")
    ada.page.get_by_role("link", name="Without “High priority”").click()
    expect(titles(ada)).to_have_text(["buy milk"])


def test_what_is_no_filter_is_said(arrive: Arrive):
    ada = arrive("/all?priority=purple&tag=home")
    expect(ada.page.get_by_text("Left out, since no filter is called so: “purple”.")).to_be_visible()
    expect(titles(ada)).to_have_text(["pay rent", "buy milk"])


def test_done_ones_are_found_on_request(arrive: Arrive):
    ada = arrive("/all")
    ada.task("buy milk").click()
    expect(ada.task("buy milk")).to_have_count(0)
    ada.page.get_by_role("searchbox", name="Search tasks").fill("milk")
    expect(ada.page.get_by_text("Nothing found")).to_be_visible()
    ada.page.get_by_role("link", name="Done ones too").first.click()
    expect(ada.task("buy milk")).to_be_checked()
    chip(ada, "Done ones too").click()
    expect(ada.page.get_by_text("Nothing found")).to_be_visible()


def test_a_line_that_is_added_gets_the_tag_of_the_filter(arrive: Arrive):
    ada = arrive("/all?tag=shop")
    ada.add("buy bread")
    expect(ada.row("buy bread")).to_contain_text("#shop")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chips_and_menu_have_no_fault(arrive: Arrive, scheme: str):
    ada = arrive("/all?priority=high&tag=home&sort=title", color_scheme=scheme)
    expect(titles(ada)).to_have_text(["pay rent"])
    menu(ada)
    expect_no_violation(ada.page)
