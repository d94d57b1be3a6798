"""Moves by hand: between days, columns and places, by mouse, by keyboard alone and by touch."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Position, expect

from tests.browser.person import ZONE, Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_calendar import FIFTH, MONTH, TASKS, cell, marks
from tests.browser.test_looks import photograph
from tests.browser.test_touch import PHONE

pytestmark = pytest.mark.browser

Arrive = Callable[..., Person]
DRAGGING = "html[data-dragging]"
GRIP: Position = {"x": 50, "y": 14}
WORDS = ("alpha", "bravo", "charlie", "delta")


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Arrive:
    """Opens a view of somebody new who has these tasks."""
    return lambda at, *tasks: Person.arrived(new_context(), with_gemini.url, *tasks, at=at)


def on(days: int) -> date:
    return datetime.now(ZoneInfo(ZONE)).date() + timedelta(days=days)


def due(days: int) -> dict[str, object]:
    return {"due_at": f"{on(days)}T00:00:00Z", "all_day": True}


def middle(of: Locator, *, at: float = 0.5) -> tuple[float, float]:
    box = of.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * at


def ready(page: Page) -> None:
    """Until what drags is there: it says so to screen readers."""
    expect(page.locator("[id^=DndLiveRegion]")).to_be_attached()


def drag(page: Page, source: Locator, target: Locator, *, at: float = 0.5) -> None:
    """Take something by the mouse and let it go over another thing; `at` is how far down there."""
    ready(page)
    # At its title: the buttons of a row are no handles.
    source.hover(position=GRIP)
    page.mouse.down()
    box = source.bounding_box()
    assert box
    page.mouse.move(box["x"] + GRIP["x"] + 10, box["y"] + GRIP["y"] + 10)
    expect(page.locator(DRAGGING)).to_be_attached()
    page.mouse.move(*middle(target, at=at), steps=6)
    expect(page.locator("#tasks [data-over]")).to_be_attached()
    page.mouse.up()
    expect(page.locator(DRAGGING)).to_have_count(0)


def titles(person: Person) -> Locator:
    return person.page.locator("#tasks .group .task-title")


def test_a_task_is_dragged_to_another_day_and_undone(arrive: Arrive):
    ada = arrive(f"/calendar?month={MONTH:%Y-%m}", *TASKS)
    twelfth = MONTH.replace(day=12)
    drag(ada.page, cell(ada, FIFTH).get_by_role("button", name="buy milk"), cell(ada, twelfth))
    expect(marks(ada, twelfth)).to_have_text(["buy milk"])
    expect(ada.toast("Moved “buy milk” to ")).to_be_visible()
    expect(cell(ada, FIFTH).get_by_role("button", name="buy milk")).to_have_count(0)
    # Nothing was added, nor opened, by what would have been a click.
    expect(ada.page).to_have_url(f"{ada.url}/calendar?month={MONTH:%Y-%m}")
    ada.toast("Moved “buy milk” to ").get_by_role("button", name="Undo").click()
    expect(cell(ada, FIFTH).get_by_role("button", name="buy milk")).to_be_visible()


def test_a_task_goes_from_day_to_day_by_keys_and_keeps_its_time_and_the_focus(arrive: Arrive):
    ada = arrive(f"/calendar?day={FIFTH}", {"title": "call Ann", "due_at": f"{FIFTH}T08:00:00Z"})
    cell(ada, FIFTH).get_by_role("button", name="call Ann").focus()
    ada.page.keyboard.press("Shift+ArrowRight")
    sixth = cell(ada, FIFTH + timedelta(days=1)).get_by_role("button", name="call Ann")
    expect(sixth).to_be_focused()
    ada.page.keyboard.press("Shift+ArrowDown")
    later = cell(ada, FIFTH + timedelta(days=8))
    expect(later.get_by_role("button", name="call Ann")).to_be_focused()
    expect(later.locator(".cal-time")).to_have_text(
        cell(ada, FIFTH + timedelta(days=8)).locator(".cal-time").inner_text()
    )


def test_a_task_changes_its_column_by_mouse_by_keys_and_by_its_menu(arrive: Arrive):
    ada = arrive("/all?as=board&by=priority", {"title": "pay rent", "priority": "high"}, {"title": "milk"})
    drag(ada.page, ada.row("milk"), ada.group("High priority"))
    expect(ada.group("High priority").locator(".task:not(.moved-here) .task-title")).to_have_text(["pay rent", "milk"])
    ada.group("High priority").get_by_role("button", name="milk", exact=True).focus()
    ada.page.keyboard.press("Shift+ArrowRight")
    expect(ada.group("Medium priority").get_by_role("button", name="milk", exact=True)).to_be_focused()
    ada.group("Medium priority").locator(".task").hover()
    ada.group("Medium priority").get_by_role("button", name="Move “milk”").click()
    ada.page.get_by_role("dialog", name="Move “milk”").get_by_role("button", name="No priority").click()
    expect(ada.group("No priority").locator(".task:not(.moved-here) .task-title")).to_have_text(["milk"])


def test_a_tag_takes_the_place_of_another(arrive: Arrive):
    ada = arrive(
        "/all?as=board&by=tag", {"title": "milk", "tags": ["home", "shop"]}, {"title": "desk", "tags": ["work"]}
    )
    drag(ada.page, ada.group("#home").locator(".task"), ada.group("#work"))
    expect(ada.toast("Moved “milk” to #work")).to_be_visible()
    expect(ada.group("#work").locator(".task:not(.moved-here)")).to_have_count(2)
    assert ada.page.request.get(f"{ada.url}/api/tasks?tag=shop").json()["tasks"][0]["tags"] == ["shop", "work"]


def test_the_order_by_hand_is_kept(arrive: Arrive):
    ada = arrive("/all?sort=position", *({"title": title} for title in WORDS))
    expect(titles(ada)).to_have_text(["alpha", "bravo", "charlie", "delta"])
    drag(ada.page, ada.row("delta"), ada.row("alpha"), at=0.2)
    expect(titles(ada)).to_have_text(["delta", "alpha", "bravo", "charlie"])
    expect(ada.toast("Moved “delta”")).to_be_visible()
    ada.row("bravo").locator(".task-title").focus()
    ada.page.keyboard.press("Alt+ArrowUp")
    expect(titles(ada)).to_have_text(["delta", "bravo", "alpha", "charlie"])
    expect(ada.row("bravo").locator(".task-title")).to_be_focused()
    ada.page.keyboard.press("Alt+ArrowDown")
    expect(titles(ada)).to_have_text(["delta", "alpha", "bravo", "charlie"])
    ada.row("charlie").hover()
    ada.row("charlie").get_by_role("button", name="Move “charlie”").click()
    ada.page.get_by_role("dialog", name="Move “charlie”").get_by_role("button", name="To the top").click()
    expect(titles(ada)).to_have_text(["charlie", "delta", "alpha", "bravo"])
    ada.reload()
    expect(titles(ada)).to_have_text(["charlie", "delta", "alpha", "bravo"])


def test_a_finger_moves_a_task_after_a_long_press(new_context: Callable[..., BrowserContext], with_gemini: Served):
    page = Person.registered(new_context(**PHONE), with_gemini.url)
    ada = Person(page, with_gemini.url, "")
    ada.make({"title": "milk", **due(1)}, {"title": "rent", **due(3)})
    page.goto(f"{ada.url}/upcoming")
    days = page.locator("#tasks .group")
    expect(days).to_have_count(2)
    ready(page)
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    start, end = middle(ada.row("milk").locator(".task-title")), middle(days.nth(1))
    touch("touchStart", start)
    expect(page.locator(DRAGGING)).to_be_attached()
    for part in (0.4, 0.8, 1):
        touch("touchMove", tuple(a + (b - a) * part for a, b in zip(start, end, strict=True)))  # pyright: ignore
    expect(page.locator("#tasks [data-over]")).to_be_attached()
    touch("touchEnd")
    expect(ada.toast("Moved “milk” to ")).to_be_visible()
    expect(days).to_have_count(1)
    expect(titles(ada)).to_have_text(["milk", "rent"])


def test_escape_leaves_a_task_where_it_was(arrive: Arrive):
    ada = arrive("/all?sort=position", *({"title": title} for title in WORDS[:3]))
    ready(ada.page)
    ada.row("charlie").hover()
    ada.page.mouse.down()
    ada.page.mouse.move(*middle(ada.row("alpha"), at=0.2), steps=6)
    expect(ada.page.locator("#tasks [data-over]")).to_be_attached()
    ada.page.keyboard.press("Escape")
    expect(ada.page.locator(DRAGGING)).to_have_count(0)
    ada.page.mouse.up()
    expect(titles(ada)).to_have_text(["alpha", "bravo", "charlie"])


def test_what_is_gone_meanwhile_is_taken_back_with_a_word(arrive: Arrive):
    ada = arrive("/all?sort=position", *({"title": title} for title in WORDS[:3]))
    # As if it had been deleted, and this page had not heard of it yet.
    gone = ada.row("charlie").evaluate("row => row.dataset.id = crypto.randomUUID()")
    drag(ada.page, ada.page.locator(f'.task[data-id="{gone}"]'), ada.row("alpha"), at=0.2)
    expect(ada.toast("This task is not there any more.")).to_be_visible()
    expect(titles(ada)).to_have_text(["alpha", "bravo", "charlie"])
    expect(ada.page.locator("[data-moved], .moved-here")).to_have_count(0)


def test_without_a_line_nothing_is_moved(arrive: Arrive):
    ada = arrive("/all?sort=position", *({"title": title} for title in WORDS[:3]))
    ready(ada.page)
    ada.page.context.set_offline(True)
    expect(ada.page.get_by_role("status").filter(has_text="offline").first).to_be_visible()
    ada.row("charlie").locator(".task-title").focus()
    ada.page.keyboard.press("Alt+ArrowUp")
    expect(ada.toast("Nothing was moved.")).to_be_visible()
    expect(titles(ada)).to_have_text(["alpha", "bravo", "charlie"])


def test_a_day_without_tasks_is_reached_by_the_menu(arrive: Arrive):
    ada = arrive("/upcoming", {"title": "milk", **due(1)}, {"title": "rent", **due(3)})
    ada.row("milk").hover()
    ada.row("milk").get_by_role("button", name="Move “milk”").click()
    ada.page.get_by_role("dialog", name="Move “milk”").get_by_role("button", name="One week later").click()
    expect(titles(ada)).to_have_text(["rent", "milk"])
    expect(ada.row("milk").locator(".task-title")).to_be_focused()


def test_the_menu_of_a_move_looks_right_and_breaks_no_rule(arrive: Arrive):
    ada = arrive("/upcoming", {"title": "milk", **due(1)}, {"title": "rent", **due(3)}, {"title": "desk", **due(9)})
    ada.row("milk").hover()
    ada.row("milk").get_by_role("button", name="Move “milk”").click()
    choices = ada.page.get_by_role("dialog", name="Move “milk”").get_by_role("button")
    expect(choices).to_have_text(["One day earlier", "One day later", "One week later"])
    expect(choices.first).to_be_focused()
    expect_no_violation(ada.page)
    photograph(ada.page, "move-menu")
