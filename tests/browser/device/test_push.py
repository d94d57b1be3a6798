"""Reminders on this device: asked for at a press, ended at the same place and by signing out.

The headless shell has neither a push service nor notifications: what it would subscribe to is the loopback service's,
and permission is a note of the page. What a device shows is in test_notifications.py, for real.
"""

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPerson
from tests.browser.device.conftest import Setup
from tests.browser.device.subscribing import can_subscribe, settings_of, subscribe
from tests.browser.person import Person, sign_out
from tests.browser.ringing import rings
from tests.push_service import Browser

pytestmark = pytest.mark.browser

# Somebody who allows notifications once they are asked.
ALLOWING = """(() => {
  const allowed = () => localStorage.getItem('allowed') ?? 'default';
  Object.defineProperty(Notification, 'permission', { get: allowed, configurable: true });
  Notification.requestPermission = async () => { localStorage.setItem('allowed', 'granted'); return 'granted'; };
})()"""


@pytest.fixture
def person(new_person: NewPerson, setup: Setup) -> Person:
    """Somebody new there."""
    return new_person(setup.server, service_workers="allow")


@pytest.fixture
def browser_there(person: Person, setup: Setup) -> Browser:
    """The subscription that the person's browser makes."""
    person.page.context.add_init_script(ALLOWING)
    return can_subscribe(person, setup.service)


def test_the_worker_is_served_as_it_is_written(setup: Setup):
    response = httpx.get(f"{setup.server.url}/sw.js")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/javascript")


def test_a_browser_that_cannot_says_what_happens_instead(person: Person):
    page = settings_of(person)
    expect(page.get_by_text("Notifications of this site are blocked")).to_contain_text("they show in open pages only")
    expect(page.get_by_role("button", name="Remind me on this device")).to_have_count(0)


def test_a_device_is_asked_at_a_press_and_stopped_at_the_same_place(person: Person, browser_there: Browser):
    page = settings_of(person)
    button = page.get_by_role("button", name="Remind me on this device")
    expect(button).to_be_enabled()
    assert page.evaluate("Notification.permission") == "default"
    with page.expect_response("**/api/push/subscriptions") as answered:
        button.click()
    assert answered.value.status == 204
    stop = page.get_by_role("button", name="Stop reminding me on this device")
    expect(stop).to_be_visible()
    # A visit renews it.
    with page.expect_response("**/api/push/subscriptions") as renewed:
        page.reload()
    assert (renewed.value.request.method, renewed.value.status) == ("POST", 204)
    with page.expect_response("**/api/push/subscriptions") as ended:
        stop.click()
    assert (ended.value.request.method, ended.value.status) == ("DELETE", 204)
    expect(button).to_be_visible()
    assert page.evaluate("localStorage.getItem('subscribed')") is None


def test_a_click_opens_the_task_in_the_page_that_is_there(person: Person, browser_there: Browser):
    subscribe(person)
    person.make(rings("pay rent"))
    told = browser_there.wait_for(1)[0].json
    person.page.goto(f"{person.url}/#reminder={told['id']}")
    dialog = person.page.get_by_role("dialog", name="Edit task")
    expect(dialog.get_by_label("Title")).to_have_value("pay rent")
    expect(person.page).to_have_url(f"{person.url}/today")


def test_signing_out_ends_it(person: Person, browser_there: Browser):
    subscribe(person)
    with person.page.expect_response("**/api/push/subscriptions") as ended:
        sign_out(person)
    assert (ended.value.request.method, ended.value.status) == ("DELETE", 204)
    assert person.page.evaluate("[localStorage.getItem('subscribed'), localStorage.getItem('taskchat.push')]") == [
        None,
        None,
    ]
