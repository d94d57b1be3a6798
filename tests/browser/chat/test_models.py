"""Choosing who answers, where there is more than one."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served
from tests.browser.test_accessibility import chat_tab, expect_no_violation
from tests.browser.test_looks import photograph
from tests.gemini_stand_in import GeminiStandIn

pytestmark = pytest.mark.browser

FLASH, PRO = "Gemini 2.5 Flash", "Gemini 2.5 Pro"


def picker(person: Person) -> Locator:
    """The button that shows which model answers."""
    return person.chat.get_by_role("button", name="Model:")


def choice(person: Person, label: str) -> Locator:
    """A model in the open menu."""
    return person.chat.get_by_role("menuitemradio", name=label)


def choose(person: Person, label: str) -> None:
    """Choose with the mouse."""
    picker(person).click()
    choice(person, label).click()


def asked(gemini: GeminiStandIn) -> list[str]:
    """List the models that were asked, one after the other."""
    return [request.body["model"] for request in gemini.requests]


def test_the_model_that_is_shown_is_the_one_that_answers(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Flash says hello.")
    gemini.reply("Pro says hello.")
    expect(picker(ada)).to_have_text(FLASH)
    ada.say("Hello")
    expect(ada.answer("Flash says hello.")).to_be_visible(timeout=15_000)
    choose(ada, PRO)
    expect(picker(ada)).to_have_text(PRO)
    expect(choice(ada, PRO)).to_be_hidden()
    ada.say("Hello again")
    expect(ada.answer("Pro says hello.")).to_be_visible(timeout=15_000)
    assert asked(gemini) == ["gemini-2.5-flash", "gemini-2.5-pro"]


def test_the_choice_outlives_a_reload_and_is_of_this_browser_only(
    ada: Person, gemini: GeminiStandIn, new_person: NewPerson, with_gemini: Served
):
    gemini.reply("Still Pro.")
    choose(ada, PRO)
    ada.reload()
    expect(picker(ada)).to_have_text(PRO)
    ada.say("Who are you?")
    expect(ada.answer("Still Pro.")).to_be_visible(timeout=15_000)
    assert asked(gemini) == ["gemini-2.5-pro"]
    expect(picker(new_person(with_gemini))).to_have_text(FLASH)


def test_a_model_that_is_no_longer_offered_gives_way_to_the_default(ada: Person, gemini: GeminiStandIn):
    gemini.reply("Flash it is.")
    ada.page.evaluate("localStorage.setItem('chatkit.model', 'gemini-1.0-ultra')")
    ada.reload()
    expect(picker(ada)).to_have_text(FLASH)
    ada.say("Who are you?")
    expect(ada.answer("Flash it is.")).to_be_visible(timeout=15_000)
    assert asked(gemini) == ["gemini-2.5-flash"]


def test_by_keyboard_alone(ada: Person):
    ada.composer.focus()
    while ada.chat.evaluate(FOCUSED) != f"Model: {FLASH}":
        ada.page.keyboard.press("Tab")
    ada.page.keyboard.press("ArrowUp")
    expect(choice(ada, FLASH)).to_be_focused()
    for key, label in (("ArrowDown", PRO), ("ArrowDown", FLASH), ("End", PRO), ("Home", FLASH), ("ArrowUp", PRO)):
        ada.page.keyboard.press(key)
        expect(choice(ada, label)).to_be_focused()
    ada.page.keyboard.press("Escape")
    expect(choice(ada, PRO)).to_be_hidden()
    expect(picker(ada)).to_be_focused()
    expect(picker(ada)).to_have_text(FLASH)
    ada.page.keyboard.press("Enter")
    ada.page.keyboard.press("End")
    ada.page.keyboard.press("Enter")
    expect(picker(ada)).to_have_text(PRO)
    expect(picker(ada)).to_be_focused()
    ada.page.keyboard.press("Space")
    expect(choice(ada, PRO)).to_have_attribute("aria-checked", "true")
    ada.page.keyboard.press("Tab")
    expect(choice(ada, PRO)).to_be_hidden()


FOCUSED = """() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label')"""


def test_escape_in_the_menu_does_not_stop_an_answer(ada: Person, gemini: GeminiStandIn):
    gemini.hang(after="On and on")
    ada.say("Talk")
    expect(ada.answer("On and on")).to_be_visible(timeout=15_000)
    picker(ada).click()
    ada.page.keyboard.press("Escape")
    expect(choice(ada, PRO)).to_be_hidden()
    expect(ada.chat.get_by_role("button", name="Stop answering")).to_be_visible()
    gemini.release()
    ada.hear_out()


def test_a_click_beside_it_closes_the_menu(ada: Person):
    for beside in (ada.composer, ada.chat.get_by_role("log"), ada.quick_add):
        picker(ada).click()
        expect(choice(ada, PRO)).to_be_visible()
        beside.click(position={"x": 5, "y": 5})
        expect(choice(ada, PRO)).to_be_hidden()


def test_with_one_model_there_is_nothing_to_choose(new_person: NewPerson, on_its_own: Served):
    ada = new_person(on_its_own)
    expect(ada.chat.get_by_role("button", name="Attach files")).to_be_visible()
    expect(picker(ada)).to_have_count(0)


def opened(person: Person) -> Callable[[], None]:
    """Brings the open menu into sight where there is one column."""

    def show() -> None:
        chat_tab(person)()
        picker(person).click()

    return show


def test_the_open_menu_is_accessible_and_fits(new_context, with_gemini: Served):
    ada = Person.arrived(new_context(reduced_motion="reduce"), with_gemini.url)
    picker(ada).click()
    expect_no_violation(ada.page, narrow=opened(ada))
    ada.page.set_viewport_size({"width": 1440, "height": 900})
    photograph(ada.page, "models", narrow=opened(ada))
