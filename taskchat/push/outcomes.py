"""Outcomes of a push message: what the answer of a push service means for whoever sent it (RFC 8030)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_GONE = (404, 410)
# Of those, 406 is how the service of Windows says that there were too many.
_LATER = (406, 408, 425, 429)
# A service that names a later moment than that is asked sooner all the same.
_MAX_WAIT = 86_400.0


@dataclass(frozen=True)
class Delivered:
    """The push service has the message, and hands it to the browser when that is there."""


@dataclass(frozen=True)
class Gone:
    """The subscription is no more: nothing will ever arrive by it, so it can be forgotten."""


@dataclass(frozen=True)
class RetryLater:
    """The message was not taken, and may be at another time: after `wait` seconds, where the service named them."""

    reason: str
    wait: float | None = None


@dataclass(frozen=True)
class Refused:
    """The message was not taken and never will be as it is: the key, the contact, the endpoint or its size is wrong."""

    reason: str
    status: int | None = None


Outcome = Delivered | Gone | RetryLater | Refused


def read_outcome(status: int, headers: Mapping[str, str], body: str, *, now: datetime) -> Outcome:
    """Read what an answer means; `headers` are looked up by their usual names."""
    if 200 <= status < 300:
        return Delivered()
    if status in _GONE:
        return Gone()
    reason = " ".join(f"{status} {body}".split())
    if status in _LATER or status >= 500:
        return RetryLater(reason, read_retry_after(headers.get("Retry-After"), now=now))
    return Refused(reason, status)


def read_retry_after(value: str | None, *, now: datetime) -> float | None:
    """Read a `Retry-After` as seconds from now, a day at most; None where it is missing or says nothing."""
    seconds = _seconds((value or "").strip(), now)
    return None if seconds is None else min(max(seconds, 0.0), _MAX_WAIT)


def _seconds(value: str, now: datetime) -> float | None:
    if value.isascii() and value.isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
