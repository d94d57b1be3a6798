"""Speech instead of typing: recorded in the browser, made into text by the server."""

import base64

from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn

_DICTATION = {"composer": {"dictation": {"enabled": True}}}
# A tone takes the microphone's place; what records it is the browser's own.
TONE = """() => { navigator.mediaDevices.getUserMedia = async () => {
  const context = new AudioContext();
  const to = context.createMediaStreamDestination();
  const tone = context.createOscillator();
  tone.connect(to);
  tone.start();
  window.tracks = to.stream.getTracks();
  return to.stream;
}; }"""


def _expect_microphone_off(chat: Chat) -> None:
    # The recorder lets go of it in an event of its own, after the page has drawn that it stopped.
    chat.page.wait_for_function("window.tracks.every(({ readyState }) => readyState === 'ended')")


def test_what_is_said_stands_in_the_text(open_chat: OpenChat, server: ChatKitStandIn):
    chat = open_chat(_DICTATION)
    chat.page.evaluate(TONE)
    server.transcript = "pay rent on Friday"
    chat.composer.fill("Please")
    chat.button("Dictate").focus()
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_text("Recording")).to_be_visible()
    expect(chat.button("Finish dictation")).to_be_focused()
    expect(chat.button("Send message")).to_be_disabled()
    chat.picture("dictation")
    chat.expect_accessible()
    chat.page.keyboard.press("Enter")
    expect(chat.composer).to_have_value("Please pay rent on Friday")
    _expect_microphone_off(chat)
    (asked,) = server.asked("input.transcribe")
    assert asked.params["mime_type"].startswith("audio/")
    assert len(base64.b64decode(asked.params["audio_base64"])) > 100


def test_a_recording_can_be_discarded(open_chat: OpenChat, server: ChatKitStandIn):
    chat = open_chat(_DICTATION)
    chat.page.evaluate(TONE)
    for discard in (lambda: chat.page.keyboard.press("Escape"), lambda: chat.button("Discard the recording").click()):
        chat.button("Dictate").click()
        expect(chat.page.get_by_text("Recording")).to_be_visible()
        discard()
        expect(chat.button("Dictate")).to_be_visible()
        expect(chat.page.get_by_text("Recording")).to_have_count(0)
        _expect_microphone_off(chat)
    assert server.asked("input.transcribe") == []


def test_why_it_does_not_work_is_said_in_a_sentence(open_chat: OpenChat, server: ChatKitStandIn):
    chat = open_chat(_DICTATION)
    alert = chat.page.get_by_role("alert")
    for name, sentence in (("NotAllowedError", "may not be used here"), ("NotFoundError", "No microphone was found.")):
        chat.page.evaluate(
            f"navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException('no', '{name}'); }}; 0"
        )
        chat.button("Dictate").click()
        expect(alert).to_contain_text(sentence)
    chat.page.evaluate(TONE)
    server.refuse("input.transcribe", 400, {"detail": "Dictation is not available here yet."})
    chat.button("Dictate").click()
    chat.button("Finish dictation").click()
    expect(alert).to_contain_text("Dictation is not available here yet.")
    chat.button("Dismiss").click()
    expect(alert).to_have_count(0)


def test_there_is_no_button_where_nothing_can_be_recorded_or_nobody_asked_for_it(open_chat: OpenChat):
    chat = open_chat()
    expect(chat.composer).to_be_visible()
    expect(chat.button("Dictate")).to_have_count(0)
    chat.page.evaluate("delete window.MediaRecorder")
    chat.set_options(_DICTATION)
    expect(chat.composer).to_be_visible()
    expect(chat.button("Dictate")).to_have_count(0)
