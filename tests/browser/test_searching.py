"""Searching: marks in titles and notes, the piece of the notes that was hit, and the way to the first hit by keys."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import expect_no_violation
from tests.browser.test_looks import photograph

pytestmark = pytest.mark.browser

Arrive = Callable[..., Person]
TASKS: tuple[dict[str, Any], ...] = (
    {"title": "Buy Oat Milk", "tags": ["shop"]},
    {"title": "Call Grandma", "description": "Ask whether she has oat biscuits\n\nand <b>milk</b> & “tea” left"},
    {"title": "Größere Tüten kaufen", "description": "im Café Müller, nicht beim Bäcker"},
    {"title": "לקנות חלב", "description": "חלב שיבולת שועל, milk of oats"},
    {"title": "Pay rent", "priority": "high"},
)


@pytest.fixture
def arrive(new_context: Callable[..., BrowserContext], with_gemini: Served) -> Arrive:
    """Opens a view of somebody new who has tasks with notes."""

    def open_at(at: str = "/all", **options: object) -> Person:
        return Person.arrived(new_context(**options), with_gemini.url, *TASKS, at=at)

    return open_at


def field(person: Person) -> Locator:
    return person.page.get_by_role("searchbox", name="Search tasks")


def marks(person: Person, part: str) -> Locator:
    return person.page.locator(f"#tasks .task-{part} mark")


def title(person: Person, name: str) -> Locator:
    return person.page.locator("#tasks").get_by_role("button", name=name, exact=True)


def test_words_are_marked_in_titles_and_in_the_piece_of_the_notes_that_has_them(arrive: Arrive):
    ada = arrive()
    field(ada).fill("MILK oat")
    expect(ada.page.locator("#tasks .task-title")).to_have_text(["Buy Oat Milk", "Call Grandma", "לקנות חלב"])
    expect(marks(ada, "title")).to_have_text(["Oat", "Milk"])
    expect(marks(ada, "snippet")).to_have_text(["oat", "milk", "milk", "oat"])
    # What looks like markup is text, and a row is called what it was called before.
    notes = "Ask whether she has oat biscuits and <b>milk</b> & “tea” left"
    expect(ada.row("Call Grandma").get_by_text(notes)).to_be_visible()
    expect(ada.page.locator("#tasks b")).to_have_count(0)
    expect(title(ada, "Buy Oat Milk")).to_be_visible()
    field(ada).fill("")
    expect(ada.page.locator("#tasks .task-snippet")).to_have_count(0)


def test_german_and_hebrew_words_are_found_and_marked(arrive: Arrive):
    # An accent that is a letter of its own, and capitals.
    ada = arrive("/search?q=GRÖßERE+cafe%CC%81")
    expect(marks(ada, "snippet")).to_have_text(["Café"])
    expect(marks(ada, "title")).to_have_text(["Größere"])
    expect(title(ada, "Größere Tüten kaufen")).to_be_visible()
    field(ada).fill("חלב")
    expect(marks(ada, "title")).to_have_text(["חלב"])
    expect(marks(ada, "snippet")).to_have_text(["חלב"])
    expect(ada.page.locator("#tasks .task-snippet")).to_have_css("direction", "rtl")
    # Under its title, which begins at the left.
    expect(ada.page.locator("#tasks .task-snippet")).to_have_css("text-align", "left")


def test_finished_ones_are_found_on_request(arrive: Arrive):
    ada = arrive("/search?q=oat")
    ada.task("Buy Oat Milk").click()
    expect(ada.task("Buy Oat Milk")).to_have_count(0)
    ada.page.get_by_role("list", name="Filters").get_by_role("link", name="Done ones too").click()
    expect(ada.page).to_have_url(f"{ada.url}/search?q=oat&status=all")
    expect(ada.task("Buy Oat Milk")).to_be_checked()
    expect(ada.group("Done").locator("mark")).to_have_text(["Oat"])


@pytest.mark.parametrize("key", ["Enter", "ArrowDown"])
def test_a_key_leads_from_the_field_to_the_first_hit(arrive: Arrive, key: str):
    ada = arrive()
    ada.page.keyboard.press("/")
    ada.page.keyboard.type("oat")
    # Before the list can have answered.
    ada.page.keyboard.press(key)
    expect(title(ada, "Buy Oat Milk")).to_be_focused()
    expect(ada.page).to_have_url(f"{ada.url}/search?q=oat")
    ada.page.keyboard.press("ArrowDown")
    expect(title(ada, "Call Grandma")).to_be_focused()
    ada.page.keyboard.press("Enter")
    expect(ada.page.get_by_role("dialog", name="Edit task")).to_be_visible()


def test_where_nothing_is_found_one_stays_in_the_field(arrive: Arrive):
    ada = arrive()
    field(ada).fill("nothing like it")
    field(ada).press("Enter")
    expect(ada.page.get_by_text("Nothing found")).to_be_visible()
    expect(field(ada)).to_be_focused()
    field(ada).fill("rent")
    expect(title(ada, "Pay rent")).to_be_visible()
    expect(field(ada)).to_be_focused()
    field(ada).press("Enter")
    expect(title(ada, "Pay rent")).to_be_focused()


# Tags.


def tag(person: Person, row: str) -> Locator:
    return person.row(row).locator(".task-about").get_by_role("link", name="#shop")


def test_a_tag_in_a_row_leads_to_its_list(arrive: Arrive):
    ada = arrive()
    ada.row("Buy Oat Milk").hover()
    tag(ada, "Buy Oat Milk").click()
    expect(ada.page).to_have_url(f"{ada.url}/tag/shop")
    expect(ada.page.get_by_role("heading", level=1, name="#shop")).to_be_visible()
    expect(ada.page.get_by_role("dialog", name="Edit task")).to_have_count(0)
    ada.page.go_back()
    with ada.page.context.expect_page() as opened:
        tag(ada, "Buy Oat Milk").click(button="middle")
    expect(opened.value).to_have_url(f"{ada.url}/tag/shop")
    expect(ada.page).to_have_url(f"{ada.url}/all")


def test_a_tag_in_a_row_is_reached_by_arrows_and_is_no_stop_of_its_own(arrive: Arrive):
    ada = arrive()
    title(ada, "Buy Oat Milk").focus()
    ada.page.keyboard.press("Tab")
    expect(tag(ada, "Buy Oat Milk")).not_to_be_focused()
    title(ada, "Buy Oat Milk").focus()
    ada.page.keyboard.press("ArrowRight")
    expect(tag(ada, "Buy Oat Milk")).to_be_focused()
    ada.page.keyboard.press("ArrowLeft")
    expect(title(ada, "Buy Oat Milk")).to_be_focused()
    ada.page.keyboard.press("ArrowRight")
    ada.page.keyboard.press("Enter")
    expect(ada.page).to_have_url(f"{ada.url}/tag/shop")


def test_a_tag_in_a_row_is_large_enough_for_a_finger(new_context: Callable[..., BrowserContext], with_gemini: Served):
    phone = new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    ada = Person(Person.registered(phone, with_gemini.url), with_gemini.url, "")
    ada.make(*TASKS)
    ada.page.goto(f"{ada.url}/all")
    found = tag(ada, "Buy Oat Milk").bounding_box()
    assert found
    assert found["width"] >= 44
    assert found["height"] >= 44
    row = ada.row("Buy Oat Milk").bounding_box()
    assert row
    assert found["y"] + found["height"] <= row["y"] + row["height"] + 1
    tag(ada, "Buy Oat Milk").tap()
    expect(ada.page).to_have_url(f"{ada.url}/tag/shop")


def test_a_search_has_no_fault_and_looks_well(arrive: Arrive):
    ada = arrive("/search?q=oat")
    expect(marks(ada, "snippet").first).to_be_visible()

    def tasks() -> None:
        ada.page.get_by_role("tab", name="Tasks").click()

    photograph(ada.page, "searching", narrow=tasks)
    expect_no_violation(ada.page, narrow=tasks)
