"""Days, weeks, months, years and hours counted in words and figures, from Wednesday 25 November 2026, 9:00 UTC."""

from datetime import UTC, date, datetime

import pytest

from taskchat.tasks import Due, LocalClock, on_day, parse_due

WEDNESDAY = date(2026, 11, 25)


def due(words: str, today: date = WEDNESDAY) -> Due | None:
    """Return the time that words name at nine in the morning, UTC."""
    return parse_due(words, LocalClock(datetime(today.year, today.month, today.day, 9, tzinfo=UTC), "UTC"))


@pytest.mark.parametrize(
    ("word", "count"),
    [("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
     ("1", 1), ("12", 12), ("100", 100)],
)  # fmt: skip
def test_days_are_counted_in_words_and_in_figures(word: str, count: int):
    day = on_day(date.fromordinal(WEDNESDAY.toordinal() + count))
    assert due(f"in {word} days") == day
    assert due(f"{word} days from now") == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("in 1 day", "2026-11-26"),
        ("in 2 days", "2026-11-27"),
        ("in 1 week", "2026-12-02"),
        ("in 2 weeks", "2026-12-09"),
        ("in 1 month", "2026-12-25"),
        ("in 2 months", "2027-01-25"),
        ("in 14 months", "2028-01-25"),
        ("in 1 year", "2027-11-25"),
        ("in 2 years", "2028-11-25"),
        ("in 2 days from now", "2026-11-27"),
        ("a year from tomorrow", "2027-11-26"),
        ("two months from friday", "2027-01-27"),
        ("a week from 24 dec", "2026-12-31"),
    ],
)
def test_each_unit_is_as_long_as_it_is(words: str, day: str):
    assert due(words) == on_day(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("words", "today", "day"),
    [
        # The day that a shorter month does not have is its last one.
        ("in a month", date(2026, 8, 31), date(2026, 9, 30)),
        ("in 6 months", date(2026, 8, 31), date(2027, 2, 28)),
        ("in a year", date(2028, 2, 29), date(2029, 2, 28)),
        ("in 4 years", date(2028, 2, 29), date(2032, 2, 29)),
    ],
)
def test_a_shorter_month_ends_earlier(words: str, today: date, day: date):
    assert due(words, today) == on_day(day)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("in an hour", "2026-11-25T10:00"),
        ("in a minute", "2026-11-25T09:01"),
        ("in three hours", "2026-11-25T12:00"),
        ("in 90 min", "2026-11-25T10:30"),
    ],
)
def test_hours_and_minutes_are_counted_from_now(words: str, moment: str):
    assert due(words) == Due(datetime.fromisoformat(moment).replace(tzinfo=UTC), all_day=False)
