"""Streams as networks deliver them: in any packets, with anything between the messages, and broken off anywhere."""

import asyncio

import pytest
from openai import Timeout

from taskchat.assistant import AssistantUnavailable, ModelChoice, RunContext, run, to_assistant_error
from taskchat.assistant.errors import AnswerBroken, AssistantError
from taskchat.assistant.gemini.model import GeminiModel
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, call
from tests.unit.assistant.conftest import Ask, titles

ODD = "Größe 𝄞 “schön” 🥛"


@pytest.mark.parametrize("done", [True, False])
@pytest.mark.parametrize("packet", [None, 0, 1, 7, 1_000])
@pytest.mark.parametrize("keep_alive", [False, True])
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
async def test_an_answer_arrives_whole_however_it_is_sent(
    gemini: GeminiStandIn, ask: Ask, turn: RunContext, *, eol: str, keep_alive: bool, packet: int | None, done: bool
) -> None:
    how = {"eol": eol, "keep_alive": keep_alive, "packet": packet, "done": done}
    gemini.reply(f"{ODD}: ", call("create_task", title=ODD), pieces=2, **how)
    gemini.reply(ODD, **how)
    assert (await ask("add it")).text == f"{ODD}: {ODD}"
    assert await titles(turn) == [ODD]


async def failed_answer(chosen: ModelChoice, turn: RunContext, pause: float = 0.0) -> tuple[str, AssistantError]:
    """Run an answer that fails; return its words and its error. The reader takes `pause` seconds for each event."""
    words = ""
    try:
        async for event in run(chosen, "hi", turn).stream_events():
            await asyncio.sleep(pause)
            if event.type == "raw_response_event" and event.data.type == "response.output_text.delta":
                words += event.data.delta
    except Exception as error:
        return words, to_assistant_error(error)
    pytest.fail("The answer did not fail.")


@pytest.mark.parametrize("shape", ["list", "object"])
@pytest.mark.parametrize("packet", [None, 0, 7])
@pytest.mark.parametrize("pause", [0.0, 0.01])
async def test_words_before_a_failure_are_shown_even_in_one_packet_with_it(
    gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext, *, packet: int | None, shape: str, pause: float
) -> None:
    """Also to a slow reader: the SDK drops unread events when a run fails."""
    failure = Failure(503, "UNAVAILABLE", "busy", shape=shape)  # pyright: ignore[reportArgumentType]
    gemini.reply("I was about to ", failure=failure, packet=packet)
    words, told = await failed_answer(chosen, turn, pause)
    assert words == "I was about to "
    assert "having trouble" in str(told)


@pytest.mark.parametrize("packet", [None, 0, 7])
@pytest.mark.parametrize("raw", ['{"choices": [', "[]", '"busy"', "7", "null", "<html>", '[{"choices": []}]'])
async def test_messages_that_are_no_chunks(
    gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext, raw: str, packet: int | None
) -> None:
    gemini.reply("I was about to ", also=(raw,), packet=packet)
    words, told = await failed_answer(chosen, turn, pause=0.01)
    assert words == "I was about to "
    assert told.transient
    assert told.allow_retry


@pytest.mark.parametrize("raw", ['{"choices": [', "<html>"])
async def test_a_stream_that_is_nonsense_from_the_beginning_counts_as_away(
    gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext, raw: str
) -> None:
    gemini.reply(also=(raw,))
    words, told = await failed_answer(chosen, turn)
    assert words == ""
    assert isinstance(told, AssistantUnavailable)
    assert told.transient


@pytest.mark.parametrize("packet", [None, 0])
async def test_a_connection_dropped_after_words(
    gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext, packet: int | None
) -> None:
    gemini.reply("Half of ", drop=True, packet=packet)
    words, told = await failed_answer(chosen, turn, pause=0.01)
    assert words == "Half of "
    assert isinstance(told, AnswerBroken)
    assert told.allow_retry


async def test_a_connection_dropped_before_a_word_counts_as_away(
    gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext
) -> None:
    gemini.reply("", drop=True)
    words, told = await failed_answer(chosen, turn)
    assert words == ""
    assert isinstance(told, AssistantUnavailable)
    assert told.transient


async def test_calls_of_a_connection_dropped_do_not_run(
    gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext
) -> None:
    gemini.reply(call("create_task", title="milk"), drop=True)
    _, told = await failed_answer(chosen, turn)
    assert isinstance(told, AssistantUnavailable)
    assert await titles(turn) == []


@pytest.mark.parametrize(("after", "words"), [("", ""), ("Well, ", "Well, ")])
async def test_silence_is_not_waited_out(
    gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext, after: str, words: str
) -> None:
    assert isinstance(chosen.model, GeminiModel)
    chosen.model._client.timeout = Timeout(1.5)
    gemini.hang(after=after)
    said, told = await failed_answer(chosen, turn)
    assert said == words
    assert "took too long" in str(told)
    assert told.transient


async def test_keep_alive_comments_are_no_answer(gemini: GeminiStandIn, chosen: ModelChoice, turn: RunContext) -> None:
    gemini.script(Reply(keep_alive=True, unfinished=True, done=False))
    _, told = await failed_answer(chosen, turn)
    assert isinstance(told, AssistantUnavailable)
