"""The older product's recurrence as a rule, and back."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from taskchat.legacy.recurrence.old_rules import read_rule
from taskchat.legacy.recurrence.written_rules import write_rule
from taskchat.legacy.values import Unreadable
from taskchat.tasks.recurrence import parse_rule

DAY, LAST, NINE = date(2026, 12, 4), date(2027, 1, 31), datetime(2026, 12, 4, 9, 0)  # noqa: DTZ001 - on any wall


@pytest.mark.parametrize(
    ("said", "start", "rule"),
    [
        ({"frequency": "daily"}, DAY, "FREQ=DAILY"),
        ({"frequency": "DAILY", "interval": 365, "count": None}, NINE, "FREQ=DAILY;INTERVAL=365"),
        ({"frequency": "weekly", "interval": 2, "count": 100}, DAY, "FREQ=WEEKLY;INTERVAL=2;COUNT=100"),
        ({"frequency": "monthly"}, DAY, "FREQ=MONTHLY"),
        ({"frequency": "monthly"}, LAST, "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
        ({"frequency": "yearly"}, date(2028, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"),
        ({"frequency": "daily", "end_date": "2026-12-31"}, DAY, "FREQ=DAILY;UNTIL=20261231"),
        ({"frequency": "daily", "end_date": "2026-12-30T19:00:00.000Z"}, NINE, "FREQ=DAILY;UNTIL=20261230T190000Z"),
        # Of two ends the one that comes first, also where they are one.
        ({"frequency": "daily", "count": 3, "end_date": "2026-12-31"}, DAY, "FREQ=DAILY;COUNT=3"),
        ({"frequency": "daily", "count": 3, "end_date": "2026-12-06"}, DAY, "FREQ=DAILY;COUNT=3"),
        ({"frequency": "daily", "count": 3, "end_date": "2026-12-05"}, DAY, "FREQ=DAILY;UNTIL=20261205"),
        ({"frequency": "weekly", "by_weekday": ["mon", "FR"]}, DAY, "FREQ=WEEKLY;BYDAY=MO,FR"),
        ({"cron": "0 9 * * 1"}, NINE, "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0"),
        ({"frequency": "cron", "cron_expression": "0 9 * * *"}, NINE, "FREQ=DAILY;BYHOUR=9;BYMINUTE=0"),
        ("weekly", DAY, "FREQ=WEEKLY"),
        ("@daily", NINE, "FREQ=DAILY;BYHOUR=0;BYMINUTE=0"),
        ({}, DAY, None),
        (None, DAY, None),
    ],
)
def test_a_recurrence_is_a_rule(said: Any, start: Any, rule: str | None):
    assert read_rule(said, start, "Asia/Karachi") == rule


def test_a_count_is_what_is_left_of_it():
    said = {"frequency": "daily", "count": 5}
    assert read_rule(said, DAY, "UTC", before=2) == "FREQ=DAILY;COUNT=3"
    assert read_rule(said, DAY, "UTC", before=9) == "FREQ=DAILY;COUNT=1"


@pytest.mark.parametrize(
    "said",
    [{"frequency": "hourly"}, {"frequency": "daily", "interval": 0}, {"frequency": "daily", "interval": 366},
     {"frequency": "daily", "count": True}, {"frequency": "daily", "count": "many"}, {"interval": 2}, [1], 7,
     {"frequency": "daily", "end_date": "some day"}, {"frequency": "daily", "end_date": "2026-12-03"},
     {"frequency": "weekly", "days_of_week": [0, 3]}, {"frequency": "daily", "weekdays": ["mon"]},
     {"frequency": "weekly", "weekdays": ["someday"]}, {"frequency": "daily", "at": "9:00"}, {"cron": "0 9 1 * 1"}],
)  # fmt: skip
def test_what_has_no_equal_is_refused(said: Any):
    with pytest.raises(Unreadable):
        read_rule(said, DAY, "UTC")


@pytest.mark.parametrize(
    ("rule", "slot", "said"),
    [
        ("FREQ=DAILY;INTERVAL=3", DAY, {"frequency": "daily", "interval": 3}),
        ("FREQ=WEEKLY;BYDAY=FR;COUNT=4", DAY, {"frequency": "weekly", "interval": 1, "count": 4}),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=FR", DAY, {"frequency": "weekly", "interval": 2}),
        ("FREQ=MONTHLY;BYMONTHDAY=4", NINE, {"frequency": "monthly", "interval": 1}),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", LAST, {"frequency": "monthly", "interval": 1}),
        ("FREQ=WEEKLY;BYDAY=MO,FR", DAY, None),
        ("FREQ=MONTHLY;BYDAY=-1FR", DAY, None),
        ("FREQ=MONTHLY;BYMONTHDAY=5", DAY, None),
        ("FREQ=YEARLY", DAY, None),
        ("FREQ=HOURLY", NINE, None),
        ("FREQ=DAILY;INTERVAL=400", DAY, None),
        ("FREQ=DAILY;COUNT=101", DAY, None),
    ],
)
def test_a_rule_is_the_recurrence_that_says_the_same(rule: str, slot: Any, said: Any):
    assert write_rule(parse_rule(rule), slot) == said


@pytest.mark.parametrize("end", ["20261231", "20261230T190000Z"])
def test_an_end_comes_back(end: str):
    said = write_rule(parse_rule(f"FREQ=DAILY;UNTIL={end}"), NINE)
    assert read_rule(said, NINE, "UTC") == f"FREQ=DAILY;UNTIL={end}"


def test_an_end_of_a_day_is_its_last_second():
    said = write_rule(parse_rule("FREQ=DAILY;UNTIL=20261231"), DAY)
    assert said
    assert datetime.fromisoformat(said["end_date"]) == datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
