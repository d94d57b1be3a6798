"""Quick add: what is said before it is saved, in words that are seen and heard, and lists that are pasted."""

from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.composition import Composition
from tests.browser.person import Person
from tests.browser.pictures import take

pytestmark = pytest.mark.browser

LIST = "buy milk\n- [x] walk the dog\n- [ ] clean living room #home"


def hint(person: Person) -> Locator:
    """The reading below the field."""
    return person.page.locator("#quick-hint")


def heard(person: Person) -> Locator:
    """The same for a screen reader, said when it has time."""
    return person.page.locator(".quick").get_by_role("status")


def top_of_list(person: Person) -> float:
    box = person.page.locator(".tasks-scroll").bounding_box()
    assert box
    return box["y"]


def kept(person: Person, status: str = "open") -> list[dict[str, Any]]:
    response = person.page.request.get(f"{person.url}/api/tasks", params={"status": status})
    return response.json()["tasks"]


def paste(person: Person, text: str) -> None:
    """Paste as a browser does, with every line as it is."""
    person.quick_add.focus()
    person.page.keyboard.insert_text(text)


def test_the_preview_says_what_the_list_adds(ada: Person):
    ada.list("Today").click()
    ada.quick_add.fill("water the plants")
    expect(hint(ada)).to_contain_text("“water the plants” · Today, ")
    expect(heard(ada)).to_contain_text("“water the plants” · Today, ")
    # Another list is another preview.
    ada.list("All").click()
    expect(hint(ada)).to_have_text("“water the plants”")
    ada.list("Today").click()
    ada.quick_add.press("Enter")
    expect(ada.group("Today").get_by_text("water the plants")).to_be_visible()
    assert kept(ada)[0]["all_day"]


def test_the_enter_of_an_input_method_adds_nothing(ada: Person):
    ada.quick_add.focus()
    composition = Composition(ada.page, "牛乳を買う")
    expect(ada.quick_add).to_have_value("牛乳を買う")
    composition.take()
    # Safari sends that Enter after its composition.
    ada.quick_add.evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true }))"
    )
    expect(ada.quick_add).to_have_value("牛乳を買う")
    ada.quick_add.press("Enter")
    expect(ada.task("牛乳を買う")).to_be_visible()
    assert [task["title"] for task in kept(ada)] == ["牛乳を買う"]


def test_another_day_does_not_become_today(ada: Person):
    ada.list("Today").click()
    later = f"{datetime.now(UTC) + timedelta(days=3):%A}"
    ada.quick_add.fill(f"take out trash every {later.lower()}")
    expect(hint(ada)).to_contain_text(f"“take out trash” · {later}")
    expect(hint(ada)).to_contain_text(f"repeats every {later}")
    ada.quick_add.press("Enter")
    # It is not in this list, so it is said.
    expect(ada.toast("Added “take out trash”")).to_be_visible()
    ada.list("All").click()
    expect(ada.page.get_by_title(f"Repeats every {later}")).to_be_visible()
    ada.list("Today").click()
    ada.quick_add.fill("dentist 31.2.")
    expect(hint(ada)).to_contain_text("“31.2.” was not read as a date, so no date is set.")
    expect(heard(ada)).to_contain_text("“31.2.” was not read as a date")
    ada.quick_add.press("Enter")
    expect(ada.toast("Added “dentist 31.2.”")).to_be_visible()
    assert {(task["title"], task["due_at"] is None) for task in kept(ada)} == {
        ("take out trash", False),
        ("dentist 31.2.", True),
    }


def test_quotes_keep_words_from_being_read(ada: Person):
    ada.quick_add.fill('"watch Freaky Friday" #films')
    expect(hint(ada)).to_have_text("“watch Freaky Friday” · #films")
    ada.quick_add.press("Enter")
    expect(ada.task("watch Freaky Friday")).to_be_visible()
    assert kept(ada)[0]["due_at"] is None


def test_a_pasted_list_becomes_its_tasks_and_one_undo_takes_them_back(ada: Person):
    paste(ada, LIST)
    expect(hint(ada)).to_contain_text("3 tasks, 1 of them done already")
    expect(hint(ada)).to_contain_text("“walk the dog” · done already")
    expect(heard(ada)).to_have_text("3 tasks, 1 of them done already.")
    ada.quick_add.press("Enter")
    expect(ada.task("buy milk")).to_be_visible()
    expect(ada.row("clean living room")).to_contain_text("#home")
    expect(ada.quick_add).to_have_value("")
    assert [task["title"] for task in kept(ada, status="done")] == ["walk the dog"]
    ada.toast("Added 3 tasks").get_by_role("button", name="Undo").click()
    expect(ada.task("buy milk")).to_have_count(0)
    assert kept(ada, status="all") == []


def test_too_long_a_list_is_refused_and_not_lost(ada: Person):
    text = "\n".join(f"task {number}" for number in range(51))
    paste(ada, text)
    alert = ada.page.locator("#tasks").get_by_role("alert")
    expect(alert).to_contain_text("At most 50 tasks can be added at once; these are 51 lines.")
    ada.quick_add.press("Enter")
    expect(ada.quick_add).to_have_value(text)
    expect(alert).to_contain_text("At most 50 tasks")
    assert kept(ada) == []


def test_a_line_can_be_broken_by_hand(ada: Person):
    ada.quick_add.focus()
    ada.page.keyboard.type("one")
    ada.page.keyboard.press("Shift+Enter")
    ada.page.keyboard.type("two")
    ada.page.keyboard.press("Enter")
    expect(ada.task("one")).to_be_visible()
    expect(ada.task("two")).to_be_visible()


TYPED = {
    "pay rent fri 9am #home p1": "“pay rent” · Friday",
    "see a dentist 30.2.": "“30.2.” was not read",
    "stretch every monday 9am": "repeats every Monday",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_below_moves_while_one_types(ada: Person, width: int, scheme: Literal["light", "dark"]):
    ada.page.set_viewport_size({"width": width, "height": 844})
    ada.page.emulate_media(color_scheme=scheme)
    before = top_of_list(ada)
    for number, (line, words) in enumerate(TYPED.items()):
        ada.quick_add.fill(line)
        expect(hint(ada)).to_contain_text(words)
        take(ada.page, "quick-add", f"{width}-{scheme}-{number}")
        assert top_of_list(ada) == before
        assert ada.page.evaluate("document.documentElement.scrollWidth") <= width
    ada.quick_add.fill("")
    paste(ada, LIST)
    expect(hint(ada)).to_contain_text("3 tasks")
    take(ada.page, "quick-add", f"{width}-{scheme}-list")
    preview = ada.page.locator(".preview").bounding_box()
    assert preview
    assert preview["x"] + preview["width"] <= width
