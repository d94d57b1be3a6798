"""Keys of the page: the list of them says what they do, and nobody who types, answers or chooses is disturbed."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import Person, sign_out
from tests.browser.pictures import take
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation

pytestmark = pytest.mark.browser

TASKS: list[dict[str, Any]] = [{"title": "one"}, {"title": "two"}]


@pytest.fixture
def ada(new_person, with_gemini: Served) -> Person:
    """Somebody with two tasks, at all of them."""
    return Person.arrived(new_person(with_gemini).page.context, with_gemini.url, *TASKS)


def help_of(page: Page):
    """The list of keys."""
    return page.get_by_role("dialog", name="Keys")


def listed(page: Page) -> dict[str, str]:
    """Words of the keys that are listed, by what their caps say."""
    expect(help_of(page)).to_be_visible()
    lines = help_of(page).get_by_role("listitem").all()
    return {str(line.locator(".key-caps").text_content()): line.locator("> span").first.inner_text() for line in lines}


def test_each_key_that_is_listed_leads_where_it_says(ada: Person):
    ada.page.keyboard.press("?")
    keys = listed(ada.page)
    ada.page.keyboard.press("Escape")
    expect(help_of(ada.page)).to_have_count(0)
    goes = {words: caps[-1].lower() for caps, words in keys.items() if caps.startswith("G then")}
    assert list(goes) == [
        "Today",
        "Upcoming",
        "Calendar",
        "All",
        "Done",
        "History",
        "Trash",
        "Progress",
        "Usage",
        "Settings",
    ]
    for words, key in goes.items():
        ada.page.keyboard.press("g")
        ada.page.keyboard.press(key)
        expect(ada.page).to_have_title(re.compile(f"^{words}.* · taskchat$"))
    # Of a page without a list and a chat, only what works there.
    ada.page.keyboard.press("Shift+?")
    assert set(listed(ada.page).values()) == {*goes, "Go to, find or do", "Show all keys"}


def test_one_key_leads_to_each_field(ada: Person):
    ada.page.keyboard.press("q")
    expect(ada.quick_add).to_be_focused()
    ada.page.keyboard.type("/c?gt")
    expect(ada.quick_add).to_have_value("/c?gt")
    ada.page.locator("h1").first.click()
    ada.page.keyboard.press("/")
    search = ada.page.get_by_role("searchbox", name="Search tasks")
    expect(search).to_be_focused()
    expect(search).to_have_value("")
    ada.page.locator("h1").first.click()
    ada.page.keyboard.press("c")
    expect(ada.composer).to_be_focused()
    ada.page.keyboard.type("q?/")
    expect(ada.composer).to_have_value("q?/")
    expect(help_of(ada.page)).to_have_count(0)


def test_j_and_k_move_through_the_list_from_anywhere(ada: Person):
    one, two = (ada.page.get_by_role("button", name=name, exact=True) for name in ("one", "two"))
    for key, focused in (("j", one), ("j", two), ("k", one)):
        ada.page.keyboard.press(key)
        expect(focused).to_be_focused()


def test_no_key_works_with_a_modifier_in_a_menu_or_over_a_dialog(ada: Person):
    account = ada.page.get_by_role("button", name="Account")
    for chord in ("Control+q", "Alt+q", "Meta+q"):
        account.focus()
        ada.page.keyboard.press(chord)
        expect(account).to_be_focused()
    account.click()
    keys = ada.page.get_by_role("button", name="Keys", exact=True)
    expect(keys).to_be_visible()
    ada.page.keyboard.press("q")
    expect(keys).to_be_visible()
    expect(ada.quick_add).not_to_be_focused()
    keys.click()
    expect(help_of(ada.page)).to_be_visible()
    ada.page.keyboard.press("q")
    ada.page.keyboard.press("?")
    expect(help_of(ada.page)).to_have_count(1)
    expect(help_of(ada.page).get_by_role("button", name="Close")).to_be_focused()
    ada.page.keyboard.press("Enter")
    expect(account).to_be_focused()


def test_keys_of_one_letter_can_be_switched_off_and_stay_so(ada: Person):
    ada.page.goto(f"{ada.url}/account")
    switch = ada.page.get_by_role("checkbox", name="Keys of one letter, like Q and ?")
    expect(switch).to_be_checked()
    switch.click()
    expect(switch).not_to_be_checked()
    ada.page.goto(f"{ada.url}/all")
    ada.wait_for_dashboard()
    for key in ("q", "c", "/", "?", "g", "d"):
        ada.page.keyboard.press(key)
    expect(ada.page.locator("body")).to_be_focused()
    # What needs Ctrl, or a task that has the focus, stays.
    ada.page.get_by_role("button", name="one", exact=True).focus()
    ada.page.keyboard.press("ArrowDown")
    expect(ada.page.get_by_role("button", name="two", exact=True)).to_be_focused()
    ada.page.get_by_role("button", name="Account").click()
    ada.page.get_by_role("button", name="Keys", exact=True).click()
    assert not [caps for caps in listed(ada.page) if caps.startswith("G then") or caps[0] in "Q/?"]
    ada.page.keyboard.press("Escape")
    sign_out(ada)
    ben = Person.arrived(ada.page.context, ada.url)
    ben.page.keyboard.press("q")
    expect(ben.page.locator("body")).to_be_focused()


def test_on_a_phone_a_key_brings_its_column_into_sight(new_context, with_gemini: Served):
    ada = Person.arrived(new_context(), with_gemini.url, *TASKS)
    ada.page.set_viewport_size({"width": 390, "height": 844})
    ada.page.keyboard.press("c")
    expect(ada.composer).to_be_focused()
    ada.page.get_by_role("tab", name="Chat").focus()
    ada.page.keyboard.press("q")
    expect(ada.quick_add).to_be_focused()


def test_the_list_of_keys_has_nothing_to_object_to(new_context, with_gemini: Served):
    ada = Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url, *TASKS)
    ada.page.keyboard.press("?")
    expect(help_of(ada.page)).to_be_visible()
    for width in (1440, 390):
        for scheme in ("light", "dark"):
            ada.page.set_viewport_size({"width": width, "height": 900})
            ada.page.emulate_media(color_scheme=scheme)
            take(ada.page, "keys", f"help-{width}-{scheme}")
    expect_no_violation(ada.page)
