"""Quick add in its own line: what was understood is coloured, and is plain words again when one says so."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.composition import Composition
from tests.browser.person import Person
from tests.browser.pictures import take
from tests.browser.servers import Served

pytestmark = pytest.mark.browser

LINE = "pay rent fri 9am #home p1"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def pieces(person: Person) -> Locator:
    return person.page.locator(".quick-pieces mark")


def hint(person: Person) -> Locator:
    return person.page.locator("#quick-hint")


def fact(person: Person, words: str) -> Locator:
    """The button below the field that makes these words plain."""
    return hint(person).get_by_role("button", name=f"keep “{words}” as words")


def kept(person: Person) -> list[dict[str, Any]]:
    return person.page.request.get(f"{person.url}/api/tasks").json()["tasks"]


def middle(part: Locator) -> tuple[float, float]:
    box = part.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_pieces_are_coloured_and_a_click_takes_one_back_into_the_title(ada: Person):
    ada.quick_add.fill(LINE)
    expect(pieces(ada)).to_have_text(["fri 9am", "#home", "p1"])
    ada.page.mouse.click(*middle(pieces(ada).first))
    expect(pieces(ada)).to_have_text(["#home", "p1"])
    expect(hint(ada)).to_contain_text("“pay rent fri 9am” · high priority · #home")
    # It stays so while one types on, before it and behind it.
    ada.quick_add.press("End")
    ada.page.keyboard.type(" tomorrow")
    ada.quick_add.press("Home")
    ada.page.keyboard.type("\U0001f389 do ")
    expect(pieces(ada)).to_have_text(["#home", "p1", "tomorrow"])
    expect(hint(ada)).to_contain_text("“\U0001f389 do pay rent fri 9am” · Tomorrow")
    ada.quick_add.press("Enter")
    expect(ada.task("\U0001f389 do pay rent fri 9am")).to_be_visible()
    (task,) = kept(ada)
    assert (task["all_day"], task["priority"], task["tags"]) == (True, "high", ["home"])
    # The next line begins anew.
    ada.quick_add.fill("tea fri")
    expect(pieces(ada)).to_have_text(["fri"])


def test_words_that_are_written_anew_are_read_anew(ada: Person):
    ada.quick_add.fill("call mom fri")
    expect(pieces(ada)).to_have_text(["fri"])
    ada.page.mouse.click(*middle(pieces(ada)))
    expect(pieces(ada)).to_have_count(0)
    ada.quick_add.press("End")
    ada.quick_add.press("Backspace")
    ada.page.keyboard.type("iday")
    expect(pieces(ada)).to_have_text(["friday"])


def test_keys_alone_take_a_piece_back_and_read_it_again(ada: Person):
    ada.quick_add.fill("watch Freaky Cats on friday #films")
    expect(pieces(ada)).to_have_text(["on friday", "#films"])
    ada.page.keyboard.press("Tab")
    expect(fact(ada, "on friday")).to_be_focused()
    ada.page.keyboard.press("Enter")
    expect(ada.quick_add).to_be_focused()
    expect(hint(ada)).to_contain_text("“watch Freaky Cats on friday” · #films · “on friday”")
    ada.page.keyboard.press("Tab")
    ada.page.keyboard.press("Tab")
    expect(hint(ada).get_by_role("button", name="“on friday”: read it again")).to_be_focused()
    ada.page.keyboard.press("Space")
    expect(pieces(ada)).to_have_text(["on friday", "#films"])
    expect(fact(ada, "on friday")).to_be_visible()


def test_what_the_list_adds_is_said_and_has_nothing_to_take_back(ada: Person):
    ada.list("Today").click()
    ada.quick_add.fill("water the plants p2")
    expect(hint(ada)).to_contain_text("“water the plants” · Today, ")
    expect(hint(ada).get_by_role("button")).to_have_count(1)


ASTRONAUT = "\U0001f469\U0001f3fd\u200d\U0001f680"
LONG = "fly to Ghent tomorrow " + f"#Donaudampfschifffahrtsgesellschaft {ASTRONAUT} Grüße an mu\u0308tter " * 12
TEXTS = {"long": LONG, "rtl": "שלום עולם tomorrow #בית לקנות חלב friday 9am", "lines": "one fri\n\ntwo #home\n" * 6}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("width", [1440, 390])
def test_the_colours_lie_under_their_words_however_long_they_are(ada: Person, name: str, width: int):
    ada.page.set_viewport_size({"width": width, "height": 844})
    ada.quick_add.focus()
    ada.page.keyboard.insert_text(TEXTS[name])
    expect(pieces(ada).first).to_be_attached()
    # The words of both need the same room, and stand at the same height of it.
    same = """() => {
      const [field, layer] = [document.getElementById("quick-add"), document.querySelector(".quick-pieces")];
      const [one, other] = [field.getBoundingClientRect(), layer.getBoundingClientRect()];
      return field.scrollHeight === layer.scrollHeight && field.scrollTop === layer.scrollTop
        && field.clientWidth === layer.clientWidth && one.left + 1 === other.left && one.top + 1 === other.top
        && layer.textContent === field.value + "\\u200b";
    }"""
    ada.page.wait_for_function(same)
    ada.quick_add.evaluate("field => { field.scrollTop = 0; }")
    ada.page.wait_for_function(same)
    ada.quick_add.evaluate("field => { field.scrollTop = 37; }")
    ada.page.wait_for_function(same)
    take(ada.page, f"quick-{name}", str(width))


def test_an_input_method_composes_as_it_does_without_colours(ada: Person):
    ada.quick_add.fill("tea tomorrow ")
    expect(pieces(ada)).to_have_text(["tomorrow"])
    ada.quick_add.press("End")
    composition = Composition(ada.page, "牛乳")
    expect(ada.quick_add).to_have_value("tea tomorrow 牛乳")
    composition.take()
    expect(pieces(ada)).to_have_text(["tomorrow"])
    expect(hint(ada)).to_contain_text("“tea 牛乳”")


def test_pasted_lines_are_shown_and_can_be_one_task_with_notes(ada: Person):
    ada.quick_add.focus()
    ada.page.keyboard.insert_text("trip to Ghent\n" + "\n".join(f"- step {number} fri" for number in range(1, 8)))
    expect(hint(ada)).to_contain_text("8 tasks")
    expect(hint(ada)).to_contain_text("and 3 more")
    expect(pieces(ada)).to_have_count(7)
    hint(ada).get_by_role("button", name="Add as one, with notes").click()
    expect(ada.task("trip to Ghent")).to_be_visible()
    expect(ada.quick_add).to_have_value("")
    (task,) = kept(ada)
    assert task["description"].startswith("- step 1 fri\n- step 2 fri")
    # All of them, too, and one Undo for all.
    ada.page.keyboard.insert_text("buy milk\nbuy bread fri")
    hint(ada).get_by_role("button", name="Add all").click()
    expect(ada.task("buy bread")).to_be_visible()
    ada.toast("Added 2 tasks").get_by_role("button", name="Undo").click()
    expect(ada.task("buy bread")).to_have_count(0)
    assert [task["title"] for task in kept(ada)] == ["trip to Ghent"]


def test_a_finger_takes_a_piece_back_and_has_room_for_it(
    new_context: Callable[..., BrowserContext], with_gemini: Served
):
    ada = Person(Person.registered(new_context(reduced_motion="reduce", **PHONE), with_gemini.url), with_gemini.url, "")
    ada.page.goto(f"{ada.url}/all")
    expect(ada.quick_add).to_be_enabled(timeout=15_000)
    ada.quick_add.tap()
    ada.page.keyboard.insert_text(LINE)
    expect(pieces(ada)).to_have_count(3)
    button = fact(ada, "#home")
    box = button.bounding_box()
    assert box
    assert box["height"] >= 44
    take(ada.page, "quick-touch", "390")
    button.tap()
    expect(hint(ada)).to_contain_text("“pay rent #home”")
    ada.page.touchscreen.tap(*middle(pieces(ada).first))
    expect(hint(ada)).to_contain_text("“pay rent fri 9am #home”")
