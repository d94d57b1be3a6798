"""Conventions of a person: dates in their order and their zone, in the list, the form, the chat and over HTTP."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served
from tests.gemini_stand_in import GeminiStandIn, call

pytestmark = pytest.mark.browser


def me(person: Person) -> dict[str, Any]:
    return person.page.request.get(f"{person.url}/api/auth/me").json()


def until_noticed(person: Person, **settings: Any) -> None:
    """Wait until the server knows what the browser is like."""
    person.page.wait_for_function(
        "async (wanted) => { const me = await (await fetch('/api/auth/me')).json();"
        " return Object.entries(wanted).every(([name, value]) => me[name] === value); }",
        arg=settings,
    )


def elsewhere(person: Person, context: BrowserContext) -> Person:
    """The same person in another browser, with the cookie of the first."""
    context.add_cookies(person.page.context.cookies())  # pyright: ignore[reportArgumentType]
    there = Person(context.new_page(), person.url, person.email)
    there.page.goto(f"{there.url}/all")
    there.wait_for_dashboard()
    return there


@pytest.mark.parametrize(("locale", "day"), [("en-GB", "5 Dec"), ("en-US", "12 May"), ("de-DE", "5 Dec")])
def test_figures_are_read_as_the_browser_writes_them(
    new_person: NewPerson, with_gemini: Served, gemini: GeminiStandIn, locale: str, day: str
):
    ada = new_person(with_gemini, locale=locale)
    until_noticed(ada, day_first=day != "12 May")
    ada.quick_add.fill("dentist 5/12/2037")
    expect(ada.page.locator("#quick-hint")).to_contain_text(day)
    ada.quick_add.fill("")
    # The form of a task, and the chat, read them in the same way.
    gemini.reply(call("create_task", title="dentist", due="5/12/2037"))
    gemini.reply("It is in your list.")
    ada.say("dentist 5/12/2037")
    expect(ada.row("dentist")).to_contain_text(f"{day} 2037")
    ada.page.get_by_role("button", name="dentist", exact=True).click()
    dialog = ada.page.get_by_role("dialog", name="Edit task")
    dialog.get_by_label("Due").fill("5/12/2037 9:00")
    expect(dialog.get_by_text(day)).to_be_visible()


def test_the_order_can_be_chosen_whatever_the_browser_says(new_person: NewPerson, with_gemini: Served):
    ada = new_person(with_gemini, locale="en-US")
    ada.page.get_by_role("button", name="Account").click()
    ada.page.get_by_role("link", name="Settings").click()
    expect(ada.page.get_by_role("radio", name="Automatic")).to_be_checked()
    ada.page.get_by_role("radio", name="Automatic").focus()
    ada.page.keyboard.press("ArrowDown")
    expect(ada.page.get_by_role("radio", name="Day first")).to_be_checked()
    until_noticed(ada, day_order="day-first", day_first=True)
    ada.page.reload()
    expect(ada.page.get_by_role("radio", name="Day first")).to_be_checked()
    ada.page.goto(f"{ada.url}/")
    ada.wait_for_dashboard()
    ada.quick_add.fill("dentist 5/12")
    expect(ada.page.locator("#quick-hint")).to_contain_text("5 December")


def test_the_reminder_of_timed_tasks_is_chosen_by_keyboard_and_given(new_person: NewPerson, with_gemini: Served):
    ada = new_person(with_gemini)
    ada.page.goto(f"{ada.url}/account")
    group = ada.page.get_by_role("radiogroup", name="Reminder of timed tasks")
    expect(group.get_by_role("radio", name="None")).to_be_checked()
    group.get_by_role("radio", name="None").focus()
    for name in ("When it is due", "10 minutes before"):
        ada.page.keyboard.press("ArrowDown")
        expect(group.get_by_role("radio", name=name)).to_be_checked()
    until_noticed(ada, default_reminder="-PT10M")
    ada.page.reload()
    expect(group.get_by_role("radio", name="10 minutes before")).to_be_checked()
    ada.make({"title": "call home", "due_at": "2037-05-05T17:00:00Z"})
    (task,) = ada.page.request.get(f"{ada.url}/api/tasks").json()["tasks"]
    assert task["reminders"] == ["-PT10M"]
    # One that the API was told, and that is not among those offered.
    ada.page.request.patch(f"{ada.url}/api/auth/me", data={"default_reminder": "-PT45M"})
    ada.page.reload()
    expect(group.get_by_role("radio", name="45 minutes before")).to_be_checked()


def test_after_a_journey_times_are_those_of_the_place(new_context, new_person: NewPerson, with_gemini: Served):
    ada = new_person(with_gemini)
    ada.make({"title": "call home", "due_at": "2037-05-05T17:00:00Z"})
    expect(ada.row("call home")).to_contain_text("19:00")
    there = elsewhere(ada, new_context(timezone_id="America/New_York"))
    expect(there.toast("Times are now those of New York.")).to_be_visible()
    expect(there.row("call home")).to_contain_text("13:00")
    assert me(there)["timezone"] == "America/New_York"
    # The page that stayed open agrees, and what is added means the new place.
    expect(ada.row("call home")).to_contain_text("13:00")
    there.add("call mom in the morning")
    expect(there.row("call mom")).to_contain_text("9:00")
    due = there.page.request.get(f"{there.url}/api/tasks").json()["tasks"][0]["due_at"]
    assert due[11:13] in {"13", "14"}


def test_who_travels_with_the_page_open_is_noticed(new_person: NewPerson, with_gemini: Served):
    ada = new_person(with_gemini, timezone_id=None)
    ada.make({"title": "call home", "due_at": "2037-05-05T17:00:00Z"})
    devtools = ada.page.context.new_cdp_session(ada.page)
    back = ("document.dispatchEvent(new Event('visibilitychange'))", "window.dispatchEvent(new Event('focus'))")
    for zone, time, look in (("Asia/Tokyo", "2:00", back[0]), ("Asia/Karachi", "22:00", back[1])):
        devtools.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        # The page is looked at again.
        ada.page.evaluate(look)
        expect(ada.toast(f"Times are now those of {zone.partition('/')[2]}.")).to_be_visible()
        expect(ada.row("call home")).to_contain_text(time)


def test_a_zone_that_is_as_before_is_not_spoken_of(ada: Person):
    until_noticed(ada, timezone="Europe/Berlin", day_first=False)
    ada.reload()
    until_noticed(ada, timezone="Europe/Berlin")
    expect(ada.toast("Times are now")).to_have_count(0)
