"""Parser of the endpoint's errors in all their shapes: Gemini's list, a plain object, a proxy's page."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from openai import APIError, APIStatusError

# google.rpc.Code, for errors in the middle of a stream, which have no HTTP status.
_STATUS_OF_CODE = {
    "INVALID_ARGUMENT": 400,
    "FAILED_PRECONDITION": 400,
    "UNAUTHENTICATED": 401,
    "PERMISSION_DENIED": 403,
    "NOT_FOUND": 404,
    "RESOURCE_EXHAUSTED": 429,
}


class ProviderError:
    """A parsed error: `status` is the HTTP status (None where there is none), `message` and `code` are Gemini's.

    `is_gemini` is false where nothing in the body looks like an error of Gemini's: a page, a text, nothing.
    """

    def __init__(self, error: APIError) -> None:
        self._response = error.response if isinstance(error, APIStatusError) else None
        self._errors = list(_errors(error.body))
        first = self._errors[0] if self._errors else {}
        self.is_gemini = bool(first)
        self.message = str(first.get("message") or "")
        self.code = str(first.get("status") or "")
        self.status = self._response.status_code if self._response else _status(first.get("code"), self.code)

    @property
    def wait_seconds(self) -> float | None:
        """Seconds that the provider asks to wait: `RetryInfo.retryDelay`, else the header Retry-After."""
        for entry in self._details():
            if delay := _parse_seconds(str(entry.get("retryDelay", ""))):
                return delay
        header = self._response.headers.get("retry-after", "") if self._response else ""
        return _parse_seconds(header) or _seconds_until(header)

    @property
    def is_daily_quota(self) -> bool:
        """Whether the quota of the day is used up; `RetryInfo` gives a few seconds even then."""
        violations = [v for entry in self._details() for v in entry.get("violations") or [] if isinstance(v, Mapping)]
        return any("PerDay" in str(violation.get("quotaId", "")) for violation in violations)

    def _details(self) -> Iterator[Mapping[str, Any]]:
        for error in self._errors:
            details = error.get("details")
            yield from (entry for entry in (details if isinstance(details, list) else []) if isinstance(entry, Mapping))


def _errors(body: object) -> Iterator[Mapping[str, Any]]:
    """Yield the error objects of a body: `[{"error": {…}}]`, `{"error": {…}}` or `{…}`."""
    for part in body if isinstance(body, list) else [body]:
        if isinstance(part, Mapping):
            inner = part.get("error", part)
            yield inner if isinstance(inner, Mapping) else {"message": str(inner)}


def _status(code: object, name: str) -> int | None:
    if isinstance(code, int) or (isinstance(code, str) and code.isdecimal()):
        return int(code)
    return _STATUS_OF_CODE.get(name)


def _parse_seconds(text: str) -> float | None:
    number = re.fullmatch(r"(\d+(?:\.\d+)?)s?", text.strip())
    return float(number[1]) if number else None


def _seconds_until(text: str) -> float | None:
    """Seconds until an HTTP date; None for one in the past and for text that is no date."""
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    left = (aware - datetime.now(UTC)).total_seconds()
    return left if left > 0 else None
