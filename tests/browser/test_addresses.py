"""Views have addresses: links, Back and Forward, second tabs, titles, and the way through the sign-in page."""

import re
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import PASSWORD, ZONE, Person
from tests.browser.servers import Served
from tests.gemini_stand_in import GeminiStandIn

pytestmark = pytest.mark.browser

Arrive = Callable[..., Person]
# An element with a mark of ours: whoever mounts the chat anew makes another one.
MARK = "document.querySelector('#chat openai-chatkit, #chat taskchat-chatkit').marked = true"
MARKED = "document.querySelector('#chat openai-chatkit, #chat taskchat-chatkit').marked === true"


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Arrive:
    """Opens a view of somebody new who has two tasks."""

    def open_at(at: str, **options: object) -> Person:
        now = datetime.now(ZoneInfo(ZONE)).date()
        milk = {"title": "buy milk", "due_at": f"{now}T00:00:00Z", "all_day": True, "tags": ["home"]}
        return Person.arrived(new_context(**options), with_gemini.url, milk, {"title": "some day"}, at=at)

    return open_at


def heading(person: Person, name: str) -> None:
    """This list is the one that is shown."""
    expect(person.page.get_by_role("heading", level=1, name=name, exact=True)).to_be_visible()


def at(person: Person, path: str) -> None:
    expect(person.page).to_have_url(f"{person.url}{path}")


def search(person: Person, words: str) -> None:
    person.page.get_by_role("searchbox", name="Search tasks").fill(words)


def test_one_starts_on_today(arrive: Arrive):
    ada = arrive("/")
    at(ada, "/today")
    heading(ada, "Today")
    expect(ada.task("buy milk")).to_be_visible()
    expect(ada.task("some day")).to_have_count(0)
    expect(ada.page).to_have_title("Today (1) · taskchat")


@pytest.mark.parametrize(
    ("path", "name", "title"),
    [
        ("/upcoming", "Upcoming", "Upcoming · taskchat"),
        ("/all", "All tasks", "All tasks (2) · taskchat"),
        ("/done", "Done", "Done · taskchat"),
        ("/tag/home", "#home", "#home (1) · taskchat"),
        ("/search?q=milk", "Search: milk", "Search: milk (1) · taskchat"),
        ("/all/", "All tasks", "All tasks (2) · taskchat"),
    ],
)
def test_each_view_opens_at_its_address(arrive: Arrive, path: str, name: str, title: str):
    ada = arrive(path)
    heading(ada, name)
    expect(ada.page).to_have_title(title)
    expected = "milk" if "search" in path else ""
    expect(ada.page.get_by_role("searchbox", name="Search tasks")).to_have_value(expected)


def test_links_lead_on_and_back_leads_back_while_the_chat_stays(arrive: Arrive):
    ada = arrive("/today")
    ada.page.evaluate(MARK)
    ada.composer.fill("half a sentence")
    for name, path in [("All", "/all"), ("#home", "/tag/home"), ("Done", "/done")]:
        ada.list(name).click()
        at(ada, path)
        expect(ada.list(name)).to_have_attribute("aria-current", "page")
    ada.page.go_back()
    heading(ada, "#home")
    expect(ada.task("buy milk")).to_be_visible()
    ada.page.go_back()
    heading(ada, "All tasks")
    ada.page.go_forward()
    heading(ada, "#home")
    expect(ada.page).to_have_title("#home (1) · taskchat")
    expect(ada.composer).to_have_value("half a sentence")
    assert ada.page.evaluate(MARKED)


def test_the_keyboard_follows_a_link(arrive: Arrive):
    ada = arrive("/today")
    ada.list("All").focus()
    ada.page.keyboard.press("Enter")
    at(ada, "/all")
    expect(ada.list("All")).to_be_focused()


@pytest.mark.parametrize("how", [{"button": "middle"}, {"modifiers": ["Control"]}], ids=["middle button", "Ctrl"])
def test_a_list_opens_in_a_second_tab_and_each_tab_keeps_its_own(arrive: Arrive, how: dict):
    ada = arrive("/today")
    with ada.page.context.expect_page() as opened:
        ada.list("All").click(**how)
    other = Person(opened.value, ada.url, ada.email)
    other.wait_for_dashboard()
    at(other, "/all")
    heading(other, "All tasks")
    heading(ada, "Today")
    for person, name in ((ada, "Today"), (other, "All tasks")):
        person.reload()
        heading(person, name)


def test_a_search_is_one_step_and_back_leads_to_the_list(arrive: Arrive):
    ada = arrive("/tag/home")
    for words in ("m", "mi", "milk"):
        search(ada, words)
        heading(ada, f"Search: {words}")
    at(ada, "/search?q=milk")
    ada.page.go_back()
    heading(ada, "#home")
    at(ada, "/tag/home")
    expect(ada.page.get_by_role("searchbox", name="Search tasks")).to_have_value("")
    ada.page.go_forward()
    heading(ada, "Search: milk")
    expect(ada.page.get_by_role("searchbox", name="Search tasks")).to_have_value("milk")
    search(ada, "")
    heading(ada, "#home")
    at(ada, "/tag/home")


def test_a_search_that_was_opened_by_its_address_can_be_left(arrive: Arrive):
    ada = arrive("/search?q=milk")
    search(ada, "")
    at(ada, "/today")
    heading(ada, "Today")


def test_conversations_have_addresses_and_back_leads_between_them(arrive: Arrive, gemini: GeminiStandIn):
    ada = arrive("/tag/home")
    gemini.reply("First answer.")
    ada.say("First question")
    expect(ada.answer("First answer.")).to_be_visible()
    expect(ada.page).to_have_url(re.compile(r"/chat/[\w-]+\?list=tag%2Fhome$"))
    first = ada.page.url
    heading(ada, "#home")
    ada.hear_out()
    ada.chat.get_by_role("button", name="New chat").click()
    at(ada, "/tag/home")
    gemini.reply("Second answer.")
    ada.say("Second question")
    expect(ada.answer("Second answer.")).to_be_visible()
    ada.hear_out()
    second = ada.page.url
    assert second != first
    ada.page.go_back()
    at(ada, "/tag/home")
    expect(ada.said("Second question")).to_have_count(0)
    ada.page.go_back()
    expect(ada.page).to_have_url(first)
    expect(ada.answer("First answer.")).to_be_visible()
    ada.page.go_forward()
    ada.page.go_forward()
    expect(ada.page).to_have_url(second)
    expect(ada.answer("Second answer.")).to_be_visible()
    heading(ada, "#home")


def test_a_conversation_opens_by_its_address_in_a_second_tab(arrive: Arrive, gemini: GeminiStandIn):
    ada = arrive("/all")
    gemini.reply("An answer.")
    ada.say("A question")
    expect(ada.answer("An answer.")).to_be_visible()
    ada.hear_out()
    other = ada.another_tab(ada.page.url.removeprefix(ada.url))
    expect(other.answer("An answer.")).to_be_visible()
    heading(other, "All tasks")
    other.list("Done").click()
    at(other, "/done")
    expect(other.answer("An answer.")).to_be_visible()


def test_a_conversation_that_is_not_ones_own_is_said_to_be_not_here(
    arrive: Arrive, new_person: NewPerson, with_gemini: Served, gemini: GeminiStandIn
):
    ada, eve = arrive("/all"), new_person(with_gemini)
    gemini.reply("Your secret is safe.")
    ada.say("A secret")
    expect(ada.answer("Your secret is safe.")).to_be_visible()
    ada.hear_out()
    for address in (ada.page.url, f"{eve.url}/chat/nobody?list=all"):
        eve.page.goto(address)
        expect(eve.toast("This conversation is not here.")).to_be_visible()
        at(eve, "/all")
        heading(eve, "All tasks")
        expect(eve.page.get_by_text("secret")).to_have_count(0)


def test_on_a_phone_a_conversation_opens_in_its_column(
    new_context: Callable[..., BrowserContext], with_gemini: Served, gemini: GeminiStandIn
):
    context = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    ada = Person(Person.registered(context, with_gemini.url), with_gemini.url, "")
    ada.page.goto(f"{ada.url}/today")
    expect(ada.quick_add).to_be_enabled()
    ada.page.get_by_role("tab", name="Chat").tap()
    gemini.reply("An answer.")
    # Enter begins a new line there.
    ada.composer.fill("A question")
    ada.chat.get_by_role("button", name="Send message").tap()
    expect(ada.answer("An answer.")).to_be_visible()
    ada.hear_out()
    expect(ada.page).to_have_url(re.compile("/chat/"))
    ada.page.reload()
    expect(ada.answer("An answer.")).to_be_in_viewport()
    ada.page.go_back()
    expect(ada.quick_add).to_be_in_viewport()


def test_a_stranger_signs_in_and_is_where_they_wanted_to_be(page: Page, with_gemini: Served, arrive: Arrive):
    ada = arrive("/all")
    page.goto(f"{with_gemini.url}/tag/home?x=%26")
    # By way of the other form, and back.
    expect(page.get_by_role("button", name="Sign in")).to_be_enabled()
    page.get_by_role("link", name="Create an account").click()
    expect(page.get_by_role("button", name="Create account")).to_be_enabled()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("E-mail").fill(ada.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    expect(page.get_by_role("button", name="Sign in")).to_be_enabled()
    page.get_by_label("Password", exact=True).press("Enter")
    expect(page).to_have_url(f"{with_gemini.url}/tag/home?x=%26")
    heading(Person(page, with_gemini.url, ada.email), "#home")


@pytest.mark.parametrize(
    "elsewhere", ["//elsewhere.test/x", "https://elsewhere.test", "/%5Celsewhere.test", "/%09/elsewhere.test"]
)
def test_nobody_is_led_elsewhere_by_signing_in(page: Page, with_gemini: Served, arrive: Arrive, elsewhere: str):
    ada = arrive("/all")
    page.goto(f"{with_gemini.url}/login?next={elsewhere}")
    expect(page.get_by_role("button", name="Sign in")).to_be_enabled()
    page.get_by_label("E-mail").fill(ada.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password", exact=True).press("Enter")
    expect(page).to_have_url(f"{with_gemini.url}/today")
    # Who is signed in already, as well.
    page.goto(f"{with_gemini.url}/login?next={elsewhere}")
    expect(page).to_have_url(f"{with_gemini.url}/today")


@pytest.mark.parametrize("path", ["/nowhere", "/today/more", "/chat/a.b"])
def test_an_address_that_is_none_is_not_found(arrive: Arrive, page: Page, with_gemini: Served, path: str):
    ada = arrive("/today")
    for somebody in (ada.page, page):
        response = somebody.goto(f"{with_gemini.url}{path}")
        assert response is not None
        assert response.status == 404
        expect(somebody.get_by_role("heading", name="This page is not here")).to_be_visible()
        expect(somebody).to_have_title("Not found · taskchat")
        expect(somebody.locator("#tasks")).to_have_count(0)
