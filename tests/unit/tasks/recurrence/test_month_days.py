"""Days of the month that not every month has."""

from datetime import date

import pytest

from taskchat.tasks.recurrence import Series, month_day_parts, parse_rule, said_days, year_day_parts


@pytest.mark.parametrize(
    ("days", "months"),
    [
        ([15], "1-15 2-15 3-15 4-15"),
        ([29], "1-29 2-28 3-29 4-29"),
        ([30], "1-30 2-28 3-30 4-30"),
        ([31], "1-31 2-28 3-31 4-30"),
        ([1, 31], "1-1 1-31 2-1 2-28 3-1 3-31 4-1 4-30"),
        ([28, 31], "1-28 1-31 2-28 3-28 3-31 4-28 4-30"),
        ([30, 31], "1-30 1-31 2-28 3-30 3-31 4-30"),
        ([29, 31], "1-29 1-31 2-28 3-29 3-31 4-29 4-30"),
    ],
)
def test_a_day_that_a_month_lacks_is_its_last(days: list[int], months: str):
    parts = month_day_parts(days)
    assert parts is not None
    text = ";".join(["FREQ=MONTHLY", *[f"{name}={value}" for name, value in parts.items()]])
    series = Series(parse_rule(text), date(2027, 1, 1), "UTC")
    assert " ".join(f"{day.month}-{day.day}" for day in series.between(date(2027, 1, 1), date(2027, 4, 30))) == months
    rule = parse_rule(text)
    clipped = max(days) if len(days) == 1 or sorted(days)[-2] <= 28 else None
    if clipped is None or clipped <= 28:
        assert said_days(rule.month_days, rule.positions) == (list(rule.month_days), None)
    else:
        assert said_days(rule.month_days, rule.positions) == (days, clipped)


def test_no_rule_says_the_29th_and_30th():
    assert month_day_parts([29, 30]) is None


def test_a_birthday_on_29_february_is_kept_each_year():
    assert year_day_parts(2, 29) == {"BYMONTH": "2", "BYMONTHDAY": "28,29", "BYSETPOS": "-1"}
    assert year_day_parts(6, 12) == {"BYMONTH": "6", "BYMONTHDAY": "12"}
    assert [year_day_parts(4, 31), year_day_parts(2, 30), year_day_parts(1, 0)] == [None, None, None]


@pytest.mark.parametrize(
    ("days", "positions"), [((31,), ()), ((1, 2, 3), (-1,)), ((28, 29, 30, 31), (1,)), ((-1,), ()), ((), (-1,))]
)
def test_other_rules_say_what_they_say(days: tuple[int, ...], positions: tuple[int, ...]):
    assert said_days(days, positions) == (list(days), None)
