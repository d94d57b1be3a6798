"""Notifications as a desktop gets them: a whole Chromium shows them over D-Bus, and is told there what was pressed.

Only the subscription is the loopback push service's: `PushManager.subscribe` asks Google's. The message that the server
sent there is handed to the worker by the browser itself, as it does with one that comes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect

from tests.browser.device.conftest import Setup, whole_chromium
from tests.browser.device.desktop import Desktop
from tests.browser.device.subscribing import can_subscribe, subscribe
from tests.browser.person import Person, sign_out
from tests.browser.ringing import rings
from tests.browser.waiting import wait_until
from tests.push_service import Browser

pytestmark = pytest.mark.browser


class Device:
    """A person's browser on a desktop; its first page is nobody's, so that all of taskchat's can be closed."""

    def __init__(self, person: Person, subscription: Browser, desktop: Desktop) -> None:
        self.person, self.desktop = person, desktop
        self.context = person.page.context
        self._subscription = subscription
        self._session = self.context.new_cdp_session(self.context.pages[0])
        self._registrations: dict[str, bool] = {}
        self._session.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self._session.send("ServiceWorker.enable")

    def remind(self, *titles: str) -> None:
        """Have tasks ring, one after the other, and the messages of the server come to the browser."""
        for title in titles:
            before = len(self._subscription.messages)
            made = self.context.request.post(f"{self.person.url}/api/tasks", data=rings(title))
            assert made.status == 201, made.text()
            self._subscription.wait_for(before + 1)
            self.deliver(self.latest)

    def deliver(self, text: str) -> None:
        """Hand a message to the worker, as the browser does with one of its push service."""
        registration = next(key for key, deleted in self._registrations.items() if not deleted)
        message = {"origin": self.person.url, "registrationId": registration, "data": text}
        self._session.send("ServiceWorker.deliverPushMessage", message)

    @property
    def latest(self) -> str:
        """The message of the server that came last."""
        return self._subscription.messages[-1].text

    def close_pages(self) -> None:
        """Close every page of taskchat."""
        for page in self.context.pages[1:]:
            page.close()

    def task(self, title: str) -> dict[str, Any]:
        """The task of this title as it is kept."""
        found = self.context.request.get(f"{self.person.url}/api/tasks", params={"status": "all"}).json()["tasks"]
        return next(one for one in found if one["title"] == title)

    def _note(self, told: dict[str, Any]) -> None:
        self._registrations |= {one["registrationId"]: one["isDeleted"] for one in told["registrations"]}


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    """A desktop that shows notifications."""
    with Desktop() as shown:
        yield shown


@pytest.fixture
def context(playwright: Playwright, desktop: Desktop, tmp_path: Path) -> Iterator[BrowserContext]:
    """A whole Chromium on that desktop."""
    launched = whole_chromium(playwright, tmp_path, session_bus=desktop.address)
    yield launched
    launched.close()


@pytest.fixture
def device(context: BrowserContext, setup: Setup, desktop: Desktop) -> Device:
    """The device of somebody new, who said that reminders shall come to it."""
    context.grant_permissions(["notifications"], origin=setup.server.url)
    person = Person.arrived(context, setup.server.url)
    made = Device(person, can_subscribe(person, setup.service), desktop)
    subscribe(person)
    return made


def edited(page: Page) -> Locator:
    """The title of the task that is open to be edited."""
    return page.get_by_role("dialog", name="Edit task").get_by_label("Title")


def test_a_reminder_is_completed_with_every_page_closed(device: Device, desktop: Desktop):
    device.close_pages()
    device.remind("pay rent")
    shown = desktop.wait_for("pay rent")
    assert "Due today" in shown.body
    assert shown.buttons == ["Complete", "Snooze…"]
    desktop.press(shown, "Complete")
    wait_until(lambda: device.task("pay rent")["completed_at"] is not None)
    desktop.wait_for_titles()
    assert len(device.context.pages) == 1


def test_a_reminder_is_put_off_with_every_page_closed(device: Device, desktop: Desktop):
    device.close_pages()
    device.remind("pay rent")
    for button, then in (("Snooze…", ["In 10 minutes", "Later…"]), ("Later…", ["This evening", "Tomorrow morning"])):
        desktop.press(desktop.wait_for("pay rent", lambda one, button=button: button in one.keys), button)
        desktop.wait_for("pay rent", lambda one, then=then: one.buttons == then)
    desktop.press(desktop.wait_for("pay rent"), "Tomorrow morning")
    desktop.wait_for_titles()

    def listed() -> dict[str, Any]:
        return device.context.request.get(f"{device.person.url}/api/notifications").json()

    wait_until(lambda: listed()["unseen"] == 0)
    assert listed()["notifications"][0]["snoozed_until"]
    assert device.task("pay rent")["completed_at"] is None


def test_what_cannot_be_done_is_said_in_its_place(device: Device, desktop: Desktop):
    device.close_pages()
    device.remind("pay rent")
    shown = desktop.wait_for("pay rent")
    done = f"{device.person.url}/api/tasks/{device.task('pay rent')['id']}"
    assert device.context.request.delete(done).ok
    desktop.press(shown, "Complete")
    desktop.wait_for("pay rent", lambda one: "Due" not in one.body)


def test_a_click_opens_a_page_at_the_task(device: Device, desktop: Desktop):
    device.close_pages()
    device.remind("pay rent")
    with device.context.expect_page() as opened:
        desktop.click(desktop.wait_for("pay rent"))
    expect(edited(opened.value)).to_have_value("pay rent")
    desktop.wait_for_titles()


def test_a_click_goes_to_the_page_that_is_there(device: Device, desktop: Desktop):
    page = device.person.page
    page.goto(device.person.url)
    device.person.wait_for_dashboard()
    device.remind("pay rent")
    desktop.click(desktop.wait_for("pay rent"))
    # The page is told once it has the focus, which browsers grant to a real click alone.
    expect(edited(page)).to_have_value("pay rent")
    assert len(device.context.pages) == 2


def test_what_is_done_in_an_open_page_goes_from_the_desktop(device: Device, desktop: Desktop):
    page = device.person.page
    page.goto(device.person.url)
    device.person.wait_for_dashboard()
    device.remind("pay rent", "call Ann")
    desktop.wait_for_titles("pay rent", "call Ann")
    device.person.task("pay rent").click()
    desktop.wait_for_titles("call Ann")


def test_what_is_done_elsewhere_goes_with_the_next_message_where_no_page_is_open(device: Device, desktop: Desktop):
    device.close_pages()
    device.remind("pay rent", "call Ann")
    desktop.wait_for_titles("pay rent", "call Ann")
    done = device.task("pay rent")["id"]
    assert device.context.request.post(f"{device.person.url}/api/tasks/{done}/complete").ok
    device.remind("buy milk")
    desktop.wait_for_titles("call Ann", "buy milk")


def test_a_message_that_comes_twice_is_shown_once(device: Device, desktop: Desktop):
    device.close_pages()
    device.remind("pay rent")
    desktop.wait_for_titles("pay rent")
    device.deliver(device.latest)
    device.remind("call Ann")
    desktop.wait_for_titles("pay rent", "call Ann")


def test_signing_out_takes_what_was_shown_from_the_desktop(device: Device, desktop: Desktop):
    page = device.person.page
    page.goto(device.person.url)
    device.person.wait_for_dashboard()
    device.remind("pay rent")
    desktop.wait_for_titles("pay rent")
    sign_out(device.person)
    desktop.wait_for_titles()
