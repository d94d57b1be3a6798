"""The list beside the chat: adding, changing and finding tasks, by mouse, keyboard and on a phone."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from taskchat import tasks
from taskchat.database import Database
from taskchat.tasks import TaskCreate
from tests.browser.panel import close, leave, opened, saved
from tests.browser.person import ZONE, Person
from tests.browser.servers import Served
from tests.gemini_stand_in import GeminiStandIn

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def dashboard(new_context, with_gemini: Served):
    """Opens the dashboard of somebody new who has these tasks already."""

    def open_with(*tasks: dict[str, Any], **options: Any) -> Person:
        return Person.arrived(new_context(**options), with_gemini.url, *tasks)

    return open_with


def in_days(days: int) -> dict[str, Any]:
    """Due on a day seen from today."""
    day = (datetime.now(ZoneInfo(ZONE)) + timedelta(days=days)).date()
    return {"due_at": f"{day}T00:00:00Z", "all_day": True}


def scrolls(page: Page, selector: str) -> bool:
    """Whether this part of the page is longer than it is high."""
    return page.locator(selector).evaluate("part => part.scrollHeight > part.clientHeight + 1")


# Adding.


def test_a_line_becomes_a_task_with_date_and_tag(dashboard):
    ada = dashboard()
    ada.quick_add.fill("pay rent fri 9am #home")
    expect(ada.page.locator("#quick-hint")).to_contain_text(re.compile("“pay rent” · .*Friday.*, 9:00 · #home"))
    ada.quick_add.press("Enter")
    expect(ada.row("pay rent")).to_contain_text("9:00")
    expect(ada.row("pay rent")).to_contain_text("#home")
    expect(ada.row("pay rent").get_by_role("button", name="pay rent", exact=True)).to_be_visible()
    expect(ada.quick_add).to_have_value("")
    expect(ada.quick_add).to_be_focused()
    expect(ada.page.locator("#quick-hint")).to_contain_text("Like “")
    expect(ada.list("#home")).to_contain_text("1")


def test_what_a_line_says_goes_with_its_words(dashboard):
    ada = dashboard()
    ada.quick_add.fill("read by the lake on sunday")
    expect(ada.page.locator("#quick-hint")).to_contain_text("“read by the lake” · ")
    ada.quick_add.fill("")
    expect(ada.page.locator("#quick-hint")).to_contain_text("Like “")


def test_an_empty_line_does_nothing(dashboard):
    ada = dashboard()
    for nothing in ("", "   "):
        ada.add(nothing)
    ada.add("something")
    expect(ada.task("something")).to_be_visible()
    assert ada.page.request.get(f"{ada.url}/api/tasks").json()["total"] == 1
    expect(ada.page.get_by_role("alert")).to_have_count(0)


def test_a_title_that_is_too_long_is_refused_at_the_field_and_not_lost(dashboard):
    ada = dashboard()
    title = "a" * 256
    ada.add(title)
    alert = ada.page.locator("#tasks").get_by_role("alert")
    expect(alert).to_contain_text("255")
    expect(ada.quick_add).to_have_value(title)
    expect(ada.quick_add).to_have_attribute("aria-invalid", "true")
    ada.add(title[:255])
    expect(ada.task(title[:255])).to_be_visible()
    expect(alert).to_have_count(0)


def test_several_lines_typed_without_waiting_are_all_added(dashboard):
    ada = dashboard()
    for number in range(5):
        ada.page.keyboard.press("Escape")
        ada.quick_add.focus()
        ada.page.keyboard.type(f"task number {number}")
        ada.page.keyboard.press("Enter")
    for number in range(5):
        expect(ada.task(f"task number {number}")).to_be_visible()
    expect(ada.quick_add).to_have_value("")


def test_the_text_of_a_task_is_never_markup(dashboard):
    hostile = '<img src=x onerror="window.hacked=1"><b>bold</b>'
    ada = dashboard({"title": hostile, "description": hostile, "tags": ["<i>x</i>"]})
    ada.page.get_by_role("button", name=hostile, exact=True).click()
    expect(ada.page.get_by_role("dialog").get_by_label("Description")).to_have_value(hostile)
    ada.page.keyboard.press("Escape")
    ada.task(hostile).click()
    expect(ada.toast("Completed “<img src=x")).to_be_visible()
    assert ada.page.evaluate("window.hacked") is None
    assert ada.page.locator("#tasks img, #tasks b, #tasks i").count() == 0


# Completing, deleting, taking back.


def test_completing_moves_a_task_to_the_done_list(dashboard):
    ada = dashboard({"title": "write the report"}, {"title": "stays"})
    expect(ada.list("All")).to_contain_text("2")
    ada.task("write the report").click()
    # Struck through for a moment, so that one sees what was hit.
    expect(ada.task("write the report")).to_be_checked()
    expect(ada.task("write the report")).to_have_count(0)
    expect(ada.task("stays")).to_be_visible()
    expect(ada.list("All")).to_contain_text("1")
    expect(ada.list("Done")).to_contain_text("1")
    ada.list("Done").click()
    expect(ada.group("Today").get_by_text("write the report")).to_be_visible()
    expect(ada.task("write the report")).to_be_checked()


def test_a_done_task_can_be_opened_again(dashboard):
    ada = dashboard({"title": "write the report"})
    ada.task("write the report").click()
    ada.list("Done").click()
    expect(ada.task("write the report")).to_be_checked()
    ada.task("write the report").click()
    expect(ada.page.get_by_text("Nothing done yet")).to_be_visible()
    ada.list("All").click()
    expect(ada.task("write the report")).not_to_be_checked()


def test_undo_takes_back_a_completion(dashboard):
    ada = dashboard({"title": "write the report"})
    ada.task("write the report").click()
    ada.toast("Completed “write the report”").get_by_role("button", name="Undo").click()
    expect(ada.task("write the report")).not_to_be_checked()
    expect(ada.list("All")).to_contain_text("1")
    assert ada.page.request.get(f"{ada.url}/api/tasks").json()["total"] == 1


def test_a_deleted_task_can_be_brought_back_whole(dashboard):
    ada = dashboard({"title": "keep me", "priority": "high", "tags": ["home"], **in_days(1)})
    ada.row("keep me").hover()
    ada.page.get_by_role("button", name="Delete “keep me”").click()
    expect(ada.task("keep me")).to_have_count(0)
    ada.toast("Deleted “keep me”").get_by_role("button", name="Undo").click()
    expect(ada.group("Tomorrow").get_by_text("keep me")).to_be_visible()
    expect(ada.row("keep me")).to_contain_text("#home")
    expect(ada.row("keep me")).to_contain_text("High")


# The panel.


def test_every_field_of_a_task_can_be_changed(dashboard):
    ada = dashboard({"title": "old title", "tags": ["old"]})
    panel = opened(ada, "old title")
    panel.get_by_label("Title").fill("new title")
    panel.get_by_label("Description").fill("with a word about it")
    panel.get_by_role("radio", name="High").check(force=True)
    panel.get_by_label("Due").fill("tomorrow 9am")
    expect(panel.get_by_text(re.compile("Tomorrow, .*, 9:00"))).to_be_visible()
    panel.get_by_label("Tags").fill("#fresh work")
    panel.get_by_label("Tags").press("Enter")
    row = ada.row("new title")
    for words in ("High", "9:00", "#fresh", "#work"):
        expect(row).to_contain_text(words)
    expect(ada.group("Tomorrow").get_by_text("new title")).to_be_visible()
    close(panel)
    panel = opened(ada, "new title")
    expect(panel.get_by_label("Description")).to_have_value("with a word about it")
    expect(panel.get_by_role("radio", name="High")).to_be_checked()
    expect(panel.get_by_label("Tags")).to_have_value("#fresh #work")


def test_a_due_date_that_is_none_is_said_at_its_field(dashboard):
    ada = dashboard({"title": "when"})
    panel = opened(ada, "when")
    due = panel.get_by_label("Due")
    due.fill("on the day of the purple moon")
    leave(panel)
    expect(panel.get_by_role("alert")).to_contain_text("This is not a date taskchat knows.")
    expect(due).to_have_attribute("aria-invalid", "true")
    expect(due).to_have_value("on the day of the purple moon")
    due.fill("tomorrow")
    expect(panel.get_by_role("alert")).to_have_count(0)
    saved(panel)
    expect(ada.group("Tomorrow").get_by_text("when")).to_be_visible()


def test_a_refusal_is_said_under_the_field_that_it_is_about(dashboard):
    ada = dashboard({"title": "when"})
    panel = opened(ada, "when")
    panel.get_by_label("Due").fill("27 Nov 9999")
    leave(panel)
    expect(panel.locator("#edit-due-note").get_by_role("alert")).to_contain_text("between the years 1900 and 9000")
    expect(panel.get_by_role("alert")).to_have_count(1)


def test_escape_closes_the_panel_and_goes_back_to_the_task(dashboard):
    ada = dashboard({"title": "first"}, {"title": "second"})
    panel = opened(ada, "second")
    panel.get_by_label("Title").fill("second to none")
    ada.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(ada.page.get_by_role("button", name="second to none", exact=True)).to_be_focused()


def test_a_saved_change_can_be_taken_back(dashboard):
    ada = dashboard({"title": "as it was"})
    panel = opened(ada, "as it was")
    panel.get_by_label("Title").fill("as it is now")
    leave(panel)
    expect(ada.task("as it is now")).to_be_visible()
    panel.get_by_role("button", name="Undo").click()
    expect(ada.task("as it was")).to_be_visible()


# The keyboard.


def test_a_task_is_opened_completed_and_deleted_by_keyboard(dashboard):
    ada = dashboard({"title": "one"}, {"title": "two"}, {"title": "three"})
    dialog = ada.page.get_by_role("dialog", name="Edit task")
    ada.page.get_by_role("button", name="one", exact=True).focus()
    for key in ("Enter", "e"):
        ada.page.keyboard.press(key)
        expect(dialog.get_by_label("Title")).to_be_focused()
        expect(dialog.get_by_label("Title")).to_have_value("one")
        ada.page.keyboard.press("Escape")
        expect(ada.page.get_by_role("button", name="one", exact=True)).to_be_focused()
    ada.page.keyboard.press("Space")
    expect(ada.toast("Completed “one”")).to_be_visible()
    expect(ada.task("one")).to_have_count(0)
    expect(ada.page.get_by_role("button", name="two", exact=True)).to_be_focused()
    ada.page.keyboard.press("Backspace")
    expect(ada.toast("Deleted “two”")).to_be_visible()
    expect(ada.page.get_by_role("button", name="three", exact=True)).to_be_focused()


def test_arrows_move_through_the_list(dashboard):
    ada = dashboard({"title": "one"}, {"title": "two"})
    one, two = (ada.page.get_by_role("button", name=name, exact=True) for name in ("one", "two"))
    one.focus()
    ada.page.keyboard.press("ArrowDown")
    expect(two).to_be_focused()
    ada.page.keyboard.press("ArrowUp")
    expect(one).to_be_focused()


def test_keys_of_the_list_are_letters_in_a_field(dashboard):
    ada = dashboard({"title": "one"})
    ada.quick_add.focus()
    ada.page.keyboard.type("e e")
    ada.page.keyboard.press("Backspace")
    expect(ada.quick_add).to_have_value("e ")
    expect(ada.task("one")).to_be_visible()
    expect(ada.page.get_by_role("dialog")).to_have_count(0)


# Finding.


def test_search_finds_by_title_and_description(dashboard):
    ada = dashboard(
        {"title": "buy oat milk"}, {"title": "call Bob", "description": "about the milk bill"}, {"title": "rest"}
    )
    ada.page.keyboard.press("/")
    search = ada.page.get_by_role("searchbox", name="Search tasks")
    expect(search).to_be_focused()
    ada.page.keyboard.type("milk")
    expect(ada.page.get_by_role("heading", name="Search: milk")).to_be_visible()
    expect(ada.task("buy oat milk")).to_be_visible()
    expect(ada.task("call Bob")).to_be_visible()
    expect(ada.task("rest")).to_have_count(0)
    expect(search).to_have_value("milk")
    search.fill("nothing has this in it")
    expect(ada.page.get_by_text("Nothing found")).to_be_visible()
    search.fill("")
    expect(ada.task("rest")).to_be_visible()
    expect(search).to_be_focused()


def test_each_list_shows_its_own(dashboard):
    ada = dashboard(
        {"title": "late", **in_days(-1)},
        {"title": "now", **in_days(0)},
        {"title": "soon", **in_days(1)},
        {"title": "some day", "tags": ["home"]},
    )
    titles = {"late", "now", "soon", "some day"}
    for name, shown in [("Today", {"late", "now"}), ("Upcoming", {"soon"}), ("#home", {"some day"}), ("All", titles)]:
        ada.list(name).click()
        expect(ada.list(name)).to_have_attribute("aria-current", "page")
        for title in titles:
            expect(ada.task(title)).to_have_count(1 if title in shown else 0)
    expect(ada.list("Today")).to_contain_text("2")
    expect(ada.list("All")).to_contain_text("4")


def test_the_list_that_was_chosen_is_there_after_a_reload(dashboard):
    ada = dashboard({"title": "late", **in_days(-1)}, {"title": "some day"})
    ada.list("Today").click()
    expect(ada.task("some day")).to_have_count(0)
    ada.reload()
    expect(ada.page.get_by_role("heading", name="Today", level=1)).to_be_visible()
    expect(ada.task("some day")).to_have_count(0)


def test_what_is_added_to_a_list_is_seen_in_it(dashboard):
    ada = dashboard({"title": "first", "tags": ["home"]})
    ada.list("#home").click()
    ada.add("second")
    expect(ada.row("second")).to_contain_text("#home")
    ada.list("Today").click()
    ada.add("call Bob")
    expect(ada.group("Today").get_by_text("call Bob")).to_be_visible()


def test_what_is_added_out_of_sight_is_said_and_can_be_taken_back(dashboard):
    ada = dashboard({"title": "first"})
    ada.list("Done").click()
    expect(ada.page.get_by_text("Nothing done yet")).to_be_visible()
    ada.add("second")
    expect(ada.toast("Added “second”")).to_be_visible()
    expect(ada.list("All")).to_contain_text("2")
    ada.toast("Added “second”").get_by_role("button", name="Undo").click()
    expect(ada.list("All")).to_contain_text("1")


def test_groups_say_how_many_they_hold(dashboard):
    ada = dashboard({"title": "late", **in_days(-3)}, *({"title": f"no date {n}"} for n in range(3)))
    for name, count in [("Overdue", "1"), ("No date", "3")]:
        expect(ada.group(name).get_by_role("heading", level=2)).to_have_text(f"{name}{count}")


def test_overdue_is_said_in_words(dashboard):
    ada = dashboard({"title": "late", **in_days(-1)})
    expect(ada.group("Overdue").get_by_text("late", exact=True)).to_be_visible()
    expect(ada.row("late").locator("time")).to_have_text("Overdue: Yesterday")


def test_an_empty_list_leads_to_the_chat(dashboard, gemini: GeminiStandIn):
    ada = dashboard()
    expect(ada.page.get_by_text("A clear list")).to_be_visible()
    gemini.reply("Quite a lot.")
    ada.page.locator("#tasks").get_by_role("button", name="What can you do for me?").click()
    expect(ada.said("What can you do for me?")).to_be_visible()
    expect(ada.answer("Quite a lot.")).to_be_visible()


def test_the_days_ahead_are_a_group_each_or_one_on_every_day_of_the_week(dashboard):
    ada = dashboard(*({"title": f"in {days} days", **in_days(days)} for days in (1, 2, 6, 7)))
    ada.list("Upcoming").click()
    expect(ada.page.locator("#tasks .group .task-title")).to_have_text([f"in {days} days" for days in (1, 2, 6, 7)])
    expect(ada.page.locator("#tasks .group")).to_have_count(4)
    expect(ada.page.locator("#tasks .group h2").first).to_contain_text("Tomorrow, ")
    ada.page.get_by_role("button", name="Filter", exact=True).click()
    ada.page.get_by_role("link", name="Grouped by date").click()
    for name, titles in {
        "Tomorrow": ["in 1 days"],
        "Next 7 days": ["in 2 days", "in 6 days"],
        "Later": ["in 7 days"],
    }.items():
        for title in titles:
            expect(ada.group(name).get_by_text(title)).to_be_visible()


def test_what_was_searched_for_is_marked_in_titles_and_counted(dashboard):
    ada = dashboard({"title": "Buy <b>Milk</b> (oat)"}, {"title": "rest"}, {"title": "call", "description": "milk"})
    ada.page.get_by_role("searchbox").fill("milk (")
    expect(ada.page.locator("#tasks mark")).to_have_text(["Milk", "("])
    expect(ada.page.get_by_role("button", name="Buy <b>Milk</b> (oat)", exact=True)).to_be_visible()
    expect(ada.page.locator(".tasks-title").get_by_role("status")).to_have_text("1 of 3")
    ada.page.get_by_role("searchbox").fill("")
    expect(ada.page.locator("#tasks mark")).to_have_count(0)


# Room.


def test_a_change_brings_the_list_once(dashboard):
    ada = dashboard({"title": "first"}, {"title": "second"})
    lists: list[str] = []

    def note(message: str | bytes) -> None:
        if '"groups"' in str(message):
            lists.append(str(message))

    ada.page.on("websocket", lambda socket: socket.on("framereceived", note))
    ada.reload()
    for deed, seen in (
        (lambda: ada.add("third"), lambda: expect(ada.task("third")).to_be_visible()),
        (lambda: ada.make({"title": "fourth"}), lambda: expect(ada.task("fourth")).to_be_visible()),
        (
            lambda: (ada.row("first").hover(), ada.page.get_by_role("button", name="Delete “first”").click()),
            lambda: expect(ada.task("first")).to_have_count(0),
        ),
        (lambda: ada.task("second").click(), lambda: expect(ada.task("second")).to_have_count(0)),
    ):
        ada.page.wait_for_timeout(300)
        lists.clear()
        deed()
        seen()
        ada.page.wait_for_timeout(300)
        assert len(lists) == 1


async def make_many(server: Served, user_id: UUID, count: int) -> None:
    """Make tasks in one transaction, beside the server."""
    database = Database(server.database_url)
    async with database.begin() as session:
        for number in range(count):
            await tasks.create(session, user_id=user_id, data=TaskCreate(title=f"task number {number}"))
    await database.dispose()


def with_many(context: BrowserContext, server: Served, count: int) -> Person:
    """Somebody at a dashboard with as many tasks."""
    page = Person.registered(context, server.url)
    ada = Person(page, server.url, "")
    user_id = UUID(page.request.get(f"{ada.url}/api/auth/me").json()["id"])
    with ThreadPoolExecutor() as pool:
        # Playwright's own loop runs in this thread.
        pool.submit(asyncio.run, make_many(server, user_id, count)).result()
    page.goto(f"{ada.url}/all")
    ada.wait_for_dashboard()
    return ada


def test_a_list_of_thousands_is_counted_whole_and_says_where_it_ends(new_context, with_gemini: Served):
    ada = with_many(new_context(), with_gemini, 1_700)
    expect(ada.page.locator(".tasks-title").get_by_role("status")).to_have_text("1,700")
    expect(ada.group("No date").get_by_role("heading")).to_have_text("No date1700")
    expect(ada.list("All")).to_contain_text("1700")
    for left in ("1,600", "1,500", "1,300", "900"):
        ada.page.get_by_role("button", name=f"Show more ({left} left)").click()
    expect(ada.page.get_by_text("These are the first 1,600 of 1,700.")).to_be_visible(timeout=15_000)
    expect(ada.page.get_by_role("button", name="Show more")).to_have_count(0)


def test_five_hundred_tasks_can_be_worked_with(new_context, with_gemini: Served):
    ada = with_many(new_context(), with_gemini, 500)
    page = ada.page
    expect(page.locator(".tasks-title").get_by_role("status")).to_have_text("500")
    expect(page.get_by_role("checkbox")).to_have_count(100)
    page.get_by_role("button", name="Show more (400 left)").click()
    expect(ada.task("task number 100")).to_be_attached()
    ada.add("the newest one today")
    expect(ada.group("Today").get_by_text("the newest one")).to_be_visible()
    ada.task("task number 7").first.click()
    expect(ada.toast("Completed “task number")).to_be_visible()
    page.get_by_role("searchbox").fill("number 499")
    expect(page.get_by_role("checkbox")).to_have_count(1)


def test_the_columns_scroll_and_the_page_never_does(dashboard, gemini: GeminiStandIn):
    ada = dashboard(*({"title": f"task {number}"} for number in range(30)))
    gemini.reply("\n\n".join(f"Paragraph {number}." for number in range(40)))
    ada.say("Tell me a lot")
    expect(ada.answer("Paragraph 39.")).to_be_visible()
    assert scrolls(ada.page, "#tasks")
    assert scrolls(ada.page, "#chat .scroller")
    assert not scrolls(ada.page, ":root")
    for column in ("#tasks", "#chat"):
        ada.page.locator(column).hover()
        ada.page.mouse.wheel(0, 10_000)
    expect(ada.task("task 29")).to_be_in_viewport()
    assert ada.page.evaluate("window.scrollY") == 0
    expect(ada.composer).to_be_in_viewport(ratio=1)
    expect(ada.page.get_by_role("searchbox")).to_be_in_viewport(ratio=1)


def test_a_phone_shows_one_column_and_keeps_the_other(dashboard):
    ada: Person = dashboard({"title": "on the go"}, viewport=PHONE | {"width": 1000})
    ada.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    expect(ada.composer).to_be_hidden()
    expect(ada.task("on the go")).to_be_visible()
    ada.page.get_by_role("tab", name="Chat").click()
    expect(ada.page.get_by_role("tab", name="Chat")).to_have_attribute("aria-selected", "true")
    expect(ada.composer).to_be_in_viewport(ratio=1)
    expect(ada.task("on the go")).to_be_hidden()
    ada.composer.fill("a draft that must not go")
    ada.page.get_by_role("tab", name="Tasks").click()
    expect(ada.task("on the go")).to_be_visible()
    ada.page.get_by_role("tab", name="Chat").click()
    expect(ada.composer).to_have_value("a draft that must not go")


def test_on_a_phone_an_empty_list_leads_to_the_chat_that_answers(
    new_context, with_gemini: Served, gemini: GeminiStandIn
):
    page = Person.registered(new_context(viewport=PHONE, has_touch=True, is_mobile=True), with_gemini.url)
    ada = Person(page, with_gemini.url, "")
    page.goto(ada.url)
    gemini.reply("Quite a lot.")
    page.get_by_role("button", name="What can you do for me?").tap()
    expect(ada.answer("Quite a lot.")).to_be_visible()
    expect(ada.composer).to_be_in_viewport(ratio=1)


def test_the_width_of_the_chat_is_set_by_keyboard_and_kept(dashboard):
    ada: Person = dashboard()
    width = "part => Math.round(part.getBoundingClientRect().width)"
    before = ada.page.locator("#chat").evaluate(width)
    line = ada.page.get_by_role("separator", name="Width of the chat")
    line.focus()
    for _ in range(4):
        ada.page.keyboard.press("ArrowLeft")
    after = ada.page.locator("#chat").evaluate(width)
    assert after == before + 64
    expect(line).to_have_attribute("aria-valuenow", str(after))
    ada.reload()
    assert ada.page.locator("#chat").evaluate(width) == after
    line.focus()
    expect(line).to_have_attribute("aria-valuenow", str(after))


def test_the_width_of_the_chat_can_be_dragged(dashboard):
    ada: Person = dashboard()
    line = ada.page.get_by_role("separator", name="Width of the chat").bounding_box()
    assert line
    ada.page.mouse.move(line["x"] + 5, 400)
    ada.page.mouse.down()
    ada.page.mouse.move(line["x"] - 95, 420, steps=4)
    ada.page.mouse.up()
    assert ada.page.locator("#chat").evaluate("part => Math.round(part.getBoundingClientRect().width)") == 540


# The rest of the bar.


def test_a_lost_connection_is_said_and_heals(new_context, with_gemini: Served):
    # By its number: to `localhost` a socket stays open when the network goes.
    url = with_gemini.url.replace("localhost", "127.0.0.1")
    ada = Person.arrived(new_context(), url, {"title": "still here"})
    status = ada.page.get_by_role("banner").get_by_role("status")
    expect(status).to_have_text("live")
    ada.page.context.set_offline(True)
    expect(status).to_have_text("offline", timeout=15_000)
    expect(ada.task("still here")).to_be_visible()
    ada.page.context.set_offline(False)
    expect(status).to_have_text("live", timeout=15_000)
    ada.add("added after it came back")
    expect(ada.task("added after it came back")).to_be_visible()


def test_the_colours_that_were_chosen_are_kept(dashboard):
    ada: Person = dashboard(color_scheme="light")
    root = ada.page.locator("html")
    expect(root).to_have_class(re.compile("light"))
    ada.page.get_by_role("button", name="Switch between light and dark").click()
    expect(root).to_have_class(re.compile("dark"))
    expect(ada.chat.locator(".frame")).to_have_attribute("data-scheme", "dark")
    ada.reload()
    expect(root).to_have_class(re.compile("dark"))
    expect(ada.chat.locator(".frame")).to_have_attribute("data-scheme", "dark")
