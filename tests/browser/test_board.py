"""Boards: a list in columns by priority or by tag, wide and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import HARD, photograph
from tests.browser.test_touch import PHONE

pytestmark = pytest.mark.browser

TASKS = (
    {"title": "pay rent", "priority": "high", "tags": ["home"]},
    {"title": "buy milk", "tags": ["home", "shop"]},
    {"title": "write report", "priority": "low", "tags": ["work"]},
    {"title": "read a book"},
)


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Callable[..., Person]:
    """Opens a view of somebody new who has a few different tasks."""
    return lambda at, *more: Person.arrived(new_context(), with_gemini.url, *TASKS, *more, at=at)


def columns(person: Person) -> dict[str, list[str]]:
    """Titles in each column, by its heading."""
    found = person.page.locator("#tasks .group").all()
    return {(one.get_attribute("aria-label") or ""): one.locator(".task-title").all_text_contents() for one in found}


def column(person: Person, name: str) -> Locator:
    return person.group(name)


def test_a_list_becomes_a_board_by_a_choice_and_a_list_again(arrive: Callable[..., Person]):
    ada = arrive("/all")
    ada.page.get_by_role("button", name="Filter", exact=True).click()
    ada.page.get_by_role("link", name="Board by priority").click()
    expect(ada.page).to_have_url(f"{ada.url}/all?as=board&by=priority")
    expect(column(ada, "High priority").locator(".task-title")).to_have_text(["pay rent"])
    assert columns(ada) == {
        "High priority": ["pay rent"],
        "Medium priority": ["buy milk", "read a book"],
        "Low priority": ["write report"],
        "No priority": [],
    }
    first, second = (column(ada, name).bounding_box() for name in ("High priority", "Medium priority"))
    assert first
    assert second
    assert second["x"] >= first["x"] + first["width"]
    ada.page.get_by_role("link", name="Board by tag").click()
    expect(column(ada, "#work")).to_be_visible()
    assert columns(ada) == {
        "#home": ["pay rent", "buy milk"],
        "#shop": ["buy milk"],
        "#work": ["write report"],
        "No tag": ["read a book"],
    }
    ada.page.keyboard.press("Escape")
    ada.page.get_by_role("link", name="Take away: Board by tag").click()
    expect(ada.page).to_have_url(f"{ada.url}/all")
    expect(ada.group("No date").locator(".task-title")).to_have_count(4)


def test_rows_of_a_board_have_the_keys_of_the_list(arrive: Callable[..., Person]):
    ada = arrive("/all?as=board")
    column(ada, "High priority").locator(".task-title").focus()
    ada.page.keyboard.press("ArrowDown")
    expect(column(ada, "Medium priority").locator(".task-title").first).to_be_focused()
    ada.page.keyboard.press("Space")
    expect(column(ada, "Medium priority").locator(".task-title")).to_have_text(["read a book"])
    expect(ada.toast("Completed “buy milk”")).to_be_visible()


def test_a_task_in_two_columns_leaves_both(arrive: Callable[..., Person]):
    ada = arrive("/all?as=board&by=tag")
    column(ada, "#shop").get_by_role("checkbox", name="buy milk").click()
    expect(column(ada, "#home").get_by_role("checkbox", name="buy milk")).to_be_checked()
    expect(column(ada, "#home").locator(".task-title")).to_have_text(["pay rent"])
    expect(column(ada, "#shop")).to_have_count(0)


def test_on_a_phone_there_is_one_column_at_a_time(new_context: Callable[..., BrowserContext], with_gemini: Served):
    page = Person.registered(new_context(**PHONE), with_gemini.url)
    ada = Person(page, with_gemini.url, "")
    ada.make(*TASKS)
    page.goto(f"{ada.url}/all?as=board&by=priority")
    expect(column(ada, "High priority")).to_be_in_viewport(ratio=0.95)
    expect(column(ada, "Medium priority").locator(".task-title").first).not_to_be_in_viewport(ratio=0.3)
    page.locator(".groups").evaluate("board => board.scrollBy(300, 0)")
    expect(column(ada, "Medium priority")).to_be_in_viewport(ratio=0.95)
    expect_no_violation(page)


@pytest.mark.parametrize("by", ["priority", "tag"])
def test_a_board_looks_right_and_breaks_no_rule(arrive: Callable[..., Person], by: str):
    ada = arrive(f"/all?as=board&by={by}", *HARD)
    expect(ada.page.locator("#tasks .task").first).to_be_visible()
    expect_no_violation(ada.page)
    photograph(ada.page, f"board-{by}")
