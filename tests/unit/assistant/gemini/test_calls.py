"""Tool calls as Gemini streams them: each one runs once, whatever its index and id."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from agents import Runner
from agents.items import TResponseInputItem

from taskchat.assistant import ModelChoice, RunContext, build_agent
from taskchat.assistant.agent import RUN_CONFIG
from taskchat.assistant.gemini.model import GeminiModel
from tests.gemini_stand_in import Call, GeminiStandIn, Reply, call
from tests.unit.assistant.conftest import Ask, Shown, titles


def delta(**fields: Any) -> dict[str, Any]:
    """One chunk of a stream, as it is."""
    return {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {"role": "assistant", **fields}}]}


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("pieces", [1, 3])
@pytest.mark.parametrize("ids", ["right", "empty", "missing", "same"])
@pytest.mark.parametrize("indexes", ["right", "zero", "missing", "repeated"])
async def test_parallel_calls_are_kept_apart(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext, *, indexes: str, ids: str, pieces: int, together: bool
) -> None:
    calls = [call("create_task", title=f"task {{{n}}}", tags=["a", "b"]) for n in range(3)]
    gemini.reply(*calls, indexes=indexes, ids=ids, pieces=pieces, together=together)
    gemini.reply("All three are there.")
    answer = await ask("add three tasks")
    assert await titles(turn) == ["task {0}", "task {1}", "task {2}"]
    assert answer.text == "All three are there."


@pytest.mark.parametrize("ids", ["right", "empty", "missing", "same"])
async def test_pieces_of_several_calls_may_be_mixed(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext, ids: str
) -> None:
    calls = [call("create_task", title=f"task {n}") for n in range(3)]
    gemini.reply(*calls, ids=ids, pieces=4, interleaved=True)
    gemini.reply("All three are there.")
    await ask("add three tasks")
    assert await titles(turn) == ["task 0", "task 1", "task 2"]


@pytest.mark.parametrize("indexes", ["zero", "missing"])
async def test_mixed_pieces_find_their_call_by_its_id(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext, indexes: str
) -> None:
    index = {"index": 0} if indexes == "zero" else {}
    arguments = {"a": '{"title": "one"}', "b": '{"title": "two"}'}
    starts = [{**index, "id": of, "function": {"name": "create_task", "arguments": ""}} for of in arguments]
    halves = [
        {**index, "id": of, "function": {"arguments": part}}
        for at in (slice(0, 8), slice(8, None))
        for of, text in arguments.items()
        for part in [text[at]]
    ]
    gemini.script(Reply(also=tuple(delta(tool_calls=[piece]) for piece in [*starts, *halves])))
    gemini.reply("Both are there.")
    await ask("add two tasks")
    assert await titles(turn) == ["one", "two"]


async def test_a_name_said_again_with_each_piece_starts_no_new_call(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext
) -> None:
    pieces = [
        {"index": 0, "id": "a", "function": {"name": "create_task", "arguments": part}}
        for part in ("", '{"title":', ' "milk"}')
    ]
    gemini.script(Reply(also=tuple(delta(tool_calls=[piece]) for piece in pieces)))
    gemini.reply("Done.")
    await ask("add milk")
    assert await titles(turn) == ["milk"]


@pytest.mark.parametrize("ids", ["right", "empty", "missing"])
@pytest.mark.parametrize("raw", ["", "{}"])
async def test_calls_without_arguments_run_each(
    gemini: GeminiStandIn, ask: Ask, shown: Shown, ids: str, raw: str
) -> None:
    gemini.reply(Call("list_tasks", raw=raw), Call("list_tasks", raw=raw), ids=ids, indexes="zero")
    gemini.reply("Nothing there.")
    await ask("what is there? really?")
    assert [step[2] for step in shown.steps] == ["done", "done"]


async def test_calls_run_in_the_order_asked(gemini: GeminiStandIn, ask: Ask, shown: Shown) -> None:
    gemini.reply(*[call("create_task", title=f"{n}") for n in range(8)], indexes="missing")
    gemini.reply("Done.")
    await ask("add eight")
    assert [step[0] for step in shown.steps] == [f"Create task · {n}" for n in range(8)]


@pytest.mark.parametrize("ids", ["empty", "missing", "same"])
async def test_ids_are_never_used_twice_in_a_run(gemini: GeminiStandIn, ask: Ask, turn: RunContext, ids: str) -> None:
    gemini.reply(call("create_task", title="one"), ids=ids)
    gemini.reply(call("create_task", title="two"), ids=ids)
    gemini.reply("Done.")
    await ask("add one, then two")
    assert await titles(turn) == ["one", "two"]
    given = [c["id"] for m in gemini.requests[-1].messages for c in m.get("tool_calls", [])]
    assert len(set(given)) == 2
    assert all(given)


@pytest.mark.parametrize("ids", ["empty", "missing", "same"])
async def test_ids_are_never_used_twice_over_the_turns_of_a_conversation(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext, ids: str
) -> None:
    said: list[TResponseInputItem] = []
    for title in ("one", "two", "three"):
        gemini.reply(call("create_task", title=title), ids=ids)
        gemini.reply("Done.")
        said = (await ask([*said, {"role": "user", "content": f"add {title}"}])).items
    assert await titles(turn) == ["one", "two", "three"]
    given = [c["id"] for m in gemini.requests[-1].messages for c in m.get("tool_calls", [])]
    answered = [m["tool_call_id"] for m in gemini.requests[-1].messages if m["role"] == "tool"]
    assert len(set(given)) == 3
    assert answered == given


async def test_ids_that_serve_are_kept(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply(call("list_tasks"))
    gemini.reply("Nothing there.")
    await ask("what is there?")
    assert gemini.requests[1].messages[-1]["tool_call_id"] == "function-call-1-0"


NAMES = ["gemini-2.5-flash", "models/gemini-3-pro", "google/GEMINI-3-flash", "our-quick-model"]


def named(chosen: ModelChoice, name: str) -> ModelChoice:
    """The same model under another name."""
    assert isinstance(chosen.model, GeminiModel)
    return replace(chosen, model=GeminiModel(name, chosen.model._client))


@pytest.mark.parametrize(
    ("name", "indexes", "ids"),
    [
        *product(NAMES[:1], ["right", "zero", "missing"], ["right", "empty", "same"]),
        *product(NAMES[1:], ["zero"], ["empty"]),
    ],
)
async def test_thought_signatures_come_back_through_several_steps(
    gemini: GeminiStandIn, chosen: ModelChoice, ask: Ask, turn: RunContext, *, name: str, indexes: str, ids: str
) -> None:
    gemini.wants_signatures = True
    # Of parallel calls only the first is signed.
    first = call("create_task", signature="sig-1", title="one")
    gemini.reply(first, call("list_tasks"), indexes=indexes, ids=ids)
    gemini.reply(call("update_task", signature="sig-2", task="one", priority="high"), indexes=indexes, ids=ids)
    gemini.reply(call("complete_task", signature="sig-3", task="one"), indexes=indexes, ids=ids, pieces=3)
    gemini.reply("Done.")
    answer = await ask("add one, make it urgent, complete it", named(chosen, name))
    assert answer.text == "Done."
    assert len(turn.changed_ids) == 1
    given = [signature_of(c) for m in gemini.requests[-1].messages for c in m.get("tool_calls", [])]
    assert given == ["sig-1", None, "sig-2", "sig-3"]


@pytest.mark.parametrize("name", NAMES)
async def test_the_name_that_is_set_is_the_name_that_is_asked_for(
    gemini: GeminiStandIn, chosen: ModelChoice, ask: Ask, name: str
) -> None:
    gemini.reply("Hello!")
    await ask("hi", named(chosen, name))
    assert gemini.requests[0].body["model"] == name


@pytest.mark.parametrize(
    ("name", "ids"), [*product(NAMES[:1], ["right", "empty", "missing"]), *product(NAMES, ["same"])]
)
async def test_whole_answers_keep_ids_and_signatures_too(
    gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext, ids: str, name: str
) -> None:
    gemini.wants_signatures = True
    gemini.reply(call("create_task", signature="sig-1", title="one"), call("create_task", title="two"), ids=ids)
    gemini.reply(call("complete_task", signature="sig-2", task="one"), ids=ids)
    gemini.reply("Done.")
    agent = build_agent(named(chosen, name))
    result = await Runner.run(agent, "add two, complete one", context=turn, run_config=RUN_CONFIG)
    assert result.final_output == "Done."
    assert await titles(turn) == ["two"]
    calls = [c for m in gemini.requests[-1].messages for c in m.get("tool_calls", [])]
    assert [signature_of(c) for c in calls] == ["sig-1", None, "sig-2"]
    assert len({c["id"] for c in calls} - {""}) == 3


def signature_of(asked: dict[str, Any]) -> str | None:
    return asked.get("extra_content", {}).get("google", {}).get("thought_signature")


async def test_a_signature_may_come_after_the_call_began(gemini: GeminiStandIn, ask: Ask, turn: RunContext) -> None:
    gemini.wants_signatures = True
    gemini.signatures["create_task"] = "sig-late"
    begun = {"index": 0, "id": "a", "function": {"name": "create_task", "arguments": '{"title": "milk"}'}}
    signed = {"index": 0, "extra_content": {"google": {"thought_signature": "sig-late"}}}
    gemini.script(Reply(also=(delta(tool_calls=[begun]), delta(tool_calls=[signed]))))
    gemini.reply("Done.")
    assert (await ask("add milk")).text == "Done."
    assert await titles(turn) == ["milk"]


async def test_text_beside_calls_is_streamed_too(gemini: GeminiStandIn, ask: Ask, turn: RunContext) -> None:
    gemini.reply("I'll add it.", call("create_task", title="milk"))
    gemini.reply(" It is there.")
    assert (await ask("add milk")).text == "I'll add it. It is there."
    assert await titles(turn) == ["milk"]


@pytest.mark.parametrize("finish", ["stop", "tool_calls", "function_call"])
async def test_calls_run_whatever_the_finish_reason(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext, finish: str
) -> None:
    gemini.reply(call("create_task", title="milk"), finish=finish)
    gemini.reply("Done.")
    await ask("add milk")
    assert await titles(turn) == ["milk"]


@pytest.mark.parametrize("raw", ['{"title": "mil', '["milk"]', "milk", '{"title": "milk"}}', "null"])
async def test_arguments_that_are_no_json_are_told_to_the_model(
    gemini: GeminiStandIn, ask: Ask, shown: Shown, turn: RunContext, raw: str
) -> None:
    gemini.reply(Call("create_task", raw=raw))
    gemini.reply("Sorry.")
    answer = await ask("add milk")
    assert answer.text == "Sorry."
    asked, told = gemini.requests[1].messages[-2:]
    assert "error" in told["content"]
    # Gemini takes nothing back that is no JSON object.
    assert asked["tool_calls"][0]["function"]["arguments"] == "{}"
    assert shown.steps[0][2] == "failed"
    assert await titles(turn) == []


async def test_broken_arguments_beside_whole_ones(gemini: GeminiStandIn, ask: Ask, turn: RunContext) -> None:
    gemini.reply(Call("create_task", raw='{"title": "mil'), call("create_task", title="bread"))
    gemini.reply("Only bread.")
    assert (await ask("add milk and bread")).text == "Only bread."
    assert await titles(turn) == ["bread"]


async def test_a_tool_that_does_not_exist_is_told_to_the_model(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply(call("launch_rocket"))
    gemini.reply("I cannot do that.")
    assert (await ask("to the moon")).text == "I cannot do that."
    assert "launch_rocket" in gemini.requests[1].messages[-1]["content"]


async def test_a_tool_that_does_not_exist_beside_one_that_does(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext
) -> None:
    gemini.reply(call("launch_rocket"), call("create_task", title="milk"), indexes="zero", ids="empty")
    gemini.reply("Milk it is.")
    assert (await ask("to the moon, with milk")).text == "Milk it is."
    assert await titles(turn) == ["milk"]
