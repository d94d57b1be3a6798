"""Tools of the page and actions, with a server of the SDK's that says no more about them than it must."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.interop.conftest import OpenReact
from tests.chatkit_stand_in import items
from tests.interop import Gate, InteropServer

pytestmark = pytest.mark.keeps_page

_SLOW = "{ onClientTool: () => new Promise((resolve) => Object.assign(window, { finish: resolve })) }"
_BUTTON = {"type": "Button", "label": "Order", "onClickAction": {"type": "order", "payload": {"id": 7}}}
_CARD = {"type": "Card", "children": [_BUTTON]}


def _call(name: str = "get_selection") -> dict[str, Any]:
    return items.done(items.item("client_tool_call", call_id="c1", name=name, arguments={}, status="pending"))


def _progress(text: str) -> dict[str, Any]:
    return {"type": "progress_update", "text": text}


def _turns(chat: Chat) -> list[str]:
    """The beginnings and ends of answers that the host heard of, in their order."""
    told = chat.page.evaluate("window.told.map(([name]) => name)")
    return [name.removeprefix("chatkit.response.") for name in told if name.startswith("chatkit.response.")]


@pytest.mark.parametrize("result", ["{ ids: [1, 2] }", "undefined", "null", "0", "''"])
def test_a_tool_that_worked_ends_with_a_tick(open_react: OpenReact, interop: InteropServer, result: str):
    chat = open_react(script=f"{{ onClientTool: async () => ({result}) }}")
    interop.answer("select", _call())
    interop.answer("select", *items.spoken("Two are selected."))
    chat.say("select")
    expect(chat.answer("Two are selected.")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    expect(chat.answer("Get selection")).to_contain_text("done")
    expect(chat.region.get_by_text("failed")).to_have_count(0)
    [output] = interop.asked("threads.add_client_tool_output", 1)
    assert output["params"]["result"] == (chat.page.evaluate(f"({result}) ?? null"))
    assert _turns(chat) == ["start", "end"]


def test_progress_stays_while_a_tool_of_the_page_runs_and_the_turn_ends_after_it(
    open_react: OpenReact, interop: InteropServer
):
    chat = open_react(script=_SLOW)
    interop.answer("select", _progress("Fetching the selection…"), _call())
    interop.answer("select", *items.spoken("Two are selected."))
    chat.say("select")
    expect(chat.region.get_by_text("Get selection", exact=True)).to_be_visible()
    expect(chat.region.get_by_text("Fetching the selection…")).to_be_visible()
    assert _turns(chat) == ["start"]
    chat.page.evaluate("finish([1, 2])")
    expect(chat.answer("Two are selected.")).to_be_visible()
    expect(chat.region.get_by_text("Fetching the selection…")).to_have_count(0)
    expect(chat.button("Send message")).to_be_visible()
    assert _turns(chat) == ["start", "end"]


@pytest.mark.parametrize("after", ["assistant_message", "end_of_turn"])
def test_a_call_that_is_followed_by_other_items_runs_once(open_react: OpenReact, interop: InteropServer, after: str):
    chat = open_react(script="{ onClientTool: () => { window.ran = (window.ran ?? 0) + 1; return {}; } }")
    thread = items.thread()
    made = {"type": "thread.created", "thread": {**thread, "items": {"data": [], "has_more": False}}}
    follows = items.answer("Asking your page.") if after == "assistant_message" else items.item(after)
    interop.raw("threads.create", made, items.done(items.said("select")), _call(), items.done(follows))
    interop.raw("threads.add_client_tool_output", *items.spoken("Selected."))
    chat.say("select")
    expect(chat.answer("Selected.")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    assert chat.page.evaluate("window.ran") == 1


@pytest.fixture
def with_card(chat: Chat, interop: InteropServer) -> Chat:
    """A conversation with a card that orders."""
    interop.answer("card", items.done(items.widget(_CARD)))
    chat.say("card")
    expect(chat.button("Order")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    return chat


@pytest.mark.parametrize("first", [[_progress("Working on it")], []])
def test_an_action_that_answers_is_a_turn_from_its_first_word(
    with_card: Chat, interop: InteropServer, first: list[dict[str, Any]]
):
    chat, gate = with_card, Gate()
    before = _turns(chat)
    interop.act("order", *first, gate, items.done(items.answer("Ordered.")))
    chat.button("Order").click()
    if first:
        expect(chat.region.get_by_text("Working on it")).to_be_visible()
        expect(chat.button("Stop answering")).to_be_visible()
    gate.set()
    expect(chat.answer("Ordered.")).to_be_visible()
    expect(chat.region.get_by_text("Working on it")).to_have_count(0)
    expect(chat.button("Send message")).to_be_visible()
    assert _turns(chat) == [*before, "start", "end"]


@pytest.mark.parametrize("first", [[_progress("Fetching the selection…")], []])
def test_an_action_that_calls_a_tool_of_the_page_is_one_turn_with_its_round_trip(
    open_react: OpenReact, interop: InteropServer, first: list[dict[str, Any]]
):
    chat = open_react(script=_SLOW)
    interop.answer("card", items.done(items.widget(_CARD)))
    interop.answer("card", _call("get_more"))
    interop.answer("card", *items.spoken("Four are ordered."))
    chat.say("card")
    expect(chat.button("Order")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    before = _turns(chat)
    interop.act("order", *first, _call())
    chat.button("Order").click()
    expect(chat.region.get_by_text("Get selection", exact=True)).to_be_visible()
    expect(chat.button("Stop answering")).to_be_visible()
    assert _turns(chat) == [*before, "start"]
    chat.page.evaluate("finish([1, 2])")
    expect(chat.region.get_by_text("Get more", exact=True)).to_be_visible()
    assert _turns(chat) == [*before, "start"]
    chat.page.evaluate("finish([3, 4])")
    expect(chat.answer("Four are ordered.")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    assert _turns(chat) == [*before, "start", "end"]
    outputs = interop.asked("threads.add_client_tool_output", 2)
    assert [one["params"]["result"] for one in outputs] == [[1, 2], [3, 4]]


def test_a_tool_that_was_stopped_in_an_action_tells_nothing_more(open_react: OpenReact, interop: InteropServer):
    chat = open_react(script=_SLOW)
    interop.answer("card", items.done(items.widget(_CARD)))
    chat.say("card")
    expect(chat.button("Order")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    before = _turns(chat)
    interop.act("order", _call())
    chat.button("Order").click()
    expect(chat.region.get_by_text("Get selection", exact=True)).to_be_visible()
    chat.button("Stop answering").click()
    chat.page.evaluate("finish([1, 2])")
    expect(chat.button("Send message")).to_be_visible()
    assert _turns(chat) == [*before, "start", "end"]
    assert interop.asked("threads.add_client_tool_output") == []


def test_an_action_that_answers_can_be_stopped(with_card: Chat, interop: InteropServer):
    chat = with_card
    interop.act("order", _progress("Working on it"), Gate())
    chat.button("Order").click()
    chat.button("Stop answering").click()
    expect(chat.region.get_by_text("Working on it")).to_have_count(0)
    expect(chat.button("Send message")).to_be_visible()


def test_actions_wait_for_the_answer_that_runs(with_card: Chat, interop: InteropServer):
    chat, gate = with_card, Gate()
    interop.answer("more", *items.spoken("Some"), gate, *items.spoken("More"))
    interop.act("order", *items.spoken("Ordered."))
    chat.say("more")
    expect(chat.answer("Some")).to_be_visible()
    chat.button("Order").click()
    expect(chat.button("Order")).to_have_attribute("aria-busy", "true")
    assert interop.asked("threads.custom_action") == []
    gate.set()
    expect(chat.answer("Ordered.")).to_be_visible()
    assert len(interop.asked("threads.custom_action")) == 1
