"""Moments until which a reminder is put off, where the person lives."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from taskchat.notifications import Snooze, snoozed_until
from taskchat.tasks import LocalClock

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("snooze", "now", "then"),
    [
        (Snooze.MINUTES, "2026-11-25T23:55", "2026-11-26T00:05"),
        # In the hour that the clocks show twice, minutes are as long as they are.
        (Snooze.MINUTES, "2026-10-25T02:55", "2026-10-25T02:05"),
        (Snooze.EVENING, "2026-11-25T09:00", "2026-11-25T18:00"),
        (Snooze.EVENING, "2026-11-25T18:00", "2026-11-25T21:00"),
        (Snooze.EVENING, "2026-11-25T21:30", "2026-11-26T18:00"),
        (Snooze.MORNING, "2026-11-25T09:00", "2026-11-26T09:00"),
        (Snooze.MORNING, "2026-11-25T23:00", "2026-11-26T09:00"),
        # Who is still up means the morning to come.
        (Snooze.MORNING, "2026-11-25T01:00", "2026-11-25T09:00"),
        (Snooze.MORNING, "2026-10-24T12:00", "2026-10-25T09:00"),
    ],
)
def test_a_reminder_is_put_off_on_the_persons_clock(snooze: Snooze, now: str, then: str):
    clock = LocalClock(datetime.fromisoformat(now).replace(tzinfo=BERLIN).astimezone(UTC), "Europe/Berlin")
    found = snoozed_until(snooze, clock)
    assert f"{found.astimezone(BERLIN):%Y-%m-%dT%H:%M}" == then
    assert found > clock.now
