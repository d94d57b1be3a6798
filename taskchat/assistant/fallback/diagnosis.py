"""Diagnosis of a failure: an `AssistantError` for whatever the provider or the SDK raised."""

from collections.abc import Callable
from typing import Any

from agents import MaxTurnsExceeded, ModelBehaviorError, ModelRefusalError
from agents.exceptions import ModelTimeoutError
from httpx2 import ConnectTimeout
from openai import APIConnectionError, APIError, APITimeoutError

from taskchat.assistant.errors import (
    AnswerBroken,
    AnswerWithheld,
    AssistantConfused,
    AssistantError,
    AssistantUnavailable,
    NoRoom,
    NotTheService,
)
from taskchat.assistant.gemini import ProviderError
from taskchat.text import counted
from taskchat.trouble import find_trouble

# Seconds that a person waits for an answer without a notice.
_SHORT_WAIT = 5.0
# Request timeout, conflict, and Google's "cancelled": not the request's fault.
_PASSING = {408, 409, 499}


def to_assistant_error(error: Exception) -> AssistantError:
    """Convert an exception to the error that the person sees."""
    if trouble := find_trouble(error):
        return AssistantUnavailable(trouble.sentence, wait_seconds=float(trouble.wait))
    return next(convert(error) for kinds, convert in _CONVERSIONS if isinstance(error, kinds))


def format_wait(seconds: float) -> str:
    """Format a wait in seconds, or in minutes and hours, rounded up, where it is long."""
    whole = max(1, round(seconds))
    if whole < 90:
        return counted(whole, "second")
    minutes = -(-whole // 60)
    return f"{minutes} minutes" if minutes < 90 else f"{-(-minutes // 60)} hours"


def _from_provider(error: APIError) -> AssistantError:
    refusal = ProviderError(error)
    if refusal.status == 429:
        return _out_of_quota(refusal)
    if refusal.status in {401, 403} or "API key" in refusal.message:
        return _misconfigured("does not accept this installation's key", "GEMINI_API_KEY")
    if refusal.status is None or refusal.status >= 500 or refusal.status in _PASSING:
        return _passing("Gemini is having trouble right now; please try again in a moment.")
    if refusal.status == 413 or "token count" in refusal.message:
        return AssistantConfused("This is more than Gemini can read at once; please start a new conversation.")
    if not refusal.is_gemini:
        return NotTheService()
    return _from_request(refusal)


def _from_request(refusal: ProviderError) -> AssistantError:
    if refusal.status == 404:
        return _misconfigured("does not know the model that is set", "GEMINI_MODEL and GEMINI_BASE_URL")
    if refusal.code == "FAILED_PRECONDITION":  # no billing, or a country that is not served
        return _misconfigured("refuses this installation's account or place", "what Google asks of GEMINI_API_KEY")
    if "image" in refusal.message.lower():
        return AssistantConfused("Gemini cannot read the picture; please send another one.")
    return AssistantConfused("Gemini did not understand the request; please put it differently.")


def _misconfigured(problem: str, setting: str) -> AssistantUnavailable:
    return AssistantUnavailable(f"Gemini {problem}; whoever runs taskchat must check {setting}.", allow_retry=False)


def _passing(sentence: str) -> AssistantUnavailable:
    return AssistantUnavailable(sentence, transient=True)


def _unreachable() -> AssistantUnavailable:
    return _passing("Gemini cannot be reached; please check the connection and try again.")


def _from_timeout(error: Exception) -> AssistantUnavailable:
    # The client's aiohttp transport calls each connection that could not be made a timeout, refused ones too.
    if isinstance(error.__cause__, ConnectTimeout):
        return _unreachable()
    return _passing("Gemini took too long to answer; please try again.")


def _out_of_quota(refusal: ProviderError) -> AssistantUnavailable:
    if refusal.is_daily_quota:
        return AssistantUnavailable("Gemini's quota for today is used up; please try again tomorrow.")
    wait = refusal.wait_seconds
    when = f"in {format_wait(wait)}" if wait else "in a moment"
    return AssistantUnavailable(
        f"Gemini's quota is used up; please try again {when}.",
        wait_seconds=wait,
        transient=wait is None or wait <= _SHORT_WAIT,
    )


def _from_behaviour(error: Exception) -> AssistantError:
    if "finish_reason='length'" in str(error):
        return NoRoom()
    return AssistantConfused("Gemini's answer made no sense; please try again.")


# The first that fits is taken, so the more special come first.
_CONVERSIONS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Callable[[Any], AssistantError]], ...] = (
    (AssistantError, lambda error: error),
    (
        (APITimeoutError, ModelTimeoutError, TimeoutError),
        _from_timeout,
    ),
    (APIConnectionError, lambda _: _unreachable()),
    (APIError, _from_provider),
    (ModelRefusalError, lambda _: AnswerWithheld()),
    (
        MaxTurnsExceeded,
        lambda _: AssistantConfused("The assistant took too many steps for this; please ask for less at once."),
    ),
    (ModelBehaviorError, _from_behaviour),
    # The SDK raises these on an answer that is none.
    ((AttributeError, ValueError), lambda _: AnswerBroken()),
    (Exception, lambda _: AssistantError("Something went wrong while answering; please try again.")),
)
