"""The bell: reminders in an open page, as a toast and in a list, and what is done about them there."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect
from sqlalchemy.engine import make_url

from tests.browser.conftest import NewPerson
from tests.browser.person import ZONE, Person
from tests.browser.ringing import kept_task, rings
from tests.browser.servers import Restarted, Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.waiting import wait_until
from tests.nursery import Nursery

pytestmark = pytest.mark.browser


def bell(person: Person, name: str = "Reminders") -> Locator:
    return person.page.get_by_role("button", name=name, exact=True)


def notice(person: Person, title: str) -> Locator:
    """Entry of the list under the bell, where that is open."""
    return person.page.get_by_role("dialog", name="Reminders").get_by_role("listitem").filter(has_text=title)


def kept(person: Person) -> list[dict[str, Any]]:
    response = person.page.request.get(f"{person.url}/api/notifications")
    return response.json()["notifications"]


def rung(person: Person, title: str = "pay rent") -> None:
    """Let a reminder ring, and open the list."""
    person.make(rings(title))
    bell(person, "Reminders, 1 new").click()
    expect(notice(person, title)).to_be_visible()


@pytest.fixture
def restarted(nursery: Nursery, tmp_path: Path, as_meant: dict[str, str]) -> Iterator[Restarted]:
    """A taskchat of its own, to be killed."""
    server = Restarted(nursery, "websocket", tmp_path, as_meant)
    yield server
    server.close()


def two_hours_pass(server: Served) -> None:
    """Move what is to ring, as if the server had been away for so long."""
    earlier = "strftime('%Y-%m-%d %H:%M:%f000', remind_at, '-2 hours')"
    with closing(sqlite3.connect(make_url(server.database_url).database or "", isolation_level=None)) as database:
        database.execute(f"UPDATE alarms SET remind_at = {earlier}")  # noqa: S608 - ours


def test_what_rang_while_the_server_was_away_is_missed_and_in_its_order(new_person: NewPerson, restarted: Restarted):
    ada = new_person(restarted.served)
    due = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    titles = ["call Ann", "pay rent", "buy milk"]
    for minutes, title in enumerate(titles):
        due_at = (due + timedelta(minutes=minutes)).isoformat()
        ada.make({"title": title, "due_at": due_at, "reminders": ["-PT0M"]})
    restarted.kill()
    two_hours_pass(restarted.served)
    restarted.start()
    bell(ada, "Reminders, 3 new").click()
    listed = ada.page.get_by_role("dialog", name="Reminders").get_by_role("listitem")
    # The newest first, as the list always has it.
    expect(listed).to_contain_text([re.compile(rf"{title}.*Missed") for title in reversed(titles)])


def test_where_nothing_rang_the_list_says_what_would(ada: Person):
    bell(ada).click()
    expect(ada.page.get_by_role("dialog", name="Reminders")).to_contain_text("Nothing has rung yet.")
    expect_no_violation(ada.page)


def test_a_reminder_is_said_in_every_open_page_and_not_again_after_a_reload(ada: Person):
    other = ada.another_tab()
    ada.make(rings("pay rent"))
    for tab in (ada, other):
        expect(tab.toast("pay rent")).to_contain_text("Reminder: Today")
        expect(bell(tab, "Reminders, 1 new")).to_be_visible()
    ada.reload()
    expect(bell(ada, "Reminders, 1 new")).to_be_visible()
    ada.make(rings("call Ann"))
    expect(ada.toast("call Ann")).to_be_visible()
    expect(ada.toast("pay rent")).to_have_count(0)
    bell(ada, "Reminders, 2 new").click()
    # The newest first.
    expect(ada.page.get_by_role("dialog", name="Reminders").get_by_role("listitem")).to_contain_text(
        ["call Ann", "pay rent"]
    )
    ada.page.get_by_role("button", name="All seen").click()
    for tab in (ada, other):
        expect(bell(tab)).to_be_visible()


def test_a_toast_completes_and_its_undo_opens_again(ada: Person):
    ada.make(rings("pay rent"))
    ada.toast("pay rent").get_by_role("button", name="Complete").click()
    expect(ada.toast("Completed “pay rent”")).to_be_visible()
    expect(bell(ada)).to_be_visible()
    assert kept_task(ada, "pay rent")["completed_at"]
    ada.toast("Completed “pay rent”").get_by_role("button", name="Undo").click()
    wait_until(lambda: kept_task(ada, "pay rent")["completed_at"] is None)


def test_a_toast_puts_off_for_ten_minutes(ada: Person):
    ada.make(rings("pay rent"))
    ada.toast("pay rent").get_by_role("button", name="In 10 minutes").click()
    expect(ada.toast("“pay rent” comes again:")).to_be_visible()
    expect(bell(ada)).to_be_visible()
    until = datetime.fromisoformat(kept(ada)[0]["snoozed_until"])
    assert timedelta(minutes=9) < until - datetime.now(UTC) <= timedelta(minutes=10)


def test_the_list_puts_off_until_the_next_morning(ada: Person):
    rung(ada)
    notice(ada, "pay rent").get_by_role("button", name="Remind me of “pay rent” again tomorrow morning").click()
    # Who is still up after midnight means the morning to come.
    morning = "Today 9:00" if datetime.now(ZoneInfo(ZONE)).hour < 4 else "Tomorrow 9:00"
    expect(ada.toast(f"“pay rent” comes again: {morning}")).to_be_visible()
    expect(notice(ada, "pay rent")).to_contain_text(f"Again: {morning}")
    expect(bell(ada)).to_be_visible()


def test_the_list_completes_by_keyboard_alone(ada: Person):
    ada.make(rings("pay rent"))
    expect(bell(ada, "Reminders, 1 new")).to_be_visible()
    bell(ada, "Reminders, 1 new").focus()
    ada.page.keyboard.press("Enter")
    menu = ada.page.locator("#reminders")
    for name in ("All seen", "pay rent", "Seen: “pay rent”", "Complete “pay rent”"):
        ada.page.keyboard.press("Tab")
        expect(menu.get_by_role("button", name=name, exact=True)).to_be_focused()
    ada.page.keyboard.press("Enter")
    expect(notice(ada, "pay rent")).to_contain_text("Done")
    expect(notice(ada, "pay rent").get_by_role("button", name="Complete")).to_have_count(0)
    ada.page.keyboard.press("Escape")
    expect(ada.page.get_by_role("dialog", name="Reminders")).to_be_hidden()
    expect(bell(ada)).to_be_focused()


def test_a_notice_is_seen_and_opens_its_task(ada: Person):
    rung(ada)
    ada.page.get_by_role("button", name="Seen: “pay rent”").click()
    expect(bell(ada)).to_be_visible()
    # From another page, too.
    ada.page.get_by_role("link", name="Usage").click()
    expect(ada.page.get_by_role("heading", name="Usage", level=1)).to_be_visible()
    bell(ada).click()
    notice(ada, "pay rent").get_by_role("button", name="pay rent", exact=True).click()
    expect(ada.page.get_by_role("dialog", name="Edit task").get_by_label("Title")).to_have_value("pay rent")
    expect(ada.page.get_by_role("dialog", name="Reminders")).to_be_hidden()


def test_older_reminders_are_shown_a_page_at_a_time(ada: Person):
    for number in range(31):
        ada.make({**rings(f"task {number}")})
    wait_until(lambda: len(kept(ada)) == 31)
    # What rings while a tab is open stays in its list.
    other = ada.another_tab()
    bell(other, "Reminders, 31 new").click()
    listed = other.page.get_by_role("dialog", name="Reminders").get_by_role("listitem")
    expect(listed).to_have_count(30)
    listed.evaluate_all("rows => rows.forEach(row => { row.dataset.stays = 'true' })")
    other.page.get_by_role("dialog", name="Reminders").get_by_role("button", name="Show older").click()
    expect(listed).to_have_count(31)
    expect(other.page.locator("#reminders [data-stays=true]")).to_have_count(30)
    expect(other.page.get_by_role("button", name="That is all")).to_be_focused()


def test_a_task_that_is_done_in_the_list_is_seen(ada: Person):
    ada.make(rings("pay rent"))
    expect(bell(ada, "Reminders, 1 new")).to_be_visible()
    ada.task("pay rent").click()
    expect(bell(ada)).to_be_visible()
    assert kept(ada)[0]["seen_at"]


def test_what_was_done_or_deleted_elsewhere_is_said(ada: Person):
    rung(ada)
    ada.page.keyboard.press("Escape")
    found = kept_task(ada, "pay rent")
    assert ada.page.request.delete(f"{ada.url}/api/tasks/{found['id']}").ok
    bell(ada, "Reminders, 1 new").click()
    expect(notice(ada, "pay rent")).to_contain_text("Deleted")
    expect(notice(ada, "pay rent").get_by_role("button", name="Complete")).to_have_count(0)


def test_nothing_is_begun_at_the_bell_that_cannot_be_saved(ada: Person):
    rung(ada)
    ada.page.context.set_offline(True)
    expect(ada.page.get_by_text("offline", exact=True)).to_be_visible()
    notice(ada, "pay rent").get_by_role("button", name="Complete").click()
    expect(ada.toast("Nothing was changed.")).to_be_visible()
    ada.page.context.set_offline(False)
    assert kept(ada)[0]["seen_at"] is None
