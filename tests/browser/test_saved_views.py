"""Saved views: named from the filter bar, opened and marked in the rail, changed and deleted by their menu."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import photograph
from tests.gemini_stand_in import Call, GeminiStandIn

pytestmark = pytest.mark.browser

Arrive = Callable[..., Person]
URGENT = "/all?priority=high&tag=home"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Arrive:
    """Opens a view of somebody new who has two tasks, and these views by their names."""
    tasks: tuple[dict[str, Any], ...] = (
        {"title": "pay rent", "priority": "high", "tags": ["home"]},
        {"title": "write report", "priority": "high", "tags": ["work"]},
    )

    def open_at(at: str, *, phone: bool = False, **views: str) -> Person:
        page = Person.registered(new_context(**(PHONE if phone else {})), with_gemini.url)
        ada = Person(page, with_gemini.url, "")
        ada.make(*tasks)
        for name, address in views.items():
            saved = page.request.post(f"{ada.url}/api/views", data={"name": name, "address": address})
            assert saved.status == 201, saved.text()
        page.goto(f"{ada.url}{at}")
        expect(ada.quick_add).to_be_enabled(timeout=15_000)
        expect(ada.list("All")).to_contain_text("2")
        return ada

    return open_at


def saved(person: Person) -> Locator:
    """The links to the saved views."""
    return person.page.get_by_role("list", name="Saved views").get_by_role("link")


def view(person: Person, name: str) -> Locator:
    return person.page.get_by_role("list", name="Saved views").get_by_role("link", name=name, exact=True)


def more(person: Person, name: str) -> Locator:
    return person.page.get_by_role("button", name=f"More for the view “{name}”")


def item(person: Person, name: str) -> Locator:
    return person.page.locator(".saved-menu:popover-open").get_by_role("button", name=name)


def dialog(person: Person, name: str = "Save this view") -> Locator:
    return person.page.get_by_role("dialog", name=name)


def here(person: Person) -> Locator:
    """Names that the rail marks."""
    return person.page.get_by_role("navigation", name="Lists").locator("[aria-current=page] .list-name")


def test_a_view_is_saved_from_the_filter_bar_and_marked_in_the_rail(arrive: Arrive):
    ada = arrive(URGENT)
    ada.page.get_by_role("button", name="Save this view").click()
    field = dialog(ada).get_by_label("Name")
    expect(field).to_have_value("High priority, #home")
    expect(field).to_be_focused()
    field.fill("Urgent at home")
    field.press("Enter")
    expect(dialog(ada)).to_have_count(0)
    expect(here(ada)).to_have_text(["Urgent at home"])
    # What is saved is not offered again, and the focus is not lost with the button.
    expect(ada.page.get_by_role("button", name="Save this view")).to_have_count(0)
    expect(view(ada, "Urgent at home")).to_be_focused()
    ada.list("All").click()
    expect(here(ada)).to_have_text(["All"])
    expect(ada.task("write report")).to_be_visible()
    view(ada, "Urgent at home").click()
    expect(ada.page).to_have_url(f"{ada.url}{URGENT}")
    expect(ada.task("write report")).to_have_count(0)
    expect(here(ada)).to_have_text(["Urgent at home"])
    ada.page.goto(f"{ada.url}/all?tag=home&priority=high")
    expect(here(ada)).to_have_text(["Urgent at home"])


def test_where_nothing_is_filtered_nothing_is_offered_to_be_saved(arrive: Arrive):
    ada = arrive("/all")
    expect(ada.page.get_by_role("button", name="Save this view")).to_have_count(0)
    ada.page.get_by_role("searchbox", name="Search tasks").fill("rent")
    expect(ada.page.get_by_role("button", name="Save this view")).to_be_visible()


def test_a_name_that_is_taken_is_said_and_may_be_replaced(arrive: Arrive):
    ada = arrive(URGENT, Urgent="/all?priority=high")
    ada.page.get_by_role("button", name="Save this view").click()
    field = dialog(ada).get_by_label("Name")
    field.fill("  ")
    field.press("Enter")
    expect(dialog(ada).get_by_role("alert")).to_have_text("A view needs a name.")
    field.fill("urgent")
    field.press("Enter")
    expect(dialog(ada).get_by_role("alert")).to_have_text("There is a view called “Urgent” already.")
    expect(field).to_have_value("urgent")
    dialog(ada).get_by_role("button", name="Replace that one").click()
    expect(saved(ada)).to_have_text(["urgent"])
    expect(here(ada)).to_have_text(["urgent"])


def test_a_view_is_renamed_moved_and_deleted_by_mouse_and_brought_back(arrive: Arrive):
    ada = arrive("/all", One="/all?priority=high", Two=URGENT)
    tab = ada.another_tab()
    more(ada, "One").click()
    item(ada, "Rename").click()
    dialog(ada, "Rename this view").get_by_label("Name").fill("First <b>")
    dialog(ada, "Rename this view").get_by_role("button", name="Save").click()
    expect(saved(ada)).to_have_text(["First <b>", "Two"])
    expect(saved(tab)).to_have_text(["First <b>", "Two"])
    more(ada, "Two").click()
    expect(item(ada, "Move down")).to_have_count(0)
    item(ada, "Move up").click()
    expect(saved(ada)).to_have_text(["Two", "First <b>"])
    more(ada, "Two").click()
    item(ada, "Delete").click()
    expect(saved(ada)).to_have_text(["First <b>"])
    expect(saved(tab)).to_have_text(["First <b>"])
    ada.toast("Deleted the view “Two”").get_by_role("button", name="Undo").click()
    expect(saved(ada)).to_have_text(["Two", "First <b>"])
    expect(view(ada, "Two")).to_have_attribute("href", URGENT)


def test_a_view_takes_what_is_shown_and_gives_it_back(arrive: Arrive):
    ada = arrive("/all?priority=high", Urgent=URGENT)
    more(ada, "Urgent").click()
    item(ada, "Replace with what is shown").click()
    expect(here(ada)).to_have_text(["Urgent"])
    ada.toast("holds this view now").get_by_role("button", name="Undo").click()
    expect(here(ada)).to_have_text(["All"])
    expect(view(ada, "Urgent")).to_have_attribute("href", URGENT)


def test_all_of_it_by_keyboard_alone(arrive: Arrive):
    ada = arrive("/all", One="/all?priority=high", Two=URGENT)
    press = ada.page.keyboard.press
    view(ada, "Two").focus()
    press("Tab")
    expect(more(ada, "Two")).to_be_focused()
    press("Enter")
    press("Tab")
    expect(item(ada, "Rename")).to_be_focused()
    press("Enter")
    expect(dialog(ada, "Rename this view").get_by_label("Name")).to_be_focused()
    press("Escape")
    expect(dialog(ada, "Rename this view")).to_have_count(0)
    expect(more(ada, "Two")).to_be_focused()
    press("Enter")
    for _ in range(3):
        press("Tab")
    expect(item(ada, "Move up")).to_be_focused()
    press("Enter")
    expect(saved(ada)).to_have_text(["Two", "One"])
    expect(more(ada, "Two")).to_be_focused()
    press("Shift+Tab")
    press("Enter")
    expect(ada.page).to_have_url(f"{ada.url}{URGENT}")
    expect(here(ada)).to_have_text(["Two"])


def test_this_is_what_the_page_shows_for_who_says_it(arrive: Arrive, gemini: GeminiStandIn):
    ada = arrive("/all?priority=high")
    gemini.reply(Call("save_view", {"name": "Urgent"}))
    gemini.reply("That view is there now.")
    ada.say("save this as Urgent")
    expect(ada.answer("That view is there now.")).to_be_visible()
    expect(here(ada)).to_have_text(["Urgent"])
    # Beside the conversation, whose address it is now.
    ada.list("#home").click()
    expect(ada.page.get_by_role("heading", level=1, name="#home")).to_be_visible()
    gemini.reply(Call("save_view", {"name": "At home"}))
    gemini.reply("So is this one.")
    ada.say("and this as At home")
    expect(ada.answer("So is this one.")).to_be_visible()
    expect(view(ada, "At home")).to_have_attribute("href", "/tag/home")
    assert gemini.waiting == 0


def test_on_a_phone_by_finger(arrive: Arrive):
    ada = arrive("/all", phone=True, Urgent=URGENT)
    for part in (view(ada, "Urgent"), more(ada, "Urgent")):
        box = part.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] >= 44
    view(ada, "Urgent").tap()
    expect(ada.page).to_have_url(f"{ada.url}{URGENT}")
    more(ada, "Urgent").tap()
    item(ada, "Delete").tap()
    expect(saved(ada)).to_have_count(0)


def test_saved_views_have_no_fault_and_look_well(arrive: Arrive):
    views = {"Urgent": URGENT, "Donaudampfschifffahrtsgesellschaftskapitänsmütze": "/all?sort=title"}
    ada = arrive(f"{URGENT}&sort=title", **views)

    def tasks() -> None:
        ada.page.get_by_role("tab", name="Tasks").click()

    photograph(ada.page, "saved-views", narrow=tasks)
    expect_no_violation(ada.page, narrow=tasks)
    ada.page.get_by_role("button", name="Save this view").click()
    expect(dialog(ada)).to_be_visible()
    photograph(ada.page, "saved-views-name")
    expect_no_violation(ada.page)
