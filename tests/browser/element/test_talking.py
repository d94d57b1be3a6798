"""The least that a chat must do: what is said is sent, and what is answered is seen."""

from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.chatkit_stand_in import ChatKitStandIn, items


def test_a_message_is_sent_and_its_answer_appears(chat: Chat, server: ChatKitStandIn):
    chat.say("Pay rent")
    expect(chat.said("Pay rent")).to_be_visible()
    expect(chat.answer("You said: Pay rent")).to_be_visible()
    assert server.asked("threads.create", 1)[0].params["input"]["content"] == [
        {"type": "input_text", "text": "Pay rent"}
    ]
    assert chat.foreign == []
    chat.expect_accessible()


def test_an_answer_is_seen_while_it_comes(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("hello")
    stream.send(*server.begin("hello"), items.added(items.answer("", "a")), items.delta("a", "Good"))
    expect(chat.answer("Good")).to_be_visible()
    expect(chat.button("Stop answering")).to_be_visible()
    stream.send(items.delta("a", " morning"), items.done(items.answer("Good morning", "a")))
    stream.end()
    expect(chat.answer("Good morning")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    assert [name for name in ("start", "end") if chat.told(f"chatkit.response.{name}")] == ["start", "end"]
