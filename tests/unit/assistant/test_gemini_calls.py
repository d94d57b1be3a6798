"""Tool calls as Gemini streams them: each one runs once, whatever its index and id."""

import pytest

from taskchat.assistant import Turn
from tests.gemini_stand_in import Call, GeminiStandIn, call
from tests.unit.assistant.conftest import Ask, Shown, titles


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("pieces", [1, 3])
@pytest.mark.parametrize("ids", ["right", "empty", "missing", "same"])
@pytest.mark.parametrize("indexes", ["right", "zero", "missing"])
async def test_parallel_calls_are_kept_apart(
    gemini: GeminiStandIn, ask: Ask, turn: Turn, *, indexes: str, ids: str, pieces: int, together: bool
) -> None:
    calls = [call("create_task", title=f"task {{{n}}}", tags=["a", "b"]) for n in range(3)]
    gemini.reply(*calls, indexes=indexes, ids=ids, pieces=pieces, together=together)
    gemini.reply("All three are there.")
    answer = await ask("add three tasks")
    assert await titles(turn) == ["task {0}", "task {1}", "task {2}"]
    assert answer.text == "All three are there."


async def test_calls_run_in_the_order_asked(gemini: GeminiStandIn, ask: Ask, shown: Shown) -> None:
    gemini.reply(*[call("create_task", title=f"{n}") for n in range(8)], indexes="missing")
    gemini.reply("Done.")
    await ask("add eight")
    assert [step[0] for step in shown.steps] == [f"Create task · {n}" for n in range(8)]


@pytest.mark.parametrize("ids", ["empty", "missing", "same"])
async def test_ids_are_never_used_twice_in_a_run(gemini: GeminiStandIn, ask: Ask, turn: Turn, ids: str) -> None:
    gemini.reply(call("create_task", title="one"), ids=ids)
    gemini.reply(call("create_task", title="two"), ids=ids)
    gemini.reply("Done.")
    await ask("add one, then two")
    assert await titles(turn) == ["one", "two"]
    given = [c["id"] for m in gemini.requests[-1].messages for c in m.get("tool_calls", [])]
    assert len(set(given)) == 2
    assert all(given)


async def test_ids_that_serve_are_kept(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply(call("list_tasks"))
    gemini.reply("Nothing there.")
    await ask("what is there?")
    assert gemini.requests[1].messages[-1]["tool_call_id"] == "function-call-1-0"


@pytest.mark.parametrize("indexes", ["right", "zero", "missing"])
async def test_thought_signatures_come_back_through_several_steps(
    gemini: GeminiStandIn, ask: Ask, turn: Turn, indexes: str
) -> None:
    gemini.wants_signatures = True
    gemini.reply(call("create_task", signature="sig-1", title="one"), call("list_tasks"), indexes=indexes)
    gemini.reply(call("update_task", signature="sig-2", task="one", priority="high"))
    gemini.reply(call("complete_task", signature="sig-3", task="one"))
    gemini.reply("Done.")
    answer = await ask("add one, make it urgent, complete it")
    assert answer.text == "Done."
    assert len(turn.changes) == 1


async def test_text_beside_calls_is_streamed_too(gemini: GeminiStandIn, ask: Ask, turn: Turn) -> None:
    gemini.reply("I'll add it.", call("create_task", title="milk"))
    gemini.reply(" It is there.")
    assert (await ask("add milk")).text == "I'll add it. It is there."
    assert await titles(turn) == ["milk"]


@pytest.mark.parametrize("finish", ["stop", "tool_calls", "function_call"])
async def test_calls_run_whatever_the_finish_reason(gemini: GeminiStandIn, ask: Ask, turn: Turn, finish: str) -> None:
    gemini.reply(call("create_task", title="milk"), finish=finish)
    gemini.reply("Done.")
    await ask("add milk")
    assert await titles(turn) == ["milk"]


async def test_arguments_that_are_no_json_are_told_to_the_model(gemini: GeminiStandIn, ask: Ask, shown: Shown) -> None:
    gemini.reply(Call("create_task", raw='{"title": "mil'))
    gemini.reply("Sorry.")
    answer = await ask("add milk")
    assert answer.text == "Sorry."
    assert "do not fit" in gemini.requests[1].messages[-1]["content"]
    assert shown.steps[0][2] == "failed"


async def test_a_tool_that_does_not_exist_is_told_to_the_model(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply(call("launch_rocket"))
    gemini.reply("I cannot do that.")
    assert (await ask("to the moon")).text == "I cannot do that."
