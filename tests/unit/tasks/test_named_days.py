"""Every word that names a day or a month, seen from the middle of a week and from a weekend."""

from datetime import UTC, date, datetime

import pytest

from taskchat.tasks import Due, LocalClock, on_day, parse_due

WEDNESDAY, SATURDAY, SUNDAY = date(2026, 11, 25), date(2026, 11, 28), date(2026, 11, 29)


def due(words: str, today: date) -> Due | None:
    """Return the time that words name at nine in the morning, UTC."""
    return parse_due(words, LocalClock(datetime(today.year, today.month, today.day, 9, tzinfo=UTC), "UTC"))


@pytest.mark.parametrize(
    ("words", "from_wednesday", "from_saturday", "from_sunday"),
    [
        ("today", "2026-11-25", "2026-11-28", "2026-11-29"),
        ("tomorrow", "2026-11-26", "2026-11-29", "2026-11-30"),
        ("tmrw", "2026-11-26", "2026-11-29", "2026-11-30"),
        ("the day after tomorrow", "2026-11-27", "2026-11-30", "2026-12-01"),
        ("day after tomorrow", "2026-11-27", "2026-11-30", "2026-12-01"),
        ("yesterday", "2026-11-24", "2026-11-27", "2026-11-28"),
        ("next week", "2026-11-30", "2026-11-30", "2026-11-30"),
        ("this week", "2026-11-27", "2026-11-28", "2026-11-29"),
        ("this weekend", "2026-11-28", "2026-11-28", "2026-11-29"),
        ("the weekend", "2026-11-28", "2026-11-28", "2026-11-29"),
        ("next month", "2026-12-01", "2026-12-01", "2026-12-01"),
        ("end of month", "2026-11-30", "2026-11-30", "2026-11-30"),
        ("end of the month", "2026-11-30", "2026-11-30", "2026-11-30"),
        ("the end of the month", "2026-11-30", "2026-11-30", "2026-11-30"),
        ("end of the week", "2026-11-27", "2026-12-04", "2026-12-04"),
    ],
)
def test_a_named_day_is_counted_from_the_day_on_which_it_is_said(
    words: str, from_wednesday: str, from_saturday: str, from_sunday: str
):
    found = [due(words, today) for today in (WEDNESDAY, SATURDAY, SUNDAY)]
    assert found == [on_day(date.fromisoformat(day)) for day in (from_wednesday, from_saturday, from_sunday)]


def test_the_months_of_december_lead_into_the_next_year():
    assert due("next month", date(2026, 12, 30)) == on_day(date(2027, 1, 1))
    assert due("end of the month", date(2026, 12, 30)) == on_day(date(2026, 12, 31))
    assert due("in a month", date(2026, 12, 30)) == on_day(date(2027, 1, 30))


@pytest.mark.parametrize(
    ("name", "short", "month"),
    [
        ("January", "Jan", 1),
        ("February", "Feb.", 2),
        ("March", "Mar", 3),
        ("April", "Apr", 4),
        ("May", "may.", 5),
        ("June", "Jun", 6),
        ("July", "Jul", 7),
        ("August", "Aug.", 8),
        ("September", "Sept", 9),
        ("September", "Sep", 9),
        ("October", "Oct", 10),
        ("November", "Nov.", 11),
        ("December", "Dec", 12),
    ],
)
def test_each_month_is_known_by_its_long_and_its_short_name(name: str, short: str, month: int):
    day = on_day(date(2028, month, 5))
    assert due(f"5 {name} 2028", WEDNESDAY) == day
    assert due(f"{short} 5, 2028", WEDNESDAY) == day


@pytest.mark.parametrize(
    ("words", "from_wednesday", "from_sunday"),
    [
        ("monday", "2026-11-30", "2026-11-30"),
        ("tuesday", "2026-12-01", "2026-12-01"),
        ("wednesday", "2026-12-02", "2026-12-02"),
        ("thursday", "2026-11-26", "2026-12-03"),
        ("saturday", "2026-11-28", "2026-12-05"),
        ("sunday", "2026-11-29", "2026-12-06"),
        ("this wednesday", "2026-11-25", "2026-12-02"),
        ("coming wednesday", "2026-12-02", "2026-12-02"),
        ("next wednesday", "2026-12-02", "2026-12-02"),
        ("next sunday", "2026-12-06", "2026-12-06"),
        ("this week on friday", "2026-11-27", None),
        ("tues", "2026-12-01", "2026-12-01"),
        ("weds", None, None),
        ("wednes", "2026-12-02", "2026-12-02"),
        ("thur", "2026-11-26", "2026-12-03"),
        ("thurs", "2026-11-26", "2026-12-03"),
        ("sat", "2026-11-28", "2026-12-05"),
    ],
)
def test_a_day_of_the_week_is_the_next_of_its_name(words: str, from_wednesday: str | None, from_sunday: str | None):
    wanted = [on_day(date.fromisoformat(day)) if day else None for day in (from_wednesday, from_sunday)]
    assert [due(words, today) for today in (WEDNESDAY, SUNDAY)] == wanted


@pytest.mark.parametrize(
    ("words", "day"),
    [
        # The same number twice is the same day whichever of them is the month.
        ("5/5", date(2027, 5, 5)),
        ("12/12", date(2026, 12, 12)),
        ("5/5/2028", date(2028, 5, 5)),
        ("13/12", date(2026, 12, 13)),
        ("12/13", date(2026, 12, 13)),
        ("25/11", date(2026, 11, 25)),
        ("24/11", date(2027, 11, 24)),
        ("11/12", None),
        ("3.4.2028", date(2028, 4, 3)),
        ("31.11.2026", None),
    ],
)
def test_figures_are_a_date_where_the_month_is_clear(words: str, day: date | None):
    assert due(words, WEDNESDAY) == (on_day(day) if day else None)
