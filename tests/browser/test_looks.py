"""Every page, photographed: nothing sticks out, nothing moves after it was loaded, and the console stays silent."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import pictures
from tests.browser.person import ZONE, Person
from tests.browser.rest import come_to_rest
from tests.browser.ringing import rings
from tests.browser.servers import Served
from tests.gemini_stand_in import GeminiStandIn, call

pytestmark = pytest.mark.browser


class Size(NamedTuple):
    """Of the window, in CSS pixels."""

    width: int
    height: int


SIZES = (Size(1440, 900), Size(1024, 768), Size(390, 844))
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

LONG = "Rechtsschutzversicherungsgesellschaften"
HARD: list[dict[str, Any]] = [
    {"title": f"{LONG} vergleichen und die Kraftfahrzeughaftpflichtversicherung kündigen, bevor sie sich verlängert"},
    {"title": "a" * 80, "tags": ["b" * 50], "priority": "high"},
    {"title": "🎂 Kuchen für Ümit bestellen 🎉👩‍👩‍👧‍👦", "tags": ["geburtstag", "einkauf", "familie", "freunde"]},
    {"title": "Buy milk", "description": "Oat.", "priority": "low"},
]

# Kept from the first moment of each page; what follows a key or a click is no surprise.
WATCH_SHIFTS = """
window.shifts = [];
const where = ({ node, previousRect, currentRect }) =>
  `${node?.className ?? node} from ${previousRect.x},${previousRect.y} to ${currentRect.x},${currentRect.y}`;
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (!hadRecentInput) shifts.push([value, sources.map(where)]);
  }
}).observe({ type: 'layout-shift', buffered: true });
"""

# What scrolls sideways, or sticks out of the window, though it can be seen.
MISPLACED = """() => {
  const inside = (one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])];
  const all = (root) => [...root.querySelectorAll('*')].flatMap(inside);
  const named = (one) => `${one.tagName.toLowerCase()}.${one.className} “${one.textContent.trim().slice(0, 40)}”`;
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const scrolls = (one) => one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX);
  const meant = (one) => Boolean(one.closest('.rail, [data-columns="true"], .table, pre, .skip, .only-heard, .hidden'));
  const out = ({ left, right, width }) => width > 0 && (left < -1 || right > innerWidth + 1);
  const found = [];
  for (const one of all(document)) {
    if (!seen(one) || meant(one)) continue;
    if (scrolls(one) && one.scrollWidth > one.clientWidth + 1) found.push(`scrolls sideways: ${named(one)}`);
    if (one.matches('button, input, textarea, a, h1, h2, p, li, time') && out(one.getBoundingClientRect())) {
      found.push(`sticks out: ${named(one)}`);
    }
  }
  return found;
}"""

Watched = tuple[BrowserContext, list[str]]


@pytest.fixture
def watched(new_context) -> Iterator[Watched]:
    """A browser whose complaints are kept; there must be none."""
    context: BrowserContext = new_context(reduced_motion="reduce")
    complaints: list[str] = []
    context.add_init_script(WATCH_SHIFTS)
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context, complaints
    assert complaints == []


@pytest.fixture
def arrive(watched: Watched, with_gemini: Served) -> Callable[..., Person]:
    """Opens the dashboard of somebody new who has these tasks already."""
    return lambda *tasks: Person.arrived(watched[0], with_gemini.url, *tasks)


def due(days: int) -> dict[str, Any]:
    """Due on a day seen from today."""
    return {"due_at": f"{(datetime.now(ZoneInfo(ZONE)) + timedelta(days=days)).date()}T00:00:00Z", "all_day": True}


def photograph(page: Page, name: str, *, narrow: Callable[[], object] = lambda: None) -> None:
    """Take its picture in all sizes and both schemes; `narrow` brings what is meant into sight on a phone."""
    misplaced: set[str] = set()
    for size in SIZES:
        page.set_viewport_size({"width": size.width, "height": size.height})
        if size.width < 900:
            narrow()
        misplaced |= {f"{size.width}: {line}" for line in page.evaluate(MISPLACED)}
        for scheme in SCHEMES if pictures.WANTED else ():
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("html")).to_have_class(re.compile(scheme))
            come_to_rest(page)
            pictures.take(page, "pictures", f"{name}-{size.width}-{scheme}")
    assert not misplaced, "\n".join(sorted(misplaced))


def expect_still(page: Page, load: Callable[[], object]) -> None:
    """Nothing moves while and after the page is loaded, in any size."""
    for size in SIZES:
        page.set_viewport_size({"width": size.width, "height": size.height})
        load()
        page.wait_for_load_state("networkidle")
        shifts = page.evaluate("shifts")
        assert sum(value for value, _ in shifts) < 0.02, f"{size.width}: {shifts}"


def chat_tab(person: Person) -> Callable[[], None]:
    """Shows the chat where there is one column."""
    return lambda: person.page.get_by_role("tab", name="Chat").click()


@pytest.mark.parametrize("path", ["login", "signup"])
def test_signing_in(watched: Watched, with_gemini: Served, path: str):
    page = watched[0].new_page()

    def load() -> None:
        page.goto(f"{with_gemini.url}/{path}")
        expect(page.locator("button[type=submit]")).to_be_enabled()

    expect_still(page, load)
    photograph(page, path)


def test_an_address_that_leads_nowhere(new_context, with_gemini: Served):
    page = new_context().new_page()
    page.goto(f"{with_gemini.url}/no/such/page")
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    photograph(page, "not-found")


def test_an_empty_dashboard(arrive: Callable[..., Person]):
    photograph(arrive().page, "empty")


def test_a_few_tasks(arrive: Callable[..., Person]):
    ada = arrive(
        {"title": "Send the invoice", "priority": "high", **due(-1)},
        {"title": "Pay rent", "tags": ["home"], **due(0)},
        {"title": "Call the dentist", "tags": ["health"], **due(1)},
        {"title": "Book a room for the offsite", "description": "For twelve.", "tags": ["work"], **due(20)},
        {"title": "Read “The Dispossessed”", "priority": "low"},
    )
    photograph(ada.page, "few")


def test_many_tasks_with_hard_titles(arrive: Callable[..., Person]):
    ada = arrive(*({**task, **due(n)} for n, task in enumerate(HARD)), *({"title": f"Chapter {n}"} for n in range(36)))
    photograph(ada.page, "many")


def test_nothing_moves_while_the_dashboard_is_loaded(arrive: Callable[..., Person]):
    ada = arrive(*HARD)

    def load() -> None:
        ada.page.reload()
        expect(ada.task("Buy milk")).to_be_attached()
        expect(ada.chat.locator("openai-chatkit")).to_be_attached()

    expect_still(ada.page, load)


def test_the_panel(arrive: Callable[..., Person]):
    ada = arrive({"title": HARD[0]["title"], "description": "A word about it.", "tags": ["home", "work"], **due(3)})
    ada.page.get_by_role("button", name=HARD[0]["title"], exact=True).click()
    expect(ada.page.get_by_role("dialog").get_by_label("Title")).to_be_focused()
    photograph(ada.page, "panel")


def test_the_account_menu(arrive: Callable[..., Person]):
    ada = arrive()
    ada.page.get_by_role("button", name="Account").click()
    photograph(ada.page, "menu")


def test_the_list_under_the_bell(arrive: Callable[..., Person]):
    ada = arrive(*(rings(str(task["title"])) for task in HARD))
    ada.page.get_by_role("button", name=f"Reminders, {len(HARD)} new").click()
    ada.page.get_by_role("button", name="Complete “Buy milk”").click()
    expect(ada.page.get_by_role("dialog", name="Reminders")).to_contain_text("Done")
    photograph(ada.page, "bell")


def test_settings(arrive: Callable[..., Person]):
    ada = arrive()
    ada.page.goto(f"{ada.url}/account")
    expect(ada.page.get_by_text("Notifications of this site are blocked")).to_be_visible()
    photograph(ada.page, "settings")


def test_a_conversation(arrive: Callable[..., Person], gemini: GeminiStandIn):
    ada = arrive()
    gemini.reply(call("create_task", title="test migration", due="friday"))
    gemini.hang(after="I have put **test migration** into your list. It is due on ")
    ada.say("Create a task called test migration, due Friday")
    expect(ada.answer("It is due on")).to_be_visible()
    photograph(ada.page, "chat-streaming", narrow=chat_tab(ada))
    gemini.release()
    ada.page.set_viewport_size({"width": 1440, "height": 900})
    ada.hear_out()
    gemini.reply(call("list_tasks"), call("create_task", title=f"{LONG} vergleichen"))
    gemini.reply(
        f"Two things:\n\n1. {LONG * 3}\n2. `{'x' * 90}`\n\n| a | b |\n|---|---|\n| {LONG} | {LONG} |\n\nThat is all. 🎉"
    )
    ada.say(f"And {'w' * 80}?")
    expect(ada.answer("That is all.")).to_be_visible()
    photograph(ada.page, "chat-finished", narrow=chat_tab(ada))


def test_the_list_of_conversations(arrive: Callable[..., Person], gemini: GeminiStandIn):
    ada = arrive()
    for title in ("Plan the week", LONG * 3):
        gemini.reply("Gladly.")
        ada.say(title)
        expect(ada.answer("Gladly.")).to_be_visible()
        ada.chat.get_by_role("button", name="New chat").click()
    ada.chat.get_by_role("button", name="Show conversations").click()
    expect(ada.chat.get_by_role("listitem").filter(has_text="Plan the week")).to_be_visible()
    photograph(ada.page, "history", narrow=chat_tab(ada))


def test_an_answer_that_failed(new_context, with_gemini: Served, gemini: GeminiStandIn):
    # The browser itself tells the console of an answer that was cut.
    ada = Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url)
    gemini.fail(400, "INVALID_ARGUMENT", "Something about it is wrong.")
    ada.say("Hello")
    expect(ada.chat.get_by_role("alert")).to_be_visible()
    photograph(ada.page, "chat-failed", narrow=chat_tab(ada))
