"""The tool that asks the person: what it notes, what it leaves out, and that the turn ends with it."""

from typing import Any

import pytest

from taskchat.assistant import Question, RunContext
from tests.gemini_stand_in import GeminiStandIn, call
from tests.unit.assistant.conftest import Ask, Shown, Use, titles


@pytest.mark.parametrize(
    ("arguments", "noted"),
    [
        ({"suggestions": ["Add milk", "Add bread"]}, ("Add milk", "Add bread")),
        ({"suggestions": [" Add\n milk ", "", "  ", "Add milk"]}, ("Add milk",)),
        ({"suggestions": [f"Add {n}" for n in range(9)]}, ("Add 0", "Add 1", "Add 2", "Add 3", "Add 4")),
        ({"suggestions": ["x" * 1_001, "Add milk"]}, ("Add milk",)),
        ({"suggestions": "Add milk, bread and salt"}, ("Add milk, bread and salt",)),
        ({"suggestions": '["Add milk", "Add bread"]'}, ("Add milk", "Add bread")),
        ({"suggestions": []}, ()),
        ({"suggestions": None}, ()),
        ({}, ()),
    ],
)
async def test_a_question_is_noted_and_shows_no_step(
    use: Use, turn: RunContext, shown: Shown, arguments: dict[str, Any], noted: tuple[str, ...]
) -> None:
    assert await use("ask_person", question=" Which\n one? ", **arguments) == {"asked": "Which one?"}
    assert turn.question == Question("Which one?", noted)
    assert shown.steps == []


async def test_the_first_question_of_a_turn_is_asked(use: Use, turn: RunContext) -> None:
    for question in ("Which one?", "And when?"):
        assert await use("ask_person", question=question) == {"asked": "Which one?"}
    assert turn.question == Question("Which one?")


@pytest.mark.parametrize("arguments", [{}, {"question": ""}, {"question": "Which?", "suggestions": [["no"]]}])
async def test_what_is_no_question_asks_nothing(use: Use, turn: RunContext, arguments: dict[str, Any]) -> None:
    assert "These arguments do not fit" in (await use("ask_person", **arguments))["error"]
    assert turn.question is None


async def test_the_turn_ends_with_a_question(ask: Ask, turn: RunContext, gemini: GeminiStandIn) -> None:
    gemini.reply(
        "Just a moment.",
        call("create_task", title="milk"),
        call("ask_person", question="When?", suggestions=["Move milk to Friday"]),
    )
    assert (await ask("add milk")).text == "Just a moment."
    assert turn.question == Question("When?", ("Move milk to Friday",))
    assert await titles(turn) == ["milk"]


async def test_a_question_that_cannot_be_asked_goes_back_to_the_model(ask: Ask, gemini: GeminiStandIn) -> None:
    gemini.reply(call("ask_person", suggestions=["Add milk"]))
    gemini.reply("Which one do you mean?")
    assert (await ask("hm")).text == "Which one do you mean?"
