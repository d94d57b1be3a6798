"""Signing up, in and out, as a person does it; and that nothing of one person is left for the next."""

from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.person import PASSWORD, Person, sign_out
from tests.browser.servers import Served
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.legacy.moved import run

pytestmark = pytest.mark.browser


@pytest.fixture
def signup(page: Page, with_gemini: Served) -> Page:
    """The page that makes accounts, ready to be used."""
    page.goto(f"{with_gemini.url}/signup")
    expect(page.get_by_role("button", name="Create account")).to_be_enabled()
    return page


def somebody() -> str:
    """An e-mail address that no account has."""
    return f"grace.{uuid4().hex[:12]}@example.com"


def submit(page: Page, email: str, password: str) -> None:
    """Fill the form and send it by Enter."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_label("Password", exact=True).press("Enter")


def expect_refusal(field: Locator, sentence: str) -> None:
    """It is said at the field, to eyes and to screen readers, and the caret is there to mend it."""
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    alert = field.page.get_by_role("alert").filter(has_text=sentence)
    expect(alert).to_be_visible()
    described = str(field.get_attribute("aria-describedby")).split()
    assert alert.get_attribute("id") in described


def cookie_of(context: BrowserContext) -> str:
    """The cookie that says who this browser is."""
    return next(cookie.get("value", "") for cookie in context.cookies() if cookie.get("name") == "auth_token")


def test_an_account_is_made_by_keyboard_alone(signup: Page, with_gemini: Served):
    email = somebody()
    expect(signup.get_by_label("E-mail")).to_be_focused()
    signup.keyboard.type(email)
    signup.keyboard.press("Tab")
    signup.keyboard.type(PASSWORD)
    signup.keyboard.press("Tab")
    expect(signup.get_by_role("button", name="Show password")).to_be_focused()
    signup.keyboard.press("Tab")
    expect(signup.get_by_role("button", name="Create account")).to_be_focused()
    signup.keyboard.press("Enter")
    Person(signup, with_gemini.url, email).wait_for_dashboard()


def test_enter_in_a_field_sends_the_form(signup: Page, with_gemini: Served):
    email = somebody()
    submit(signup, email, PASSWORD)
    Person(signup, with_gemini.url, email).wait_for_dashboard()


def test_an_address_that_is_none_is_said_at_the_field(signup: Page):
    for email in ("not-an-address", "ada@", "ada lovelace@example.com"):
        submit(signup, email, PASSWORD)
        expect_refusal(signup.get_by_label("E-mail"), "This is not an e-mail address.")
        expect(signup.get_by_label("E-mail")).to_have_value(email)


def test_a_short_password_is_said_at_the_field_and_can_be_mended(signup: Page, with_gemini: Served):
    email = somebody()
    submit(signup, email, "short")
    expect_refusal(signup.get_by_label("Password", exact=True), "Use at least 8 characters.")
    signup.get_by_label("Password", exact=True).fill(PASSWORD)
    signup.get_by_label("Password", exact=True).press("Enter")
    Person(signup, with_gemini.url, email).wait_for_dashboard()


def test_empty_fields_are_said_one_after_the_other(signup: Page):
    signup.get_by_role("button", name="Create account").click()
    expect_refusal(signup.get_by_label("E-mail"), "Enter your e-mail address.")
    signup.get_by_label("E-mail").fill(somebody())
    signup.get_by_role("button", name="Create account").click()
    expect_refusal(signup.get_by_label("Password", exact=True), "Enter a password.")
    expect(signup.get_by_text("Enter your e-mail address.")).to_have_count(0)


def test_an_address_that_has_an_account_is_said_at_the_field(signup: Page, with_gemini: Served):
    email = somebody()
    httpx.post(f"{with_gemini.url}/api/auth/register", json={"email": email, "password": PASSWORD})
    submit(signup, email.upper(), PASSWORD)
    expect_refusal(signup.get_by_label("E-mail"), "There is an account with this e-mail already.")


def test_a_wrong_password_does_not_say_which_of_the_two_is_wrong(page: Page, with_gemini: Served):
    email = somebody()
    httpx.post(f"{with_gemini.url}/api/auth/register", json={"email": email, "password": PASSWORD})
    page.goto(f"{with_gemini.url}/login")
    expect(page.get_by_role("button", name="Sign in")).to_be_enabled()
    for address in (email, somebody()):
        submit(page, address, "not the password")
        expect_refusal(page.get_by_label("Password", exact=True), "E-mail or password is not right.")
    submit(page, email, PASSWORD)
    Person(page, with_gemini.url, email).wait_for_dashboard()


def test_who_came_from_the_older_product_signs_in_with_the_address_of_there(page: Page, with_gemini: Served):
    email, odd = somebody(), f"a {uuid4().hex[:8]}..b@office.local"
    httpx.post(f"{with_gemini.url}/api/auth/register", json={"email": email, "password": PASSWORD})
    run(with_gemini.database_url, "UPDATE users SET email = :odd WHERE email = :email", odd=odd, email=email)
    page.goto(f"{with_gemini.url}/login")
    expect(page.get_by_role("button", name="Sign in")).to_be_enabled()
    submit(page, odd.upper(), PASSWORD)
    Person(page, with_gemini.url, odd).wait_for_dashboard()


def test_a_server_out_of_reach_is_said_and_the_form_can_be_sent_again(signup: Page, with_gemini: Served):
    email = somebody()
    signup.route("**/api/auth/register", lambda route: route.abort())
    submit(signup, email, PASSWORD)
    expect(signup.get_by_role("alert").filter(has_text="The server cannot be reached.")).to_be_visible()
    signup.unroute("**/api/auth/register")
    signup.get_by_role("button", name="Create account").click()
    Person(signup, with_gemini.url, email).wait_for_dashboard()


def test_the_button_says_what_happens_and_sends_once(signup: Page, with_gemini: Served):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    signup.route("**/api/auth/register", hold)
    email = somebody()
    submit(signup, email, PASSWORD)
    button = signup.get_by_role("button", name="Creating your account…")
    expect(button).to_be_visible()
    button.click()
    signup.get_by_label("Password", exact=True).press("Enter")
    expect(button).to_have_attribute("aria-busy", "true")
    assert len(held) == 1
    held[0].continue_()
    Person(signup, with_gemini.url, email).wait_for_dashboard()


def test_the_password_can_be_looked_at(signup: Page):
    password = signup.get_by_label("Password", exact=True)
    password.fill(PASSWORD)
    reveal = signup.get_by_role("button", name="Show password")
    for kind in ("text", "password"):
        reveal.click()
        expect(password).to_have_attribute("type", kind)
        expect(password).to_have_value(PASSWORD)
    expect(reveal).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize(("path", "kind"), [("signup", "new-password"), ("login", "current-password")])
def test_password_managers_know_what_the_fields_are(page: Page, with_gemini: Served, path: str, kind: str):
    page.goto(f"{with_gemini.url}/{path}")
    email, password = page.get_by_label("E-mail"), page.get_by_label("Password", exact=True)
    expect(email).to_have_attribute("autocomplete", "username")
    expect(email).to_have_attribute("type", "email")
    expect(password).to_have_attribute("autocomplete", kind)
    expect(password).to_have_attribute("type", "password")
    assert page.locator("form input").count() == 2


def test_the_password_never_gets_into_the_address(signup: Page):
    # As it is before the script is there: the form must not be sent as a GET.
    assert signup.locator("form").evaluate("form => form.method") == "post"


def test_signing_out_leaves_nothing_behind(new_context, with_gemini: Served):
    ada = Person.arrived(new_context(), with_gemini.url, {"title": "nobody else's business"})
    expect(ada.task("nobody else's business")).to_be_visible()
    cookie = cookie_of(ada.page.context)
    sign_out(ada)
    assert "auth_token" not in [cookie.get("name") for cookie in ada.page.context.cookies()]
    ada.page.go_back()
    expect(ada.page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert "nobody else's business" not in ada.page.content()
    for path in ("/api/auth/me", "/api/tasks"):
        assert httpx.get(f"{ada.url}{path}", cookies={"auth_token": cookie}).status_code == 401


def test_the_one_who_signs_in_again_finds_everything(new_context, with_gemini: Served):
    ada = Person.arrived(new_context(), with_gemini.url, {"title": "water the plants"})
    expect(ada.task("water the plants")).to_be_visible()
    sign_out(ada)
    submit(ada.page, ada.email.upper(), PASSWORD)
    ada.wait_for_dashboard()
    ada.list("All").click()
    expect(ada.task("water the plants")).to_be_visible()


def test_another_tab_can_be_used_again_after_signing_in_there(new_context, with_gemini: Served):
    ada = Person.arrived(new_context(), with_gemini.url)
    other = ada.another_tab()
    sign_out(ada)
    expect(other.page.get_by_role("heading", name="Sign in")).to_be_visible()
    submit(other.page, ada.email, PASSWORD)
    other.wait_for_dashboard()
    expect(other.page.get_by_text("Nothing due today")).to_be_visible()


def test_the_next_person_in_the_same_browser_sees_nothing_of_the_first(
    new_context, with_gemini: Served, gemini: GeminiStandIn
):
    ada = Person.arrived(new_context(), with_gemini.url, {"title": "a secret task", "tags": ["secret"]})
    gemini.reply("I shall not tell anybody.")
    ada.say("This is a secret")
    expect(ada.answer("I shall not tell anybody.")).to_be_visible()
    expect(ada.task("a secret task")).to_be_visible()
    sign_out(ada)
    ada.page.get_by_role("link", name="Create an account").click()
    # Both pages have fields of these names; until the other one is there, these would be sign-in's.
    ada.page.wait_for_url(f"{ada.url}/signup")
    expect(ada.page.get_by_role("heading", name="Sign in")).to_have_count(0)
    submit(ada.page, somebody(), PASSWORD)
    ada.wait_for_dashboard()
    expect(ada.page.get_by_text("Nothing due today")).to_be_visible()
    expect(ada.chat.get_by_text("What can you do?")).to_be_visible()
    ada.chat.get_by_role("button", name="Show conversations").click()
    expect(ada.chat.get_by_text("Your conversations will be here.")).to_be_visible()
    expect(ada.page.get_by_text("secret")).to_have_count(0)


def test_a_stranger_gets_the_sign_in_page_and_no_dashboard(page: Page, with_gemini: Served):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{with_gemini.url}/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(page).to_have_url(f"{with_gemini.url}/login")
    expect(page.locator("#tasks, #chat")).to_have_count(0)
    assert not [url for url in asked if "/api/" in url]


def test_who_is_signed_in_is_sent_on_to_the_dashboard(new_context, with_gemini: Served):
    page = Person.registered(new_context(), with_gemini.url)
    for path in ("login", "signup"):
        page.goto(f"{with_gemini.url}/{path}")
        Person(page, with_gemini.url, "").wait_for_dashboard()


def test_an_address_that_leads_nowhere_says_so_and_leads_back(new_context, with_gemini: Served):
    page = Person.registered(new_context(), with_gemini.url)
    response = page.goto(f"{with_gemini.url}/no/such/page")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    page.get_by_role("link", name="Back to your tasks").click()
    Person(page, with_gemini.url, "").wait_for_dashboard()


def test_dates_are_read_in_the_zone_of_the_browser(new_context, with_gemini: Served):
    ada = Person.signed_up(new_context(timezone_id="Asia/Karachi"), with_gemini.url)
    ada.list("All").click()
    ada.add("call home tomorrow 23:30")
    expect(ada.group("Tomorrow").get_by_text("call home")).to_be_visible()
    expect(ada.row("call home").get_by_text("23:30")).to_be_visible()
    [task] = ada.page.request.get(f"{ada.url}/api/tasks").json()["tasks"]
    # Karachi is five hours ahead of UTC, all year.
    assert "T18:30:00" in task["due_at"]


def test_signing_in_elsewhere_in_the_world_moves_the_zone(new_context, with_gemini: Served):
    email, zone = somebody(), {"timezone": "Asia/Karachi"}
    httpx.post(f"{with_gemini.url}/api/auth/register", json={"email": email, "password": PASSWORD} | zone)
    page = new_context(timezone_id="Asia/Tokyo").new_page()
    page.goto(f"{with_gemini.url}/login")
    expect(page.get_by_role("button", name="Sign in")).to_be_enabled()
    submit(page, email, PASSWORD)
    there = Person(page, with_gemini.url, email)
    there.wait_for_dashboard()
    there.list("All").click()
    there.make({"title": "call home", "due_at": "2037-05-05T07:00:00Z"})
    expect(there.row("call home").get_by_text("16:00")).to_be_visible()


def test_what_one_wrote_is_gone_for_the_next_person_in_this_tab(ada: Person):
    ada.make({"title": "Send the invoice", "tags": ["secret-project"]})
    ada.list("#secret-project").click()
    expect(ada.page.get_by_role("heading", name="#secret-project")).to_be_visible()
    ada.composer.fill("a draft for nobody else")
    expect(ada.composer).to_have_value("a draft for nobody else")
    sign_out(ada)
    kept = ada.page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])")
    assert "nobody else" not in kept
    assert "secret" not in kept
