"""The panel that edits a task: opened, left so that it saves, and closed."""

from playwright.sync_api import Locator, expect

from tests.browser.person import Person


def panel_of(person: Person) -> Locator:
    """The panel, whether or not it is open."""
    return person.page.get_by_role("dialog", name="Edit task")


def opened(person: Person, title: str) -> Locator:
    """The panel, opened by the title of a task."""
    person.page.get_by_role("button", name=title, exact=True).click()
    panel = panel_of(person)
    expect(panel.get_by_label("Title")).to_have_value(title)
    return panel


def said(panel: Locator) -> Locator:
    """Sentence of the panel about what was typed."""
    return panel.get_by_role("status")


def leave(panel: Locator) -> None:
    """Out of the field, and not out of the panel."""
    panel.focus()


def saved(panel: Locator) -> None:
    """Leave the field, and wait until it is saved."""
    leave(panel)
    expect(said(panel)).to_have_text("Saved")


def close(panel: Locator) -> None:
    """By its button."""
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()
