"""Tokens as Gemini counts them, and as they are paid for."""

from typing import Any

import pytest

from taskchat.assistant import ModelChoice
from taskchat.assistant.side.completion import complete_text
from taskchat.usage import Meter
from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.unit.assistant.conftest import Ask


async def test_usage_counts_the_last_chunk_of_each_request(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply(call("list_tasks"), tokens=(100, 0))
    gemini.reply("You have no tasks.", tokens=(150, 0))
    usage = (await ask("what is there?")).usage
    assert (usage.requests, usage.input_tokens, usage.output_tokens) == (2, 250, 5)


@pytest.mark.parametrize("counted", ["each", "last", "apart"])
async def test_usage_counts_wherever_it_comes(gemini: GeminiStandIn, ask: Ask, counted: str) -> None:
    gemini.reply("One two three.", counted=counted, tokens=(100, 40))
    usage = (await ask("count")).usage
    assert (usage.input_tokens, usage.output_tokens, usage.total_tokens) == (100, 43, 143)


async def test_no_usage_is_no_trouble(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply("Hello!", counted="never")
    answer = await ask("hi")
    assert answer.text == "Hello!"
    assert (answer.usage.requests, answer.usage.total_tokens) == (1, 0)


async def test_cached_tokens_are_told(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply("Hello!", tokens=(4_000, 0), cached=3_000)
    usage = (await ask("hi")).usage
    assert (usage.input_tokens, usage.input_tokens_details.cached_tokens) == (4_000, 3_000)


async def test_thoughts_count_as_part_of_the_answer(gemini: GeminiStandIn, ask: Ask) -> None:
    """They are billed like it, but Gemini has them in the total only."""
    gemini.reply("Hello!", tokens=(100, 20), reasoning=300)
    usage = (await ask("think")).usage
    assert (usage.output_tokens, usage.total_tokens) == (321, 421)
    assert usage.output_tokens_details.reasoning_tokens == 300


MIDDLE: list[dict[str, Any]] = [
    {"choices": []},
    {"choices": None},
    {},
    {"choices": [{"index": 0, "delta": None}]},
]
COUNTS: list[tuple[dict[str, Any], tuple[int, int, int, int]]] = [
    ({"prompt_tokens": 90, "completion_tokens": 10, "total_tokens": 100}, (90, 10, 100, 0)),
    ({"prompt_tokens": 90}, (90, 0, 90, 0)),
    ({"prompt_tokens": 90, "total_tokens": 150}, (90, 60, 150, 60)),
    ({"prompt_tokens": 90, "completion_tokens": None, "total_tokens": None}, (90, 0, 90, 0)),
    (
        {
            "prompt_tokens": 21,
            "completion_tokens": 0,
            "total_tokens": 81,
            "completion_tokens_details": {"reasoning_tokens": 60},
        },
        (21, 60, 81, 60),
    ),
    (
        {
            "prompt_tokens": 20,
            "completion_tokens": 80,
            "total_tokens": 100,
            "completion_tokens_details": {"reasoning_tokens": 60},
        },
        (20, 80, 100, 60),
    ),
]


@pytest.mark.parametrize(
    ("frame", "counts", "expected"),
    [*((frame, *COUNTS[0]) for frame in MIDDLE), *((MIDDLE[0], *counted) for counted in COUNTS)],
)
async def test_counts_in_a_chunk_of_their_own_in_the_middle(
    gemini: GeminiStandIn, ask: Ask, frame: dict[str, Any], counts: dict[str, Any], expected: tuple[int, ...]
) -> None:
    gemini.reply("Hello!", counted="never", also=({**frame, "usage": counts},))
    answer = await ask("hi")
    assert answer.text == "Hello!"
    usage = answer.usage
    thought = usage.output_tokens_details.reasoning_tokens
    assert (usage.input_tokens, usage.output_tokens, usage.total_tokens, thought) == expected


async def test_whole_answers_are_counted_the_same(gemini: GeminiStandIn, chosen: ModelChoice) -> None:
    gemini.aside(Reply(text="Milk", tokens=(100, 0), cached=40, reasoning=30))
    meter = Meter().model("gemini")
    assert await complete_text(chosen, "Give a title.", "milk", meter) == "Milk"
    assert (meter.input_tokens, meter.output_tokens) == (100, 35)
