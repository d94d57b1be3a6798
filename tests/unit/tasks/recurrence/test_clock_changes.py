"""Slots on the days on which clocks are changed, by the rules of docs/recurrence.md."""

from datetime import UTC, date, datetime

import pytest

from taskchat.tasks import LocalClock
from taskchat.tasks.recurrence import Series, parse_rule


def moments(rule: str, start: str, zone: str, day: str) -> list[str]:
    """Return the moments on a day of the zone, as its clocks show them, with their distance from UTC."""
    found = Series(parse_rule(rule), datetime.fromisoformat(start), zone)
    clock = LocalClock(datetime(2026, 1, 1, tzinfo=UTC), zone)
    shown = date.fromisoformat(day)
    return [f"{found.moment(slot).astimezone(clock.zone):%H:%M %z}" for slot in found.between(shown, shown)]


@pytest.mark.parametrize(
    ("rule", "start", "zone", "day", "expected"),
    [
        # 9:00 stays 9:00.
        ("FREQ=DAILY", "2026-01-01 09:00", "Europe/Berlin", "2026-03-28", ["09:00 +0100"]),
        ("FREQ=DAILY", "2026-01-01 09:00", "Europe/Berlin", "2026-03-29", ["09:00 +0200"]),
        ("FREQ=DAILY", "2026-01-01 09:00", "America/New_York", "2026-11-01", ["09:00 -0500"]),
        # A time that does not exist lies as much later as the clocks skip; one that exists twice is the first.
        ("FREQ=DAILY", "2026-01-01 02:30", "Europe/Berlin", "2026-03-29", ["03:30 +0200"]),
        ("FREQ=DAILY", "2026-01-01 02:30", "Europe/Berlin", "2026-10-25", ["02:30 +0200"]),
        ("FREQ=DAILY", "2026-01-01 02:15", "Australia/Lord_Howe", "2026-10-04", ["02:45 +1100"]),
        ("FREQ=DAILY", "2026-01-01 01:45", "Australia/Lord_Howe", "2026-04-05", ["01:45 +1100"]),
        # Clocks that skip midnight leave the day its slot.
        ("FREQ=DAILY", "2018-01-01 00:00", "America/Sao_Paulo", "2018-11-04", ["01:00 -0200"]),
        ("FREQ=DAILY", "2018-01-01 00:00", "America/Sao_Paulo", "2018-11-05", ["00:00 -0200"]),
        # No change at all.
        ("FREQ=DAILY", "2026-01-01 02:30", "Asia/Kathmandu", "2026-03-29", ["02:30 +0545"]),
        # Moved together with the next one: one of them.
        ("FREQ=DAILY;BYHOUR=2,3", "2026-01-01 02:00", "Europe/Berlin", "2026-03-29", ["03:00 +0200"]),
        ("FREQ=DAILY;BYHOUR=1,2", "2026-01-01 01:30", "Europe/Berlin", "2026-03-29", ["01:30 +0100", "03:30 +0200"]),
        ("FREQ=HOURLY;BYHOUR=1,2,3,4", "2026-01-01 01:30", "Europe/Berlin", "2026-03-29",
         ["01:30 +0100", "03:30 +0200", "04:30 +0200"]),
        ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=1,2,3", "2026-01-01 01:00", "Europe/Berlin", "2026-03-29",
         ["01:00 +0100", "01:20 +0100", "01:40 +0100", "03:00 +0200", "03:20 +0200", "03:40 +0200"]),
        # Hours that come twice have their slots once.
        ("FREQ=MINUTELY;INTERVAL=30;BYHOUR=1,2,3", "2026-01-01 01:00", "Europe/Berlin", "2026-10-25",
         ["01:00 +0200", "01:30 +0200", "02:00 +0200", "02:30 +0200", "03:00 +0100", "03:30 +0100"]),
        # Samoa had no 30 December 2011.
        ("FREQ=DAILY", "2011-12-01 09:00", "Pacific/Apia", "2011-12-29", ["09:00 -1000"]),
        ("FREQ=DAILY", "2011-12-01 09:00", "Pacific/Apia", "2011-12-30", []),
        ("FREQ=DAILY", "2011-12-01 09:00", "Pacific/Apia", "2011-12-31", ["09:00 +1400"]),
        ("FREQ=WEEKLY", "2011-12-02 09:00", "Pacific/Apia", "2011-12-31", ["09:00 +1400"]),
    ],
)  # fmt: skip
def test_a_slot_is_read_from_the_wall(rule: str, start: str, zone: str, day: str, expected: list[str]):
    assert moments(rule, start, zone, day) == expected


def test_a_day_is_a_day_of_the_calendar_in_every_zone():
    found = Series(parse_rule("FREQ=DAILY"), date(2011, 12, 28), "Pacific/Apia")
    assert list(found.between(date(2011, 12, 29), date(2011, 12, 31))) == [date(2011, 12, day) for day in (29, 30, 31)]


def test_an_end_in_utc_falls_between_the_two_hours_that_look_alike():
    for end, last in [("20261025T003000Z", 30), ("20261025T002959Z", 15), ("20261025T013000Z", 45)]:
        found = Series(parse_rule(f"FREQ=MINUTELY;INTERVAL=15;UNTIL={end}"), datetime(2026, 10, 25, 1), "Europe/Berlin")
        assert list(found.between(date(2026, 10, 25), date(2026, 10, 25)))[-1] == datetime(2026, 10, 25, 2, last)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-29T01:15", "2026-03-29 02:30"),
        ("2026-03-29T01:30", "2026-03-29 02:30"),
        ("2026-03-29T01:31", "2026-03-30 02:30"),
        ("2026-10-25T00:30", "2026-10-25 02:30"),
        ("2026-10-25T00:31", "2026-10-26 02:30"),
        ("2026-10-25T01:29", "2026-10-26 02:30"),
    ],
)
def test_what_has_passed_is_told_by_the_moment(now: str, expected: str):
    found = Series(parse_rule("FREQ=DAILY"), datetime(2026, 1, 1, 2, 30), "Europe/Berlin")
    clock = LocalClock(datetime.fromisoformat(f"{now}+00:00"), "Europe/Berlin")
    assert found.after_missed(datetime(2026, 1, 1, 2, 30), clock) == datetime.fromisoformat(expected)


def test_hours_in_a_row_are_ascending_moments_through_both_changes():
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        found = Series(parse_rule("FREQ=MINUTELY;INTERVAL=7"), datetime(2026, 3, 1), "Europe/Berlin")
        seen = [found.moment(slot) for slot in found.between(day, day)]
        assert seen == sorted(set(seen))
