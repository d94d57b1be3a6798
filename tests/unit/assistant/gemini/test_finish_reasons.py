"""Answers end in silence, cut off, withheld, or with a call that cannot be made."""

import pytest

from taskchat.assistant import AssistantUnavailable, ModelChoice, RunContext, to_assistant_error
from taskchat.assistant.errors import AnswerBroken, AnswerGarbled, AnswerWithheld, EmptyAnswer, NoRoom
from taskchat.assistant.side.completion import complete_text
from taskchat.usage import Meter
from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.unit.assistant.conftest import Ask, titles

ORDINARY = ["stop", "STOP", "tool_calls", "TOOL_CALLS", "function_call", "other", "OTHER", "LANGUAGE", "never heard of"]
CUT = ["length", "LENGTH", "max_tokens", "MAX_TOKENS"]
WITHHELD = [
    "content_filter", "CONTENT_FILTER", "content_filter: PROHIBITED_CONTENT", "SAFETY", "safety", "RECITATION",
    "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY", "MODEL_ARMOR",
]  # fmt: skip
MALFORMED = [
    "MALFORMED_FUNCTION_CALL", "malformed_function_call", "function_call_filter: MALFORMED_FUNCTION_CALL",
    "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS", "MALFORMED_RESPONSE", "MISSING_THOUGHT_SIGNATURE",
]  # fmt: skip
CUT_OFF = "\n\n*The answer was cut off here.*"
FILTERED = "\n\n*Gemini's safety filter ended the answer here.*"


@pytest.mark.parametrize("finish", ORDINARY)
async def test_an_answer_ends_whatever_the_end_is_called(gemini: GeminiStandIn, ask: Ask, finish: str) -> None:
    gemini.reply("Hello!", finish=finish)
    assert (await ask("hi")).text == "Hello!"


@pytest.mark.parametrize("packet", [None, 0])
@pytest.mark.parametrize("delay", [0, 0.05])
async def test_an_answer_is_whole_when_its_connection_breaks_after_the_end(
    gemini: GeminiStandIn, ask: Ask, packet: int | None, delay: float
) -> None:
    gemini.script(Reply("I am all here.", delay=delay, packet=packet, torn=True, tokens=(70, 0)))
    answer = await ask("hi")
    assert answer.text == "I am all here."
    assert answer.usage.input_tokens == 70


async def test_calls_are_made_when_their_connection_breaks_after_the_end(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext
) -> None:
    gemini.script(Reply(calls=(call("create_task", title="milk"),), torn=True))
    gemini.reply("I added it.")
    assert (await ask("add milk")).text == "I added it."
    assert await titles(turn) == ["milk"]
    assert len(gemini.requests) == 2


@pytest.mark.parametrize("text", ["", "\n"])
@pytest.mark.parametrize("finish", ORDINARY)
async def test_an_empty_answer_is_said(gemini: GeminiStandIn, ask: Ask, finish: str, text: str) -> None:
    gemini.reply(text, finish=finish)
    with pytest.raises(EmptyAnswer) as raised:
        await ask("hi")
    assert raised.value.allow_retry
    assert "empty answer" in str(raised.value)
    assert raised.value.finish_reason == finish


@pytest.mark.parametrize("finish", WITHHELD)
async def test_a_withheld_answer_is_said_and_not_offered_again(gemini: GeminiStandIn, ask: Ask, finish: str) -> None:
    gemini.reply("", finish=finish)
    with pytest.raises(AnswerWithheld) as raised:
        await ask("hi")
    assert not raised.value.allow_retry
    assert not raised.value.transient


@pytest.mark.parametrize("finish", ["stop", "content_filter"])
async def test_a_refusal_is_an_answer_withheld(gemini: GeminiStandIn, ask: Ask, finish: str) -> None:
    gemini.reply(refusal="I must not.", finish=finish)
    with pytest.raises(AnswerWithheld):
        await ask("hi")


@pytest.mark.parametrize(
    ("finish", "note"), [*((each, CUT_OFF) for each in CUT), *((each, FILTERED) for each in WITHHELD)]
)
async def test_an_answer_cut_off_says_so(gemini: GeminiStandIn, ask: Ask, finish: str, note: str) -> None:
    gemini.reply("Once upon a", finish=finish)
    assert (await ask("tell me everything")).text == f"Once upon a{note}"


@pytest.mark.parametrize("finish", ["stop", "content_filter"])
async def test_a_refusal_after_half_a_text_cuts_it_off(gemini: GeminiStandIn, ask: Ask, finish: str) -> None:
    gemini.reply("Once upon a", refusal="I must not.", finish=finish)
    answer = await ask("tell me everything")
    assert answer.text == f"Once upon a{FILTERED}"
    assert "I must not" not in str(answer.items)


async def test_it_is_said_once_even_if_the_end_comes_twice(gemini: GeminiStandIn, ask: Ask) -> None:
    again = {"choices": [{"index": 0, "delta": {}, "finish_reason": "length"}]}
    gemini.reply("Once upon a", also=(again,), finish="length")
    assert (await ask("tell me everything")).text == f"Once upon a{CUT_OFF}"


@pytest.mark.parametrize("finish", CUT)
async def test_no_room_for_a_word_is_said(gemini: GeminiStandIn, ask: Ask, finish: str) -> None:
    gemini.reply("", finish=finish)
    with pytest.raises(NoRoom, match="ran out of room"):
        await ask("hi")


@pytest.mark.parametrize("text", ["", "I'll add it."])
@pytest.mark.parametrize("finish", MALFORMED)
async def test_a_call_that_gemini_could_not_spell_is_said(
    gemini: GeminiStandIn, ask: Ask, finish: str, text: str
) -> None:
    gemini.reply(text, finish=finish)
    with pytest.raises(AnswerGarbled) as raised:
        await ask("add milk")
    assert raised.value.transient


async def test_no_call_runs_of_an_answer_that_gemini_calls_malformed(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext
) -> None:
    gemini.reply(call("create_task", title="milk"), finish="MALFORMED_FUNCTION_CALL")
    with pytest.raises(AnswerGarbled):
        await ask("add milk")
    assert await titles(turn) == []


@pytest.mark.parametrize("finish", [*ORDINARY, *CUT, *WITHHELD])
async def test_whole_calls_run_whatever_the_end_is_called(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext, finish: str
) -> None:
    gemini.reply("I'll add it. ", call("create_task", title="milk"), finish=finish)
    gemini.reply("Done.")
    assert (await ask("add milk")).text == "I'll add it. Done."
    assert await titles(turn) == ["milk"]


async def test_a_call_cut_off_is_told_to_the_model(gemini: GeminiStandIn, ask: Ask, turn: RunContext) -> None:
    cut = {"index": 0, "id": "a", "function": {"name": "create_task", "arguments": '{"title": "mil'}}
    chunk = {"choices": [{"index": 0, "delta": {"tool_calls": [cut]}}]}
    gemini.script(Reply(also=(chunk,), finish="length"))
    gemini.reply("Once more?")
    assert (await ask("add milk")).text == "Once more?"
    assert await titles(turn) == []


async def test_a_stream_without_an_end_is_no_answer(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply("Half of", unfinished=True)
    with pytest.raises(AnswerBroken):
        await ask("hi")


@pytest.mark.parametrize("done", [True, False])
async def test_a_stream_that_ends_before_its_first_word_counts_as_away(
    gemini: GeminiStandIn, ask: Ask, done: bool
) -> None:
    gemini.reply("", unfinished=True, done=done)
    with pytest.raises(AssistantUnavailable) as raised:
        await ask("hi")
    assert raised.value.transient


async def test_calls_of_a_stream_without_an_end_do_not_run(gemini: GeminiStandIn, ask: Ask, turn: RunContext) -> None:
    gemini.reply(call("create_task", title="milk"), unfinished=True)
    with pytest.raises(AssistantUnavailable):
        await ask("add milk")
    assert await titles(turn) == []


async def plainly(chosen: ModelChoice) -> str:
    return await complete_text(chosen, "Give a title.", "milk", Meter().model("gemini"))


@pytest.mark.parametrize("finish", ["stop", "STOP", "SAFETY", "other"])
async def test_a_whole_answer_may_be_empty(gemini: GeminiStandIn, chosen: ModelChoice, finish: str) -> None:
    gemini.aside(Reply(finish=finish))
    assert await plainly(chosen) == ""


async def test_the_words_of_a_refusal_are_no_whole_answer(gemini: GeminiStandIn, chosen: ModelChoice) -> None:
    gemini.aside(Reply(refusal="I must not.", finish="content_filter"))
    assert await plainly(chosen) == ""


async def test_a_whole_answer_without_room_is_said(gemini: GeminiStandIn, chosen: ModelChoice) -> None:
    gemini.aside(Reply(finish="length"))
    with pytest.raises(Exception, match="length") as raised:
        await plainly(chosen)
    assert isinstance(to_assistant_error(raised.value), NoRoom)
