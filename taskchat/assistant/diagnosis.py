"""From whatever the provider or the SDK raised to an `AssistantError`."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from agents import MaxTurnsExceeded, ModelBehaviorError, ModelRefusalError
from agents.exceptions import ModelTimeoutError
from openai import APIConnectionError, APIError, APIStatusError, APITimeoutError

from taskchat.assistant.failures import (
    AnswerBroken,
    AnswerWithheld,
    AssistantConfused,
    AssistantError,
    AssistantUnavailable,
)

# Seconds that a person waits for an answer without being told why.
_SOON = 5.0


def explain(error: Exception, *, changed: bool = False) -> AssistantError:
    """What to tell the person about `error`; `changed` says that a tool changed something in this turn already.

    A turn that changed something is never offered again as it is: that would do the change twice.
    """
    explained = _explain(error)
    if changed:
        explained.allow_retry = False
    return explained


def _explain(error: Exception) -> AssistantError:
    return next(say(error) for kinds, say in _SAID if isinstance(error, kinds))


def _of_provider(error: Any) -> AssistantError:
    detail = next(_errors(error.body), {})
    status = error.status_code if isinstance(error, APIStatusError) else detail.get("code")
    if status in {401, 403} or "API key" in str(detail.get("message", "")):
        return _misconfigured("does not accept this installation's key", "GEMINI_API_KEY")
    if status == 404:
        return _misconfigured("does not know the model that is set", "GEMINI_MODEL")
    if status == 429:
        return _out_of_quota(retry_delay(error))
    if isinstance(status, int) and 400 <= status < 500:
        return AssistantConfused("Gemini did not understand the request; please put it differently.")
    return _passing("Gemini is having trouble right now; please try again in a moment.")


def _passing(sentence: str) -> AssistantUnavailable:
    return AssistantUnavailable(sentence, passing=True)


def _misconfigured(trouble: str, setting: str) -> AssistantUnavailable:
    return AssistantUnavailable(f"Gemini {trouble}; whoever runs taskchat must check {setting}.", allow_retry=False)


def _of_behaviour(error: Exception) -> AssistantError:
    if "finish_reason='length'" in str(error):
        return AssistantConfused("Gemini ran out of room before it said anything; please ask for less at once.")
    return AssistantConfused("Gemini's answer made no sense; please try again.")


# The first that fits says it, so the more special come first.
_SAID: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Callable[[Any], AssistantError]], ...] = (
    (AssistantError, lambda error: error),
    (
        (APITimeoutError, ModelTimeoutError, TimeoutError),
        lambda _: _passing("Gemini took too long to answer; please try again."),
    ),
    (
        APIConnectionError,
        lambda _: _passing("Gemini cannot be reached; please check the connection and try again."),
    ),
    (APIError, _of_provider),
    (ModelRefusalError, lambda _: AnswerWithheld()),
    (
        MaxTurnsExceeded,
        lambda _: AssistantConfused("The assistant took too many steps for this; please ask for less at once."),
    ),
    (ModelBehaviorError, _of_behaviour),
    # What the SDK raises on a chunk that isn't one.
    ((AttributeError, ValueError), lambda _: AnswerBroken()),
    (Exception, lambda _: AssistantError("Something went wrong while answering; please try again.")),
)


def _out_of_quota(wait: float | None) -> AssistantUnavailable:
    when = f"in {in_words(wait)}" if wait else "in a moment"
    return AssistantUnavailable(
        f"Gemini's quota is used up; please try again {when}.",
        wait_seconds=wait,
        passing=wait is None or wait <= _SOON,
    )


def in_words(seconds: float) -> str:
    whole = max(1, round(seconds))
    if whole < 90:
        return f"{whole} second{'s' * (whole != 1)}"
    minutes = -(-whole // 60)
    return f"{minutes} minutes" if minutes < 90 else f"{-(-minutes // 60)} hours"


def retry_delay(error: APIError) -> float | None:
    """Seconds to wait as the provider gave them: `RetryInfo.retryDelay`, else the header Retry-After."""
    for detail in _errors(error.body):
        for entry in detail.get("details", []):
            if isinstance(entry, Mapping) and (delay := _seconds(str(entry.get("retryDelay", "")))):
                return delay
    header = error.response.headers.get("retry-after", "") if isinstance(error, APIStatusError) else ""
    return _seconds(header)


def _seconds(text: str) -> float | None:
    number = re.fullmatch(r"(\d+(?:\.\d+)?)s?", text.strip())
    return float(number[1]) if number else None


def _errors(body: object) -> Iterator[Mapping[str, Any]]:
    """The error objects of a body, in whichever shape: `[{"error": {…}}]`, `{"error": {…}}` or `{…}`."""
    for part in body if isinstance(body, list) else [body]:
        if isinstance(part, Mapping):
            inner = part.get("error", part)
            yield inner if isinstance(inner, Mapping) else {"message": str(inner)}
