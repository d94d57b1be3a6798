"""Reminders on a device: the page subscribes where one says so, and the service worker acts with the page closed.

The headless shell runs the worker and hands it messages, but has neither a push service nor notifications: what it
would subscribe to is the loopback service's, and what the worker shows is written down in the worker.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, Worker, expect

from taskchat.push import Subscription
from tests.browser.conftest import NewPerson
from tests.browser.person import Person, sign_out
from tests.browser.ringing import kept_task, rings
from tests.browser.servers import Served, served
from tests.browser.waiting import wait_until
from tests.nursery import Nursery
from tests.push_service import Browser, PushService

pytestmark = pytest.mark.browser

# A browser that has a push service, and a person who allows notifications once they are asked.
ABLE = """([endpoint, p256dh, auth]) => {
  const made = {
    endpoint,
    options: {},
    toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh, auth } }),
    unsubscribe: async () => { localStorage.removeItem('subscribed'); return true; },
  };
  PushManager.prototype.subscribe = async () => { localStorage.setItem('subscribed', 'yes'); return made; };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem('subscribed') ? made : null);
  const allowed = () => localStorage.getItem('allowed') ?? 'default';
  Object.defineProperty(Notification, 'permission', { get: allowed, configurable: true });
  Notification.requestPermission = async () => { localStorage.setItem('allowed', 'granted'); return 'granted'; };
}"""
# The worker writes down what it shows.
WRITE_DOWN = """() => {
  self.shown = [];
  self.registration.showNotification = async (title, options) => void self.shown.push({ title, ...options });
}"""
# Notifications that are on the device, and those of them that were closed.
ON_DEVICE = """(tags) => {
  self.goneHere = new Set();
  const made = tags.map((tag) => ({ tag, close: () => self.goneHere.add(tag) }));
  self.ServiceWorkerRegistration.prototype.getNotifications = async () => made;
}"""
PRESS = """async ([data, action]) => {
  const event = new ExtendableEvent('notificationclick');
  const all = [];
  const told = { notification: { data, close() {} }, action, waitUntil: (promise) => all.push(promise) };
  for (const [name, value] of Object.entries(told)) Object.defineProperty(event, name, { value });
  self.dispatchEvent(event);
  await Promise.all(all);
}"""


class Setup(NamedTuple):
    """A taskchat whose push service is on loopback."""

    server: Served
    service: PushService


class Device:
    """A browser with the service worker, seen from outside of every page."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._url = url
        self._session = context.new_cdp_session(context.new_page())
        self._registrations: dict[str, bool] = {}
        self._session.on("ServiceWorker.workerRegistrationUpdated", self._note)
        self._session.send("ServiceWorker.enable")
        wait_until(lambda: len(context.service_workers) > 0)
        self.worker: Worker = context.service_workers[0]
        self.worker.evaluate(WRITE_DOWN)

    def deliver(self, text: str) -> dict[str, Any]:
        """Hand a message to the worker, as the browser's push service would, and give the notification."""
        before = len(self.shown())
        registration = next(key for key, deleted in self._registrations.items() if not deleted)
        message = {"origin": self._url, "registrationId": registration, "data": text}
        self._session.send("ServiceWorker.deliverPushMessage", message)
        wait_until(lambda: len(self.shown()) > before)
        return self.shown()[-1]

    def press(self, notification: dict[str, Any], action: str) -> None:
        """Press a button of a notification, and wait until all is done that comes of it."""
        self.worker.evaluate(PRESS, [notification["data"], action])

    def shown(self) -> list[dict[str, Any]]:
        """Give what was shown."""
        return self.worker.evaluate("self.shown")

    def _note(self, told: dict[str, Any]) -> None:
        self._registrations |= {one["registrationId"]: one["isDeleted"] for one in told["registrations"]}


@pytest.fixture(scope="module")
def setup(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory, as_meant: dict[str, str]) -> Iterator[Setup]:
    """A taskchat that sends push messages."""
    with PushService() as service:
        settings = as_meant | {"PUSH_SERVICES": service.origin}
        with served(nursery, "websocket", tmp_path_factory.mktemp("push"), settings) as server:
            yield Setup(server, service)


@pytest.fixture
def person(new_person: NewPerson, setup: Setup) -> Person:
    """Somebody new there."""
    return new_person(setup.server)


@pytest.fixture
def browser_there(person: Person, setup: Setup) -> Browser:
    """The subscription that the person's browser makes."""
    key = person.page.request.get(f"{person.url}/api/push/key").json()["key"]
    browser = setup.service.subscribe(key)
    made: Subscription = browser.subscription
    told = json.dumps([made.endpoint, made.p256dh, made.auth])
    person.page.context.add_init_script(f"({ABLE})({told})")
    return browser


def settings_of(person: Person) -> Page:
    person.page.goto(f"{person.url}/account")
    expect(person.page.get_by_role("heading", name="Reminders on this device")).to_be_visible()
    return person.page


def subscribe(person: Person) -> None:
    page = settings_of(person)
    page.get_by_role("button", name="Remind me on this device").click()
    expect(page.get_by_text("Reminders come to this device")).to_be_visible()


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


def test_a_reminder_is_completed_with_every_page_closed(person: Person, browser_there: Browser):
    subscribe(person)
    context = person.page.context
    device = Device(context, person.url)
    person.page.close()
    there = Person(context.pages[0], person.url, person.email)
    there.make(rings("pay rent"))
    message = browser_there.wait_for(1)[0]
    notification = device.deliver(message.text)
    assert (notification["title"], notification["tag"]) == ("pay rent", message.json["id"])
    assert [one["title"] for one in notification["actions"]] == ["Complete", "Snooze…"]
    device.press(notification, "complete")
    assert kept_task(there, "pay rent")["completed_at"]


def test_what_was_seen_elsewhere_is_closed_on_the_device(person: Person, browser_there: Browser):
    subscribe(person)
    person.page.goto(f"{person.url}/")
    person.wait_for_dashboard()
    device = Device(person.page.context, person.url)
    person.make(rings("pay rent"), rings("call Ann"))
    ids = [one.json["id"] for one in browser_there.wait_for(2)]
    for place in (person.page, device.worker):
        place.evaluate(ON_DEVICE, ids)
    done = kept_task(person, "pay rent")
    assert person.page.request.post(f"{person.url}/api/tasks/{done['id']}/complete").ok
    listed = person.page.request.get(f"{person.url}/api/notifications").json()["notifications"]
    seen = [one["id"] for one in listed if one["seen_at"]]
    assert [one["title"] for one in listed if one["id"] in seen] == ["pay rent"]
    # In an open page at once, and where none is with the next message.
    wait_until(lambda: person.page.evaluate("[...goneHere]") == seen)
    device.deliver('{"id": "next", "title": "next", "body": ""}')
    wait_until(lambda: device.worker.evaluate("[...goneHere]") == seen)


def test_a_reminder_is_put_off_with_every_page_closed(person: Person, browser_there: Browser):
    subscribe(person)
    context = person.page.context
    device = Device(context, person.url)
    person.page.close()
    there = Person(context.pages[0], person.url, person.email)
    there.make(rings("pay rent"))
    notification = device.deliver(browser_there.wait_for(1)[0].text)
    device.press(notification, "snooze")
    assert [one["title"] for one in device.shown()[-1]["actions"]] == ["In 10 minutes", "Later…"]
    device.press(notification, "tomorrow morning")
    listed = there.page.request.get(f"{there.url}/api/notifications").json()
    assert listed["notifications"][0]["snoozed_until"]
    assert listed["unseen"] == 0
    # What is done by then cannot be put off, and the device says so.
    found = kept_task(there, "pay rent")
    assert there.page.request.post(f"{there.url}/api/tasks/{found['id']}/complete").ok
    device.press(notification, "10 minutes")
    assert "done" in device.shown()[-1]["body"]


def test_a_click_opens_the_task_in_the_page_that_is_there(person: Person, browser_there: Browser):
    subscribe(person)
    person.make(rings("pay rent"))
    told = browser_there.wait_for(1)[0].json
    person.page.goto(f"{person.url}/#reminder={told['id']}")
    dialog = person.page.get_by_role("dialog", name="Edit task")
    expect(dialog.get_by_label("Title")).to_have_value("pay rent")
    expect(person.page).to_have_url(f"{person.url}/")


def test_signing_out_ends_it(person: Person, browser_there: Browser):
    subscribe(person)
    with person.page.expect_response("**/api/push/subscriptions") as ended:
        sign_out(person)
    assert (ended.value.request.method, ended.value.status) == ("DELETE", 204)
    assert person.page.evaluate("[localStorage.getItem('subscribed'), localStorage.getItem('taskchat.push')]") == [
        None,
        None,
    ]
