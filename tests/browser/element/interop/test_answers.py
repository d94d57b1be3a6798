"""Answers of the SDK's server beside words: sources of all kinds, and steps with thoughts and durations."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.element.chat import Chat
from tests.browser.element.interop.conftest import OpenReact
from tests.chatkit_stand_in import items
from tests.interop import Gate, InteropServer

pytestmark = pytest.mark.keeps_page

_SAID = "The rent is due, says the contract."
_URL = {"type": "url", "title": "Rent law", "url": "https://example.org/rent", "attribution": "Example"}
_FILE = {"type": "file", "title": "Contract", "filename": "contract.pdf"}
_ENTITY = {"type": "entity", "title": "Invoice 7", "id": "inv-7", "interactive": True, "data": {"sum": "900"}}


def _sources(*sources: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"type": "annotation", "source": source, "index": 11} for source in sources]


@pytest.mark.parametrize("way", ["with the words", "while they come"])
def test_sources_of_every_kind_stand_in_the_text_and_below_it(open_react: OpenReact, interop: InteropServer, way: str):
    clicked = "{ entities: { onClick: (entity) => Object.assign(window, { clicked: entity }) } }"
    chat = open_react(script=clicked)
    annotations = _sources(_URL, _FILE, _ENTITY)
    if way == "with the words":
        interop.answer("rent", items.done(items.answer(_SAID, "a1", annotations)))
    else:
        told = [
            items.updated(
                "a1",
                "assistant_message.content_part.annotation_added",
                content_index=0,
                annotation_index=index,
                annotation=annotation,
            )
            for index, annotation in enumerate(annotations)
        ]
        begun = [items.added(items.answer("", "a1")), items.delta("a1", _SAID), *told]
        interop.answer("rent", *begun, items.done(items.answer(_SAID, "a1", annotations)))
    chat.say("rent")
    answer = chat.answer("says the contract")
    expect(answer).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    expect(answer.get_by_role("link", name="Rent law").first).to_have_attribute("href", _URL["url"])
    expect(answer).to_contain_text("contract.pdf")
    answer.get_by_role("button", name="Invoice 7").first.click()
    assert chat.page.evaluate("window.clicked") == {
        "id": "inv-7",
        "title": "Invoice 7",
        "interactive": True,
        "data": {"sum": "900"},
    }
    assert chat.told("chatkit.error") == []
    chat.expect_accessible()


def _step(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "status_indicator": "complete", **more}


_STEPS = [
    _step("custom", title="Read the contract", icon="document", content="All *seven* pages."),
    _step("web_search", title="Looked for rent law", queries=["rent law"], sources=[_URL]),
    _step("file", title="Read files", sources=[_FILE]),
    _step("image", title="Drew a chart"),
    _step("thought", title="Weighed it", content="It is due **soon**."),
]


def _workflow(kind: str, tasks: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return items.item("workflow", "w1", workflow={"type": kind, "tasks": tasks, "expanded": False, **more})


def test_steps_of_every_kind_come_one_by_one_and_fold_into_their_summary(chat: Chat, interop: InteropServer):
    gate = Gate()
    added = [
        items.updated("w1", "workflow.task.added", task_index=index, task={**step, "status_indicator": "loading"})
        for index, step in enumerate(_STEPS)
    ]
    ended = [
        items.updated("w1", "workflow.task.updated", task_index=index, task=step) for index, step in enumerate(_STEPS)
    ]
    over = items.done(_workflow("custom", _STEPS, summary={"title": "Read five things", "icon": "check"}))
    begun = items.added(_workflow("custom", []))
    interop.answer("look", begun, *added, gate, *ended, over, *items.spoken("It is due on Friday."))
    chat.say("look")
    for step in _STEPS:
        expect(chat.scroller.get_by_text(step["title"], exact=True)).to_be_visible()
    gate.set()
    expect(chat.answer("It is due on Friday.")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    summary = chat.scroller.get_by_text("Read five things")
    expect(chat.scroller.get_by_text("Drew a chart")).to_be_hidden()
    summary.click()
    for step in _STEPS:
        expect(chat.scroller.get_by_text(step["title"], exact=True)).to_be_visible()
    for step in ("Looked for rent law", "Read files"):
        chat.scroller.get_by_text(step, exact=True).click()
    expect(chat.scroller.get_by_role("link", name="Rent law").first).to_be_visible()
    expect(chat.region).to_contain_text("contract.pdf")
    chat.expect_accessible()


def test_reasoning_says_how_long_it_took_and_opens(chat: Chat, interop: InteropServer):
    thought = _step("thought", title="Weighing it", content="It is due **soon**.")
    over = items.done(_workflow("reasoning", [thought], summary={"duration": 12}))
    interop.answer("think", items.added(_workflow("reasoning", [])), over, *items.spoken("On Friday."))
    chat.say("think")
    expect(chat.answer("On Friday.")).to_be_visible()
    thoughts = chat.scroller.get_by_text("Thought for 12 s")
    expect(chat.scroller.get_by_text("soon", exact=True)).to_be_hidden()
    thoughts.click()
    expect(chat.scroller.get_by_text("soon", exact=True)).to_be_visible()


def test_a_workflow_that_is_to_be_open_is_open(chat: Chat, interop: InteropServer):
    open_one = _workflow("custom", _STEPS, summary={"title": "Read five things"}, expanded=True)
    interop.answer("look", items.done(open_one), *items.spoken("On Friday."))
    chat.say("look")
    expect(chat.answer("On Friday.")).to_be_visible()
    expect(chat.button("Send message")).to_be_visible()
    expect(chat.scroller.get_by_text("Drew a chart")).to_be_visible()
