"""A turn whose model is busy or away: asked again, replaced by the built-in one, and never done twice."""

import pytest
from openai import Timeout

from taskchat.assistant import (
    MessageEnded,
    ModelRegistry,
    RunContext,
    TextDelta,
    TextEvent,
    run,
    to_assistant_error,
    with_fallback,
)
from taskchat.assistant.gemini.model import GeminiModel
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, call
from tests.unit.assistant.conftest import Shown, titles
from tests.unit.assistant.fallback.conftest import Ask

_DELTA = "response.output_text.delta"


async def test_a_short_trouble_is_waited_out_and_said(gemini: GeminiStandIn, say: Ask, shown: Shown) -> None:
    gemini.fail(503, "UNAVAILABLE", "busy", times=2)
    gemini.reply("Hello!")
    assert await say("hi") == "Hello!"
    assert len(gemini.requests) == 3
    assert shown.waited == ["Gemini is busy; trying again…"] * 2
    assert shown.notices == []


@pytest.mark.parametrize(
    ("failure", "why", "wait"),
    [
        (Failure(401, "UNAUTHENTICATED", "no"), "GEMINI_API_KEY", "15 seconds"),
        (Failure(403, "PERMISSION_DENIED", "no"), "GEMINI_API_KEY", "15 seconds"),
        (Failure(400, "INVALID_ARGUMENT", "API key not valid."), "GEMINI_API_KEY", "15 seconds"),
        (Failure(404, "NOT_FOUND", "no such model"), "GEMINI_MODEL", "15 seconds"),
        (Failure(429, "RESOURCE_EXHAUSTED", "quota", retry_after="34s"), "quota is used up", "34 seconds"),
    ],
)
async def test_where_asking_again_is_no_use_the_built_in_assistant_answers_at_once(
    gemini: GeminiStandIn, say: Ask, turn: RunContext, shown: Shown, *, failure: Failure, why: str, wait: str
) -> None:
    gemini.script(Reply(failure=failure))
    assert "milk" in await say("add milk")
    assert len(gemini.requests) == 1
    assert await titles(turn) == ["milk"]
    (notice,) = shown.notices
    assert why in notice
    assert "The built-in assistant answers instead; Gemini 2.5 Flash is asked again in" in notice
    assert wait in notice
    assert "please try again" not in notice


async def test_after_three_attempts_the_built_in_assistant_answers(
    gemini: GeminiStandIn, say: Ask, turn: RunContext, shown: Shown
) -> None:
    gemini.fail(503, "UNAVAILABLE", "busy", times=3)
    assert "milk" in await say("add milk")
    assert len(gemini.requests) == 3
    assert "having trouble" in shown.notices[0]


async def test_silence_is_given_up(gemini: GeminiStandIn, models: ModelRegistry, say: Ask, shown: Shown) -> None:
    assert isinstance(models.default.model, GeminiModel)
    models.default.model._client.timeout = Timeout(0.2)
    for _ in range(3):
        gemini.hang()
    assert "milk" in await say("add milk")
    assert "took too long" in shown.notices[0]


async def test_the_next_turn_does_not_wait(
    gemini: GeminiStandIn, models: ModelRegistry, say: Ask, shown: Shown
) -> None:
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after="60s")
    await say("add milk")
    await say("add bread")
    assert len(gemini.requests) == 1
    assert len(shown.notices) == 2
    models.breaker.record_success(models.default.name)
    gemini.reply("Hello!")
    assert await say("hi") == "Hello!"


async def test_nothing_that_a_tool_did_is_done_again(
    gemini: GeminiStandIn, say: Ask, turn: RunContext, shown: Shown
) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.fail(503, "UNAVAILABLE", "busy")
    gemini.reply("I added milk.")
    assert await say("add milk") == "I added milk."
    assert await titles(turn) == ["milk"]
    assert len(shown.steps) == 1


async def test_the_built_in_assistant_goes_on_from_what_was_done(
    gemini: GeminiStandIn, say: Ask, turn: RunContext, shown: Shown
) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after="60s")
    answer = await say("add milk")
    assert "milk" in answer
    assert "added" in answer
    assert await titles(turn) == ["milk"]
    assert len(shown.steps) == 1


async def test_calls_of_an_answer_that_breaks_off_are_not_made(
    gemini: GeminiStandIn, say: Ask, turn: RunContext, shown: Shown
) -> None:
    gemini.script(Reply(calls=(call("create_task", title="half"),), drop=True))
    gemini.reply(call("create_task", title="whole"))
    gemini.reply("I added whole.")
    assert await say("add it") == "I added whole."
    assert await titles(turn) == ["whole"]


async def test_words_that_were_shown_are_not_said_again(gemini: GeminiStandIn, say: Ask, shown: Shown) -> None:
    gemini.script(Reply(text=["One ", "two "], delay=0.05, drop=True))
    with pytest.raises(Exception) as raised:  # noqa: PT011
        await say("tell me")
    assert to_assistant_error(raised.value).allow_retry
    assert len(gemini.requests) == 1
    assert shown.notices == []


async def test_a_request_that_makes_no_sense_is_nobodys_absence(gemini: GeminiStandIn, say: Ask, shown: Shown) -> None:
    gemini.fail(400, "INVALID_ARGUMENT", "nonsense")
    with pytest.raises(Exception) as raised:  # noqa: PT011
        await say("hi")
    assert "did not understand" in str(to_assistant_error(raised.value))
    assert shown.notices == []


async def test_what_a_turn_uses_is_counted(gemini: GeminiStandIn, say: Ask, turn: RunContext) -> None:
    gemini.fail(503, "UNAVAILABLE", "busy")
    gemini.reply(call("create_task", title="milk"), tokens=(100, 0))
    gemini.reply("I added milk.", tokens=(200, 10))
    await say("add milk")
    used = turn.meter.models["gemini-2.5-flash"]
    assert (used.requests, used.input_tokens, used.failure) == (3, 300, None)
    assert used.output_tokens > 10
    assert used.first_delta_ms is not None
    assert used.first_delta_ms <= used.duration_ms


async def test_a_model_that_was_replaced_is_counted_with_its_failure(
    gemini: GeminiStandIn, say: Ask, turn: RunContext
) -> None:
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after="60s")
    await say("hello")
    assert list(turn.meter.models) == ["gemini-2.5-flash", "built-in"]
    assert turn.meter.models["gemini-2.5-flash"].failure == "RateLimitError"
    assert turn.meter.models["built-in"].requests == 1


async def test_words_are_heard_before_the_answer_is_over_and_their_end_after_them(
    gemini: GeminiStandIn, models: ModelRegistry, turn: RunContext
) -> None:
    gemini.hang(after="You have ")
    said: list[TextEvent] = []

    def hear(speech: TextEvent) -> None:
        said.append(speech)
        gemini.release()

    events = [one async for one in run(with_fallback(models.default, models, turn, hear), "hi", turn).stream_events()]
    *words, end = said
    # Gemini's two words may come in one packet or in two.
    assert "".join(one.text for one in words if isinstance(one, TextDelta)) == "You have "
    assert [one for one in said if isinstance(one, MessageEnded)] == [end]
    deltas = [one.data.delta for one in events if one.type == "raw_response_event" and one.data.type == _DELTA]
    assert deltas == ["You have "], "the Agents SDK knows of what was said, once"


async def test_words_that_come_with_the_end_are_heard_too(gemini: GeminiStandIn, say: Ask) -> None:
    gemini.reply("A long story", finish="length")
    assert await say("tell me") == "A long story\n\n*The answer was cut off here.*"
