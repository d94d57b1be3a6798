"""From whatever the provider or the SDK raised to an `AssistantError`."""

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

# Seconds that a person waits for an answer without being told why.
_SOON = 5.0
# Request timeout, conflict, and Google's "cancelled": not the request's fault.
_PASSING = {408, 409, 499}


def to_assistant_error(error: Exception, *, changed: bool = False) -> AssistantError:
    """What to tell the person about `error`; `changed` says that a tool changed something in this turn already.

    A turn that changed something is never offered again as it is: that would do the change twice.
    """
    explained = _explain(error)
    if changed:
        explained.allow_retry = False
    return explained


def in_words(seconds: float) -> str:
    """A wait as people say it, rounded up to minutes and hours where it is long."""
    whole = max(1, round(seconds))
    if whole < 90:
        return counted(whole, "second")
    minutes = -(-whole // 60)
    return f"{minutes} minutes" if minutes < 90 else f"{-(-minutes // 60)} hours"


def _explain(error: Exception) -> AssistantError:
    return next(say(error) for kinds, say in _SAID if isinstance(error, kinds))


def _of_provider(error: APIError) -> AssistantError:
    told = ProviderError(error)
    if told.status == 429:
        return _out_of_quota(told)
    if told.status in {401, 403} or "API key" in told.message:
        return _misconfigured("does not accept this installation's key", "GEMINI_API_KEY")
    if told.status is None or told.status >= 500 or told.status in _PASSING:
        return _passing("Gemini is having trouble right now; please try again in a moment.")
    if told.status == 413 or "token count" in told.message:
        return AssistantConfused("This is more than Gemini can read at once; please start a new conversation.")
    if not told.is_gemini:
        return NotTheService()
    return _of_request(told)


def _of_request(told: ProviderError) -> AssistantError:
    if told.status == 404:
        return _misconfigured("does not know the model that is set", "GEMINI_MODEL and GEMINI_BASE_URL")
    if told.code == "FAILED_PRECONDITION":  # no billing, or a country that is not served
        return _misconfigured("refuses this installation's account or place", "what Google asks of GEMINI_API_KEY")
    if "image" in told.message.lower():
        return AssistantConfused("Gemini cannot read the picture; please send another one.")
    return AssistantConfused("Gemini did not understand the request; please put it differently.")


def _misconfigured(trouble: str, setting: str) -> AssistantUnavailable:
    return AssistantUnavailable(f"Gemini {trouble}; whoever runs taskchat must check {setting}.", allow_retry=False)


def _passing(sentence: str) -> AssistantUnavailable:
    return AssistantUnavailable(sentence, transient=True)


def _unreachable() -> AssistantUnavailable:
    return _passing("Gemini cannot be reached; please check the connection and try again.")


def _of_timeout(error: Exception) -> AssistantUnavailable:
    # The client's aiohttp transport calls each connection that could not be made a timeout, refused ones too.
    if isinstance(error.__cause__, ConnectTimeout):
        return _unreachable()
    return _passing("Gemini took too long to answer; please try again.")


def _out_of_quota(told: ProviderError) -> AssistantUnavailable:
    if told.is_daily_quota:
        return AssistantUnavailable("Gemini's quota for today is used up; please try again tomorrow.")
    wait = told.wait_seconds
    when = f"in {in_words(wait)}" if wait else "in a moment"
    return AssistantUnavailable(
        f"Gemini's quota is used up; please try again {when}.",
        wait_seconds=wait,
        transient=wait is None or wait <= _SOON,
    )


def _of_behaviour(error: Exception) -> AssistantError:
    if "finish_reason='length'" in str(error):
        return NoRoom()
    return AssistantConfused("Gemini's answer made no sense; please try again.")


# The first that fits says it, so the more special come first.
_SAID: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Callable[[Any], AssistantError]], ...] = (
    (AssistantError, lambda error: error),
    (
        (APITimeoutError, ModelTimeoutError, TimeoutError),
        _of_timeout,
    ),
    (APIConnectionError, lambda _: _unreachable()),
    (APIError, _of_provider),
    (ModelRefusalError, lambda _: AnswerWithheld()),
    (
        MaxTurnsExceeded,
        lambda _: AssistantConfused("The assistant took too many steps for this; please ask for less at once."),
    ),
    (ModelBehaviorError, _of_behaviour),
    # What the SDK raises on an answer that isn't one.
    ((AttributeError, ValueError), lambda _: AnswerBroken()),
    (Exception, lambda _: AssistantError("Something went wrong while answering; please try again.")),
)
