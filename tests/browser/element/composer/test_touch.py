"""Writing with a keyboard on the screen: its Return breaks the line, and the button sends."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn

_PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def phone(open_chat: OpenChat) -> Chat:
    """The element on a phone."""
    return open_chat(**_PHONE)


def test_return_breaks_the_line_and_the_button_sends(phone: Chat, server: ChatKitStandIn):
    expect(phone.composer).to_have_attribute("enterkeyhint", "enter")
    phone.composer.tap()
    for word in ("milk", "bread", "salt"):
        phone.page.keyboard.type(word)
        phone.page.keyboard.press("Enter")
    expect(phone.composer).to_have_value("milk\nbread\nsalt\n")
    phone.button("Send message").tap()
    expect(phone.answer("You said")).to_be_visible()
    (sent,) = server.asked("threads.create", 1)
    assert sent.params["input"]["content"][0]["text"].strip() == "milk\nbread\nsalt"
    expect(phone.composer).to_have_value("")


@pytest.mark.parametrize("key", ["Control+Enter", "Meta+Enter"])
def test_a_keyboard_beside_a_tablet_sends_with_a_command(phone: Chat, server: ChatKitStandIn, key: str):
    phone.composer.fill("milk")
    phone.composer.press(key)
    expect(phone.answer("You said")).to_be_visible()
    assert len(server.asked("threads.create", 1)) == 1


@pytest.mark.parametrize("detail", ["isComposing: true", "keyCode: 229"])
@pytest.mark.parametrize("modifier", ["", ", ctrlKey: true"])
def test_return_of_an_input_method_is_left_alone(phone: Chat, detail: str, modifier: str):
    phone.composer.fill("우유")
    prevented = phone.composer.evaluate(
        f"""area => {{
          const how = {{key: 'Enter', bubbles: true, cancelable: true, {detail}{modifier}}};
          const event = new KeyboardEvent('keydown', how);
          area.dispatchEvent(event);
          return event.defaultPrevented;
        }}"""
    )
    assert prevented is False
    expect(phone.composer).to_have_value("우유")


def test_a_composition_is_kept_where_return_breaks_the_line(phone: Chat):
    """Korean is composed to the end of each word: the break comes after it, and nothing is doubled."""
    phone.composer.tap()
    session = phone.page.context.new_cdp_session(phone.page)
    session.send("Input.imeSetComposition", {"text": "우유", "selectionStart": 2, "selectionEnd": 2})
    session.send("Input.insertText", {"text": "우유"})
    phone.page.keyboard.press("Enter")
    session.send("Input.imeSetComposition", {"text": "빵", "selectionStart": 1, "selectionEnd": 1})
    session.send("Input.insertText", {"text": "빵"})
    expect(phone.composer).to_have_value("우유\n빵")


def test_an_answer_that_comes_takes_no_line_break(phone: Chat, server: ChatKitStandIn):
    stream = server.stream()
    phone.composer.fill("milk")
    phone.button("Send message").tap()
    expect(phone.button("Stop answering")).to_be_visible()
    phone.composer.fill("and")
    phone.composer.press("Enter")
    phone.page.keyboard.type("bread")
    expect(phone.composer).to_have_value("and\nbread")
    stream.end()


def test_where_a_mouse_points_enter_sends_as_ever(chat: Chat, server: ChatKitStandIn):
    expect(chat.composer).to_have_attribute("enterkeyhint", "send")
    chat.composer.fill("milk")
    chat.composer.press("Shift+Enter")
    chat.page.keyboard.type("bread")
    chat.composer.press("Enter")
    expect(chat.answer("You said")).to_be_visible()
    (sent,) = server.asked("threads.create", 1)
    assert sent.params["input"]["content"][0]["text"] == "milk\nbread"
