"""The form of a task: tags of several words, dates that are not read, and two tabs that edit the same task."""

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.pictures import take
from tests.browser.servers import Served

pytestmark = pytest.mark.browser


def opened(person: Person, title: str) -> Locator:
    """The form, open on a task."""
    person.page.get_by_role("button", name=title, exact=True).click()
    dialog = person.page.get_by_role("dialog", name="Edit task")
    expect(dialog.get_by_label("Title")).to_have_value(title)
    return dialog


def behind(person: Person, title: str) -> Locator:
    """A task in the list, which has no names while the form lies over it."""
    return person.page.locator(".task-title", has_text=title)


def save(dialog: Locator) -> None:
    dialog.get_by_role("button", name="Save").click()


def kept(person: Person) -> dict[str, Any]:
    return person.page.request.get(f"{person.url}/api/tasks").json()["tasks"][0]


def test_tags_of_several_words_stay_whole(ada: Person):
    ada.make({"title": "buy pens", "tags": ["home office"]})
    dialog = opened(ada, "buy pens")
    tags = dialog.get_by_label("Tags")
    expect(tags).to_have_value('#"home office"')
    tags.press("End")
    tags.press_sequentially(" #new")
    save(dialog)
    expect(dialog).to_be_hidden()
    assert kept(ada)["tags"] == ["home office", "new"]


def test_the_field_says_which_piece_of_a_date_was_not_read(ada: Person):
    ada.make({"title": "party"})
    dialog = opened(ada, "party")
    due = dialog.get_by_label("Due")
    due.fill("31.2.")
    expect(dialog.locator("#edit-due-note")).to_have_text("“31.2.” was not read as a date.")
    save(dialog)
    expect(dialog.get_by_role("alert")).to_contain_text("“31.2.” was not read as a date. Try")
    due.fill("every monday")
    expect(dialog.locator("#edit-due-note")).to_have_text("A rhythm (every Monday) is no date.")
    due.fill("24.12.2037")
    expect(dialog.locator("#edit-due-note")).to_have_text("Thursday 24 December 2037")
    save(dialog)
    expect(dialog).to_be_hidden()
    assert kept(ada)["due_at"] == "2037-12-24T00:00:00Z"


def test_reminders_are_said_in_ones_own_words_and_spelled_out(ada: Person):
    ada.make({"title": "party", "due_at": "2037-12-24T18:00:00Z"})
    dialog = opened(ada, "party")
    remind, note = dialog.get_by_label("Remind"), dialog.locator("#edit-reminders-note")
    remind.fill("whenever the moon is full")
    expect(note).to_contain_text("was not read as a reminder")
    save(dialog)
    expect(note.get_by_role("alert")).to_contain_text("Try “10 minutes before”")
    remind.fill("eine Stunde vorher, 1 day before at 9:00, 23.12.2037 8:00")
    expect(note).to_have_text("1 hour before, 1 day before at 9:00, Wed 23 Dec 2037, 08:00")
    save(dialog)
    expect(dialog).to_be_hidden()
    assert kept(ada)["reminders"] == ["-PT1H", "-P1D@09:00", "2037-12-23T07:00Z"]
    expect(opened(ada, "party").get_by_label("Remind")).to_have_value(
        "1 hour before, 1 day before at 9:00, 23 Dec 2037 08:00"
    )


def test_the_later_of_two_tabs_sees_both_versions_and_loses_none(ada: Person):
    ada.make({"title": "milk", "description": "two litres", "tags": ["home"]})
    dialog, other = opened(ada, "milk"), ada.another_tab()
    theirs = opened(other, "milk")
    theirs.get_by_label("Title").fill("oat milk")
    theirs.get_by_label("Tags").fill("#shop")
    save(theirs)
    expect(theirs).to_be_hidden()
    expect(behind(ada, "oat milk")).to_have_count(1)
    dialog.get_by_label("Title").fill("rice milk")
    dialog.get_by_label("Tags").fill("#home #breakfast")
    save(dialog)
    alert = dialog.locator("#edit-title-note").get_by_role("alert")
    expect(alert).to_contain_text("Saved elsewhere meanwhile: “oat milk”.")
    take(ada.page, "editing", "meanwhile")
    expect(dialog.get_by_label("Title")).to_have_value("rice milk")
    assert (kept(ada)["title"], kept(ada)["tags"]) == ("oat milk", ["shop"])
    # Theirs in one field, one's own in the other.
    dialog.locator("#edit-tags-note").get_by_role("button", name="Take theirs").click()
    expect(dialog.get_by_label("Tags")).to_have_value("#shop")
    save(dialog)
    expect(dialog).to_be_hidden()
    expect(other.task("rice milk")).to_be_visible()
    assert (kept(ada)["title"], kept(ada)["tags"]) == ("rice milk", ["shop"])


def test_two_tabs_that_change_different_fields_are_both_kept(ada: Person):
    ada.make({"title": "milk"})
    dialog, other = opened(ada, "milk"), ada.another_tab()
    theirs = opened(other, "milk")
    theirs.get_by_label("Title").fill("oat milk")
    save(theirs)
    expect(behind(ada, "oat milk")).to_have_count(1)
    dialog.get_by_label("Description").fill("two litres")
    save(dialog)
    expect(dialog).to_be_hidden()
    assert (kept(ada)["title"], kept(ada)["description"]) == ("oat milk", "two litres")


def test_a_task_that_was_deleted_elsewhere_leaves_what_one_wrote(ada: Person):
    ada.make({"title": "milk"})
    dialog, other = opened(ada, "milk"), ada.another_tab()
    other.row("milk").hover()
    other.page.get_by_role("button", name="Delete “milk”").click()
    expect(behind(ada, "milk")).to_have_count(0)
    dialog.get_by_label("Description").fill("a long story")
    save(dialog)
    expect(dialog.get_by_role("alert")).to_contain_text("This task was deleted elsewhere.")
    other.toast("Deleted “milk”").get_by_role("button", name="Undo").click()
    expect(behind(ada, "milk")).to_have_count(1)
    save(dialog)
    expect(dialog).to_be_hidden()
    assert kept(ada)["description"] == "a long story"


def test_the_order_of_a_person_holds_in_the_form(new_person: NewPerson, with_gemini: Served):
    ada = new_person(with_gemini, locale="en-GB")
    ada.make({"title": "party"})
    dialog = opened(ada, "party")
    dialog.get_by_label("Due").fill("5/12/2037")
    expect(dialog.locator("#edit-due-note")).to_have_text("Saturday 5 December 2037")
