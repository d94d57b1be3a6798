"""Events that the host hears while people talk."""

from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.conftest import OpenChat
from tests.chatkit_stand_in import ChatKitStandIn, items


def test_the_host_hears_of_effects_links_and_errors(chat: Chat, server: ChatKitStandIn):
    stream = server.stream()
    chat.say("hello")
    stream.send(*server.begin("hello"), *items.spoken("See [the list](chatkit-link://list/open?of=rent&n=2).", "a1"))
    stream.send({"type": "client_effect", "name": "confetti", "data": {"much": True}})
    stream.send({"type": "error", "code": "stream.error", "message": "The model is away.", "allow_retry": True})
    stream.end()
    expect(chat.page.get_by_role("alert")).to_contain_text("The model is away.")
    chat.page.get_by_role("link", name="the list").press("Enter")
    assert chat.told("chatkit.effect") == [{"name": "confetti", "data": {"much": True}}]
    assert chat.told("chatkit.error") == [{"error": "The model is away."}]
    assert chat.told("chatkit.deeplink") == [{"name": "list/open", "data": {"of": "rent", "n": "2"}}]
    order = [name.removeprefix("chatkit.") for name, _ in chat.page.evaluate("told") if name != "chatkit.log"]
    assert order == ["ready", "response.start", "thread.change", "effect", "error", "response.end", "deeplink"]
    logged = [one["name"] for one in chat.told("chatkit.log")]
    assert logged[:2] == ["thread.created", "thread.item.done"]
    assert logged[-2:] == ["client_effect", "error"]


def test_the_thread_that_is_named_is_open_from_the_first(open_chat: OpenChat, server: ChatKitStandIn):
    server.keep("thr_7", items.said("About rent"), items.answer("It is due."), title="Rent")
    chat = open_chat({"initialThread": "thr_7"})
    expect(chat.answer("It is due.")).to_be_visible()
    order = [name for name, _ in chat.page.evaluate("told") if "thread" in name]
    assert order == ["chatkit.thread.load.start", "chatkit.thread.change", "chatkit.thread.load.end"]
    chat.set_options({"initialThread": "thr_8"})
    expect(chat.answer("It is due.")).to_be_visible()
