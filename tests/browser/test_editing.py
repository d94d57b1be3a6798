"""The panel of a task: it saves as one goes, and two tabs that edit the same task lose nothing of each other."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewPerson
from tests.browser.panel import close, leave, opened, panel_of, said, saved
from tests.browser.person import Person
from tests.browser.pictures import take
from tests.browser.servers import Served

pytestmark = pytest.mark.browser


def listed(person: Person, title: str) -> Locator:
    """A task in the list."""
    return person.page.locator(".task-title", has_text=title)


def kept(person: Person) -> dict[str, Any]:
    return person.page.request.get(f"{person.url}/api/tasks").json()["tasks"][0]


def changes(person: Person) -> int:
    """Number of the history's entries about the first task."""
    path = f"{person.url}/api/tasks/{kept(person)['id']}/history"
    return len(person.page.request.get(path).json()["changes"])


def test_a_field_is_saved_when_it_is_left_each_in_one_change(ada: Person):
    ada.make({"title": "milk"})
    panel = opened(ada, "milk")
    expect(panel.get_by_label("Title")).to_be_focused()
    panel.get_by_label("Title").press_sequentially(", oat")
    panel.get_by_label("Due").click()
    expect(listed(ada, "milk, oat")).to_be_visible()
    ada.page.keyboard.type("24.12.2037")
    saved(panel)
    expect(panel.get_by_label("Due")).to_have_value("24 Dec 2037")
    panel.get_by_role("radio", name="High").check(force=True)
    expect(ada.row("milk, oat")).to_contain_text("High")
    expect(said(panel)).to_have_text("Saved")
    assert (kept(ada)["title"], kept(ada)["due_at"][:10], kept(ada)["priority"]) == ("milk, oat", "2037-12-24", "high")
    assert changes(ada) == 4


def test_a_text_is_saved_after_a_pause_without_leaving_it(ada: Person):
    ada.make({"title": "milk"})
    panel = opened(ada, "milk")
    panel.get_by_label("Description").press_sequentially("two litres")
    expect(said(panel)).to_have_text("Saved")
    expect(panel.get_by_label("Description")).to_be_focused()
    ada.page.keyboard.type(" of it")
    expect(said(panel)).to_have_text("")
    expect(said(panel)).to_have_text("Saved")
    assert kept(ada)["description"] == "two litres of it"
    assert changes(ada) == 3


def test_enter_in_a_line_saves_it_and_stays(ada: Person):
    ada.make({"title": "milk"})
    panel = opened(ada, "milk")
    panel.get_by_label("Tags").fill("#home")
    panel.get_by_label("Tags").press("Enter")
    expect(ada.row("milk")).to_contain_text("#home")
    expect(panel.get_by_label("Tags")).to_be_focused()


def test_what_was_saved_last_is_undone_in_the_panel(ada: Person):
    ada.make({"title": "milk"})
    panel = opened(ada, "milk")
    expect(panel.get_by_role("button", name="Undo")).to_have_count(0)
    panel.get_by_label("Title").fill("oat milk")
    saved(panel)
    panel.get_by_role("button", name="Undo").click()
    expect(panel.get_by_label("Title")).to_have_value("milk")
    expect(panel.get_by_role("button", name="Undo")).to_have_count(0)
    assert kept(ada)["title"] == "milk"


def test_the_list_is_there_beside_the_panel(ada: Person):
    ada.make({"title": "bread"}, {"title": "milk"})
    panel = opened(ada, "milk")
    panel.get_by_label("Title").fill("oat milk")
    ada.page.get_by_role("button", name="bread", exact=True).click()
    expect(panel.get_by_label("Title")).to_have_value("bread")
    expect(listed(ada, "oat milk")).to_be_visible()
    ada.task("oat milk").click()
    expect(ada.toast("Completed “oat milk”")).to_be_visible()
    ada.page.get_by_role("button", name="bread", exact=True).focus()
    ada.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(ada.composer).to_be_visible()


def test_a_task_that_is_deleted_takes_its_panel_along(ada: Person):
    ada.make({"title": "milk"})
    panel = opened(ada, "milk")
    ada.row("milk").hover()
    ada.page.get_by_role("button", name="Delete “milk”").click()
    expect(panel).to_be_hidden()


def test_tags_of_several_words_stay_whole(ada: Person):
    ada.make({"title": "buy pens", "tags": ["home office"]})
    panel = opened(ada, "buy pens")
    tags = panel.get_by_label("Tags")
    expect(tags).to_have_value('#"home office"')
    tags.press("End")
    tags.press_sequentially(" #new")
    saved(panel)
    assert kept(ada)["tags"] == ["home office", "new"]


def test_the_field_says_which_piece_of_a_date_was_not_read(ada: Person):
    ada.make({"title": "party"})
    panel = opened(ada, "party")
    due = panel.get_by_label("Due")
    due.fill("31.2.")
    expect(panel.locator("#edit-due-note")).to_have_text("“31.2.” was not read as a date.")
    leave(panel)
    expect(panel.get_by_role("alert")).to_contain_text("“31.2.” was not read as a date. Try")
    expect(said(panel)).to_have_text("Not saved yet")
    # It does not keep others from being saved.
    panel.get_by_label("Tags").fill("#home")
    leave(panel)
    expect(ada.row("party")).to_contain_text("#home")
    expect(said(panel)).to_have_text("Not saved yet")
    expect(due).to_have_value("31.2.")
    due.fill("every monday")
    expect(panel.locator("#edit-due-note")).to_have_text("A rhythm (every Monday) is no date.")
    due.fill("24.12.2037")
    expect(panel.locator("#edit-due-note")).to_have_text("Thursday 24 December 2037")
    saved(panel)
    assert kept(ada)["due_at"] == "2037-12-24T00:00:00Z"


def test_reminders_are_said_in_ones_own_words_and_spelled_out(ada: Person):
    ada.make({"title": "party", "due_at": "2037-12-24T18:00:00Z"})
    panel = opened(ada, "party")
    remind, note = panel.get_by_label("Remind"), panel.locator("#edit-reminders-note")
    remind.fill("whenever the moon is full")
    expect(note).to_contain_text("was not read as a reminder")
    leave(panel)
    expect(note.get_by_role("alert")).to_contain_text("Try “10 minutes before”")
    remind.fill("eine Stunde vorher, 1 day before at 9:00, 23.12.2037 8:00")
    expect(note).to_have_text("1 hour before, 1 day before at 9:00, Wed 23 Dec 2037, 08:00")
    saved(panel)
    assert kept(ada)["reminders"] == ["-PT1H", "-P1D@09:00", "2037-12-23T07:00Z"]
    expect(remind).to_have_value("1 hour before, 1 day before at 9:00, 23 Dec 2037 08:00")


def test_a_panel_shows_what_another_tab_saves_in_fields_that_nobody_changed_here(ada: Person):
    ada.make({"title": "milk", "tags": ["home"]})
    panel, other = opened(ada, "milk"), ada.another_tab()
    theirs = opened(other, "milk")
    theirs.get_by_label("Title").fill("oat milk")
    theirs.get_by_label("Tags").fill("#shop")
    saved(theirs)
    expect(panel.get_by_label("Tags")).to_have_value("#shop")
    # Nothing changes under a hand that is in the field; it is told once it changes it.
    expect(panel.get_by_label("Title")).to_have_value("milk")
    panel.get_by_label("Title").fill("rice milk")
    leave(panel)
    expect(panel.locator("#edit-title-note")).to_contain_text("Saved elsewhere meanwhile: “oat milk”.")
    close(panel)
    expect(ada.toast("Your changes of")).to_contain_text("are kept. Open it again to go on.")


def test_the_later_of_two_tabs_sees_both_versions_and_loses_none(ada: Person):
    ada.make({"title": "milk", "description": "two litres", "tags": ["home"]})
    panel, other = opened(ada, "milk"), ada.another_tab()
    theirs = opened(other, "milk")
    panel.get_by_label("Tags").fill("#home #breakfast")
    theirs.get_by_label("Title").fill("oat milk")
    theirs.get_by_label("Tags").fill("#shop")
    saved(theirs)
    expect(listed(ada, "oat milk")).to_have_count(1)
    leave(panel)
    alert = panel.locator("#edit-tags-note").get_by_role("alert")
    expect(alert).to_contain_text("Saved elsewhere meanwhile: “#shop”.")
    take(ada.page, "editing", "meanwhile")
    expect(panel.get_by_label("Tags")).to_have_value("#home #breakfast")
    assert (kept(ada)["title"], kept(ada)["tags"]) == ("oat milk", ["shop"])
    panel.locator("#edit-tags-note").get_by_role("button", name="Take theirs").click()
    expect(panel.get_by_label("Tags")).to_have_value("#shop")
    expect(alert).to_have_count(0)
    # The other way round: one's own in place of theirs.
    panel.get_by_label("Due").fill("24.12.2037")
    theirs.get_by_label("Due").fill("1.12.2037")
    saved(theirs)
    leave(panel)
    panel.locator("#edit-due-note").get_by_role("button", name="Keep mine").click()
    expect(said(panel)).to_have_text("Saved")
    assert (kept(ada)["due_at"][:10], kept(ada)["tags"]) == ("2037-12-24", ["shop"])
    expect(theirs.get_by_label("Due")).to_have_value("24 Dec 2037")


def test_two_tabs_that_change_different_fields_are_both_kept(ada: Person):
    ada.make({"title": "milk"})
    panel, other = opened(ada, "milk"), ada.another_tab()
    theirs = opened(other, "milk")
    theirs.get_by_label("Due").fill("24.12.2037")
    panel.get_by_label("Tags").fill("#home")
    saved(theirs)
    expect(panel.get_by_label("Due")).to_have_value("24 Dec 2037")
    saved(panel)
    assert (kept(ada)["due_at"][:10], kept(ada)["tags"]) == ("2037-12-24", ["home"])


def test_a_task_that_was_deleted_elsewhere_leaves_what_one_wrote(ada: Person):
    ada.make({"title": "milk"})
    panel, other = opened(ada, "milk"), ada.another_tab()
    panel.get_by_label("Tags").fill("#story")
    other.row("milk").hover()
    other.page.get_by_role("button", name="Delete “milk”").click()
    expect(listed(ada, "milk")).to_have_count(0)
    leave(panel)
    expect(panel.get_by_role("alert")).to_contain_text("This task was deleted elsewhere.")
    other.toast("Deleted “milk”").get_by_role("button", name="Undo").click()
    expect(listed(ada, "milk")).to_have_count(1)
    panel.get_by_label("Tags").press("Enter")
    expect(said(panel)).to_have_text("Saved")
    assert kept(ada)["tags"] == ["story"]


def test_the_order_of_a_person_holds_in_the_panel(new_person: NewPerson, with_gemini: Served):
    ada = new_person(with_gemini, locale="en-GB")
    ada.make({"title": "party"})
    panel = opened(ada, "party")
    panel.get_by_label("Due").fill("5/12/2037")
    expect(panel.locator("#edit-due-note")).to_have_text("Saturday 5 December 2037")


def test_on_a_phone_the_panel_covers_the_page_and_keeps_the_focus(new_person: NewPerson, with_gemini: Served):
    ada = new_person(with_gemini, has_touch=True)
    ada.page.set_viewport_size({"width": 390, "height": 844})
    ada.make({"title": "milk"})
    panel = opened(ada, "milk")
    for _ in range(16):
        ada.page.keyboard.press("Tab")
        assert panel.evaluate("panel => panel.contains(document.activeElement) || !document.hasFocus()")
    box = panel.bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    panel.get_by_label("Title").fill("oat milk")
    close(panel)
    expect(listed(ada, "oat milk")).to_be_visible()
    expect(panel_of(ada)).to_be_hidden()
