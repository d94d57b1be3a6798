"""Requests to Gemini and its answers."""

import asyncio

import pytest
from chatkit.agents import ThreadItemConverter
from chatkit.types import AssistantMessageContent, AssistantMessageItem
from openai import BadRequestError

from taskchat.assistant import ModelChoice, RunContext, run
from taskchat.assistant.gemini.model import GeminiModel, gemini_client, gemini_settings
from taskchat.settings import Settings
from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.unit.assistant.conftest import NOW, Ask

UNIONS = ("anyOf", "oneOf", "allOf", "$ref", "$defs")


async def test_a_request_is_what_gemini_expects(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply("Hello!")
    await ask("hi")
    (request,) = gemini.requests
    assert request.headers["authorization"] == "Bearer test-key"
    assert request.body["model"] == "gemini-2.5-flash"
    assert request.body["reasoning_effort"] == "none"
    assert request.body["stream_options"] == {"include_usage": True}
    assert "response_format" not in request.body
    assert [tool["function"]["name"] for tool in request.body["tools"]] == [
        "create_task", "list_tasks", "search_tasks", "list_coming", "update_task", "update_many", "complete_task",
        "complete_many", "delete_task", "delete_many", "change_repeating", "propose_plan", "save_view", "undo",
        "ask_person",
    ]  # fmt: skip


async def test_a_model_that_always_thinks_is_not_told_not_to(
    gemini: GeminiStandIn, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    gemini.always_thinks = True
    gemini.reply("Hello!")
    gemini.reply("Hello again!")
    assert (await ask("hi")).text == "Hello!"
    assert (await ask("hi")).text == "Hello again!"
    efforts = [request.body.get("reasoning_effort") for request in gemini.requests]
    assert efforts == ["none", None, None]  # found out once, then kept in mind
    assert "GEMINI_REASONING_EFFORT" in caplog.text


async def test_that_is_found_out_by_several_at_once(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.always_thinks = True
    gemini.otherwise = Reply(text="Hello!")
    answers = await asyncio.gather(*[ask("hi") for _ in range(5)])
    assert [answer.text for answer in answers] == ["Hello!"] * 5


async def test_what_else_is_refused_is_not_asked_again(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.fail(400, "INVALID_ARGUMENT", "Invalid value at 'contents'")
    with pytest.raises(BadRequestError):
        await ask("hi")
    assert len(gemini.requests) == 1


async def test_instructions_name_the_day_and_the_zone(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply("Hello!")
    await ask("hi")
    system = gemini.requests[0].messages[0]
    assert system["role"] == "system"
    assert "Wednesday 25 November 2026 (2026-11-25)" in system["content"]
    assert "Europe/Berlin" in system["content"]


async def test_schemas_are_flat(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply("Hello!")
    await ask("hi")
    tools = str(gemini.requests[0].body["tools"])
    assert not any(f"'{word}'" in tools for word in UNIONS)
    create = gemini.requests[0].body["tools"][0]["function"]["parameters"]
    assert create["required"] == ["title"]
    assert create["properties"]["priority"]["enum"] == ["none", "low", "medium", "high"]
    assert create["properties"]["tags"]["items"] == {"type": "string"}


async def test_earlier_answers_reach_the_model_as_text(gemini: GeminiStandIn, ask: Ask) -> None:
    """ChatKit's own converter writes `output_text` parts, which Chat Completions refuses."""
    said = AssistantMessageItem(
        id="msg_1", thread_id="t", created_at=NOW, content=[AssistantMessageContent(text="I added milk.")]
    )
    before = await ThreadItemConverter().to_agent_input([said])
    gemini.reply("You're welcome.")
    await ask([{"role": "user", "content": "add milk"}, *before, {"role": "user", "content": "thanks"}])
    assert gemini.requests[0].messages[1:] == [
        {"role": "user", "content": "add milk"},
        {"role": "assistant", "content": "I added milk."},
        {"role": "user", "content": "thanks"},
    ]


async def test_a_second_turn_goes_on_from_the_first(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.reply("Added.")
    gemini.reply("It is due never.")
    first = await ask("add milk")
    answer = await ask([*first.items, {"role": "user", "content": "when is it due?"}])
    assert answer.text == "It is due never."
    assert [m["role"] for m in gemini.requests[-1].messages] == [
        "system", "user", "assistant", "tool", "assistant", "user",
    ]  # fmt: skip


async def test_stopping_ends_the_request(gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext) -> None:
    gemini.hang(after="Well, ")
    result = run(chosen, "hi", turn)
    async for event in result.stream_events():
        if event.type == "raw_response_event" and event.data.type == "response.output_text.delta":
            result.cancel()
    for _ in range(100):
        if gemini.requests[0].cut:
            break
        await asyncio.sleep(0.02)
    assert gemini.requests[0].cut


async def test_nothing_of_an_openai_account_goes_to_google(
    gemini: GeminiStandIn, settings: Settings, turn: RunContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-other")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-other")
    gemini.reply("Hello!")
    async with gemini_client(settings) as client:
        chosen = ModelChoice(GeminiModel("gemini", client), "gemini", "Gemini", False, gemini_settings(settings))
        result = run(chosen, "hi", turn)
        assert [event async for event in result.stream_events()]
    assert "other" not in str(gemini.requests[0].headers)
