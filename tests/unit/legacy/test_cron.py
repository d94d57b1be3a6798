"""Cron expressions of the older product as recurrence rules: exactly the same minutes, or none."""

from datetime import datetime, timedelta

import pytest

from taskchat.legacy.recurrence.cron import cron_rule
from taskchat.legacy.values import Unreadable
from taskchat.tasks.recurrence import Series, parse_rule

START = datetime(2027, 12, 25)  # noqa: DTZ001 - on any wall
DAYS = 100
SAID = [
    ("0 9 * * *", "FREQ=DAILY;BYHOUR=9;BYMINUTE=0"),
    ("30 9 * * 1-5", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=30"),
    ("0 0 * * sun,7,0", "FREQ=WEEKLY;BYDAY=SU;BYHOUR=0;BYMINUTE=0"),
    ("0 8 1,15 * *", "FREQ=MONTHLY;BYMONTHDAY=1,15;BYHOUR=8;BYMINUTE=0"),
    ("0 8 31 * *", "FREQ=MONTHLY;BYMONTHDAY=31;BYHOUR=8;BYMINUTE=0"),
    ("15 10 29 feb *", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=10;BYMINUTE=15"),
    ("0 9 * 1-3/2 *", "FREQ=DAILY;BYMONTH=1,3;BYHOUR=9;BYMINUTE=0"),
    ("0 9-17/4 * JAN MON", "FREQ=WEEKLY;BYMONTH=1;BYDAY=MO;BYHOUR=9,13,17;BYMINUTE=0"),
    ("*/20 * * * *", "FREQ=HOURLY;BYMINUTE=0,20,40"),
    ("* 9 * * 0", "FREQ=MINUTELY;BYDAY=SU;BYHOUR=9"),
    ("0 9 */2 * *", f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, range(1, 32, 2)))};BYHOUR=9;BYMINUTE=0"),
    ("5,35 7,19 * * *", "FREQ=DAILY;BYHOUR=7,19;BYMINUTE=5,35"),
    ("@weekly", "FREQ=WEEKLY;BYDAY=SU;BYHOUR=0;BYMINUTE=0"),
]


def minutes_of(fields: tuple[set[int], ...]) -> list[datetime]:
    """The minutes that cron would run at, one looked at after the other."""
    minutes, hours, days, months, weekdays = fields
    return [
        at
        for at in (START + timedelta(minutes=n) for n in range(DAYS * 24 * 60))
        if at.minute in minutes
        and at.hour in hours
        and at.day in days
        and at.month in months
        and at.isoweekday() % 7 in weekdays
    ]


EVERY = (set(range(60)), set(range(24)), set(range(1, 32)), set(range(1, 13)), set(range(7)))


@pytest.mark.parametrize(("expression", "rule"), SAID)
def test_an_expression_is_the_rule_of_the_same_minutes(expression: str, rule: str):
    assert cron_rule(expression) == rule
    assert parse_rule(rule)


@pytest.mark.parametrize(
    ("expression", "fields"),
    [
        ("0 9 * * *", ({0}, {9}, *EVERY[2:])),
        ("30 9 * * 1-5", ({30}, {9}, EVERY[2], EVERY[3], {1, 2, 3, 4, 5})),
        ("0 8 31 * *", ({0}, {8}, {31}, *EVERY[3:])),
        ("15 10 29 feb *", ({15}, {10}, {29}, {2}, EVERY[4])),
        ("0 9-17/4 * JAN MON", ({0}, {9, 13, 17}, EVERY[2], {1}, {1})),
        ("*/20 * * * *", ({0, 20, 40}, *EVERY[1:])),
        ("* 9 * * 0", (EVERY[0], {9}, EVERY[2], EVERY[3], {0})),
    ],
)
def test_the_rule_comes_when_cron_would(expression: str, fields: tuple[set[int], ...]):
    series = Series(parse_rule(cron_rule(expression)), START, "UTC")
    last = START.date() + timedelta(days=DAYS - 1)
    assert list(series.between(START.date(), last, limit=1_000_000)) == minutes_of(fields)


@pytest.mark.parametrize(
    "expression",
    ["0 9 1 * 1", "0 9 * *", "0 0 9 * * *", "0 9 L * *", "0 9 * * 5#3", "0 9 * * ?", "61 9 * * *", "0 22-6 * * *",
     "5/10 * * * *", "*/0 * * * *", "0 9 * foo *", "", "@reboot", "0 9 */2 * 1"],
)  # fmt: skip
def test_what_no_rule_says_is_refused(expression: str):
    with pytest.raises(Unreadable):
        cron_rule(expression)
