"""The panel of a task: nothing that is typed into it is lost, however it is left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.panel import leave, opened, panel_of, said, saved
from tests.browser.person import Person
from tests.browser.servers import Restarted
from tests.browser.test_editing import kept, listed
from tests.browser.test_nothing_lost import AS_BUILT, look, status
from tests.nursery import Nursery

pytestmark = pytest.mark.browser


def open_again(person: Person, title: str) -> Locator:
    """The panel on a task, with whatever is in it."""
    person.page.get_by_role("button", name=title, exact=True).click()
    return panel_of(person)


@pytest.mark.parametrize("way", ["Escape", "a click beside it", "its button", "a reload", "another task"])
def test_what_is_typed_is_saved_by_leaving_the_panel(ada: Person, way: str):
    ada.make({"title": "milk"}, {"title": "bread"})
    panel = opened(ada, "milk")
    panel.get_by_label("Description").press_sequentially("two litres")
    panel.get_by_label("Tags").press_sequentially("#shop")
    match way:
        case "Escape":
            ada.page.keyboard.press("Escape")
        case "a click beside it":
            ada.page.mouse.click(600, 700)
        case "its button":
            panel.get_by_role("button", name="Close").click()
        case "another task":
            ada.page.get_by_role("button", name="bread", exact=True).click()
        case _:
            ada.page.reload()
    expect(ada.row("milk")).to_contain_text("#shop")
    expect(ada.row("milk").get_by_title("Has a description")).to_be_attached()
    assert ada.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('draft'))") == []
    if way in {"Escape", "its button"}:
        expect(panel).to_be_hidden()
        expect(ada.page.get_by_role("button", name="milk", exact=True)).to_be_focused()
    else:
        expect(panel.get_by_label("Title")).to_have_value("bread" if way == "another task" else "milk")


def test_words_that_were_refused_are_kept_and_come_back(ada: Person):
    ada.make({"title": "milk"})
    panel = opened(ada, "milk")
    panel.get_by_label("Due").fill("on the day of the purple moon")
    ada.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(ada.toast("Your changes of “milk” are kept. Open it again to go on.")).to_be_visible()
    ada.page.reload()
    panel = open_again(ada, "milk")
    expect(panel.get_by_label("Due")).to_have_value("on the day of the purple moon")
    expect(panel.get_by_role("alert")).to_contain_text("This is not a date taskchat knows.")
    look(ada.page, "draft")
    panel.get_by_label("Due").fill("24.12.2037")
    saved(panel)
    assert kept(ada)["due_at"][:10] == "2037-12-24"


def test_a_draft_replaces_nothing_that_was_changed_meanwhile(ada: Person):
    ada.make({"title": "milk", "description": "two litres", "tags": ["home"]})
    panel = opened(ada, "milk")
    ada.page.context.set_offline(True)
    panel.get_by_label("Description").fill("three litres")
    panel.get_by_label("Due").fill("24.12.2037")
    ada.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(ada.toast("Your changes of “milk” are kept, and saved when taskchat is back.")).to_be_visible()
    path = f"{ada.url}/api/tasks/{kept(ada)['id']}"
    assert ada.page.request.patch(path, data={"description": "one litre", "tags": ["shop"]}).ok
    ada.page.context.set_offline(False)
    # It goes out by itself, but for the field that others changed.
    expect(ada.row("milk")).to_contain_text("24 Dec 2037")
    expect(ada.toast("Your changes of “milk” are kept. Open it again to go on.")).to_be_visible()
    panel = open_again(ada, "milk")
    alert = panel.locator("#edit-description-note").get_by_role("alert")
    expect(alert).to_contain_text("Saved elsewhere meanwhile: “one litre”.")
    expect(panel.get_by_label("Description")).to_have_value("three litres")
    expect(panel.get_by_label("Tags")).to_have_value("#shop")
    look(ada.page, "conflict")
    ada.page.get_by_role("button", name="Keep mine").click()
    expect(said(panel)).to_have_text("Saved")
    task = kept(ada)
    assert (task["description"], task["tags"], task["due_at"][:10]) == ("three litres", ["shop"], "2037-12-24")


def test_without_a_connection_the_panel_says_so_and_saves_when_it_is_back(ada: Person):
    ada.make({"title": "milk"})
    panel = opened(ada, "milk")
    ada.page.context.set_offline(True)
    panel.get_by_label("Title").fill("oat milk")
    leave(panel)
    expect(said(panel)).to_have_text("You are offline. What you wrote is kept here.")
    look(ada.page, "form-offline")
    ada.page.context.set_offline(False)
    expect(said(panel)).to_have_text("Saved")
    expect(listed(ada, "oat milk")).to_have_count(1)


def test_a_panel_outlasts_a_server_that_is_started_anew(
    nursery: Nursery, new_context: Callable[..., BrowserContext], tmp_path: Path
):
    server = Restarted(nursery, "websocket", tmp_path, AS_BUILT)
    try:
        ada = Person.arrived(new_context(), server.served.url, {"title": "milk", "tags": ["home"]})
        panel = opened(ada, "milk")
        server.kill()
        expect(status(ada)).to_have_text("reconnecting…")
        panel.get_by_label("Title").fill("oat milk")
        panel.get_by_label("Description").fill("two litres")
        leave(panel)
        expect(said(panel)).to_have_text("taskchat cannot be reached at the moment. What you wrote is kept here.")
        server.start()
        expect(status(ada)).to_have_text("live")
        expect(said(panel)).to_have_text("Saved")
        expect(panel.get_by_label("Tags")).to_have_value("#home")
        task = kept(ada)
        assert (task["title"], task["description"], task["tags"]) == ("oat milk", "two litres", ["home"])
    finally:
        server.close()


def test_two_tabs_keep_their_changes_of_one_task_apart(ada: Person):
    ada.make({"title": "milk"})
    panel, other = opened(ada, "milk"), ada.another_tab()
    theirs = opened(other, "milk")
    for tab in (ada, other):
        tab.page.context.set_offline(True)
    panel.get_by_label("Tags").fill("#home")
    theirs.get_by_label("Due").fill("24.12.2037")
    leave(panel)
    leave(theirs)
    ada.page.context.set_offline(False)
    expect(said(panel)).to_have_text("Saved")
    expect(said(theirs)).to_have_text("Saved")
    expect(panel.get_by_label("Due")).to_have_value("24 Dec 2037")
    assert (kept(ada)["due_at"][:10], kept(ada)["tags"]) == ("2037-12-24", ["home"])
