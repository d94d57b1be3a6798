"""Slots of a series as a person would write them down."""

from datetime import UTC, date, datetime

import pytest

from taskchat.tasks import LocalClock
from taskchat.tasks.recurrence import Series, Slot, parse_rule

BERLIN = "Europe/Berlin"


def slot(text: str) -> Slot:
    """Read "2026-11-30" as a day, "2026-11-30 09:00" as a time."""
    return datetime.fromisoformat(text) if " " in text else date.fromisoformat(text)


def series(rule: str, start: str, *exceptions: str, zone: str = BERLIN) -> Series:
    return Series(parse_rule(rule), slot(start), zone, frozenset(map(slot, exceptions)))


def slots(found: Series, count: int) -> list[str]:
    """Walk a series by its own steps."""
    walked, now = [], found.first()
    while now is not None and len(walked) < count:
        walked.append(now.isoformat(" ", "minutes") if isinstance(now, datetime) else now.isoformat())
        now = found.after(now)
    return walked


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=DAILY", "2026-11-30", "2026-11-30 2026-12-01 2026-12-02"),
        ("FREQ=DAILY;INTERVAL=3", "2026-11-30", "2026-11-30 2026-12-03 2026-12-06"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-12-03", "2026-12-03 2026-12-04 2026-12-07 2026-12-08"),
        ("FREQ=WEEKLY", "2026-11-30", "2026-11-30 2026-12-07"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "2026-12-01", "2026-12-03 2026-12-07 2026-12-10"),
        # The week begins on Monday, so the Sunday after a Tuesday is of its week; by WKST=SU it is of the next.
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "1997-08-05", "1997-08-05 1997-08-10 1997-08-19 1997-08-24"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-05 1997-08-17 1997-08-19 1997-08-31"),
        ("FREQ=MONTHLY", "2026-11-15", "2026-11-15 2026-12-15"),
        ("FREQ=MONTHLY;INTERVAL=5", "2026-11-15", "2026-11-15 2027-04-15 2027-09-15"),
        # Imported: months without a 31st are left out. By words: their last day.
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31", "2026-12-31 2027-01-31 2027-03-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2026-12-31", "2026-12-31 2027-01-31 2027-02-28"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2028-01-30", "2028-01-30 2028-02-29 2028-03-30"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-31", "2027-01-31 2027-02-28 2027-03-31"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", "2026-11-27 2026-12-25 2027-01-29"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30", "2026-11-30 2026-12-31 2027-01-29"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2026-11-13", "2026-11-13 2027-08-13"),
        # Each Monday and the first Friday.
        ("FREQ=MONTHLY;BYDAY=MO,1FR", "2026-12-16", "2026-12-21 2026-12-28 2027-01-01 2027-01-04"),
        ("FREQ=YEARLY", "2024-02-29", "2024-02-29 2028-02-29"),
        ("FREQ=YEARLY", "2096-02-29", "2096-02-29 2104-02-29"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "2027-01-01", "2027-02-28 2028-02-29 2029-02-28"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26", "2026-11-26 2027-11-25"),
        ("FREQ=YEARLY;BYDAY=53TH", "2020-01-01", "2020-12-31 2026-12-31 2032-12-30"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", "1997-05-12 1998-05-11 1999-05-17"),
        ("FREQ=YEARLY;BYWEEKNO=53", "2026-12-28", "2026-12-28 2032-12-27"),
        ("FREQ=YEARLY;BYWEEKNO=52;BYDAY=SA", "2038-12-01", "2039-01-01 2039-12-31"),
        ("FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200", "1997-01-01", "1997-01-01 1997-04-10 1997-07-19 2000-01-01"),
        ("FREQ=YEARLY;BYYEARDAY=-1,366", "2027-01-01", "2027-12-31 2028-12-31"),
        ("FREQ=DAILY;BYMONTH=1;BYDAY=SU", "2026-12-01", "2027-01-03 2027-01-10"),
        ("FREQ=DAILY;COUNT=2", "2026-11-30", "2026-11-30 2026-12-01"),
        ("FREQ=DAILY;UNTIL=20261201", "2026-11-30", "2026-11-30 2026-12-01"),
        ("FREQ=DAILY;UNTIL=20261201T120000Z", "2026-11-30", "2026-11-30 2026-12-01"),
        ("FREQ=DAILY;UNTIL=20261101", "2026-11-30", ""),
    ],
)  # fmt: skip
def test_days(rule: str, start: str, expected: str):
    days = expected.split()
    ends = "COUNT" in rule or "UNTIL" in rule
    assert slots(series(rule, start), len(days) + ends) == days


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=DAILY;BYHOUR=9,21", "2026-11-30 09:00", ["11-30 09:00", "11-30 21:00", "12-01 09:00"]),
        ("FREQ=DAILY;BYHOUR=9,21", "2026-11-30 10:15", ["11-30 21:15", "12-01 09:15"]),
        ("FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=8;BYMINUTE=0,30", "2026-11-30 08:30", ["11-30 08:30", "12-01 08:00"]),
        ("FREQ=HOURLY;INTERVAL=5", "2026-11-30 20:00", ["11-30 20:00", "12-01 01:00", "12-01 06:00"]),
        ("FREQ=HOURLY;BYHOUR=9,10,11;BYDAY=MO", "2026-11-30 10:00", ["11-30 10:00", "11-30 11:00", "12-07 09:00"]),
        ("FREQ=HOURLY;INTERVAL=36", "2026-11-30 20:00", ["11-30 20:00", "12-02 08:00", "12-03 20:00"]),
        ("FREQ=MINUTELY;INTERVAL=90;BYHOUR=9,10", "2026-11-30 09:00", ["11-30 09:00", "11-30 10:30", "12-01 09:00"]),
        ("FREQ=HOURLY;BYMINUTE=0,20,40;BYSETPOS=-1", "2026-11-30 09:00", ["11-30 09:40", "11-30 10:40"]),
        ("FREQ=DAILY;BYHOUR=9,12,15;BYSETPOS=1,-1", "2026-11-30 09:00", ["11-30 09:00", "11-30 15:00", "12-01 09:00"]),
        # The whole first week is chosen from, so the Tuesday on which it starts is not its first day.
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE;BYSETPOS=1", "2026-12-01 09:00", ["12-07 09:00", "12-14 09:00"]),
        ("FREQ=DAILY;UNTIL=20261201", "2026-11-30 09:00", ["11-30 09:00", "12-01 09:00"]),
        ("FREQ=DAILY;UNTIL=20261201T085900", "2026-11-30 09:00", ["11-30 09:00"]),
        ("FREQ=DAILY;UNTIL=20261201T080000Z", "2026-11-30 09:00", ["11-30 09:00", "12-01 09:00"]),
        ("FREQ=DAILY;UNTIL=20261201T075959Z", "2026-11-30 09:00", ["11-30 09:00"]),
    ],
)  # fmt: skip
def test_times(rule: str, start: str, expected: list[str]):
    count = len(expected) + ("UNTIL" in rule)
    assert slots(series(rule, start), count) == [f"2026-{text}" for text in expected]


def test_an_exception_is_left_out_and_counted():
    found = series("FREQ=DAILY;COUNT=3", "2026-11-30", "2026-12-01")
    assert slots(found, 9) == ["2026-11-30", "2026-12-02"]
    assert (found.has(date(2026, 12, 1)), found.has(date(2026, 12, 2))) == (False, True)


@pytest.mark.parametrize("value", [date(2026, 11, 30), datetime(2026, 11, 30, 9, 1), datetime(2026, 11, 29, 9)])
def test_only_what_the_series_gives_is_a_slot_of_it(value: Slot):
    assert not series("FREQ=DAILY", "2026-11-30 09:00").has(value)


def test_what_was_missed_for_weeks_gives_one():
    found = series("FREQ=WEEKLY", "2026-11-02 09:00")
    for now, following in [("07:59", "2026-11-30 09:00"), ("08:00", "2026-11-30 09:00"), ("08:01", "2026-12-07 09:00")]:
        clock = LocalClock(datetime.fromisoformat(f"2026-11-30T{now}+00:00"), BERLIN)
        assert found.after_missed(datetime(2026, 11, 2, 9), clock) == slot(following)
    assert found.after(datetime(2026, 11, 2, 9)) == datetime(2026, 11, 9, 9)


def test_today_has_not_passed_where_there_is_no_time():
    found = series("FREQ=DAILY", "2026-11-02")
    clock = LocalClock(datetime(2026, 11, 29, 23, 30, tzinfo=UTC), BERLIN)
    assert found.after_missed(date(2026, 11, 2), clock) == date(2026, 11, 30)
    assert found.after_missed(date(2026, 11, 30), clock) == date(2026, 12, 1)


def test_a_calendar_shows_a_month_by_its_own_zone():
    late = series("FREQ=DAILY", "2016-11-30 23:30")
    own = list(late.between(date(2026, 12, 1), date(2026, 12, 31)))
    assert (len(own), own[0], own[-1]) == (31, datetime(2026, 12, 1, 23, 30), datetime(2026, 12, 31, 23, 30))
    moscow = list(late.between(date(2026, 12, 1), date(2026, 12, 31), zone="Europe/Moscow"))
    assert (moscow[0], moscow[-1]) == (datetime(2026, 11, 30, 23, 30), datetime(2026, 12, 30, 23, 30))
    days = series("FREQ=DAILY", "2016-11-30")
    assert len(list(days.between(date(2026, 12, 1), date(2026, 12, 31), zone="Europe/Moscow"))) == 31


def test_previews_are_bounded():
    dense = series("FREQ=MINUTELY", "2016-11-30 00:00")
    assert len(list(dense.between(date(2026, 1, 1), date(2026, 12, 31), limit=50))) == 50
    assert len(list(dense.between(date(2026, 1, 1), date(2026, 12, 31)))) == 1000


@pytest.mark.parametrize("start", ["2026-11-30", "2026-11-30 09:00"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_one_may_look_from_the_first_to_the_last_day_there_is(start: str, zone: str):
    found = series("FREQ=YEARLY;COUNT=3", start, zone=zone)
    assert len(list(found.between(date.min, date.max))) == 3
    assert list(found.between(date.min, date(2026, 11, 1))) == []
    assert list(found.between(date(9999, 1, 1), date.max)) == []


def test_a_slot_is_due_at_its_moment_and_a_day_as_tasks_keep_it():
    timed, day = series("FREQ=DAILY", "2026-11-30 09:00"), series("FREQ=DAILY", "2026-11-30")
    assert timed.moment(datetime(2026, 11, 30, 9)) == datetime(2026, 11, 30, 8, tzinfo=UTC)
    assert timed.moment(datetime(2026, 7, 1, 9)) == datetime(2026, 7, 1, 7, tzinfo=UTC)
    assert day.moment(date(2026, 11, 30)) == datetime(2026, 11, 30, tzinfo=UTC)


def test_a_count_is_counted_from_the_start_wherever_one_looks():
    found = series("FREQ=DAILY;COUNT=4000", "2016-01-01 09:00")
    assert list(found.between(date(2026, 12, 12), date(2027, 1, 1))) == [
        datetime(2026, 12, 12, 9),
        datetime(2026, 12, 13, 9),
    ]


def test_a_count_of_more_than_a_hundred_years_is_none():
    far = series("FREQ=WEEKLY;INTERVAL=9999;COUNT=9999", "2026-11-30")
    assert slots(far, 2) == ["2026-11-30", "2218-07-20"]


@pytest.mark.parametrize("rule", ["FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29"])
def test_a_series_that_misses_all_its_days_has_no_first(rule: str):
    assert series(rule, "2026-12-01 09:00").first() is None
