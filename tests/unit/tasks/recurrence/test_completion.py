"""Occurrences that count from when the one before was done."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from taskchat.tasks.recurrence import Series, Slot, next_after_completion, parse_rule

BERLIN = "Europe/Berlin"


def slot(text: str) -> Slot:
    return datetime.fromisoformat(text) if " " in text else date.fromisoformat(text)


@pytest.mark.parametrize(
    ("rule", "last", "done", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=3", "2026-11-30", "2026-12-05 12:00", "2026-12-08"),
        ("FREQ=DAILY;INTERVAL=3", "2026-11-30", "2026-11-28 12:00", "2026-12-01"),
        ("FREQ=DAILY;INTERVAL=3", "2026-11-30 09:00", "2026-12-05 21:30", "2026-12-08 09:00"),
        # The day of the zone: in UTC it is still the 29th.
        ("FREQ=DAILY", "2026-11-30", "2026-11-30 00:30", "2026-12-01"),
        # 9:00 stays 9:00 over a change of the clocks.
        ("FREQ=DAILY;INTERVAL=2", "2026-03-27 09:00", "2026-03-28 10:00", "2026-03-30 09:00"),
        ("FREQ=WEEKLY;INTERVAL=6", "2026-11-25", "2026-12-02 12:00", "2027-01-13"),
        # A month after the 31st is the last day of a shorter one.
        ("FREQ=MONTHLY", "2027-01-31", "2027-01-31 12:00", "2027-02-28"),
        ("FREQ=MONTHLY;INTERVAL=3", "2026-11-30", "2026-11-30 12:00", "2027-02-28"),
        ("FREQ=YEARLY", "2024-02-29", "2024-02-29 12:00", "2025-02-28"),
        ("FREQ=YEARLY;INTERVAL=9999", "2024-02-29", "2024-02-29 12:00", None),
        # Hours count from the moment, by the clock of physics.
        ("FREQ=HOURLY;INTERVAL=4", "2026-11-30 09:00", "2026-11-30 10:17", "2026-11-30 14:17"),
        ("FREQ=HOURLY;INTERVAL=4", "2026-03-28 09:00", "2026-03-29 00:30", "2026-03-29 05:30"),
        ("FREQ=HOURLY;INTERVAL=4", "2026-10-24 09:00", "2026-10-25 00:30", "2026-10-25 03:30"),
        # 2:10 for the second time has no name of its own on the wall: it becomes the end of that hour.
        ("FREQ=HOURLY", "2026-10-25 01:10", "2026-10-25 02:10", "2026-10-25 03:00"),
        # Days and times that are named come next, not before the one that was done.
        ("FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01", "2026-11-28 12:00", "2027-01-01"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01", "2027-01-28 12:00", "2027-02-01"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-30", "2026-12-02 12:00", "2026-12-14"),
        ("FREQ=DAILY;BYHOUR=9,21", "2026-11-30 09:00", "2026-11-30 09:20", "2026-11-30 21:00"),
        ("FREQ=DAILY;BYHOUR=9,21", "2026-11-30 09:00", "2026-11-30 22:00", "2026-12-01 09:00"),
        ("FREQ=HOURLY;INTERVAL=2;BYHOUR=8,9,10,11,12", "2026-11-30 08:00", "2026-11-30 11:15", "2026-12-01 09:15"),
    ],
)
def test_the_next_counts_from_when_it_was_done(rule: str, last: str, done: str, expected: str | None):
    series = Series(parse_rule(rule), slot(last), BERLIN)
    done_at = datetime.fromisoformat(done).replace(tzinfo=ZoneInfo(BERLIN))
    assert next_after_completion(series, slot(last), done_at, made=1) == (slot(expected) if expected else None)


def test_a_count_counts_what_there_was():
    series = Series(parse_rule("FREQ=DAILY;INTERVAL=3;COUNT=3"), date(2026, 11, 30), BERLIN)
    found = [
        next_after_completion(series, date(2026, 12, 3), datetime(2026, 12, 5, 12, tzinfo=UTC), made=made)
        for made in (2, 3)
    ]
    assert found == [date(2026, 12, 8), None]


@pytest.mark.parametrize(("end", "expected"), [("20261208", date(2026, 12, 8)), ("20261207", None)])
def test_an_end_ends_it(end: str, expected: date | None):
    series = Series(parse_rule(f"FREQ=DAILY;INTERVAL=3;UNTIL={end}"), date(2026, 11, 30), BERLIN)
    done = datetime(2026, 12, 5, 12, tzinfo=UTC)
    assert next_after_completion(series, date(2026, 12, 3), done, made=2) == expected


def test_a_second_hour_that_looks_like_the_first_leads_on():
    series = Series(parse_rule("FREQ=MINUTELY;INTERVAL=30;BYHOUR=2,3"), datetime(2026, 10, 25, 2), BERLIN)
    done = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    assert next_after_completion(series, datetime(2026, 10, 25, 2), done, made=1) == datetime(2026, 10, 25, 3, 10)
