"""The page of progress: what was done and what is open, in numbers, bars and tables."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from itertools import product
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from taskchat.database import now
from taskchat.tasks import Priority, Task
from tests.browser import pictures
from tests.browser.person import ZONE, Person
from tests.browser.rest import come_to_rest
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import MISPLACED, SCHEMES, SIZES, WATCH_SHIFTS

pytestmark = pytest.mark.browser

LATER = 15_000


def months_of_work(server: Served, user_id: UUID, *, tagged: bool) -> None:
    """Tasks done on most of the last 90 days, two of them just now, and open ones of every age."""
    zone = ZoneInfo(ZONE)
    today = now().astimezone(zone).date()
    tasks = [Task(user_id=user_id, title="tea", completed_at=now()) for _ in range(2)]
    for days in range(1, 90):
        for number in range(days * 7 % 5):
            moment = datetime.combine(today - timedelta(days=days), time(9 + number * 3 % 8, 10), zone)
            tasks.append(Task(user_id=user_id, title="tea", completed_at=moment, created_at=moment))
    for days, tag in ((0, "home"), (3, "שלום"), (20, "home"), (60, "x"), (200, "y"), (300, "z")):
        priority = Priority.HIGH if days > 100 else Priority.MEDIUM
        made_at = now() - timedelta(days=days)
        tasks.append(
            Task(user_id=user_id, title="rent", created_at=made_at, priority=priority, tags=[tag] if tagged else [])
        )
    engine = create_engine(server.database_url, connect_args={"timeout": 20})
    with Session(engine) as session, session.begin():
        session.add_all(tasks)
    engine.dispose()


def visit(context: BrowserContext, server: Served, *, worked: bool = True, tagged: bool = True) -> Page:
    """Somebody with an account opens the page."""
    page = Person.registered(context, server.url)
    if worked:
        months_of_work(server, UUID(page.request.get(f"{server.url}/api/auth/me").json()["id"]), tagged=tagged)
    page.goto(f"{server.url}/progress")
    expect_loaded(page)
    return page


def expect_loaded(page: Page) -> None:
    """Until the numbers are there."""
    expect(page.locator(".usage-sheet")).to_have_attribute("data-loaded", "true", timeout=LATER)


def region(page: Page, title: str) -> Locator:
    """One of the plots or tables."""
    return page.get_by_role("region", name=title, exact=True)


def fact(page: Page, name: str) -> Locator:
    """One of the numbers at the top."""
    return page.get_by_role("listitem").filter(has_text=name)


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A browser in which nothing moves."""
    return new_context(reduced_motion="reduce")


def test_what_was_done_and_what_is_open_is_drawn_said_and_written(context: BrowserContext, with_gemini: Served):
    page = visit(context, with_gemini)
    expect(page).to_have_title("Progress · taskchat")
    expect(fact(page, "Open")).to_contain_text("2 of them older than three months")
    expect(fact(page, "Days in a row")).to_contain_text("5")
    done = region(page, "Done")
    expect(done.locator(".bar-day")).to_have_count(30)
    done.locator("summary").click()
    expect(done.get_by_role("row").last.get_by_role("cell").last).to_have_text("2")
    expect(region(page, "Busiest hours").locator(".bar-day")).to_have_count(24)
    tags = region(page, "Open by tag").get_by_role("table")
    expect(tags.get_by_role("row")).to_have_count(6)
    expect(tags.get_by_role("row", name="#home")).to_contain_text("2")
    page.get_by_role("button", name="90 days").click()
    expect(done.locator(".bar-day")).to_have_count(90)


def test_it_follows_what_is_ticked_elsewhere(ada: Person, with_gemini: Served):
    ada.add("pay rent")
    other = ada.page.context.new_page()
    other.goto(f"{with_gemini.url}/progress")
    expect_loaded(other)
    expect(fact(other, "Done in 30 days")).to_contain_text("0")
    ada.task("pay rent").click()
    expect(fact(other, "Done in 30 days")).to_contain_text("1 more than in the 30 days before", timeout=LATER)
    expect(fact(other, "Days in a row")).to_contain_text("The longest in a year: 1 day")


def test_an_empty_page_says_what_will_be_here_and_leads_on(context: BrowserContext, with_gemini: Served):
    page = visit(context, with_gemini, worked=False)
    expect(page.get_by_text("Nothing to show yet")).to_be_visible()
    page.get_by_role("link", name="To your tasks").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")


def test_strangers_are_sent_to_sign_in(page: Page, with_gemini: Served):
    page.goto(f"{with_gemini.url}/progress")
    expect(page).to_have_url(f"{with_gemini.url}/login?next=/progress")


def test_the_rail_and_a_key_lead_there(ada: Person):
    ada.page.get_by_role("navigation", name="Lists").get_by_role("link", name="Progress").click()
    expect_loaded(ada.page)
    ada.page.go_back()
    ada.wait_for_dashboard()
    ada.page.locator("#tasks").focus()
    ada.page.keyboard.press("g")
    ada.page.keyboard.press("p")
    expect_loaded(ada.page)


def test_everything_by_keyboard(context: BrowserContext, with_gemini: Served):
    page = visit(context, with_gemini)
    page.locator("#progress").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="7 days")).to_be_focused()
    page.keyboard.press("Enter")
    expect(region(page, "Done").locator(".bar-day")).to_have_count(7, timeout=LATER)
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(region(page, "Done").locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(region(page, "Done").get_by_role("table")).to_be_visible()


def test_axe_finds_nothing(context: BrowserContext, with_gemini: Served):
    page = visit(context, with_gemini)
    region(page, "Busiest hours").locator("summary").click()
    expect_no_violation(page)


@pytest.mark.parametrize(("size", "scheme"), [*product(SIZES, SCHEMES)], ids=str)
def test_it_looks_right_and_nothing_moves(new_context, with_gemini: Served, size, scheme: str):
    page_context = new_context(viewport=size._asdict(), color_scheme=scheme)
    page_context.add_init_script(WATCH_SHIFTS)
    # The rail learns of tags later, and makes room for them.
    page = visit(page_context, with_gemini, tagged=False)
    come_to_rest(page)
    pictures.take(page, "pictures", f"progress-{size.width}-{scheme}")
    assert page.evaluate(MISPLACED) == []
    shifts = page.evaluate("window.shifts")
    assert sum(value for value, _ in shifts) < 0.002, shifts
    region(page, "Open by tag").scroll_into_view_if_needed()
    pictures.take(page, "pictures", f"progress-end-{size.width}-{scheme}")
