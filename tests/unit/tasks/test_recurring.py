"""Rules and reminders in words that a person reads."""

from datetime import UTC, datetime

import pytest

from taskchat.tasks import LocalClock, recurrence_words, reminder_words
from tests.unit.tasks.recurrence.generated import random_case

CLOCK = LocalClock(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin")


@pytest.mark.parametrize(
    ("rrule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=HOURLY;INTERVAL=2", "every 2 hours"),
        ("FREQ=WEEKLY", "every week"),
        ("FREQ=WEEKLY;BYDAY=MO", "every Monday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "every Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "every day"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "every 2 weeks on Friday"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "every month on the 1st"),
        ("FREQ=MONTHLY;BYMONTHDAY=11,22", "every month on the 11th and 22nd"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "every month on the 31st"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "every month on the 31st or last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,28,29,30;BYSETPOS=1,-1", "every month on the 15th and 30th or last day"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", "every year on 29 February or its last day"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=2TU", "every month on the 2nd Tuesday"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every 3 months on the last weekday"),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5", "every year on 5 January"),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "every year on the 4th Thursday of November"),
        ("FREQ=DAILY;INTERVAL=2;UNTIL=20261224", "every 2 days, until 24 Dec 2026"),
        ("FREQ=DAILY;COUNT=5", "every day, 5 times"),
        # Of other calendars: nothing is kept quiet.
        ("FREQ=WEEKLY;BYMONTH=6,7;BYDAY=MO", "every Monday in June and July"),
        ("FREQ=DAILY;BYMONTH=1", "every day in January"),
        ("FREQ=MONTHLY;BYMONTH=6;BYMONTHDAY=1", "every month on the 1st in June"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "every month on Friday that is the 13th"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "every month on the 1st Monday or Tuesday"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,-1", "every month on Monday and Tuesday, only the 1st and last of them"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,2,3;BYSETPOS=-1", "every month on the 1st, 2nd and 3rd, only the last of them"),
        ("FREQ=MONTHLY;BYDAY=MO,1FR", "every month on Monday and the 1st Friday"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every year on the last day in February"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "every year on Monday in week 20"),
        ("FREQ=YEARLY;BYYEARDAY=100", "every year on day 100 of the year"),
        ("FREQ=YEARLY;BYMONTH=6,12", "every year in June and December"),
        ("FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0", "every day at 9:00 and 21:00"),
        ("FREQ=DAILY;BYHOUR=9,21", "every day in the hours 9 and 21"),
        ("FREQ=HOURLY;BYHOUR=9,10;BYMINUTE=30", "every hour in the hours 9 and 10 at minute 30"),
        ("FREQ=DAILY;UNTIL=20261224T090000Z", "every day, until 24 Dec 2026"),
    ],
)
def test_a_rule_is_spelt_out(rrule: str, words: str):
    assert recurrence_words(rrule) == words


def test_a_rule_that_counts_from_completion_says_so():
    assert recurrence_words("FREQ=DAILY;INTERVAL=3", from_completion=True) == "every 3 days after it is done"


@pytest.mark.parametrize(
    ("reminder", "words"),
    [
        ("-PT10M", "10 minutes before"),
        ("-PT1H", "1 hour before"),
        ("-P1DT2H", "1 day and 2 hours before"),
        ("-P", "when it is due"),
        ("2026-11-27T08:30+01:00", "Fri 27 Nov, 08:30"),
    ],
)
def test_a_reminder_is_spelt_out(reminder: str, words: str):
    assert reminder_words(reminder, CLOCK) == words


@pytest.mark.parametrize("seed", range(100))
def test_any_rule_has_words(seed: int):
    assert recurrence_words(random_case(seed).text).startswith("every ")
