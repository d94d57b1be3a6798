"""Calls whose arguments Gemini streams one behind the other, as if they were one call's."""

from typing import Any

import pytest

from taskchat.assistant import RunContext
from taskchat.assistant.gemini.json_objects import JsonObjects
from tests.gemini_stand_in import GeminiStandIn, Reply
from tests.unit.assistant.conftest import Ask, Shown, titles
from tests.unit.assistant.gemini.test_calls import delta

MILK, BREAD, SALT = ('{"title":"milk"}', '{"title": "bread", "tags": ["a", "b"]}', '{"title":"salt"}')


def _streamed(*pieces: str, first: str = "", named: bool = False, **fields: Any) -> Reply:
    """Answer with these pieces of arguments under one index; only the first is named, unless all are `named`."""
    start = {"index": 0, "id": "a", "function": {"name": "create_task", "arguments": first}} | fields
    again: dict[str, Any] = {"id": "a"} if named else {}
    name = "create_task" if named else ""
    rest = [{"index": 0, **again, "function": {"name": name, "arguments": piece}} for piece in pieces]
    return Reply(also=tuple(delta(tool_calls=[piece]) for piece in (start, *rest)))


@pytest.mark.parametrize(
    ("reply", "made"),
    [
        (_streamed(MILK, BREAD), ["milk", "bread"]),
        (_streamed(MILK + BREAD), ["milk", "bread"]),
        (_streamed(MILK, BREAD, first=""), ["milk", "bread"]),
        (_streamed(BREAD, first=MILK), ["milk", "bread"]),
        (_streamed(MILK, BREAD, SALT), ["milk", "bread", "salt"]),
        (_streamed(MILK + BREAD + SALT), ["milk", "bread", "salt"]),
        (_streamed(f" {MILK} \n {BREAD}\t\r\n", SALT + "\n"), ["milk", "bread", "salt"]),
        (_streamed(MILK[:5], MILK[5:] + BREAD[:9], BREAD[9:]), ["milk", "bread"]),
        (_streamed(*MILK, *BREAD), ["milk", "bread"]),
        (_streamed(MILK, "", BREAD, ""), ["milk", "bread"]),
        (_streamed(MILK, BREAD, id=""), ["milk", "bread"]),
        (_streamed(MILK, BREAD, id=None), ["milk", "bread"]),
        (_streamed(MILK, BREAD, named=True), ["milk", "bread"]),
        (_streamed('{"title":"a}{b"}', r'{"title":"c\"}{\\"}'), ["a}{b", 'c"}{\\']),
        (_streamed(r'{"title":"a\\"}{"title":"b"}'), ["a\\", "b"]),
        (_streamed('{"title":"ä}{😀"}' + MILK), ["ä}{😀", "milk"]),
        (_streamed(MILK, MILK), ["milk", "milk"]),
    ],
)
async def test_each_of_them_runs_once(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext, reply: Reply, made: list[str]
) -> None:
    gemini.script(reply, Reply(text="They are there."))
    assert (await ask("add them")).text == "They are there."
    assert await titles(turn) == made
    calls = [one for message in gemini.requests[-1].messages for one in message.get("tool_calls", [])]
    assert len({one["id"] for one in calls}) == len(made)
    results = [message for message in gemini.requests[-1].messages if message["role"] == "tool"]
    assert [message["tool_call_id"] for message in results] == [one["id"] for one in calls]


async def test_calls_of_other_tools_stay_apart(gemini: GeminiStandIn, ask: Ask, shown: Shown) -> None:
    other = {"index": 1, "id": "b", "function": {"name": "search_tasks", "arguments": '{"query":"milk"}'}}
    reply = _streamed(MILK, BREAD)
    gemini.script(Reply(also=(*reply.also, delta(tool_calls=[other]))), Reply(text="Done."))
    await ask("add them and look")
    assert [step[0].partition(" ·")[0] for step in shown.steps] == ["Create task", "Create task", "Search tasks"]


@pytest.mark.parametrize(
    ("pieces", "made"),
    [
        ([MILK + '{"title":'], ["milk"]),
        ([MILK, '{"title":"bread"'], ["milk"]),
        ([MILK + "}"], []),
        ([MILK + "," + BREAD], []),
        ([MILK + "]" + BREAD], []),
        ([f"[{MILK},{BREAD}]"], []),
        ([MILK + "and" + BREAD], []),
        (['"milk"' + BREAD], []),
        (["{'title': 'milk'}", BREAD], ["bread"]),
    ],
)
async def test_what_is_broken_is_refused_and_told_to_the_model(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext, pieces: list[str], made: list[str]
) -> None:
    gemini.script(_streamed(*pieces), Reply(text="Not all of it worked."))
    await ask("add them")
    assert await titles(turn) == made
    told = [message["content"] for message in gemini.requests[-1].messages if message["role"] == "tool"]
    assert ["These arguments do not fit" in text for text in told].count(True) == 1


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize(
    "objects",
    [[MILK, BREAD, SALT], ["{}", "{}"], ['{"a":{"b":[{}]}}', "{}"], [r'{"\\\"}{":"\\"}', MILK], [MILK + "x" + BREAD]],
)
def test_objects_are_found_however_their_text_is_cut(objects: list[str], size: int) -> None:
    text, splitter, found = "".join(objects), JsonObjects(), [""]
    for at in range(0, len(text), size):
        own, *begun = splitter.split(text[at : at + size])
        found[-1] += own
        found += begun
    assert found == objects
