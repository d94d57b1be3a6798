"""Actions of a person on the page, by the names that a screen reader says."""

import re
from dataclasses import dataclass
from typing import Any, Self
from uuid import uuid4

from playwright.sync_api import BrowserContext, Locator, Page, expect

PASSWORD = "correct horse battery"
# Of the browsers, and so of the people.
ZONE = "Europe/Berlin"
# Path of a view, at the end of an address or before its query.
VIEW = re.compile(r"//[^/]+/(today|upcoming|all|done|calendar|search|tag/.+|chat/.+)/?(\?.*)?$")


@dataclass
class Person:
    """Somebody at a dashboard."""

    page: Page
    url: str
    email: str

    @classmethod
    def signed_up(cls, context: BrowserContext, url: str) -> Self:
        """Make an account on the page and arrive at the dashboard."""
        page = context.new_page()
        email = f"ada.{uuid4().hex[:12]}@example.com"
        page.goto(f"{url}/signup")
        page.get_by_label("E-mail").fill(email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Create account").click()
        person = cls(page, url, email)
        person.wait_for_dashboard()
        return person

    @staticmethod
    def registered(context: BrowserContext, url: str) -> Page:
        """A page of somebody who has an account and a cookie, and has not looked at anything yet."""
        email = f"ada.{uuid4().hex[:12]}@example.com"
        account = {"email": email, "password": PASSWORD, "timezone": ZONE}
        response = context.request.post(f"{url}/api/auth/register", data=account)
        assert response.status == 201, response.text()
        return context.new_page()

    @classmethod
    def arrived(cls, context: BrowserContext, url: str, *tasks: dict[str, Any], at: str = "/all") -> Self:
        """Somebody who made an account and these tasks elsewhere, and sees their dashboard for the first time.

        They look at all of their tasks, unless they go to another view.
        """
        page = cls.registered(context, url)
        person = cls(page, url, page.request.get(f"{url}/api/auth/me").json()["email"])
        person.make(*tasks)
        page.goto(f"{url}{at}")
        person.wait_for_dashboard()
        return person

    def make(self, *tasks: dict[str, Any]) -> None:
        """Make tasks through the API, with the cookie of this browser."""
        for task in tasks:
            response = self.page.request.post(f"{self.url}/api/tasks", data=task)
            assert response.status == 201, response.text()

    def wait_for_dashboard(self) -> None:
        """Until list and chat can be used; a question may stand in the place of the composer."""
        self.page.wait_for_url(VIEW)
        question = self.chat.get_by_role("button", name="Write a message instead")
        expect(self.composer.or_(question).first).to_be_visible(timeout=15_000)
        expect(self.quick_add).to_be_enabled(timeout=15_000)

    def another_tab(self, at: str = "/all") -> Self:
        """The same person in a second tab of the same browser, at a view."""
        page = self.page.context.new_page()
        page.goto(f"{self.url}{at}")
        other = type(self)(page, self.url, self.email)
        other.wait_for_dashboard()
        return other

    def reload(self) -> None:
        """Load the page anew."""
        self.page.reload()
        self.wait_for_dashboard()

    @property
    def chat(self) -> Locator:
        """The chat's part of the page."""
        return self.page.locator("#chat")

    @property
    def composer(self) -> Locator:
        """The field to write messages in."""
        return self.chat.get_by_role("textbox", name="Message taskchat…")

    @property
    def quick_add(self) -> Locator:
        """The field that adds tasks by a line."""
        return self.page.get_by_role("textbox", name="Add a task")

    def hear_out(self) -> None:
        """Wait until nothing is answered any more: the last words are seen a moment before an answer is over.

        Until then Enter sends nothing.
        """
        expect(self.chat.get_by_role("button", name="Stop answering")).to_be_hidden()

    def say(self, text: str) -> None:
        """Send a message, once the conversation is there and the message before is answered."""
        self.hear_out()
        self.composer.fill(text)
        expect(self.chat.get_by_role("button", name="Send message")).to_be_enabled()
        self.composer.press("Enter")

    def said(self, text: str) -> Locator:
        """One's own message with this text."""
        return self.chat.get_by_role("article", name="You").filter(has_text=text)

    def answer(self, text: str) -> Locator:
        """The assistant's message with this text."""
        return self.chat.get_by_role("article", name="Assistant").filter(has_text=text)

    def step(self, text: str) -> Locator:
        """A step on the way to an answer, as it is seen; it is read out besides, and may be folded."""
        return self.chat.get_by_role("article").get_by_text(text).filter(visible=True)

    def add(self, line: str) -> None:
        """Add a task by a line."""
        self.quick_add.fill(line)
        self.quick_add.press("Enter")

    def task(self, title: str) -> Locator:
        """The checkbox of a task in the list."""
        return self.page.get_by_role("checkbox", name=title)

    def row(self, title: str) -> Locator:
        """A task's whole row."""
        return self.page.locator("#tasks").get_by_role("listitem").filter(has_text=title)

    def group(self, name: str) -> Locator:
        """The tasks under one heading."""
        return self.page.locator("#tasks").get_by_role("region", name=name, exact=True)

    def list(self, name: str) -> Locator:
        """The link to one of the lists at the left: Today, Done, a tag."""
        return self.page.get_by_role("navigation", name="Lists").get_by_role("link", name=name)

    def toast(self, text: str) -> Locator:
        """A word at the edge that goes away by itself."""
        return self.page.get_by_role("region", name="Notifications").get_by_role("listitem").filter(has_text=text)


def sign_out(person: Person) -> None:
    """By the menu in the bar."""
    person.page.get_by_role("button", name="Account").click()
    person.page.get_by_role("button", name="Sign out").click()
    expect(person.page.get_by_role("heading", name="Sign in")).to_be_visible()
