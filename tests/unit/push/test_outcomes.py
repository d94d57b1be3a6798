"""An answer of a push service means one of four things for whoever sent the message."""

from datetime import UTC, datetime

import pytest

from taskchat.push import Delivered, Gone, Outcome, Refused, RetryLater
from taskchat.push.outcomes import read_outcome, read_retry_after

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "headers", "outcome"),
    [
        (200, {}, Delivered()),
        (201, {"Location": "https://push.example/m/1"}, Delivered()),
        (202, {}, Delivered()),
        (204, {}, Delivered()),
        (404, {}, Gone()),
        (410, {}, Gone()),
        (406, {}, RetryLater("406 why")),
        (408, {}, RetryLater("408 why")),
        (425, {}, RetryLater("425 why")),
        (429, {"Retry-After": "30"}, RetryLater("429 why", 30)),
        (429, {}, RetryLater("429 why")),
        (500, {}, RetryLater("500 why")),
        (503, {"Retry-After": "Mon, 30 Nov 2026 12:02:00 GMT"}, RetryLater("503 why", 120)),
        (301, {"Location": "http://127.0.0.1/"}, Refused("301 why", 301)),
        (400, {}, Refused("400 why", 400)),
        (401, {}, Refused("401 why", 401)),
        (403, {}, Refused("403 why", 403)),
        (413, {}, Refused("413 why", 413)),
    ],
)
def test_a_status_means_one_of_four_things(status: int, headers: dict[str, str], outcome: Outcome):
    assert read_outcome(status, headers, "why\n", now=NOON) == outcome


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        (" 90 ", 90),
        ("1000000", 86_400),
        ("9" * 400, 86_400),
        ("Mon, 30 Nov 2026 11:00:00 GMT", 0),
        ("Mon, 30 Nov 2026 13:00:00 +0100", 0),
        ("Mon, 30 Nov 2026 12:00:07 -0000", 7),
        ("Tue, 30 Nov 2027 12:00:00 GMT", 86_400),
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
    ],
)
def test_when_to_come_again_is_in_seconds_or_a_date(value: str | None, seconds: float | None):
    assert read_retry_after(value, now=NOON) == seconds
