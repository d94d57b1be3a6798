"""Subscription of a browser at the loopback push service: `PushManager` alone needs a service that no test reaches."""

import json

from playwright.sync_api import Page, expect

from tests.browser.person import Person
from tests.push_service import Browser, PushService

_MANAGER = """([endpoint, p256dh, auth]) => {
  const made = {
    endpoint,
    options: {},
    toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh, auth } }),
    unsubscribe: async () => { localStorage.removeItem('subscribed'); return true; },
  };
  PushManager.prototype.subscribe = async () => { localStorage.setItem('subscribed', 'yes'); return made; };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem('subscribed') ? made : null);
}"""


def can_subscribe(person: Person, service: PushService) -> Browser:
    """Let the person's browser subscribe at this service, from its next page on."""
    key = person.page.request.get(f"{person.url}/api/push/key").json()["key"]
    browser = service.subscribe(key)
    made = browser.subscription
    told = json.dumps([made.endpoint, made.p256dh, made.auth])
    person.page.context.add_init_script(f"({_MANAGER})({told})")
    return browser


def settings_of(person: Person) -> Page:
    """The person's settings, with those of this device."""
    person.page.goto(f"{person.url}/account")
    expect(person.page.get_by_role("heading", name="Reminders on this device")).to_be_visible()
    return person.page


def subscribe(person: Person) -> None:
    """Press the button that asks for reminders here."""
    page = settings_of(person)
    page.get_by_role("button", name="Remind me on this device").click()
    expect(page.get_by_text("Reminders come to this device")).to_be_visible()
