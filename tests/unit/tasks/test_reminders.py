"""Reminders as they are kept, and their moments on a person's clocks."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from taskchat.tasks import LocalClock, reminder_words, valid_task
from taskchat.tasks.reminders import canonical_reminder, depends_on_zone, moment_of, reminder_moments
from taskchat.tasks.service import InvalidTask

BERLIN = ZoneInfo("Europe/Berlin")
CLOCK = LocalClock(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("-PT10M", "-PT10M"),
        (" -PT90M ", "-PT1H30M"),
        ("-PT600S", "-PT10M"),
        ("-P1W", "-P7D"),
        ("-P1DT0H", "-P1D"),
        # A day is not 24 hours where the clocks are put forward.
        ("-PT24H", "-PT24H"),
        ("-P1M2DT3H4M", "-P1M2DT3H4M"),
        ("PT0S", "-PT0M"),
        ("-P", "-PT0M"),
        ("+PT9H", "PT9H"),
        ("-P1D@9:00", "-P1D@09:00"),
        ("-P1W@23:59", "-P7D@23:59"),
        ("P0D@9:00", "-P0D@09:00"),
        ("2026-12-01T08:00+01:00", "2026-12-01T07:00Z"),
        ("2026-12-01T07:00:30.5Z", "2026-12-01T07:00Z"),
    ],
)
def test_a_reminder_is_kept_in_one_way(given: str, kept: str):
    assert valid_task(title="x", reminders=[given, kept]).reminders == [kept]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("soon", "“soon” is no reminder: it is a time before the due date, like -PT10M, or a moment, like 2026-12-0"),
        ("x" * 5_000, f"“{'x' * 40}” is no reminder"),
        ("-PT90S", "A reminder is kept in whole minutes."),
        ("-P400D", "A reminder comes at most a year before the due date."),
        ("-P99999M", "A reminder comes at most a year before the due date."),
        ("P1D", "A reminder comes before the due date, or less than a day after it."),
        ("P1D@09:00", "A reminder comes before the due date, or less than a day after it."),
        ("-P1DT1H@09:00", "“-P1DT1H@09:00” is no reminder"),
        ("-P1D@24:00", "“-P1D@24:00” is no reminder"),
        ("PT24H", "A reminder comes before the due date, or less than a day after it."),
        ("2026-12-01T07:00", "The moment of a reminder needs its time zone, like 2026-12-01T07:00Z."),
        ("0001-01-01T00:00+14:00", "The moment of a reminder lies between the years 1900 and 9000."),
        ("9999-12-31T23:00-14:00", "The moment of a reminder lies between the years 1900 and 9000."),
    ],
)
def test_what_is_no_reminder_is_refused_in_a_sentence(given: str, sentence: str):
    with pytest.raises(InvalidTask) as refused:
        valid_task(title="x", reminders=[given])
    assert str(refused.value).startswith(sentence)
    assert refused.value.field == "reminders"


def test_a_task_has_at_most_ten_different_reminders():
    ten = [f"-PT{minutes}M" for minutes in range(1, 11)]
    assert valid_task(title="x", reminders=ten * 2).reminders == ten
    with pytest.raises(InvalidTask, match="A task has at most 10 reminders"):
        valid_task(title="x", reminders=[*ten, "-PT11M"])


@pytest.mark.parametrize(
    ("reminder", "due", "moment"),
    [
        ("-PT10M", "2026-11-27T08:00", "2026-11-27T07:50"),
        ("-PT0M", "2026-11-27T08:00:30", "2026-11-27T08:00:30"),
        # 9:00 in Berlin on the day after and on the day before the clocks change.
        ("-P1D", "2026-03-29T07:00", "2026-03-28T08:00"),
        ("-PT24H", "2026-03-29T07:00", "2026-03-28T07:00"),
        ("-P1DT1H", "2026-10-25T08:00", "2026-10-24T06:00"),
        # 2:30 does not exist on 29 March, and exists twice on 25 October.
        ("-P1D", "2026-03-30T00:30", "2026-03-29T01:30"),
        ("-P1D", "2026-10-26T01:30", "2026-10-25T00:30"),
        ("-PT10M", "2026-10-25T01:30", "2026-10-25T01:20"),
        ("-P1M", "2026-03-31T07:00", "2026-02-28T08:00"),
        # 9:00 on the day before, whenever it is due.
        ("-P1D@09:00", "2026-03-29T15:00", "2026-03-28T08:00"),
        ("-P0D@09:00", "2026-03-28T23:30", "2026-03-29T07:00"),
        ("2026-12-01T07:00Z", "2026-11-27T08:00", "2026-12-01T07:00"),
    ],
)
def test_a_reminder_of_a_time_has_its_moment(reminder: str, due: str, moment: str):
    assert moment_of(reminder, due_at=utc(due), all_day=False, zone=BERLIN) == utc(moment)


@pytest.mark.parametrize(
    ("reminder", "zone", "moment"),
    [
        ("-PT15H", "Europe/Berlin", "2026-03-29T07:00"),
        ("-PT15H", "America/New_York", "2026-03-29T13:00"),
        ("-PT15H", "Pacific/Kiritimati", "2026-03-28T19:00"),
        ("PT9H", "Europe/Berlin", "2026-03-30T07:00"),
        # Where no time is said it is at 9:00.
        ("-PT0M", "Europe/Berlin", "2026-03-30T07:00"),
        ("-P1D", "Europe/Berlin", "2026-03-29T07:00"),
        ("-P1M", "Europe/Berlin", "2026-02-28T08:00"),
        ("-P1D@18:30", "Europe/Berlin", "2026-03-29T16:30"),
        ("-PT24H", "Europe/Berlin", "2026-03-28T23:00"),
        ("-P1MT15H", "Europe/Berlin", "2026-02-27T08:00"),
        ("2026-03-01T07:00Z", "America/New_York", "2026-03-01T07:00"),
    ],
)
def test_a_reminder_of_a_day_is_on_the_persons_wall_clock(reminder: str, zone: str, moment: str):
    found = moment_of(reminder, due_at=utc("2026-03-30"), all_day=True, zone=ZoneInfo(zone))
    assert found == utc(moment)


def test_what_has_no_moment_is_left_out_and_one_moment_is_there_once():
    texts = ["-PT24H", "-P1D", "garbage", "2026-11-01T00:00Z"]
    assert reminder_moments(texts, due_at=None, all_day=False, zone=BERLIN) == {utc("2026-11-01"): "2026-11-01T00:00Z"}
    assert reminder_moments(texts, due_at=utc("2026-11-02"), all_day=False, zone=ZoneInfo("UTC")) == {
        utc("2026-11-01"): "-PT24H"
    }
    assert moment_of("-P366D", due_at=datetime(1, 1, 1, tzinfo=UTC), all_day=False, zone=BERLIN) is None


@pytest.mark.parametrize(
    ("reminder", "all_day", "depends"),
    [
        ("-PT10M", False, False),
        ("-PT10M", True, True),
        ("-P1D", False, True),
        ("-P0D@09:00", False, True),
        ("2026-11-01T00:00Z", True, False),
        ("garbage", True, False),
    ],
)
def test_only_what_the_wall_clock_says_depends_on_the_zone(reminder: str, all_day: bool, depends: bool):
    assert depends_on_zone(reminder, all_day=all_day) == depends


@pytest.mark.parametrize(
    ("reminder", "words"),
    [
        ("-PT15H", "1 day before at 9:00"),
        ("-P1DT15H", "2 days before at 9:00"),
        ("PT9H", "on the day at 9:00"),
        ("PT9H30M", "on the day at 9:30"),
        ("-PT0M", "on the day at 9:00"),
        ("-P1D", "1 day before at 9:00"),
        ("-P1M", "1 month before at 9:00"),
        ("-PT24H", "1 day before at 0:00"),
        ("-P2D@18:05", "2 days before at 18:05"),
        ("-P1MT15H", "1 month and 1 day before at 9:00"),
        ("2026-11-27T07:30Z", "Fri 27 Nov, 08:30"),
    ],
)
def test_a_reminder_of_a_day_is_spelt_out_with_its_time(reminder: str, words: str):
    assert reminder_words(reminder, CLOCK, all_day=True) == words


@pytest.mark.parametrize(
    ("reminder", "words"),
    [
        ("PT30M", "30 minutes after"),
        ("-P1D@09:00", "1 day before at 9:00"),
        ("-P0D@09:00", "on the day at 9:00"),
        ("-P1M", "1 month before"),
        ("-PT0M", "when it is due"),
        ("later", "later"),
    ],
)
def test_a_reminder_of_a_time_is_spelt_out(reminder: str, words: str):
    assert reminder_words(reminder, CLOCK) == words


def test_a_text_is_read_back_as_it_is_kept():
    for months in (0, 1, 11):
        for days in (0, 1, 30):
            for minutes in (0, 1, 59, 60, 61, 1_500):
                text = canonical_reminder(f"-P{months}M{days}DT{minutes}M")
                assert canonical_reminder(text) == text
