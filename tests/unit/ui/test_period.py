"""Periods of the calendar, as addresses name them."""

from datetime import date

import pytest

from taskchat.ui.views.address import Address, read_address
from taskchat.ui.views.period import month_of, read_period


@pytest.mark.parametrize(
    ("query", "first", "last", "words"),
    [
        ("month=2026-12", "2026-11-25", "2027-01-06", "December 2026"),
        ("month=2028-02", "2028-01-26", "2028-03-06", "February 2028"),
        ("week=2026-W49", "2026-11-28", "2026-12-06", "week of 30 November 2026"),
        ("week=2026-W53", "2026-12-26", "2027-01-03", "week of 28 December 2026"),
        ("day=2026-12-05", "2026-11-25", "2027-01-06", "5 December 2026"),
    ],
)
def test_a_period_has_days_for_whole_weeks_and_words(query: str, first: str, last: str, words: str):
    address = read_address("/calendar", query)
    assert address
    assert address.period
    assert [day.isoformat() for day in address.period.days] == [first, last]
    assert address.period.words == words
    assert address.beside == f"/calendar?{query}"


@pytest.mark.parametrize(
    "pair",
    [
        ("month", "2026-13"),
        ("month", "2026"),
        ("month", ""),
        ("week", "2026-W54"),
        ("week", "2026-W00"),
        ("week", "2026-49"),
        ("day", "2026-02-30"),
        ("day", "20261205"),
        ("day", "٢٠٢٦-12-05"),
        ("month", "0001-01"),
        ("month", "9999-12"),
        ("year", "2026"),
    ],
)
def test_what_is_no_period_is_left_out(pair: tuple[str, str]):
    assert read_period([pair]) is None
    assert read_address("/calendar", f"{pair[0]}={pair[1]}") == Address("calendar")


def test_only_the_calendar_has_periods():
    assert read_address("/all", "month=2026-12") == Address("all")


def test_the_month_of_a_day():
    assert month_of(date(2026, 12, 5)).pair == ("month", "2026-12")
