"""The page under a finger: what is pressed is large enough, and nothing lies over it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.person import Person
from tests.browser.pictures import take
from tests.browser.servers import Served

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
WATERING: dict[str, Any] = {
    "title": "water plants", "priority": "high", "tags": ["home"],
    "due_at": "2037-05-05T00:00:00Z", "all_day": True, "rrule": "FREQ=DAILY;INTERVAL=2",
}  # fmt: skip


@pytest.fixture
def ada(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Person:
    """Somebody at a phone, who sees the tasks and not the chat."""
    page = Person.registered(new_context(reduced_motion="reduce", **PHONE), with_gemini.url)
    person = Person(page, with_gemini.url, "")
    person.make(WATERING, {"title": "milk"})
    page.goto(f"{with_gemini.url}/all")
    expect(person.task("water plants")).to_be_visible()
    return person


def box(part: Locator) -> tuple[float, float, float, float]:
    found = part.bounding_box()
    assert found
    return found["x"], found["y"], found["x"] + found["width"], found["y"] + found["height"]


def test_the_deeds_of_a_row_cover_nothing_of_it_and_are_as_large_as_a_finger(ada: Person):
    row = ada.row("water plants")
    take(ada.page, "pictures", "touch-rows")
    buttons = row.locator(".task-actions button:visible")
    names = [one.get_attribute("aria-label") for one in buttons.all()]
    assert names == ["What comes again of “water plants”", "Delete “water plants”"]
    about = box(row.locator(".task-about"))
    for button in buttons.all():
        left, top, right, bottom = box(button)
        assert (right - left, bottom - top) == (44, 44)
        assert left >= about[2]
    row.get_by_role("button", name="water plants", exact=True).tap()
    expect(ada.page.get_by_role("dialog", name="Edit task")).to_be_visible()


def test_words_at_the_edge_stand_above_the_tabs(ada: Person):
    ada.task("milk").tap()
    toast = ada.toast("Completed “milk”")
    expect(toast).to_be_visible()
    tabs = ada.page.get_by_role("navigation", name="Columns")
    # It slides in.
    ada.page.wait_for_function(
        "([toast, tabs]) => toast.getBoundingClientRect().bottom <= tabs.getBoundingClientRect().top",
        arg=[toast.element_handle(), tabs.element_handle()],
    )
    take(ada.page, "pictures", "touch-toast")
    ada.page.get_by_role("tab", name="Chat").tap()
    expect(ada.page.get_by_role("tab", name="Chat")).to_have_attribute("aria-selected", "true")
