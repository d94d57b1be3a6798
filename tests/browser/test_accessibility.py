"""Nothing for axe to object to on any page, in light and dark, wide and narrow; and everything by keyboard: B5."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.person import PASSWORD, Person
from tests.browser.pictures import take
from tests.browser.rest import come_to_rest
from tests.browser.ringing import rings
from tests.browser.servers import Served
from tests.gemini_stand_in import GeminiStandIn, call

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The scheme changes colours and nothing else: those alone are looked at again.
OF_COLOURS = ["color-contrast"]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
VARIED: list[dict[str, Any]] = [
    {"title": "Send the invoice", "priority": "high", "due_at": "2020-01-02T00:00:00Z", "all_day": True},
    {"title": "Call the dentist", "due_at": "2020-01-03T09:00:00Z", "tags": ["health"]},
    {"title": "Pay rent", "priority": "low", "due_at": "2037-05-05T07:00:00Z", "tags": ["home", "money"]},
    {"title": "Book a room", "due_at": "2037-05-06T00:00:00Z", "all_day": True, "description": "For four."},
    *({"title": f"Read chapter {n}", "tags": [f"book-{n}"]} for n in range(1, 9)),
]

Arrive = Callable[..., Person]


@pytest.fixture
def context(new_context) -> BrowserContext:
    """A browser in which nothing moves, so that no colour is measured half way."""
    return new_context(reduced_motion="reduce")


@pytest.fixture
def arrive(context: BrowserContext, with_gemini: Served) -> Arrive:
    """Opens the dashboard of somebody new who has these tasks already."""
    return lambda *tasks: Person.arrived(context, with_gemini.url, *tasks)


def expect_no_violation(page: Page, *, narrow: Callable[[], None] = lambda: None) -> None:
    """In light and dark, wide and narrow; `narrow` brings what is looked at into sight again."""
    found: set[str] = set()
    for size in (WIDE, NARROW):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        if size is NARROW:
            narrow()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("html")).to_have_class(re.compile(scheme))
            come_to_rest(page)
            rules = RULES if scheme == "light" else OF_COLOURS
            found |= {f"{size['width']} {scheme}: {line}" for line in violations(page, rules)}
    assert not found, "\n".join(sorted(found))


def violations(page: Page, rules: list[str]) -> Iterator[str]:
    """List axe's findings, a line for each element."""
    report = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response
    for violation in report["violations"]:
        for node in violation["nodes"]:
            summary = node["failureSummary"].split("\n")[1].strip()
            yield f"{violation['id']} at {node['target']}: {summary}"


def chat_tab(person: Person) -> Callable[[], None]:
    """Shows the chat where there is one column."""
    return lambda: person.page.get_by_role("tab", name="Chat").click()


@pytest.mark.parametrize("path", ["login", "no/such/page"])
def test_pages_for_strangers(context: BrowserContext, with_gemini: Served, path: str):
    page = context.new_page()
    page.goto(f"{with_gemini.url}/{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect_no_violation(page)


def test_signing_up_with_errors(context: BrowserContext, with_gemini: Served):
    page = context.new_page()
    page.goto(f"{with_gemini.url}/signup")
    page.get_by_label("E-mail").fill("not an address")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("alert").filter(has_text="This is not an e-mail address.")).to_be_visible()
    expect_no_violation(page)


def test_an_empty_dashboard_that_refuses_a_line(arrive: Arrive):
    ada = arrive()
    expect(ada.page.get_by_text("A clear list")).to_be_visible()
    ada.add("a" * 256)
    expect(ada.page.locator("#tasks").get_by_role("alert")).to_be_visible()
    expect_no_violation(ada.page)


def test_a_dashboard_with_all_kinds_of_tasks(arrive: Arrive):
    ada = arrive(*VARIED)
    ada.task("Read chapter 8").click()
    expect(ada.toast("Completed")).to_be_visible()
    ada.page.get_by_role("button", name="Pay rent", exact=True).focus()
    expect_no_violation(ada.page)


def test_the_list_of_what_is_done(arrive: Arrive):
    ada = arrive({"title": "Read chapter 8", "tags": ["book"]})
    ada.task("Read chapter 8").click()
    ada.list("Done").click()
    expect(ada.group("Today").get_by_text("Read chapter 8")).to_be_visible()
    expect_no_violation(ada.page)


def test_the_list_under_the_bell(arrive: Arrive):
    ada = arrive(rings("Pay rent"), rings("Call the dentist"))
    ada.page.get_by_role("button", name="Reminders, 2 new").click()
    ada.page.get_by_role("button", name="Seen: “Pay rent”").click()
    ada.page.get_by_role("button", name="Remind me of “Pay rent” again tomorrow morning").click()
    # The morning to come: after midnight that of today.
    expect(ada.page.get_by_role("dialog", name="Reminders")).to_contain_text(re.compile("Again: To(day|morrow) 9:00"))
    expect_no_violation(ada.page)


def test_the_panel(arrive: Arrive):
    ada = arrive(*VARIED[:3])
    ada.page.get_by_role("button", name="Pay rent", exact=True).click()
    dialog = ada.page.get_by_role("dialog")
    dialog.get_by_label("Due").fill("on the day of the purple moon")
    dialog.focus()
    expect(dialog.get_by_role("alert")).to_be_visible()
    expect_no_violation(ada.page)


def test_the_account_menu(arrive: Arrive):
    ada = arrive()
    ada.page.get_by_role("button", name="Account").click()
    expect(ada.page.get_by_role("button", name="Sign out")).to_be_visible()
    expect_no_violation(ada.page)


def test_the_preview_of_quick_add(arrive: Arrive):
    ada = arrive(*VARIED)
    ada.quick_add.focus()
    ada.page.keyboard.insert_text("buy milk friday #home\n- [x] see a dentist 30.2.\nstretch every monday")
    expect(ada.page.locator("#quick-hint")).to_contain_text("3 tasks")
    expect_no_violation(ada.page)


def test_the_settings(arrive: Arrive):
    ada = arrive()
    ada.page.goto(f"{ada.url}/account")
    expect(ada.page.get_by_role("radio", name="Automatic")).to_be_checked()
    expect_no_violation(ada.page)
    for width in (1440, 390):
        ada.page.set_viewport_size({"width": width, "height": 844})
        take(ada.page, "settings", str(width))


def test_an_answer_with_steps(arrive: Arrive, gemini: GeminiStandIn):
    ada = arrive()
    gemini.reply(call("create_task", title="water the plants"), call("list_tasks"))
    gemini.reply(
        "## Done\n\n**Water the plants** is in your [list](https://example.com).\n\n"
        "1. one\n2. two\n\n> a quotation\n\n```python\nprint('hello')\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    ada.say("Create a task called water the plants")
    expect(ada.answer("a quotation")).to_be_visible()
    ada.chat.locator("summary").first.click()
    expect(ada.step("Create task · water the plants")).to_be_visible()
    expect_no_violation(ada.page, narrow=chat_tab(ada))


def test_an_answer_on_its_way(arrive: Arrive, gemini: GeminiStandIn):
    ada = arrive()
    gemini.reply(call("create_task", title="water the plants"))
    gemini.hang(after="It is")
    ada.say("Create a task called water the plants")
    expect(ada.answer("It is")).to_be_visible()
    expect_no_violation(ada.page, narrow=chat_tab(ada))
    gemini.release()


def test_the_list_of_conversations(arrive: Arrive, gemini: GeminiStandIn):
    ada = arrive()
    gemini.reply("Hello.")
    ada.say("Hello there")
    expect(ada.answer("Hello.")).to_be_visible()
    ada.chat.get_by_role("button", name="Show conversations").click()
    expect(ada.chat.get_by_role("listitem").filter(has_text="Hello there")).to_be_visible()
    expect_no_violation(ada.page, narrow=chat_tab(ada))


def test_an_answer_that_failed(arrive: Arrive, gemini: GeminiStandIn):
    ada = arrive()
    gemini.fail(400, "INVALID_ARGUMENT", "Something about it is wrong.")
    ada.say("Hello")
    expect(ada.chat.get_by_role("alert")).to_be_visible()
    expect_no_violation(ada.page, narrow=chat_tab(ada))


# By keyboard.

# What has the focus, inside shadow roots too: its accessible name as far as it can be told, and where it is.
FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const text = (id) => at.getRootNode().getElementById?.(id)?.textContent ?? '';
  const named = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent;
  // A row shows the focus of its title.
  const { x, y, width, height } = (at.matches('.task-title') ? at.closest('li') : at).getBoundingClientRect();
  return { name: at === document.body ? '' : named.trim(), box: { x, y, width, height } };
}"""


def walk(page: Page, *, most: int = 80) -> Iterator[dict[str, Any]]:
    """Each thing that Tab stops at, until it leaves the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if not stop["name"]:
            return
        yield stop
    raise AssertionError("Tab never leaves the page")


def test_tab_goes_through_the_whole_page_in_the_order_it_is_read(arrive: Arrive):
    ada = arrive({"title": "Pay rent", "tags": ["home"]})
    names = [stop["name"] for stop in walk(ada.page)]
    expected = [
        "Skip to tasks",
        "Skip to chat",
        "Search tasks",
        "Switch between light and dark",
        "Account",
        *("Today", "Upcoming", "All", "Done", "#home"),
        "Add a task",
        *("Complete “Pay rent”", "Pay rent", "Postpone “Pay rent”", "Delete “Pay rent”"),
        "Width of the chat",
        "Show conversations",
        "New chat",
        "Conversation",
        "Message taskchat…",
    ]
    # The counts of the lists are part of their names.
    found = [re.sub(r"\d+$", "", name) for name in names]
    assert [name for name in found if name in expected] == expected


def test_shift_and_tab_lead_back_out_of_the_chat(arrive: Arrive):
    ada = arrive({"title": "Pay rent"})
    ada.composer.focus()
    for _ in range(20):
        ada.page.keyboard.press("Shift+Tab")
        if ada.page.evaluate(FOCUSED)["name"] == "Delete “Pay rent”":
            return
    raise AssertionError("the chat keeps the focus")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_looks_like_it(arrive: Arrive, scheme: Literal["light", "dark"]):
    ada = arrive({"title": "Pay rent", "tags": ["home"]})
    ada.page.emulate_media(color_scheme=scheme)
    expect(ada.page.locator("html")).to_have_class(re.compile(scheme))
    assert unmarked(ada.page) == []


def unmarked(page: Page) -> list[str]:
    """List the stops of Tab that nothing shows: the place looks the same when Tab has gone on."""
    same, before, clip, name = [], b"", None, ""
    for stop in walk(page):
        if clip and page.screenshot(clip=clip) == before:
            same.append(name)
        name, clip = stop["name"], around(stop["box"])
        before = page.screenshot(clip=clip)
    return same


def around(box: dict[str, float]) -> Any:
    """A box and what is close to it, as far as it is on the page."""
    x, y = max(box["x"] - 5, 0), max(box["y"] - 5, 0)
    return {"x": x, "y": y, "width": min(box["width"] + 10, 1440 - x), "height": min(box["height"] + 10, 900 - y)}


def test_skip_links_lead_where_they_say(arrive: Arrive):
    ada = arrive({"title": "Pay rent"})
    for word, next_stop in (("Skip to tasks", "Select"), ("Skip to chat", "Width of the chat")):
        link = ada.page.get_by_role("link", name=word)
        link.focus()
        expect(link).to_be_in_viewport(ratio=1)
        ada.page.keyboard.press("Enter")
        expect(ada.page.locator("#" + str(link.get_attribute("href")).partition("#")[2])).to_be_focused()
        ada.page.keyboard.press("Tab")
        assert ada.page.evaluate(FOCUSED)["name"] == next_stop


def test_on_a_phone_skip_links_bring_their_column_into_sight(arrive: Arrive):
    ada = arrive({"title": "Pay rent"})
    ada.page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    for word, seen, hidden in (
        ("Skip to chat", ada.composer, ada.quick_add),
        ("Skip to tasks", ada.quick_add, ada.composer),
    ):
        link = ada.page.get_by_role("link", name=word)
        link.focus()
        ada.page.keyboard.press("Enter")
        expect(seen).to_be_visible()
        expect(hidden).to_be_hidden()
        expect(ada.page.locator("#" + str(link.get_attribute("href")).partition("#")[2])).to_be_focused()


def test_everything_that_takes_the_focus_has_a_name(arrive: Arrive, gemini: GeminiStandIn):
    ada = arrive(*VARIED)
    gemini.reply("Hello.")
    ada.say("Hello")
    expect(ada.answer("Hello.")).to_be_visible()
    assert nameless(ada.page) == []
    ada.chat.get_by_role("button", name="Show conversations").click()
    ada.page.get_by_role("button", name="Pay rent", exact=True).click()
    expect(ada.page.get_by_role("dialog")).to_be_visible()
    assert nameless(ada.page) == []


def nameless(page: Page) -> list[dict[str, Any]]:
    """List the nodes that a screen reader can focus and that have no name, as the browser itself tells it."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        node
        for node in nodes
        if {"name": "focusable", "value": {"type": "booleanOrUndefined", "value": True}} in node.get("properties", [])
        and not node.get("name", {}).get("value")
        # The columns themselves, where skip links lead; Tab passes them by.
        and node["role"]["value"] != "generic"
    ]


def test_beside_the_panel_the_list_is_reached_by_keyboard_and_the_covered_chat_is_not(arrive: Arrive):
    ada = arrive({"title": "Pay rent"})
    ada.page.get_by_role("button", name="Pay rent", exact=True).press("Enter")
    panel = ada.page.get_by_role("dialog")
    expect(panel.get_by_label("Title")).to_be_focused()
    places: set[str] = set()
    for _ in range(60):
        ada.page.keyboard.press("Tab")
        places.add(ada.page.evaluate("document.activeElement.closest('#chat, #tasks, [role=dialog]')?.className ?? ''"))
    assert {"tasks", "editor"} <= places
    assert "chat" not in places


def test_nothing_moves_for_those_who_asked_for_that(arrive: Arrive, gemini: GeminiStandIn):
    ada = arrive({"title": "Pay rent"})
    gemini.reply(call("create_task", title="seen"))
    gemini.hang(after="It is")
    ada.say("Create a task called seen")
    expect(ada.answer("It is")).to_be_visible()
    ada.task("Pay rent").click()
    assert ada.page.evaluate(MOVING) == []
    gemini.release()


MOVING = """() => document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().endTime - one.effect.getComputedTiming().delay > 20)
  .map((one) => one.animationName ?? one.transitionProperty)"""
