"""The page of usage: what was used, what is left, and the way there and back: M17."""

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import product
from uuid import UUID

import httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from taskchat.database import new_id, now
from taskchat.usage import Outcome
from tests.browser import pictures
from tests.browser.person import Person
from tests.browser.rest import come_to_rest
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import MISPLACED, SCHEMES, SIZES, WATCH_SHIFTS
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.usage.made import model_row, tool_row

pytestmark = pytest.mark.browser

LATER = 15_000
TITLES = ("Tokens", "Cost", "Messages", "Tool calls", "Error rate")


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A browser in which nothing moves."""
    return new_context(reduced_motion="reduce")


def a_months_usage(server: Served, user_id: UUID) -> None:
    """Answers of the last 30 days, more on some than on others; 3 of them today."""
    rows = []
    for days in range(30):
        at = now() - timedelta(days=days, minutes=5)
        for number in range(3 if days == 0 else days * 7 % 11):
            used = {"input_tokens": 1_900 + 331 * number, "cached_tokens": 800, "output_tokens": 240 + 17 * number}
            cost = {"cost_microdollars": 1_200 + 90 * number, "duration_ms": 1_400, "first_delta_ms": 410}
            turn = new_id()
            failed = (days + number) % 9 == 8
            outcome = Outcome.REPLACED if failed else Outcome.DONE
            rows.append(model_row(user_id, at, turn_id=turn, outcome=outcome, requests=2, **used, **cost))
            if failed:
                rows.append(model_row(user_id, at, turn_id=turn, model="built-in", cost_microdollars=0))
            for tool in ("create_task", "list_tasks", "complete_many")[: number % 4]:
                rows.append(tool_row(user_id, at, tool, calls=1 + number % 2, failures=int(failed)))
    engine = create_engine(server.database_url, connect_args={"timeout": 20})
    with Session(engine) as session, session.begin():
        session.add_all(rows)
    engine.dispose()


def visit(context: BrowserContext, server: Served, *, used: bool = True) -> Page:
    """Somebody with an account opens the page of usage."""
    page = Person.registered(context, server.url)
    if used:
        a_months_usage(server, UUID(page.request.get(f"{server.url}/api/auth/me").json()["id"]))
    page.goto(f"{server.url}/usage")
    expect_loaded(page)
    return page


def expect_loaded(page: Page) -> None:
    """Until the numbers are there."""
    expect(page.locator(".usage-sheet")).to_have_attribute("data-loaded", "true", timeout=LATER)


def plot(page: Page, title: str) -> Locator:
    """One of the plots."""
    return page.get_by_role("region", name=title, exact=True)


def test_what_was_used_is_drawn_said_and_written(context: BrowserContext, with_gemini: Served):
    page = visit(context, with_gemini)
    expect(page.get_by_role("heading", level=1, name="Usage")).to_be_visible()
    meter = page.get_by_role("meter", name="Messages used in the last 24 hours")
    expect(meter).to_have_attribute("aria-valuemax", "1000")
    used = int(meter.get_attribute("aria-valuenow") or 0)
    assert used >= 3
    expect(page.get_by_text(f"{1_000 - used:,} left. One more comes back")).to_be_visible()
    for title in TITLES:
        expect(plot(page, title).get_by_role("img")).to_have_attribute("aria-label", re.compile(f"^{title}, .* in all"))
        assert plot(page, title).locator(".bar-day").count() == 30
    messages = plot(page, "Messages")
    messages.locator("summary").click()
    expect(messages.get_by_role("row")).to_have_count(31)
    expect(messages.get_by_role("row").last.get_by_role("cell").last).to_have_text("3")
    models = page.get_by_role("region", name="By model").first
    expect(models.get_by_role("row", name=re.compile("Gemini 2.5 Flash .*\\$"))).to_be_visible()
    tools = page.get_by_role("region", name="By tool").first
    expect(tools.get_by_role("row", name="Create task")).to_be_visible()


def test_a_week_is_seven_days(context: BrowserContext, with_gemini: Served):
    page = visit(context, with_gemini)
    month = plot(page, "Messages").locator(".plot-total").inner_text()
    page.get_by_role("button", name="7 days").click()
    expect(page.get_by_role("button", name="7 days")).to_have_attribute("aria-pressed", "true")
    expect(plot(page, "Messages").locator(".bar-day")).to_have_count(7, timeout=LATER)
    week = plot(page, "Messages").locator(".plot-total").inner_text()
    assert int(week.replace(",", "")) < int(month.replace(",", ""))


def test_an_empty_page_says_what_will_be_here(context: BrowserContext, with_gemini: Served):
    page = visit(context, with_gemini, used=False)
    expect(page.get_by_text("Nothing used yet")).to_be_visible()
    expect(page.get_by_text("All 1,000 are left.")).to_be_visible()
    expect_no_violation(page)
    page.get_by_role("link", name="To your tasks").click()
    expect(page.get_by_role("textbox", name="Add a task")).to_be_enabled(timeout=LATER)


@pytest.mark.parametrize("path", ["usage", "usage/"])
def test_strangers_are_sent_to_sign_in(page: Page, with_gemini: Served, path: str):
    page.goto(f"{with_gemini.url}/{path}")
    expect(page).to_have_url(f"{with_gemini.url}/login?next=/{path}")


def test_there_and_back_loses_nothing(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Hello Ada.")
    ada.say("Hello there")
    expect(ada.answer("Hello Ada.")).to_be_visible(timeout=LATER)
    ada.make({"title": "Pay rent", "tags": ["home"]})
    ada.page.evaluate("window.sameDocument = true")
    ada.page.get_by_role("link", name="Usage", exact=True).first.click()
    expect_loaded(ada.page)
    expect(ada.page).to_have_url(f"{ada.url}/usage")
    expect(ada.page.get_by_role("link", name="Usage", exact=True).first).to_have_attribute("aria-current", "page")
    ada.page.go_back()
    expect(ada.answer("Hello Ada.")).to_be_visible(timeout=LATER)
    ada.page.go_forward()
    expect_loaded(ada.page)
    ada.list("#home").click()
    expect(ada.page).to_have_url(f"{ada.url}/tag/home")
    expect(ada.page.get_by_role("heading", level=1, name="#home")).to_be_visible(timeout=LATER)
    expect(ada.answer("Hello Ada.")).to_be_visible(timeout=LATER)
    expect(ada.said("Hello there")).to_have_count(1)
    gemini.reply("Still here.")
    ada.say("Are you there?")
    expect(ada.answer("Still here.")).to_be_visible(timeout=LATER)
    assert ada.page.evaluate("window.sameDocument === true")


def test_the_page_follows_what_is_said_elsewhere(ada: Person, gemini: GeminiStandIn):
    other = ada.page.context.new_page()
    other.goto(f"{ada.url}/usage")
    expect_loaded(other)
    expect(other.get_by_text("0 of 1,000 messages in the last 24 hours")).to_be_visible()
    gemini.reply("Hello Ada.")
    ada.say("Hello there")
    expect(ada.answer("Hello Ada.")).to_be_visible(timeout=LATER)
    expect(other.get_by_text("1 of 1,000 messages in the last 24 hours")).to_be_visible(timeout=LATER)


def test_a_phone_gets_there_and_back(new_context: Callable[..., BrowserContext], with_gemini: Served):
    ada = Person.registered(new_context(viewport={"width": 390, "height": 844}, has_touch=True), with_gemini.url)
    ada.goto(f"{with_gemini.url}/")
    expect(ada.get_by_role("textbox", name="Add a task")).to_be_enabled(timeout=LATER)
    ada.get_by_role("button", name="Account").click()
    ada.locator("#account-menu").get_by_role("link", name="Usage").click()
    expect_loaded(ada)
    expect(ada.get_by_role("heading", level=1, name="Usage")).to_be_in_viewport()
    ada.get_by_role("link", name="Chat").click()
    expect(ada.get_by_role("textbox", name="Message taskchat…")).to_be_visible(timeout=LATER)


def test_everything_by_keyboard(context: BrowserContext, with_gemini: Served):
    page = visit(context, with_gemini)
    page.locator("#usage").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="7 days")).to_be_focused()
    page.keyboard.press("Enter")
    expect(plot(page, "Cost").locator(".bar-day")).to_have_count(7, timeout=LATER)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(plot(page, "Tokens").locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(plot(page, "Tokens").get_by_role("table")).to_be_visible()


def test_axe_finds_nothing(context: BrowserContext, with_gemini: Served):
    page = visit(context, with_gemini)
    for title in ("Tokens", "Error rate"):
        plot(page, title).locator("summary").click()
    expect_no_violation(page)


@pytest.mark.parametrize(("size", "scheme"), [*product(SIZES, SCHEMES)], ids=str)
@pytest.mark.parametrize("used", [True, False], ids=["used", "unused"])
def test_it_looks_right_and_nothing_moves(new_context, with_gemini: Served, size, scheme: str, used: bool):
    page_context = new_context(viewport=size._asdict(), color_scheme=scheme)
    page_context.add_init_script(WATCH_SHIFTS)
    page = visit(page_context, with_gemini, used=used)
    come_to_rest(page)
    name = "usage" if used else "usage-empty"
    pictures.take(page, "pictures", f"{name}-{size.width}-{scheme}")
    assert page.evaluate(MISPLACED) == []
    shifts = page.evaluate("window.shifts")
    # No more than the bar's own words, when their font arrives.
    assert sum(value for value, _ in shifts) < 0.002, shifts
    if used:
        page.get_by_role("heading", name="By tool").scroll_into_view_if_needed()
        pictures.take(page, "pictures", f"{name}-end-{size.width}-{scheme}")


def test_metrics_are_not_swallowed_by_the_page(with_gemini: Served):
    answer = httpx.get(f"{with_gemini.url}/metrics")
    assert (answer.status_code, "taskchat_messages_total" in answer.text) == (200, True)
    assert answer.headers["content-type"].startswith("text/plain; version=")
    hidden = httpx.get(f"{with_gemini.url}/metrics", headers={"X-Forwarded-For": "192.0.2.7"})
    assert (hidden.status_code, hidden.json()) == (404, {"detail": "Not Found"})
