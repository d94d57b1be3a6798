"""The menu of Ctrl K: every task, list, deed and conversation by a few letters, with the keyboard alone."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.person import Person
from tests.browser.pictures import take
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.gemini_stand_in import GeminiStandIn

pytestmark = pytest.mark.browser

TASKS: list[dict[str, Any]] = [
    {"title": "buy oat milk", "tags": ["home"]},
    {"title": "Café bill", "due_at": "2037-05-05T07:00:00Z"},
]


@pytest.fixture
def ada(new_context, with_gemini: Served) -> Person:
    """Somebody with two tasks, at all of them."""
    return Person.arrived(new_context(), with_gemini.url, *TASKS)


def menu(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Go to, find or do")


def opened(page: Page) -> Locator:
    """The field of the menu, opened by its key."""
    page.keyboard.press("Control+k")
    field = menu(page).get_by_role("combobox")
    expect(field).to_be_focused()
    return field


def option(page: Page, words: str) -> Locator:
    return menu(page).get_by_role("option", name=words)


def chosen(page: Page) -> Locator:
    return menu(page).locator('[role=option][aria-selected="true"]')


def test_a_task_is_found_by_its_words_and_opened(ada: Person):
    opened(ada.page)
    ada.page.keyboard.type("bill cafe")
    expect(option(ada.page, "Café bill")).to_have_attribute("aria-selected", "true")
    expect(menu(ada.page).get_by_role("option")).to_have_count(1)
    ada.page.keyboard.press("Enter")
    expect(menu(ada.page)).to_have_count(0)
    expect(ada.page.get_by_role("dialog", name="Edit task").get_by_label("Title")).to_have_value("Café bill")


def test_tasks_that_are_not_on_the_page_are_asked_of_the_server(ada: Person):
    ada.task("buy oat milk").click()
    expect(ada.list("Done")).to_contain_text("1")
    ada.page.goto(f"{ada.url}/usage")
    expect(ada.page.get_by_role("heading", name="Usage")).to_be_visible()
    opened(ada.page)
    ada.page.keyboard.type("oat")
    expect(option(ada.page, "buy oat milk")).to_contain_text("Done")
    expect(chosen(ada.page)).to_contain_text("buy oat milk")
    ada.page.keyboard.press("Enter")
    expect(ada.page).to_have_url(re.compile("/today$"))
    expect(ada.page.get_by_role("dialog", name="Edit task").get_by_label("Title")).to_have_value("buy oat milk")


def test_lists_pages_and_deeds_are_reached_from_any_page(ada: Person):
    opened(ada.page)
    ada.page.keyboard.type("#home")
    expect(chosen(ada.page)).to_contain_text("#home")
    ada.page.keyboard.press("Enter")
    expect(ada.page.get_by_role("heading", name="#home")).to_be_visible()
    opened(ada.page)
    ada.page.keyboard.type("light dark")
    expect(chosen(ada.page)).to_contain_text("Switch between light and dark")
    ada.page.keyboard.press("Enter")
    expect(ada.page.locator("html")).to_have_class(re.compile("dark"))
    opened(ada.page)
    ada.page.keyboard.type("import")
    expect(chosen(ada.page)).to_contain_text("Import tasks")
    ada.page.keyboard.press("Enter")
    expect(ada.page.get_by_role("heading", name="Import tasks")).to_be_visible()
    opened(ada.page)
    ada.page.keyboard.type("sign out")
    expect(chosen(ada.page)).to_contain_text("Sign out")
    ada.page.keyboard.press("Enter")
    expect(ada.page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_what_was_chosen_last_comes_first_and_arrows_go_round(ada: Person):
    opened(ada.page)
    expect(chosen(ada.page)).to_contain_text("Café bill")
    ada.page.keyboard.press("ArrowUp")
    expect(chosen(ada.page)).not_to_contain_text("Café bill")
    ada.page.keyboard.press("ArrowDown")
    expect(chosen(ada.page)).to_contain_text("Café bill")
    ada.page.keyboard.type("add a task")
    expect(chosen(ada.page)).to_contain_text("Add a task")
    ada.page.keyboard.press("Enter")
    expect(ada.quick_add).to_be_focused()
    opened(ada.page)
    actions = menu(ada.page).get_by_role("group", name="Actions").get_by_role("option")
    expect(actions.first).to_contain_text("Add a task")
    ada.page.keyboard.type("search")
    ada.page.keyboard.press("Enter")
    expect(ada.page.get_by_role("searchbox", name="Search tasks")).to_be_focused()
    opened(ada.page)
    expect(actions.first).to_contain_text("Search tasks")


def test_escape_gives_the_focus_back_and_what_is_typed_stays_as_it_was(ada: Person):
    ada.quick_add.fill("half a li")
    opened(ada.page)
    ada.page.keyboard.type("zzz")
    expect(menu(ada.page).get_by_text("Nothing is called “zzz”.")).to_be_visible()
    ada.page.keyboard.press("Escape")
    expect(menu(ada.page)).to_have_count(0)
    expect(ada.quick_add).to_be_focused()
    expect(ada.quick_add).to_have_value("half a li")


def test_a_conversation_is_opened_beside_the_list(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Water them on Monday.")
    ada.say("About the plants of my aunt")
    expect(ada.answer("Water them")).to_be_visible()
    ada.hear_out()
    ada.chat.get_by_role("button", name="New chat").click()
    expect(ada.answer("Water them")).to_have_count(0)
    opened(ada.page)
    conversations = menu(ada.page).get_by_role("group", name="Conversations").get_by_role("option")
    expect(conversations).to_have_count(1)
    conversations.click()
    expect(ada.answer("Water them")).to_be_visible()
    expect(ada.page).to_have_url(re.compile(r"/chat/.+list=all"))


def test_loading_and_failing_are_said_and_the_page_is_still_searched(ada: Person):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    ada.page.route(re.compile(r"/api/tasks\?"), hold)
    opened(ada.page)
    with ada.page.expect_request(re.compile("search=milk")):
        ada.page.keyboard.type("milk")
    expect(option(ada.page, "buy oat milk")).to_be_visible()
    expect(menu(ada.page).get_by_role("status")).to_have_text("Searching…")
    held[-1].abort()
    expect(menu(ada.page).get_by_role("status")).to_contain_text("Only what is on this page was searched.")
    ada.page.keyboard.press("Enter")
    expect(ada.page.get_by_role("dialog", name="Edit task")).to_be_visible()


def test_a_menu_that_cannot_be_fetched_says_so(ada: Person):
    ada.page.context.set_offline(True)
    ada.page.keyboard.press("Control+k")
    expect(ada.toast("The menu could not be loaded.")).to_be_visible()
    expect(menu(ada.page)).to_have_count(0)


def test_by_touch_it_is_in_the_account_menu(ada: Person):
    account = ada.page.get_by_role("button", name="Account")
    account.click()
    ada.page.get_by_role("button", name="Go to, find or do").click()
    expect(menu(ada.page).get_by_role("combobox")).to_be_focused()
    option(ada.page, "Upcoming").click()
    expect(ada.page).to_have_url(re.compile("/upcoming$"))


def test_the_menu_has_nothing_to_object_to(new_context, with_gemini: Served):
    ada = Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url, *TASKS)
    opened(ada.page)
    expect(option(ada.page, "buy oat milk")).to_be_visible()
    for width in (1440, 390):
        for scheme in ("light", "dark"):
            ada.page.set_viewport_size({"width": width, "height": 844})
            ada.page.emulate_media(color_scheme=scheme)
            take(ada.page, "commands", f"{width}-{scheme}")
    expect_no_violation(ada.page)
