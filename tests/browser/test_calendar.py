"""Calendar: a month and a week by mouse, by keyboard alone and by touch."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.person import ZONE, Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import photograph
from tests.browser.test_touch import PHONE

pytestmark = pytest.mark.browser

Arrive = Callable[..., Person]
# Of a month that lies ahead, whenever this runs.
MONTH = (datetime.now(ZoneInfo(ZONE)).date().replace(day=1) + timedelta(days=62)).replace(day=1)
FIFTH = MONTH.replace(day=5)


def due(day: date, **fields: object) -> dict[str, object]:
    return {"due_at": f"{day}T00:00:00Z", "all_day": True, **fields}


TASKS = (
    {"title": "pay rent", "priority": "high", **due(FIFTH)},
    {"title": "call Ann", "due_at": f"{FIFTH}T08:00:00Z"},
    {"title": "buy milk", **due(FIFTH)},
    {"title": "read a book", "priority": "low", **due(FIFTH)},
    {"title": "water plants", "rrule": "FREQ=WEEKLY", **due(MONTH.replace(day=6))},
)


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Arrive:
    """Opens a view of somebody new who has a few tasks in that month."""

    def open_at(at: str = f"/calendar?month={MONTH:%Y-%m}", **options: object) -> Person:
        return Person.arrived(new_context(**options), with_gemini.url, *TASKS, at=at)

    return open_at


def cell(person: Person, day: date) -> Locator:
    return person.page.locator(f'[role="gridcell"][data-day="{day}"]')


def marks(person: Person, day: date) -> Locator:
    return cell(person, day).locator(".cal-mark .cal-title")


def focused(person: Person) -> Locator:
    return person.page.locator(":focus")


def test_a_month_shows_each_days_tasks_and_what_comes_again(arrive: Arrive):
    ada = arrive()
    expect(ada.page).to_have_title(f"Calendar, {MONTH:%B %Y} · taskchat")
    expect(marks(ada, FIFTH)).to_have_text(["pay rent", "buy milk", "read a book"])
    expect(cell(ada, FIFTH)).to_have_accessible_name(f"{FIFTH:%A}, {FIFTH:%B} 5, {FIFTH.year}, 4 tasks")
    expect(marks(ada, MONTH.replace(day=13))).to_have_text(["water plants"])
    expect(cell(ada, MONTH.replace(day=13)).locator(".cal-mark")).to_have_attribute("data-coming", "true")
    cell(ada, FIFTH).get_by_role("link", name="+1 more").click()
    expect(ada.page).to_have_url(f"{ada.url}/calendar?day={FIFTH}")
    listed = ada.page.locator(".group .task-title")
    expect(listed).to_have_text(["pay rent", "buy milk", "read a book", "call Ann"])
    expect(ada.page.get_by_role("heading", level=2, name=f"5 {FIFTH:%B}")).to_be_in_viewport()


def test_a_task_opens_from_its_day_and_is_ticked_off_there(arrive: Arrive):
    year, week, _ = FIFTH.isocalendar()
    ada = arrive(f"/calendar?week={year}-W{week:02}")
    cell(ada, FIFTH).get_by_role("button", name="buy milk").click()
    panel = ada.page.get_by_role("dialog", name="Edit task")
    expect(panel.get_by_label("Title")).to_have_value("buy milk")
    ada.page.keyboard.press("Escape")
    cell(ada, FIFTH).get_by_role("button", name="buy milk").focus()
    ada.page.keyboard.press("Space")
    expect(cell(ada, FIFTH).get_by_role("button", name="Done: buy milk")).to_be_visible()


def test_a_click_on_a_day_adds_a_task_there(arrive: Arrive):
    ada = arrive()
    cell(ada, MONTH.replace(day=20)).click()
    expect(ada.quick_add).to_be_focused()
    ada.page.keyboard.type("dentist 9:30")
    expect(ada.page.locator(".preview")).to_contain_text(f"20 {MONTH:%B}")
    ada.page.keyboard.press("Enter")
    expect(marks(ada, MONTH.replace(day=20))).to_contain_text(["dentist"])
    expect(cell(ada, MONTH.replace(day=20)).locator(".cal-time").first).to_have_text("9:30 ")


def test_by_keyboard_alone(arrive: Arrive):
    ada = arrive()
    ada.page.get_by_role("link", name="Week").focus()
    ada.page.keyboard.press("Tab")
    expect(focused(ada)).to_have_attribute("data-day", str(MONTH))
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowRight", "ArrowRight"):
        ada.page.keyboard.press(key)
    ada.page.keyboard.press("ArrowRight")
    expect(focused(ada)).to_have_attribute("data-day", str(FIFTH))
    ada.page.keyboard.press("Tab")
    expect(focused(ada)).to_have_accessible_name("High priority: pay rent")
    ada.page.keyboard.press("ArrowDown")
    expect(focused(ada)).to_have_accessible_name("buy milk")
    ada.page.keyboard.press("Escape")
    expect(focused(ada)).to_have_attribute("data-day", str(FIFTH))
    ada.page.keyboard.press("PageDown")
    following = (MONTH + timedelta(days=31)).replace(day=5)
    expect(ada.page).to_have_url(f"{ada.url}/calendar?month={following:%Y-%m}")
    expect(focused(ada)).to_have_attribute("data-day", str(following))
    ada.page.keyboard.press("t")
    today = datetime.now(ZoneInfo(ZONE)).date()
    expect(focused(ada)).to_have_attribute("data-day", str(today))
    expect(focused(ada)).to_have_attribute("aria-current", "date")
    ada.page.keyboard.press("Enter")
    expect(ada.quick_add).to_be_focused()


def test_previous_next_and_a_week_have_addresses(arrive: Arrive):
    ada = arrive("/today")
    ada.page.get_by_role("navigation", name="Lists").get_by_role("link", name="Calendar").click()
    heading = ada.page.locator(".cal-head h2")
    today = datetime.now(ZoneInfo(ZONE)).date()
    expect(heading).to_have_text(f"{today:%B %Y}")
    ada.page.get_by_role("link", name="Next month").click()
    expect(heading).not_to_have_text(f"{today:%B %Y}")
    ada.page.get_by_role("link", name="Previous month").click()
    expect(heading).to_have_text(f"{today:%B %Y}")
    ada.page.get_by_role("link", name="Week").click()
    expect(ada.page.get_by_role("gridcell")).to_have_count(7)
    ada.page.get_by_role("link", name="Next week").click()
    year, week, _ = (today + timedelta(days=7)).isocalendar()
    expect(ada.page).to_have_url(f"{ada.url}/calendar?week={year}-W{week:02}")
    ada.page.go_back()
    ada.page.go_back()
    expect(ada.page.get_by_role("gridcell").first).to_be_visible()
    expect(heading).to_have_text(f"{today:%B %Y}")


@pytest.mark.parametrize(
    ("locale", "name", "first"), [("en-US", "Sunday", 6), ("de-DE", "Montag", 0), ("ar-EG", "السبت", 5)]
)
def test_weeks_begin_and_are_named_as_the_browsers_language_has_it(arrive: Arrive, locale: str, name: str, first: int):
    ada = arrive(locale=locale)
    expect(ada.page.get_by_role("columnheader").first).to_have_accessible_name(name)
    begins = date.fromisoformat(ada.page.get_by_role("gridcell").first.get_attribute("data-day") or "")
    assert begins.weekday() == first
    assert begins <= MONTH < begins + timedelta(days=7)


def test_on_a_phone_a_month_of_dots_and_the_days_list(new_context: Callable[..., BrowserContext], with_gemini: Served):
    page = Person.registered(new_context(**PHONE), with_gemini.url)
    ada = Person(page, with_gemini.url, "")
    ada.make(*TASKS)
    page.goto(f"{ada.url}/calendar?month={MONTH:%Y-%m}")
    expect(cell(ada, FIFTH).locator(".cal-dots i")).to_have_count(3)
    cell(ada, FIFTH).tap()
    expect(page.locator(".group .task-title")).to_have_text(["pay rent", "buy milk", "read a book", "call Ann"])
    expect(cell(ada, FIFTH)).to_have_attribute("aria-selected", "true")
    expect(ada.quick_add).not_to_be_focused()
    box = cell(ada, FIFTH).bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    expect_no_violation(page)


@pytest.mark.parametrize("query", ["", f"?day={FIFTH}", "?week"])
def test_the_calendar_looks_right_and_breaks_no_rule(arrive: Arrive, query: str):
    year, week, _ = FIFTH.isocalendar()
    at = {"": f"?month={MONTH:%Y-%m}", "?week": f"?week={year}-W{week:02}"}.get(query, query)
    ada = arrive(f"/calendar{at}")
    expect(marks(ada, FIFTH).first).to_be_visible()
    expect_no_violation(ada.page)
    photograph(ada.page, f"calendar-{query.strip('?').partition('=')[0] or 'month'}")
