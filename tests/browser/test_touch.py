"""The page under a finger: what is pressed is large enough, and nothing lies over it."""

import re
import time
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


def swipe(person: Person, title: str, way: int, *, down: int = 0) -> None:
    """A finger goes down on a row, so many px to the right, or to the left, and rests there before it goes up.

    Where it does not rest, the page rolls on for a moment, and the next tap is the one that stops it.
    """
    left, top, right, bottom = box(person.row(title))
    x, y = (left + right) / 2, (top + bottom) / 2
    steps = [*range(9), 8, 8]
    points = [{"x": x + way * step / 8, "y": y + down * step / 8} for step in steps]
    finger = person.page.context.new_cdp_session(person.page)
    begun = time.time()
    for number, point in enumerate(points):
        kind = "touchMove" if number else "touchStart"
        touch = {"type": kind, "touchPoints": [point], "timestamp": begun + 0.05 * number}
        finger.send("Input.dispatchTouchEvent", touch)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": [], "timestamp": begun + 1})
    finger.detach()


def test_a_swipe_to_the_right_ticks_off_and_opens_nothing(ada: Person):
    swipe(ada, "milk", 130)
    expect(ada.toast("Completed “milk”")).to_be_visible()
    expect(ada.task("milk")).to_have_count(0)
    expect(ada.page.get_by_role("dialog", name="Edit task")).to_have_count(0)


def test_a_swipe_to_the_left_postpones_and_can_be_taken_back(ada: Person):
    swipe(ada, "milk", -130)
    toast = ada.toast("Postponed “milk”: Tomorrow")
    expect(toast).to_be_visible()
    tomorrow = ada.page.get_by_role("region", name="Tomorrow")
    expect(tomorrow).to_contain_text("milk")
    toast.get_by_role("button", name="Undo").tap()
    expect(tomorrow).to_have_count(0)


@pytest.mark.parametrize(("way", "down"), [(60, 0), (-60, 0), (100, 120)], ids=["short", "short left", "down"])
def test_a_finger_that_goes_back_soon_or_down_does_nothing(ada: Person, way: int, down: int):
    swipe(ada, "milk", way, down=down)
    expect(ada.row("milk")).not_to_have_attribute("data-swipe", re.compile("."))
    swipe(ada, "water plants", 130)
    expect(ada.toast("Completed “water plants”")).to_be_visible()
    expect(ada.task("milk")).not_to_be_checked()
    expect(ada.page.get_by_role("region", name="Tomorrow")).to_have_count(0)


def test_the_row_says_what_letting_go_does(ada: Person):
    left, top, right, bottom = box(ada.row("milk"))
    x, y = (left + right) / 2, (top + bottom) / 2
    finger = ada.page.context.new_cdp_session(ada.page)
    for kind, at in (("touchStart", x), ("touchMove", x + 40), ("touchMove", x + 120)):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at, "y": y}]})
    expect(ada.row("milk")).to_have_attribute("data-swipe-words", "Complete")
    expect(ada.row("milk")).to_have_attribute("data-swipe-far", "")
    take(ada.page, "pictures", "touch-swipe-right")
    finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x - 120, "y": y}]})
    expect(ada.row("milk")).to_have_attribute("data-swipe-words", "Postpone")
    take(ada.page, "pictures", "touch-swipe-left")
    finger.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    expect(ada.row("milk")).not_to_have_attribute("data-swipe", re.compile("."))


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
