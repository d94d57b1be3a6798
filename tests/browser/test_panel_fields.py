"""Fields of the panel that are chosen as well as typed, and notes that are drawn."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.panel import close, leave, opened, said, saved
from tests.browser.person import Person
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_editing import kept
from tests.browser.test_looks import photograph

pytestmark = pytest.mark.browser

NOTES = """## Which one
- [ ] **two** litres
- see [the shop](https://example.com/milk), <b>not</b> <img src=x onerror="window.hacked=1">

![a cow](https://example.com/cow.png) [bad](javascript:window.hacked=1)"""


def test_a_day_is_chosen_by_a_press_and_keeps_its_time(ada: Person):
    ada.make({"title": "call Ann", "due_at": "2037-12-24T17:00:00Z"})
    panel = opened(ada, "call Ann")
    due = panel.get_by_label("Due")
    expect(due).to_have_value("24 Dec 2037 18:00")
    days = panel.get_by_role("group", name="Day")
    days.get_by_role("button", name="Tomorrow").press("Enter")
    expect(said(panel)).to_have_text("Saved")
    expect(ada.group("Tomorrow").get_by_text("call Ann")).to_be_visible()
    expect(due).to_have_value(re.compile(" 18:00$"))
    days.get_by_role("button", name="No date").click()
    expect(ada.group("No date").get_by_text("call Ann")).to_be_visible()
    assert kept(ada)["due_at"] is None


def test_any_day_is_chosen_in_the_browsers_calendar(ada: Person):
    ada.make({"title": "call Ann", "due_at": "2037-12-24T00:00:00Z", "all_day": True})
    panel = opened(ada, "call Ann")
    panel.get_by_role("button", name="Calendar").press("Enter")
    calendar = panel.locator("input[type=date]")
    # It begins at the day that is there.
    expect(calendar).to_have_value("2037-12-24")
    calendar.fill("2038-01-02")
    expect(panel.get_by_label("Due")).to_have_value("2 Jan 2038")
    expect(panel.get_by_role("button", name="Calendar")).to_be_focused()
    expect(said(panel)).to_have_text("Saved")
    assert kept(ada)["due_at"][:10] == "2038-01-02"


def test_start_and_duration_are_fields_too(ada: Person):
    ada.make({"title": "call Ann"})
    panel = opened(ada, "call Ann")
    panel.get_by_label("Takes").fill("very long")
    panel.get_by_label("Starts").fill("24.12.2037")
    leave(panel)
    expect(panel.locator("#edit-duration-note").get_by_role("alert")).to_contain_text("is no duration. Try “45 min”")
    panel.get_by_label("Takes").fill("1h30")
    saved(panel)
    expect(panel.get_by_label("Takes")).to_have_value("1 h 30 min")
    assert (kept(ada)["start_on"], kept(ada)["duration_minutes"]) == ("2037-12-24", 90)


def test_notes_are_drawn_as_markdown_and_written_as_they_are(ada: Person):
    ada.make({"title": "milk", "description": NOTES})
    panel = opened(ada, "milk")
    drawn = panel.locator(".notes-drawn")
    expect(drawn.get_by_text("Which one")).to_be_visible()
    expect(drawn.get_by_role("checkbox", name="two litres")).to_be_visible()
    expect(drawn.locator("strong")).to_have_text("two")
    link = drawn.get_by_role("link", name="the shop")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    assert drawn.locator("img, b, script, [onerror], a[href^=javascript]").count() == 0
    assert ada.page.evaluate("window.hacked") is None
    photograph(ada.page, "panel-notes")
    expect_no_violation(ada.page)
    # A press into them, or Tab, leads into the field.
    drawn.get_by_text("litres").click()
    expect(panel.get_by_label("Description")).to_be_focused()
    expect(drawn).to_be_hidden()
    panel.get_by_label("Description").fill("*one* litre")
    leave(panel)
    expect(drawn.locator("em")).to_have_text("one")
    close(panel)
    assert kept(ada)["description"] == "*one* litre"
