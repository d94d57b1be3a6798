"""The app is installed from the page where the browser offers it, as a whole Chromium does, and not the shell."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.conftest import NewPerson
from tests.browser.device.conftest import Setup, whole_chromium
from tests.browser.person import Person

pytestmark = pytest.mark.browser


@pytest.fixture
def context(playwright: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """A whole Chromium, which does not wait until somebody used the page for a while."""
    launched = whole_chromium(playwright, tmp_path, "--bypass-app-banner-engagement-checks", session_bus="disabled:")
    yield launched
    launched.close()


def settings(person: Person) -> Page:
    person.page.goto(f"{person.url}/account")
    expect(person.page.get_by_role("heading", name="taskchat as an app")).to_be_visible()
    return person.page


def test_it_is_offered_where_the_browser_can(context: BrowserContext, setup: Setup):
    page = settings(Person.arrived(context, setup.server.url))
    expect(page.get_by_text("in a window of its own")).to_be_visible()
    button = page.get_by_role("button", name="Install taskchat")
    button.click()
    # Each offer is good for one question, which the browser asks in a window of its own.
    expect(button).to_have_count(0)


def test_elsewhere_it_is_said_how_it_is_done(new_person: NewPerson, setup: Setup):
    page = settings(new_person(setup.server))
    expect(page.get_by_text("Your browser's menu installs taskchat")).to_be_visible()
    expect(page.get_by_role("button", name="Install taskchat")).to_have_count(0)
