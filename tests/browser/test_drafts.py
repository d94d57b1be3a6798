"""The form of a task: what is typed into it is kept until it is saved or discarded."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.person import Person
from tests.browser.servers import Restarted
from tests.browser.test_editing import behind, kept, opened, save
from tests.browser.test_nothing_lost import AS_BUILT, look, status
from tests.nursery import Nursery

pytestmark = pytest.mark.browser


def note(dialog: Locator) -> Locator:
    """Words that say that a form holds a draft."""
    return dialog.get_by_text("These are changes of yours that were not saved.")


def form_of(person: Person) -> Locator:
    return person.page.get_by_role("dialog", name="Edit task")


@pytest.mark.parametrize("way", ["Escape", "a click beside it", "a reload"])
def test_what_is_typed_survives_leaving_the_form(ada: Person, way: str):
    ada.make({"title": "milk"})
    dialog = opened(ada, "milk")
    expect(note(dialog)).to_be_hidden()
    dialog.get_by_label("Description").press_sequentially("two litres")
    dialog.get_by_role("radio", name="High").check(force=True)
    match way:
        case "Escape":
            ada.page.keyboard.press("Escape")
        case "a click beside it":
            ada.page.mouse.click(5, 400)
        case _:
            ada.page.reload()
    if way != "a reload":
        expect(dialog).to_be_hidden()
        expect(ada.toast("Your changes of “milk” are kept.")).to_be_visible()
        ada.page.get_by_role("button", name="milk", exact=True).click()
    expect(note(dialog)).to_be_visible()
    expect(dialog.get_by_label("Description")).to_have_value("two litres")
    expect(dialog.get_by_role("radio", name="High")).to_be_checked()
    if way == "Escape":
        look(ada.page, "draft")
    save(dialog)
    expect(dialog).to_be_hidden()
    assert (kept(ada)["description"], kept(ada)["priority"]) == ("two litres", "high")
    # Saved is saved: there is no draft any more.
    expect(note(opened(ada, "milk"))).to_be_hidden()


def test_a_draft_is_discarded_by_its_button_and_can_be_had_back(ada: Person):
    ada.make({"title": "milk"})
    dialog = opened(ada, "milk")
    expect(dialog.get_by_role("button", name="Cancel")).to_be_visible()
    dialog.get_by_label("Title").fill("oat milk")
    dialog.get_by_role("button", name="Discard changes").click()
    expect(dialog).to_be_hidden()
    ada.toast("Discarded your changes").get_by_role("button", name="Undo").click()
    ada.page.get_by_role("button", name="milk", exact=True).click()
    expect(dialog.get_by_label("Title")).to_have_value("oat milk")
    dialog.get_by_role("button", name="Discard changes").click()
    expect(note(opened(ada, "milk"))).to_be_hidden()


def test_a_draft_replaces_nothing_that_was_changed_meanwhile(ada: Person):
    ada.make({"title": "milk", "description": "two litres", "tags": ["home"]})
    dialog = opened(ada, "milk")
    dialog.get_by_label("Description").fill("three litres")
    dialog.get_by_label("Due").fill("24.12.2037")
    ada.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    path = f"{ada.url}/api/tasks/{kept(ada)['id']}"
    assert ada.page.request.patch(path, data={"description": "one litre", "tags": ["shop"]}).ok
    expect(ada.row("milk")).to_contain_text("#shop")
    ada.page.get_by_role("button", name="milk", exact=True).click()
    expect(dialog.get_by_label("Description")).to_have_value("three litres")
    # Opened and left once more, it still knows what it was made from.
    ada.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    ada.page.get_by_role("button", name="milk", exact=True).click()
    expect(dialog.get_by_label("Description")).to_have_value("three litres")
    # What one did not touch is as it is now.
    expect(dialog.get_by_label("Tags")).to_have_value("#shop")
    expect(dialog.locator("#edit-due-note")).to_have_text("Thursday 24 December 2037")
    save(dialog)
    alert = dialog.locator("#edit-description-note").get_by_role("alert")
    expect(alert).to_contain_text("Saved elsewhere meanwhile: “one litre”.")
    look(ada.page, "conflict")
    save(dialog)
    expect(dialog).to_be_hidden()
    task = kept(ada)
    assert (task["description"], task["tags"], task["due_at"][:10]) == ("three litres", ["shop"], "2037-12-24")


def test_a_form_is_not_sent_without_a_connection_and_closes_all_the_same(ada: Person):
    ada.make({"title": "milk"})
    dialog = opened(ada, "milk")
    dialog.get_by_label("Title").fill("oat milk")
    ada.page.context.set_offline(True)
    save(dialog)
    expect(dialog.get_by_role("alert").filter(has_text="You are offline. What you wrote is kept here")).to_be_visible()
    look(ada.page, "form-offline")
    ada.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    ada.page.context.set_offline(False)
    expect(status(ada)).to_have_text("live")
    ada.page.get_by_role("button", name="milk", exact=True).click()
    expect(dialog.get_by_label("Title")).to_have_value("oat milk")
    save(dialog)
    expect(behind(ada, "oat milk")).to_have_count(1)


def test_a_form_outlasts_a_server_that_is_started_anew(
    nursery: Nursery, new_context: Callable[..., BrowserContext], tmp_path: Path
):
    server = Restarted(nursery, "websocket", tmp_path, AS_BUILT)
    try:
        ada = Person.arrived(new_context(), server.served.url, {"title": "milk", "tags": ["home"]})
        dialog = opened(ada, "milk")
        dialog.get_by_label("Title").fill("oat milk")
        server.kill()
        expect(status(ada)).to_have_text("reconnecting…")
        dialog.get_by_label("Description").fill("two litres")
        server.start()
        expect(status(ada)).to_have_text("live")
        expect(dialog.get_by_label("Title")).to_have_value("oat milk")
        expect(dialog.get_by_label("Tags")).to_have_value("#home")
        save(dialog)
        expect(dialog).to_be_hidden()
        task = kept(ada)
        assert (task["title"], task["description"], task["tags"]) == ("oat milk", "two litres", ["home"])
    finally:
        server.close()
