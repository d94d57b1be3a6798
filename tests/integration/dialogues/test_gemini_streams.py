"""Answers of Gemini that come oddly: calls glued under one index, and answers that end without a word."""

from typing import Any

import pytest

from taskchat.accounts import User
from tests.gemini_stand_in import Call, Reply, call
from tests.integration.dialogues.script import Dialogue, Turn
from tests.integration.dialogues.stage import GEMINI, Stage

MILK, BREAD = '{"title": "milk"}', '{"title": "bread"}'


def _delta(*arguments: str, name: str = "create_task", **place: Any) -> tuple[dict[str, Any], ...]:
    """Chunks of one call whose arguments come in these pieces; only the first has the name."""
    first = {**place, "id": "a", "type": "function", "function": {"name": name, "arguments": arguments[0]}}
    others = ({**place, "function": {"name": "", "arguments": piece}} for piece in arguments[1:])
    frame = {"id": "reply", "object": "chat.completion.chunk", "created": 1_760_000_000, "model": GEMINI}
    deltas = ({"role": "assistant", "tool_calls": [piece]} for piece in (first, *others))
    return tuple({**frame, "choices": [{"index": 0, "delta": delta}]} for delta in deltas)


GLUED = [
    pytest.param(_delta("", MILK, BREAD, index=0), ["milk", "bread"], id="the second without a name"),
    pytest.param(_delta(MILK + BREAD, index=0), ["milk", "bread"], id="both in one piece"),
    pytest.param(_delta('{"title": "mi', 'lk"}{"title":', ' "bread"}', index=0), ["milk", "bread"], id="cut within"),
    pytest.param(_delta(f"{MILK}\n {BREAD}", index=0), ["milk", "bread"], id="with blanks between"),
    pytest.param(_delta(MILK, BREAD, '{"title": "tea"}', index=0), ["milk", "bread", "tea"], id="three of them"),
    pytest.param(_delta(MILK + BREAD), ["milk", "bread"], id="without an index"),
    pytest.param(_delta('{"title": "a}{b"}', BREAD, index=0), ["a}{b", "bread"], id="braces within a title"),
    pytest.param(
        _delta('{"task": "tea"}{"task": "rice"}', name="complete_task", index=0), ["✓ tea", "✓ rice"], id="another tool"
    ),
]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("chunks", "after"), GLUED)
async def test_calls_glued_under_one_index_are_all_made(
    stage: Stage, somebody: User, chunks: tuple[dict[str, Any], ...], after: list[str]
) -> None:
    before = [line.removeprefix("✓ ") for line in after if line.startswith("✓ ")]
    person, _ = await stage.begin(Dialogue("gemini", "glued", (), before), somebody, GEMINI)
    stage.gemini.script(Reply(also=chunks), Reply(text="That is all."))
    heard = await person.take(Turn(says="Do it"))
    assert sorted(await person.lines()) == sorted(after), heard.drawn
    assert not heard.failed_steps


CREATE, COMPLETE = call("create_task", title="milk"), call("complete_task", task="tea")
WORDLESS = [
    pytest.param((CREATE,), Reply(), ["tea", "milk"], id="after a task was made"),
    pytest.param((COMPLETE,), Reply(), ["✓ tea"], id="after one was done"),
    pytest.param((call("delete_task", task="tea"),), Reply(), [], id="after one was deleted"),
    pytest.param((CREATE, COMPLETE), Reply(), ["milk", "✓ tea"], id="after two changes"),
    pytest.param((CREATE,), Reply(text=" \n"), ["tea", "milk"], id="with blanks only"),
    pytest.param((CREATE,), Reply(reasoning=40), ["tea", "milk"], id="after thoughts"),
    pytest.param((CREATE,), Reply(finish="length"), ["tea", "milk"], id="cut off before the first word"),
]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("calls", "end", "after"), WORDLESS)
async def test_answer_without_a_word_says_what_was_done(
    stage: Stage, somebody: User, calls: tuple[Call, ...], end: Reply, after: list[str]
) -> None:
    person, _ = await stage.begin(Dialogue("gemini", "wordless", (), ["tea"]), somebody, GEMINI)
    stage.gemini.script(Reply(calls=calls), end)
    heard = await person.take(Turn(says="Do it"))
    assert sorted(await person.lines()) == sorted(after)
    assert not heard.errors
    changed = [str(one.arguments.get("title") or one.arguments["task"]) for one in calls]
    assert all(any(title in answer for answer in heard.answers) for title in changed)
    stage.gemini.reply("Yes.")
    assert (await person.take(Turn(says="Is it done?"))).answers == ["Yes."]
    assert sorted(await person.lines()) == sorted(after)
