"""Dialogues of `tests/data/dialogues/`: what is said is what is done, on the built-in assistant and on Gemini."""

import pytest

from taskchat.accounts import User
from tests.integration.dialogues.script import Dialogue, read_dialogues
from tests.integration.dialogues.stage import BUILTIN, GEMINI, Stage

DIALOGUES = read_dialogues()


def _parameter(dialogue: Dialogue, waits_for: str) -> object:
    """Make the parameter of a dialogue; while it waits for something it must fail."""
    return pytest.param(
        dialogue, id=str(dialogue), marks=pytest.mark.xfail(strict=True, reason=waits_for) if waits_for else ()
    )


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("dialogue", [_parameter(one, one.open) for one in DIALOGUES])
async def test_builtin_assistant_does_what_is_said(stage: Stage, somebody: User, dialogue: Dialogue) -> None:
    await stage.play(dialogue, somebody, BUILTIN)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("dialogue", [_parameter(one, one.open_gemini) for one in DIALOGUES if one.on_gemini])
async def test_tools_do_no_more_than_gemini_may(stage: Stage, somebody: User, dialogue: Dialogue) -> None:
    await stage.play(dialogue, somebody, GEMINI)


def test_every_dialogue_has_a_name_of_its_own() -> None:
    names = [str(one) for one in DIALOGUES]
    assert sorted(set(names)) == sorted(names)
