"""Subtasks in the panel of their task, and their progress in its row."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.panel import opened, panel_of
from tests.browser.person import Person
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import photograph

pytestmark = pytest.mark.browser


def line(panel: Locator) -> Locator:
    """The line that adds one."""
    return panel.get_by_role("textbox", name="Add a subtask")


def titles(panel: Locator) -> Locator:
    return panel.locator(".subtask-title")


def add(panel: Locator, *words: str) -> None:
    for title in words:
        before = titles(panel).count()
        line(panel).fill(title)
        line(panel).press("Enter")
        expect(titles(panel)).to_have_count(before + 1)
        expect(line(panel)).to_have_value("")


def in_order(panel: Locator, *words: str) -> None:
    for place, title in enumerate(words):
        expect(titles(panel).nth(place)).to_have_value(title)


def test_subtasks_are_added_ticked_renamed_moved_and_deleted_by_keyboard(ada: Person):
    ada.make({"title": "party"})
    panel = opened(ada, "party")
    add(panel, "cake", "invite", "music")
    in_order(panel, "cake", "invite", "music")
    expect(ada.row("party").first).to_contain_text("0/3")
    panel.get_by_role("checkbox", name="Complete “invite”").press("Space")
    expect(ada.row("party").first).to_contain_text("1/3")
    expect(panel.get_by_role("heading", name="Subtasks")).to_contain_text("1/3")
    music = panel.get_by_role("textbox", name="Title of “music”")
    music.press("Alt+ArrowUp")
    in_order(panel, "cake", "music", "invite")
    expect(music).to_be_focused()
    music.press("ArrowUp")
    cake = panel.get_by_role("textbox", name="Title of “cake”")
    expect(cake).to_be_focused()
    cake.fill("big cake")
    cake.press("Escape")
    expect(cake).to_have_value("cake")
    cake.fill("big cake")
    cake.press("Enter")
    expect(line(panel)).to_be_focused()
    in_order(panel, "big cake", "music", "invite")
    photograph(ada.page, "panel-subtasks")
    expect_no_violation(ada.page)


def test_a_subtask_opens_and_leads_back_and_is_deleted(ada: Person):
    ada.make({"title": "party"})
    panel = opened(ada, "party")
    add(panel, "cake", "music")
    panel.get_by_role("button", name="Open: “cake”").press("Enter")
    expect(panel.get_by_label("Title", exact=True)).to_have_value("cake")
    panel.get_by_role("button", name="Back to its task").click()
    expect(panel.get_by_label("Title", exact=True)).to_have_value("party")
    panel.get_by_role("button", name="Delete: “cake”").press("Enter")
    expect(titles(panel)).to_have_count(1)
    ada.toast("Deleted “cake”").get_by_role("button", name="Undo").click()
    in_order(panel, "cake", "music")


def test_a_task_is_duplicated_with_its_subtasks_and_taken_back_as_one(ada: Person):
    ada.make({"title": "party", "tags": ["fun"]})
    panel = opened(ada, "party")
    add(panel, "cake")
    panel.get_by_role("button", name="Duplicate").click()
    expect(ada.page.get_by_role("checkbox", name="Complete “party”")).to_have_count(2)
    in_order(panel_of(ada), "cake")
    ada.toast("Duplicated “party”").get_by_role("button", name="Undo").click()
    expect(ada.page.get_by_role("checkbox", name="Complete “party”")).to_have_count(1)
    expect(panel_of(ada)).to_be_hidden()
