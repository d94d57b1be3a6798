"""Generated lists and sentences: after one turn nothing has changed that the sentence does not name."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from taskchat.accounts import User
from tests.integration.dialogues.conftest import MakeSomebody
from tests.integration.dialogues.generated import Sentence, sentences
from tests.integration.dialogues.script import Dialogue, Turn
from tests.integration.dialogues.stage import BUILTIN, GEMINI, Stage

# More are changed only by the button of a card.
MAX_UNASKED = 3
# The same sentences in every run. What fails is short already: making it shorter would take minutes.
_REPEATABLE = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


async def _after(stage: Stage, user: User, sentence: Sentence, model: str) -> list[str]:
    tool, arguments = sentence.call
    turn = Turn(says=sentence.says, gemini={tool: arguments})
    given = [str(item) for item in sentence.items]
    return await stage.list_after(Dialogue("generated", sentence.says, [turn], given), user, model)


def _check(sentence: Sentence, after: list[str]) -> None:
    before = Counter(str(item) for item in sentence.items)
    lost, won = before - Counter(after), Counter(after) - before
    said = f"“{sentence.says}” made of {[*before]} the list {after}"
    assert {*lost} <= {*sentence.may}, said
    assert won == Counter(line for one in lost.elements() if (line := sentence.may[one]) is not None), said
    assert lost.total() <= MAX_UNASKED, said


@pytest.mark.asyncio(loop_scope="module")
@settings(_REPEATABLE, max_examples=250)
@given(sentence=sentences())
async def test_builtin_assistant_changes_only_what_is_named(
    stage: Stage, make_somebody: MakeSomebody, sentence: Sentence
) -> None:
    _check(sentence, await _after(stage, await make_somebody(), sentence, BUILTIN))


@pytest.mark.asyncio(loop_scope="module")
@settings(_REPEATABLE, max_examples=150)
@given(sentence=sentences())
async def test_tools_change_only_what_gemini_names(
    stage: Stage, make_somebody: MakeSomebody, sentence: Sentence
) -> None:
    _check(sentence, await _after(stage, await make_somebody(), sentence, GEMINI))
