"""Speech that the SDK's server makes into text."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.composer.test_dictation import TONE
from tests.browser.element.interop.conftest import OpenReact
from tests.interop import InteropServer


@pytest.fixture
def chat(open_react: OpenReact) -> Chat:
    """A composer that listens to a tone."""
    chat = open_react({"composer": {"dictation": {"enabled": True}}})
    chat.page.evaluate(TONE)
    return chat


def test_speech_becomes_text_in_the_composer(chat: Chat, interop: InteropServer):
    interop.chatkit.transcript = "pay rent on Friday"
    chat.button("Dictate").click()
    expect(chat.page.get_by_text("Recording")).to_be_visible()
    chat.button("Finish dictation").click()
    expect(chat.composer).to_have_value("pay rent on Friday")
    [heard] = interop.chatkit.heard
    assert heard.media_type == "audio/webm"
    assert len(heard.data) > 100
    assert chat.told("chatkit.error") == []


def test_a_server_that_takes_no_speech_leaves_the_text_alone(chat: Chat, interop: InteropServer):
    interop.fail("input.transcribe", 500, "Internal Server Error")
    chat.composer.fill("Please")
    chat.button("Dictate").click()
    chat.button("Finish dictation").click()
    expect(chat.page.get_by_role("alert")).to_be_visible()
    expect(chat.composer).to_have_value("Please")
