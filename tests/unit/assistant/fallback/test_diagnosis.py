"""Gemini's errors become one plain sentence, a time to wait, and the offer to try again."""

import socket
from collections.abc import AsyncIterator

import pytest
from agents import MaxTurnsExceeded, ModelBehaviorError, ModelRefusalError
from openai import Timeout
from pydantic import SecretStr

from taskchat.assistant import AssistantError, AssistantUnavailable, ModelChoice, RunContext, run, to_assistant_error
from taskchat.assistant.errors import AnswerBroken, AnswerWithheld, AssistantConfused
from taskchat.assistant.gemini.model import GeminiModel, gemini_client, gemini_settings
from taskchat.settings import Settings
from tests.gemini_stand_in import Failure, GeminiStandIn, Reply, call
from tests.unit.assistant.conftest import Ask


async def failed_ask(ask: Ask) -> AssistantError:
    """Ask in vain; return the error that the person sees."""
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is, it must be explained
        await ask("add milk")
    return to_assistant_error(raised.value)


CASES = [
    (Failure(401, "UNAUTHENTICATED", "no"), "GEMINI_API_KEY", False),
    (Failure(403, "PERMISSION_DENIED", "no"), "GEMINI_API_KEY", False),
    (Failure(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."), "GEMINI_API_KEY", False),
    (Failure(404, "NOT_FOUND", "models/x is not found"), "GEMINI_MODEL", False),
    (Failure(429, "RESOURCE_EXHAUSTED", "quota"), "quota is used up; please try again in a moment", True),
    (Failure(500, "INTERNAL", "oops"), "having trouble right now", True),
    (Failure(503, "UNAVAILABLE", "The model is overloaded."), "having trouble right now", True),
]


@pytest.mark.parametrize(("failure", "said", "retry"), CASES)
@pytest.mark.parametrize("after", ["", "I was about to "])
async def test_errors_become_one_sentence(
    gemini: GeminiStandIn, ask: Ask, *, failure: Failure, said: str, retry: bool, after: str
) -> None:
    gemini.script(Reply(text=after, failure=failure))
    error = await failed_ask(ask)
    assert isinstance(error, AssistantUnavailable)
    assert said in str(error)
    assert error.allow_retry is retry
    assert "{" not in str(error)


@pytest.mark.parametrize("after", ["", "I was about to "])
async def test_the_wait_is_told(gemini: GeminiStandIn, ask: Ask, after: str) -> None:
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after="13.4s", after=after)
    error = await failed_ask(ask)
    assert error.wait_seconds == 13.4
    assert str(error) == "Gemini's quota is used up; please try again in 13 seconds."


@pytest.mark.parametrize(
    ("delay", "words"), [("1s", "1 second"), ("600s", "10 minutes"), ("61s", "61 seconds"), ("40000s", "12 hours")]
)
async def test_the_wait_in_words(gemini: GeminiStandIn, ask: Ask, delay: str, words: str) -> None:
    gemini.fail(429, "RESOURCE_EXHAUSTED", "quota", retry_after=delay)
    assert f"in {words}." in str(await failed_ask(ask))


async def test_a_request_that_was_not_understood(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.fail(400, "INVALID_ARGUMENT", "bad")
    assert isinstance(await failed_ask(ask), AssistantConfused)


async def test_a_dropped_connection(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.reply("Half of ", drop=True)
    error = await failed_ask(ask)
    assert isinstance(error, AssistantError)
    assert error.allow_retry


async def test_a_key_that_is_wrong(gemini: GeminiStandIn, ask: Ask) -> None:
    gemini.key = "another"
    assert "GEMINI_API_KEY" in str(await failed_ask(ask))


@pytest.fixture
async def nobody_there() -> AsyncIterator[ModelChoice]:
    """A model at an address where nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = Settings(
        _env_file=None,  # pyright: ignore[reportCallIssue]
        gemini_api_key=SecretStr("test-key"),
        gemini_base_url=f"http://127.0.0.1:{port}/",
    )
    async with gemini_client(settings) as client:
        yield ModelChoice(GeminiModel("gemini", client), "gemini", "Gemini", False, gemini_settings(settings))


async def test_nobody_answers_the_door(nobody_there: ModelChoice, turn: RunContext) -> None:
    with pytest.raises(Exception) as raised:  # noqa: PT011
        [event async for event in run(nobody_there, "hi", turn).stream_events()]
    assert "cannot be reached" in str(to_assistant_error(raised.value))


@pytest.mark.parametrize("after", ["", "Well, "])
async def test_silence_is_not_waited_out(gemini: GeminiStandIn, chosen: ModelChoice, ask: Ask, after: str) -> None:
    assert isinstance(chosen.model, GeminiModel)
    chosen.model._client.timeout = Timeout(0.2)
    gemini.hang(after=after)
    assert "took too long" in str(await failed_ask(ask))


async def test_running_in_circles_ends(gemini: GeminiStandIn, ask: Ask) -> None:
    for _ in range(20):
        gemini.reply(call("list_tasks"))
    error = await failed_ask(ask)
    assert "too many steps" in str(error)
    assert len(gemini.requests) == 12


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (ModelRefusalError("no"), AnswerWithheld),
        (MaxTurnsExceeded("12"), AssistantConfused),
        (ModelBehaviorError("nonsense"), AssistantConfused),
        (AttributeError("'list' object has no attribute 'choices'"), AnswerBroken),
        (TimeoutError(), AssistantUnavailable),
        (RuntimeError("?"), AssistantError),
    ],
)
def test_whatever_else_has_its_sentence(error: Exception, kind: type[AssistantError]) -> None:
    explained = to_assistant_error(error)
    assert type(explained) is kind
    assert str(explained).endswith(".")
