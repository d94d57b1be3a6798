"""Gemini that hangs, breaks off in the middle and refuses: whatever people asked for is done once all the same."""

from collections.abc import Iterator
from random import Random

import pytest

from tests.faults.conftest import KILLS, SEED, Figures
from tests.faults.gemini import PatientGemini
from tests.faults.servers import Fleet
from tests.faults.trial import survive
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, Request

# Seconds of silence before an answer begins.
_SILENCE = 2.0


class MoodyGemini:
    """Answers every other request; else it refuses, cuts the connection, or says nothing for a while and breaks off."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._patient = PatientGemini()

    def __call__(self, request: Request) -> Reply:
        answer = self._patient(request)
        words = answer.text or "Let me see what I can do about that."
        return {
            0: Reply(text=words, drop=True, delay=answer.delay),
            1: Reply(text=words, calls=answer.calls, drop=True),
            2: Reply(failure=Failure(503, "UNAVAILABLE", "The model is overloaded.")),
            3: Reply(text=words, drop=True, first_delay=_SILENCE),
        }.get(self._dice.randrange(8), answer)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """One engine is enough: nothing here depends on it."""
    return sqlite_url


@pytest.fixture
def gemini() -> Iterator[GeminiStandIn]:
    with GeminiStandIn(otherwise=MoodyGemini(Random(SEED))) as stand_in:
        yield stand_in


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_errands_are_done_once_with_a_gemini_that_breaks_off(fleet: Fleet, figures: Figures) -> None:
    fleet.environments = fleet.environments[:1]

    async def nothing() -> None:
        """Gemini itself is the fault."""

    await survive(fleet, KILLS, nothing, name="Gemini silent, cut and refusing", figures=figures)
