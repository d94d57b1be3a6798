"""The page without a connection: the list that was seen last, to be read, by nobody else than its person."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.person import PASSWORD, Person, sign_out
from tests.browser.pictures import take
from tests.browser.rest import come_to_rest
from tests.browser.servers import Served
from tests.browser.test_accessibility import NARROW, WIDE, expect_no_violation

pytestmark = pytest.mark.browser

TASKS = (
    {"title": "Send the invoice", "priority": "high", "due_at": "2020-01-02T00:00:00Z", "all_day": True},
    {"title": "Pay rent", "tags": ["home"]},
    {"title": "<b>Read</b>", "due_at": "2037-05-05T07:00:00Z"},
)


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A browser with the service worker."""
    return new_context(service_workers="allow")


@pytest.fixture
def address(with_gemini: Served) -> str:
    """The server by its number: to `localhost` a socket stays open when the network goes."""
    return with_gemini.url.replace("localhost", "127.0.0.1")


@pytest.fixture
def ada(context: BrowserContext, address: str) -> Person:
    """Somebody with a list, and with the worker, which the first visit brings."""
    person = Person.arrived(context, address, *TASKS)
    expect(person.task("Pay rent")).to_be_visible()
    person.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    return person


def heading(page: Page, name: str = "You are offline"):
    return page.get_by_role("heading", name=name, level=1)


def test_the_last_list_can_be_read_without_a_connection_and_the_page_is_back_with_it(ada: Person):
    page = ada.page
    page.context.set_offline(True)
    page.goto(f"{ada.url}/usage")
    expect(heading(page)).to_be_visible()
    for task in TASKS:
        expect(page.get_by_role("listitem").filter(has_text=str(task["title"]))).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Send the invoice")).to_contain_text("High")
    expect(page.get_by_role("status")).to_contain_text("as it was at")
    for size in (WIDE, NARROW):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            come_to_rest(page)
            take(page, "pictures", f"offline-{size['width']}-{scheme}")
    expect_no_violation(page)
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Usage", level=1)).to_be_visible()


def test_signing_out_leaves_no_list(ada: Person):
    sign_out(ada)
    ada.page.context.set_offline(True)
    ada.page.goto(ada.url)
    expect(heading(ada.page)).to_be_visible()
    expect(ada.page.get_by_role("listitem")).to_have_count(0)
    assert "rent" not in ada.page.evaluate("JSON.stringify(localStorage)")


def test_a_session_that_ended_elsewhere_leaves_no_list(ada: Person):
    page = ada.page
    page.goto("about:blank")
    page.context.clear_cookies()
    page.goto(ada.url)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.wait_for_function("localStorage.getItem('taskchat.list') === null")
    page.context.set_offline(True)
    page.goto(ada.url)
    expect(heading(page)).to_be_visible()
    expect(page.get_by_role("listitem")).to_have_count(0)


def test_what_another_app_shares_stands_in_quick_add_and_is_saved_when_one_says_so(ada: Person):
    page = ada.page
    page.goto(f"{ada.url}/share?title=A+page&text=about+%23home&url=https%3A%2F%2Fa.example%2F")
    expect(ada.quick_add).to_have_value("A page about #home https://a.example/")
    expect(ada.quick_add).to_be_focused()
    expect(page.get_by_text("A page about https://a.example/").first).to_be_visible()
    assert len(page.request.get(f"{ada.url}/api/tasks").json()["tasks"]) == len(TASKS)
    assert "add=" not in page.url
    page.keyboard.press("Enter")
    expect(ada.row("A page about https://a.example/")).to_contain_text("#home")


def test_whoever_signs_in_first_finds_what_was_shared(ada: Person):
    sign_out(ada)
    page = ada.page
    page.goto(f"{ada.url}/share?text=pay+the+plumber")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.get_by_label("E-mail").fill(ada.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(ada.quick_add).to_have_value("pay the plumber")


def test_a_browser_asks_before_it_shows_a_page_that_it_kept(ada: Person):
    for path in ("/", "/usage", "/login", "/no/such/page", "/offline/page.html"):
        answer = ada.page.request.get(f"{ada.url}{path}", max_redirects=0, headers={"Accept": "text/html"})
        if answer.status != 303:
            assert answer.headers["cache-control"] == "no-cache", path
