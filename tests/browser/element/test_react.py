"""The same element, driven by the official React package as it is: its component, its hook, its handlers."""

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items

_TOOLS = [{"id": "web", "label": "Web search", "icon": "globe", "pinned": True}]


@pytest.fixture
def chat(open_chat: OpenChat, server: ChatKitStandIn) -> Chat:
    """A React page with a thread that can be opened."""
    server.keep("thr_old", items.said("Old words", "u"), items.answer("Old answer", "a"), title="Old rent")
    return open_chat({"composer": {"tools": _TOOLS}}, page="react.html")


def test_it_is_what_the_official_component_renders(chat: Chat):
    expect(chat.page.locator("openai-chatkit#chat.host")).to_be_visible()
    expect(chat.region).to_be_visible()
    chat.picture("react")


def test_a_message_goes_and_its_answer_streams(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("hello")
    stream.send(*server.begin("hello"), items.added(items.answer("", "a")), items.delta("a", "Good"))
    expect(chat.answer("Good")).to_be_visible()
    assert chat.told("chatkit.response.start") == [None]
    assert chat.told("chatkit.response.end") == []
    stream.send(items.delta("a", " morning"), items.done(items.answer("Good morning", "a")))
    stream.send({"type": "client_effect", "name": "open", "data": {"id": 7}})
    stream.send(*items.spoken("See [it](chatkit-link://task/7)."))
    stream.end()
    expect(chat.button("Send message")).to_be_visible()
    chat.region.get_by_role("link", name="it").click()
    assert chat.told("chatkit.response.end") == [None]
    assert chat.told("chatkit.thread.change") == [{"threadId": "thr_1"}]
    assert chat.told("chatkit.effect") == [{"name": "open", "data": {"id": 7}}]
    assert chat.told("chatkit.deeplink") == [{"name": "task/7", "data": {}}]
    assert {"name": "client_effect"} in chat.told("chatkit.log")


def test_the_history_opens_closes_and_leads_to_a_thread(chat: Chat):
    chat.button("Show conversations").click()
    chat.page.get_by_role("button", name="Old rent").first.click()
    expect(chat.answer("Old answer")).to_be_visible()
    assert [chat.told(f"chatkit.history.{name}") for name in ("open", "close")] == [[None], [None]]
    for name in ("thread.change", "thread.load.start", "thread.load.end"):
        assert chat.told(f"chatkit.{name}") == [{"threadId": "thr_old"}], name


def test_every_method_of_the_hook_works(chat: Chat, server: ChatKitStandIn):
    chat.call("setComposerValue", {"text": "From React", "selectedToolId": "web"})
    expect(chat.composer).to_have_value("From React")
    assert chat.told("chatkit.tool.change") == [{"toolId": "web"}]
    chat.call("focusComposer")
    expect(chat.composer).to_be_focused()
    chat.call("setThreadId", "thr_old")
    expect(chat.answer("Old answer")).to_be_visible()
    chat.call("sendUserMessage", {"text": "By method"})
    expect(chat.answer("You said: By method")).to_be_visible()
    server.keep("thr_old", *server.items_of("thr_old"), items.said("From elsewhere", "u9"))
    chat.call("fetchUpdates")
    expect(chat.said("From elsewhere")).to_be_visible()
    chat.call("sendCustomAction", {"type": "done", "payload": {"id": 7}})
    assert server.asked("threads.custom_action", 1)[0].params["action"] == {"type": "done", "payload": {"id": 7}}
    chat.call("showHistory")
    expect(chat.page.get_by_role("searchbox")).to_be_visible()
    chat.call("hideHistory")
    expect(chat.page.get_by_role("searchbox")).to_have_count(0)


def test_options_of_a_later_render_count_and_wrong_ones_are_heard(chat: Chat, server: ChatKitStandIn):
    chat.say("stays")
    expect(chat.answer("You said: stays")).to_be_visible()
    script = "{ header: { title: { text: 'Renamed' } }, threadItemActions: { retry: 'yes' } }"
    chat.set_options({}, script)
    expect(chat.region.get_by_text("Renamed")).to_be_visible()
    expect(chat.answer("You said: stays")).to_be_visible()
    assert "threadItemActions.retry" in chat.hears("chatkit.error")["error"]


def test_out_of_the_page_it_leaves_nothing_running(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("hello")
    stream.send(*server.begin("hello"), items.added(items.answer("", "a")), items.delta("a", "Good"))
    expect(chat.answer("Good")).to_be_visible()
    chat.page.evaluate("unmount()")
    assert stream.cut.wait(5)
    expect(chat.page.locator("openai-chatkit")).to_have_count(0)
