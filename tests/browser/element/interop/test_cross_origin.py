"""Conversations with a server of another origin, by the official React package."""

from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.interop.conftest import OpenReact
from tests.chatkit_stand_in import items
from tests.interop import InteropServer


def test_a_message_is_answered_and_found_again(chat: Chat, interop: InteropServer):
    interop.answer("hello", *items.spoken("Good morning to you."))
    chat.say("hello")
    expect(chat.answer("Good morning to you.")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    [thread] = chat.told("chatkit.thread.change")
    chat.call("setThreadId", None)
    expect(chat.answer("Good morning to you.")).to_have_count(0)
    chat.call("setThreadId", thread["threadId"])
    expect(chat.answer("Good morning to you.")).to_be_visible()
    assert chat.told("chatkit.error") == []


def test_a_stream_without_its_content_type_is_read_and_never_sent_twice(chat: Chat, interop: InteropServer):
    interop.is_untyped = True
    interop.answer("hello", *items.spoken("Read all the same."))
    chat.say("hello")
    expect(chat.answer("Read all the same.")).to_be_visible()
    expect(chat.said("hello")).to_have_count(1)
    assert len(interop.asked("threads.create")) == 1
    assert chat.told("chatkit.error") == []


def test_a_prompt_is_logged_by_the_name_that_hosts_know(open_react: OpenReact, interop: InteropServer):
    chat = open_react({"startScreen": {"prompts": [{"label": "Hello", "prompt": "hello"}]}})
    interop.answer("hello", *items.spoken("Good morning to you."))
    chat.button("Hello").click()
    expect(chat.answer("Good morning to you.")).to_be_visible()
    assert chat.told("chatkit.log")[0]["name"] == "start_screen.prompt.select"


def test_the_composer_is_small_again_after_words_that_were_put_in_and_sent_at_once(chat: Chat, interop: InteropServer):
    interop.answer("line\n" * 5 + "line", *items.spoken("Long."))
    height = chat.composer.evaluate("one => one.offsetHeight")
    chat.composer.evaluate(
        """one => {
          one.focus();
          one.ownerDocument.execCommand('insertText', false, 'line\\n'.repeat(5) + 'line');
          one.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        }"""
    )
    expect(chat.answer("Long.")).to_be_visible()
    assert chat.composer.evaluate("one => one.offsetHeight") == height
