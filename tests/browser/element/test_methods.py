"""Methods of the element, each with its result and its refusal."""

import re
from typing import Any

import pytest
from playwright.sync_api import Error, expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

pytestmark = pytest.mark.keeps_page

_TAG = {"type": "input_tag", "id": "u1", "text": "Ada", "group": "People", "data": {"mail": "ada@example.com"}}


def _refused(chat: Chat, method: str, *arguments: Any) -> str:
    """Return the reason with which the method's promise is rejected."""
    with pytest.raises(Error) as caught:
        chat.call(method, *arguments)
    return caught.value.message.splitlines()[0].removeprefix("Page.evaluate: Error: ")


def test_a_host_sends_a_message_with_all_that_belongs_to_it(chat: Chat, server: ChatKitStandIn):
    file = {"type": "file", "id": "att_9", "name": "notes.txt", "mime_type": "text/plain"}
    text = {"type": "input_text", "text": "Ask "}
    chat.call(
        "sendUserMessage",
        {"content": [text, _TAG], "reply": "the rent", "attachments": [file], "toolChoice": {"id": "t"}, "model": "m"},
    )
    assert server.asked("threads.create", 1)[0].params["input"] == {
        "content": [text, _TAG],
        "attachments": ["att_9"],
        "quoted_text": "the rent",
        "inference_options": {"tool_choice": {"id": "t"}, "model": "m"},
    }
    expect(chat.said("Ask Ada")).to_contain_text("the rent")
    chat.call("sendUserMessage", {"text": "Another", "newThread": True})
    expect(chat.said("Another")).to_be_visible()
    expect(chat.said("Ask Ada")).to_have_count(0)
    assert len(server.asked("threads.create", 2)) == 2


def test_a_message_that_cannot_be_sent_is_refused_in_a_sentence(chat: Chat, server: ChatKitStandIn):
    assert _refused(chat, "sendUserMessage", {"text": "  "}) == (
        "sendUserMessage: text, content or attachments are needed"
    )
    assert _refused(chat, "sendUserMessage", {"text": 5}) == "sendUserMessage: text is a text"
    assert _refused(chat, "sendUserMessage", {"content": [{"type": "input_tag", "text": "Ada"}]}) == (
        "sendUserMessage: content[0].id: it is needed"
    )
    server.refuse("threads.create", 429, {"detail": "That was enough for today."})
    assert _refused(chat, "sendUserMessage", {"text": "More"}) == "sendUserMessage: That was enough for today."
    expect(chat.composer).to_have_value("More")
    server.keep("thr_1", items.said("Old"), status={"type": "locked", "reason": "Settled."})
    chat.call("setThreadId", "thr_1")
    assert (
        _refused(chat, "sendUserMessage", {"text": "More"}) == "sendUserMessage: the conversation is locked or closed"
    )
    assert _refused(chat, "focusComposer") == (
        "focusComposer: nothing can be written, the conversation is locked or closed"
    )
    assert len(server.asked("threads.create", 1)) == 1


def test_a_host_fills_the_composer_without_sending(open_chat: OpenChat, server: ChatKitStandIn):
    tools = [{"id": "web", "label": "Web search", "icon": "globe", "placeholderOverride": "Search for what?"}]
    models = [
        {"id": "a", "label": "Quick"},
        {"id": "b", "label": "Deep"},
        {"id": "c", "label": "Old", "disabled": True},
    ]
    chat = open_chat({"composer": {"tools": tools, "models": models}})
    file = {"type": "file", "id": "att_9", "name": "notes.txt", "mime_type": "text/plain"}
    given = {"text": "Look at", "reply": "the rent", "attachments": [file]}
    chat.call("setComposerValue", {**given, "selectedToolId": "web", "selectedModelId": "b"})
    expect(chat.composer).to_have_value("Look at")
    expect(chat.composer).to_have_attribute("placeholder", "Search for what?")
    expect(chat.button("Model: Deep")).to_be_visible()
    assert chat.told("chatkit.tool.change") == [{"toolId": "web"}]
    chat.call("focusComposer")
    expect(chat.composer).to_be_focused()
    chat.composer.press("Enter")
    expect(chat.answer("You said: Look at")).to_be_visible()
    sent = server.asked("threads.create", 1)[0].params["input"]
    assert (sent["quoted_text"], sent["attachments"]) == ("the rent", ["att_9"])
    assert sent["inference_options"] == {"tool_choice": {"id": "web"}, "model": "b"}
    assert chat.told("chatkit.tool.change")[-1] == {"toolId": None}
    assert _refused(chat, "setComposerValue", {"text": "x", "selectedToolId": "maps"}) == (
        'setComposerValue: there is no tool "maps"'
    )
    assert _refused(chat, "setComposerValue", {"selectedModelId": "c"}) == (
        'setComposerValue: the model "c" is disabled'
    )
    assert _refused(chat, "setComposerValue", {"files": ["a.txt"]}) == "setComposerValue: files is a list of File"
    expect(chat.composer).to_have_value("")


def test_threads_are_opened_and_left(chat: Chat, server: ChatKitStandIn):
    server.keep("thr_7", items.said("About rent"), items.answer("It is due."), title="Rent")
    chat.call("setThreadId", "thr_7")
    expect(chat.answer("It is due.")).to_be_visible()
    assert chat.told("chatkit.thread.load.start") == [{"threadId": "thr_7"}]
    assert chat.told("chatkit.thread.load.end") == [{"threadId": "thr_7"}]
    chat.call("setThreadId", None)
    expect(chat.said("About rent")).to_have_count(0)
    assert chat.told("chatkit.thread.change") == [{"threadId": "thr_7"}, {"threadId": None}]
    assert _refused(chat, "setThreadId", 7) == "setThreadId: the id of a thread is needed, or null for a new one"
    assert _refused(chat, "setThreadId", "gone").startswith("setThreadId: ")
    expect(chat.region).to_contain_text("That conversation is no longer there")


def test_news_are_fetched_when_the_host_says_so(chat: Chat, server: ChatKitStandIn):
    server.keep("thr_7", items.said("About rent"), title="Rent")
    chat.call("setThreadId", "thr_7")
    server.keep("thr_7", items.said("About rent"), items.answer("It is due."), title="The rent")
    chat.call("fetchUpdates")
    expect(chat.answer("It is due.")).to_be_visible()
    expect(chat.page.get_by_role("heading", name="The rent")).to_be_visible()
    server.refuse("items.list", 400, {"detail": "Not now."})
    assert _refused(chat, "fetchUpdates") == "fetchUpdates: Not now."
    expect(chat.answer("It is due.")).to_be_visible()


def test_an_action_of_the_host_reaches_the_server(chat: Chat, server: ChatKitStandIn):
    assert _refused(chat, "sendCustomAction", {"type": "pay"}) == "sendCustomAction: there is no thread yet"
    server.keep("thr_7", items.answer("A card", "w1"))
    chat.call("setThreadId", "thr_7")
    assert _refused(chat, "sendCustomAction", {"payload": 1}) == "sendCustomAction: an action has a type"
    stream = server.stream()
    stream.end()
    chat.call("sendCustomAction", {"type": "pay", "payload": {"sum": 5}}, "w1")
    asked = server.asked("threads.custom_action", 1)[0].params
    assert asked == {"thread_id": "thr_7", "item_id": "w1", "action": {"type": "pay", "payload": {"sum": 5}}}
    server.refuse("threads.custom_action", 400, {"detail": "There is no such action."})
    assert _refused(chat, "sendCustomAction", {"type": "pay"}) == "sendCustomAction: There is no such action."


def test_the_list_of_conversations_is_opened_and_closed_by_the_host(chat: Chat, server: ChatKitStandIn):
    server.keep("thr_7", items.said("About rent"), title="Rent")
    panel = chat.page.get_by_role("button", name=re.compile("^Rent"))
    chat.call("showHistory")
    expect(panel).to_be_visible()
    assert _refused(chat, "focusComposer") == "focusComposer: the list of conversations is open"
    chat.call("hideHistory")
    expect(panel).to_have_count(0)
    assert [len(chat.told(f"chatkit.history.{name}")) for name in ("open", "close")] == [1, 1]
    chat.set_options({"history": {"enabled": False}})
    assert _refused(chat, "showHistory") == "showHistory: history.enabled is false"


def test_nothing_can_be_asked_before_there_are_options(chat: Chat):
    sentences = chat.page.evaluate(
        """async () => {
            const bare = document.createElement('openai-chatkit');
            const calls = { focusComposer: [], setThreadId: ['thr_1'], sendUserMessage: [{ text: 'hi' }],
              fetchUpdates: [], setComposerValue: [{ text: 'hi' }], sendCustomAction: [{ type: 'x' }],
              showHistory: [] };
            return Promise.all(Object.entries(calls).map(([name, words]) =>
              bare[name](...words).then(() => name, (error) => error.message)));
        }"""
    )
    assert [sentence.split(": ")[1] for sentence in sentences] == ["setOptions has not named api.url yet"] * 7
