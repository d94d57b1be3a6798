"""The element that is shown: our own by default, the configured script if it can be loaded, ours if not."""

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.conftest import UNREACHABLE
from tests.browser.person import Person
from tests.browser.servers import Served
from tests.gemini_stand_in import GeminiStandIn

pytestmark = pytest.mark.browser

# Somebody else's element: it takes the name and says who it is, like the official script.
FOREIGN = """
customElements.define('openai-chatkit', class extends HTMLElement {
  setOptions(options) {
    this.textContent = `foreign element, ${options.api.domainKey}`;
    this.dispatchEvent(new CustomEvent('chatkit.ready'));
  }
});
"""
# The same, on a domain that its maker does not know.
REFUSING = """
customElements.define('openai-chatkit', class extends HTMLElement {
  setOptions(options) {
    const error = new Error('Domain verification failed for this domain key');
    setTimeout(() => this.dispatchEvent(new CustomEvent('chatkit.error', { detail: { error } })), 50);
  }
});
"""


def warnings(context: BrowserContext) -> list[str]:
    """Collect the page's warnings as they come."""
    heard: list[str] = []
    context.on("console", lambda message: heard.append(message.text) if message.type == "warning" else None)
    return heard


def answer_with(script: str):
    """Serves a script in the place of the one that cannot be reached."""

    def handle(route: Route) -> None:
        route.fulfill(content_type="text/javascript", body=script)

    return handle


def test_our_own_element_is_the_default(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Hello from your own element.")
    ada.say("Hello")
    expect(ada.answer("Hello from your own element.")).to_be_visible()
    assert ada.page.evaluate("!!customElements.get('openai-chatkit')")
    assert ada.chat.locator("openai-chatkit").count() == 1
    assert ada.page.locator("iframe").count() == 0


def test_where_the_script_cannot_be_loaded_ours_takes_over_with_a_word(new_context, on_its_own: Served):
    context = new_context()
    heard = warnings(context)
    person = Person.arrived(context, on_its_own.url)
    person.say("Hello")
    expect(person.answer("task")).to_be_visible()
    assert any("the self-hosted chat element takes over" in line for line in heard)


def test_where_the_script_never_answers_ours_takes_over_within_seconds(new_context, on_its_own: Served):
    context = new_context()
    context.route(UNREACHABLE, lambda route: None)
    person = Person.arrived(context, on_its_own.url)
    expect(person.composer).to_be_visible(timeout=6_000)


def test_a_script_that_comes_too_late_disturbs_nothing(new_context, on_its_own: Served):
    context = new_context()
    held: list[Route] = []
    problems: list[str] = []
    context.on("weberror", lambda error: problems.append(str(error.error)))
    # Playwright writes on its handlers, which a method of a list does not bear.
    context.route(UNREACHABLE, lambda route: held.append(route))  # noqa: PLW0108
    person = Person.arrived(context, on_its_own.url)
    person.composer.fill("Written before it came")
    held[-1].fulfill(content_type="text/javascript", body=FOREIGN)
    person.page.wait_for_timeout(500)
    expect(person.composer).to_have_value("Written before it came")
    person.say("Hello")
    expect(person.answer("task")).to_be_visible()
    assert [problem for problem in problems if "already been used" not in problem] == []


def test_the_script_that_was_asked_for_is_used_where_it_can_be_had(new_context, on_its_own: Served):
    context = new_context()
    context.route(UNREACHABLE, answer_with(FOREIGN))
    page = Person.registered(context, on_its_own.url)
    page.goto(on_its_own.url)
    expect(page.locator("#chat").get_by_text("foreign element, domain_pk_localhost")).to_be_visible()


def test_where_it_refuses_the_domain_ours_takes_over(new_context, on_its_own: Served):
    context = new_context()
    heard = warnings(context)
    context.route(UNREACHABLE, answer_with(REFUSING))
    person = Person.arrived(context, on_its_own.url)
    person.say("Hello")
    expect(person.answer("task")).to_be_visible()
    assert any("refuses this domain" in line for line in heard)
