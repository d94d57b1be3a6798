"""Dates in plain words, seen from Sunday 22 November 2026, 11:30 in Berlin."""

from datetime import UTC, datetime

import pytest

from taskchat.tasks import Due, LocalClock, Priority, due_phrase, parse_due, parse_phrase

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


def day(text: str) -> Due:
    return Due(datetime.fromisoformat(text).replace(tzinfo=UTC), all_day=True)


def moment(text: str) -> Due:
    return Due(datetime.fromisoformat(text).replace(tzinfo=UTC), all_day=False)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("today", day("2026-11-22")),
        ("Tomorrow", day("2026-11-23")),
        ("the day after tomorrow", day("2026-11-24")),
        ("friday", day("2026-11-27")),
        ("by Friday", day("2026-11-27")),
        ("on fri", day("2026-11-27")),
        ("sunday", day("2026-11-29")),
        ("this sunday", day("2026-11-22")),
        ("next monday", day("2026-11-23")),
        ("next friday", day("2026-11-27")),
        ("in 3 days", day("2026-11-25")),
        ("in two weeks", day("2026-12-06")),
        ("in a month", day("2026-12-22")),
        ("next month", day("2026-12-01")),
        ("end of the month", day("2026-11-30")),
        ("27 Nov", day("2026-11-27")),
        ("27th of November 2027", day("2027-11-27")),
        ("nov 27, 2027", day("2027-11-27")),
        ("jan 31", day("2027-01-31")),
        ("2026-12-24", day("2026-12-24")),
        ("25.12.2026", day("2026-12-25")),
        ("25/12/2026", day("2026-12-25")),
        ("12/25", day("2026-12-25")),
        ("28/11 at 6pm", moment("2026-11-28T17:00")),
        ("5.1. at 9:00", moment("2027-01-05T08:00")),
        ("2026-12-24T18:00", moment("2026-12-24T17:00")),
        ("2026-12-24T18:00-05:00", moment("2026-12-24T23:00")),
        ("tomorrow at 5pm", moment("2026-11-23T16:00")),
        ("tomorrow 5 p.m.", moment("2026-11-23T16:00")),
        ("fri 9am", moment("2026-11-27T08:00")),
        ("9am friday", moment("2026-11-27T08:00")),
        ("monday at 14:30", moment("2026-11-23T13:30")),
        ("saturday morning", moment("2026-11-28T08:00")),
        ("tomorrow at noon", moment("2026-11-23T11:00")),
        ("tonight", moment("2026-11-22T19:00")),
        ("this evening", moment("2026-11-22T17:00")),
        ("at 5", moment("2026-11-22T16:00")),
        ("9am", moment("2026-11-23T08:00")),
        ("in 2 hours", moment("2026-11-22T12:30")),
        ("in half an hour", moment("2026-11-22T11:00")),
        ("12am tomorrow", moment("2026-11-22T23:00")),
        ("tonight at 9", moment("2026-11-22T20:00")),
        ("at 9 tonight", moment("2026-11-22T20:00")),
        ("tonight at 7:30", moment("2026-11-22T18:30")),
        ("tonight 10pm", moment("2026-11-22T21:00")),
        ("this evening at 8", moment("2026-11-22T19:00")),
        ("tomorrow evening at 8", moment("2026-11-23T19:00")),
        ("at 8 tomorrow evening", moment("2026-11-23T19:00")),
        ("tomorrow at 8 in the evening", moment("2026-11-23T19:00")),
        ("tomorrow night at 10", moment("2026-11-23T21:00")),
        ("tomorrow night", moment("2026-11-23T19:00")),
        ("tomorrow night at 22:30", moment("2026-11-23T21:30")),
        ("friday afternoon at 2", moment("2026-11-27T13:00")),
        ("friday afternoon at 12:30", moment("2026-11-27T11:30")),
        ("tomorrow morning at 7", moment("2026-11-23T06:00")),
        ("tomorrow at 7 in the morning", moment("2026-11-23T06:00")),
        ("tomorrow before 5pm", moment("2026-11-23T16:00")),
        ("tomorrow around noon", moment("2026-11-23T11:00")),
        ("tomorrow from 3 to 4pm", moment("2026-11-23T14:00")),
        ("tomorrow from 3 to 4", moment("2026-11-23T14:00")),
        ("tomorrow from 11 to 1pm", moment("2026-11-23T10:00")),
        ("tomorrow between 3 and 4pm", moment("2026-11-23T14:00")),
        ("tomorrow 3-4pm", moment("2026-11-23T14:00")),
        ("monday 14:00\u201315:30", moment("2026-11-23T13:00")),
        ("from 3 to 4pm", moment("2026-11-22T14:00")),
        ("tonight at 12", moment("2026-11-22T23:00")),
        ("tonight at 2", moment("2026-11-23T01:00")),
        ("3pm EST", moment("2026-11-22T20:00")),
        ("10am GMT tomorrow", moment("2026-11-23T10:00")),
        ("tomorrow 9:00 UTC+2", moment("2026-11-23T07:00")),
        ("on Friday, 4 December at 3 pm", moment("2026-12-04T14:00")),
        ("friday 4th of december", day("2026-12-04")),
        ("Fri, Dec 4, 2026", day("2026-12-04")),
        ("friday next week", day("2026-11-27")),
        ("on friday next week at 9am", moment("2026-11-27T08:00")),
        ("next week on friday", day("2026-11-27")),
        ("next week friday", day("2026-11-27")),
        ("a week from monday", day("2026-11-30")),
        ("two weeks from tomorrow", day("2026-12-07")),
        ("3 days from now", day("2026-11-25")),
        ("2026-12-24 at 6pm", moment("2026-12-24T17:00")),
        ("in the evening tomorrow", moment("2026-11-23T17:00")),
        ("in the morning on friday", moment("2026-11-27T08:00")),
        ("tomorrow by 5", moment("2026-11-23T16:00")),
        ("tomorrow after 3", moment("2026-11-23T14:00")),
        ("tonight at midnight", moment("2026-11-22T23:00")),
    ],
)
def test_words_that_name_a_date(words: str, due: Due):
    assert parse_due(words, LocalClock(NOW, "Europe/Berlin")) == due


@pytest.mark.parametrize(
    ("today", "words", "due"),
    [
        ("2027-01-31", "in a month", "2027-02-28"),
        ("2028-01-31", "in 1 month", "2028-02-29"),
        ("2026-12-31", "in 2 months", "2027-02-28"),
        ("2028-02-29", "in a year", "2029-02-28"),
        ("2028-02-29", "in 4 years", "2032-02-29"),
        ("2026-12-31", "next month", "2027-01-01"),
        ("2028-02-10", "end of the month", "2028-02-29"),
        ("2026-12-31", "the end of the month", "2026-12-31"),
    ],
)
def test_months_and_years_end_where_the_calendar_does(today: str, words: str, due: str):
    noon = datetime.fromisoformat(f"{today}T12:00Z")
    assert parse_due(words, LocalClock(noon, "UTC")) == day(due)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "milk",
        "buy milk tomorrow",
        "5",
        "at 25:00",
        "13pm",
        "2026-13-01",
        "31 feb",
        # Nobody knows which of the two is the month.
        "12/5",
        "0/13",
        "30.2.2026",
        "in 0 days",
        "in many days",
        "novel 3",
        "mayo 2",
        "0001-01-01T00:00",
        "9999-12-31T23:30-01:00",
        "1 jan 0001 at 0:30",
        "may",
        "night",
        "from 3 to 4",
        "3 to 4",
        "a week from milk",
        "no weeks from monday",
        "2026-13-01 at 6pm",
        "movie night at 9",
        "tomorrow morning at 15:00",
    ],
)
def test_words_that_name_none(words: str):
    assert parse_due(words, LocalClock(NOW, "Europe/Berlin")) is None


@pytest.mark.parametrize(
    "line",
    [
        "dentist 12/5 at 3pm",
        "vacation dec 20 - dec 27",
        "vacation from monday to friday",
        "call bob monday or tuesday",
        "meet tomorrow or so at 5 on friday tomorrow",
        "move the meeting to friday",
        "send photos of today",
        "call bob after monday",
        "review what we said last friday",
        "gym tomorrow friday",
        "gym mon & fri",
        "gym mon and wed at 7",
    ],
)
def test_a_date_of_which_only_the_end_is_clear_is_none(line: str):
    phrase = parse_phrase(line, LocalClock(NOW, "Europe/Berlin"))
    assert (phrase.title, phrase.due) == (line, None)


@pytest.mark.parametrize(
    "line",
    [
        "dry clothes in the sun",
        "get some sun",
        "watch the morning sun",
        "say good morning",
        "write a good evening",
        "have a nice evening",
        "read The Midnight",
        "read Midnight",
        "plan my sunday",
        "buy a TV on Black Friday",
    ],
)
def test_a_day_that_is_a_thing_is_no_date(line: str):
    phrase = parse_phrase(line, LocalClock(NOW, "Europe/Berlin"))
    assert (phrase.title, phrase.due) == (line, None)


@pytest.mark.parametrize(
    ("line", "title", "rrule", "first"),
    [
        ("jog every morning", "jog", "FREQ=DAILY", "23 Nov 2026 09:00"),
        ("jog every morning at 7", "jog", "FREQ=DAILY", "23 Nov 2026 07:00"),
        ("yoga every tuesday", "yoga", "FREQ=WEEKLY;BYDAY=TU", "24 Nov 2026"),
        ("yoga each tuesday at 6pm", "yoga", "FREQ=WEEKLY;BYDAY=TU", "24 Nov 2026 18:00"),
        ("pay rent every month on the 1st", "pay rent", "FREQ=MONTHLY;BYMONTHDAY=1", "1 Dec 2026"),
        ("pay rent on the 1st of every month", "pay rent", "FREQ=MONTHLY;BYMONTHDAY=1", "1 Dec 2026"),
        ("take pills every day at 9am", "take pills", "FREQ=DAILY", "23 Nov 2026 09:00"),
        ("water plants every 3 days at noon", "water plants", "FREQ=DAILY;INTERVAL=3", "22 Nov 2026 12:00"),
        ("gym every other monday", "gym", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "23 Nov 2026"),
        ("call mum every sunday and wednesday at 5", "call mum", "FREQ=WEEKLY;BYDAY=WE,SU", "22 Nov 2026 17:00"),
        ("every friday submit timesheet at 5pm", "submit timesheet", "FREQ=WEEKLY;BYDAY=FR", "27 Nov 2026 17:00"),
        ("standup every weekday at 9:30", "standup", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "23 Nov 2026 09:30"),
        ("gym on mondays and thursdays at 7pm", "gym", "FREQ=WEEKLY;BYDAY=MO,TH", "23 Nov 2026 19:00"),
        ("gym tuesdays at 7pm", "gym", "FREQ=WEEKLY;BYDAY=TU", "24 Nov 2026 19:00"),
        ("gym mon wed fri", "gym", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "23 Nov 2026"),
        ("gym on mon, wed, fri at 7pm", "gym", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "23 Nov 2026 19:00"),
    ],
)
def test_what_comes_again_is_due_when_it_comes_first(line: str, title: str, rrule: str, first: str):
    clock = LocalClock(NOW, "Europe/Berlin")
    phrase = parse_phrase(line, clock)
    assert phrase.due
    assert (phrase.title, phrase.rrule, due_phrase(phrase.due, clock)) == (title, rrule, first)


@pytest.mark.parametrize("line", ["every monday", "jeden Montag", "every! 3 days #home"])
def test_a_rhythm_alone_is_a_title(line: str):
    phrase = parse_phrase(line, LocalClock(NOW, "Europe/Berlin"))
    assert (phrase.title, phrase.due, phrase.rrule) == (line.removesuffix(" #home"), None, None)


@pytest.mark.parametrize(
    "line", ["water every plant", "check every day's notes", "plan the everyday", "prepare monday's talk"]
)
def test_not_all_that_is_every_comes_again(line: str):
    phrase = parse_phrase(f"{line} tomorrow", LocalClock(NOW, "Europe/Berlin"))
    assert (phrase.title, phrase.due) == (line, day("2026-11-23"))


def test_the_day_is_the_persons_own():
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert parse_due("today", LocalClock(late, "Europe/Berlin")) == day("2026-11-23")
    assert parse_due("today", LocalClock(late, "America/New_York")) == day("2026-11-22")


def test_a_time_keeps_its_hour_over_a_clock_change():
    # Berlin goes back to winter time on 25 October 2026.
    before = datetime(2026, 10, 24, 10, 0, tzinfo=UTC)
    assert parse_due("in 2 days", LocalClock(before, "Europe/Berlin")) == day("2026-10-26")
    assert parse_due("monday at 9am", LocalClock(before, "Europe/Berlin")) == moment("2026-10-26T08:00")


@pytest.mark.parametrize(
    ("line", "title", "due", "tags", "priority"),
    [
        ("pay rent fri 9am #home", "pay rent", moment("2026-11-27T08:00"), ("home",), None),
        ("test migration, due Friday", "test migration", day("2026-11-27"), (), None),
        ("buy milk tomorrow at 5pm, high priority", "buy milk", moment("2026-11-23T16:00"), (), Priority.HIGH),
        ("call mum !1 #Family #family", "call mum", None, ("family",), Priority.HIGH),
        ("send invoice by 27 Nov #work #money", "send invoice", day("2026-11-27"), ("work", "money"), None),
        ("buy milk", "buy milk", None, (), None),
        ("read 1984", "read 1984", None, (), None),
        ("Tomorrow", "Tomorrow", None, (), None),
        ("#home", "#home", None, ("home",), None),
        ("urgent: fix the server", "fix the server", None, (), Priority.HIGH),
        ("Fix the server, urgent", "Fix the server", None, (), Priority.HIGH),
        ("answer the most urgent one today", "answer the most urgent one", day("2026-11-22"), (), None),
        ("discuss the high priority list", "discuss the high priority list", None, (), None),
        ("pay rent tomorrow high priority", "pay rent", day("2026-11-23"), (), Priority.HIGH),
        ("high priority: pay rent", "pay rent", None, (), Priority.HIGH),
        ("buy milk, low priority, tomorrow", "buy milk", day("2026-11-23"), (), Priority.LOW),
        ("watch friday night lights", "watch friday night lights", None, (), None),
        ("movie tonight at 9", "movie", moment("2026-11-22T20:00"), (), None),
        ("dinner tomorrow evening at 8", "dinner", moment("2026-11-23T19:00"), (), None),
        ("party tomorrow night at 10", "party", moment("2026-11-23T21:00"), (), None),
        ("meeting tomorrow before 5pm", "meeting", moment("2026-11-23T16:00"), (), None),
        ("meeting tomorrow from 3 to 4pm", "meeting", moment("2026-11-23T14:00"), (), None),
        ("call Bob on Friday, 4 December at 3 pm", "call Bob", moment("2026-12-04T14:00"), (), None),
        ("call Bob on Friday, the 4th of December at 3 pm", "call Bob", moment("2026-12-04T14:00"), (), None),
        ("lunch friday next week", "lunch", day("2026-11-27"), (), None),
        ("call Bob a week from monday", "call Bob", day("2026-11-30"), (), None),
        ("read pages 3 to 4", "read pages 3 to 4", None, (), None),
        ("count from 1 to 10", "count from 1 to 10", None, (), None),
        ("read chapter 5 tomorrow", "read chapter 5", day("2026-11-23"), (), None),
        ("plan next week tomorrow", "plan next week", day("2026-11-23"), (), None),
        ("dry clothes in the sun tomorrow", "dry clothes in the sun", day("2026-11-23"), (), None),
        ("say good morning to Ann at 8am", "say good morning to Ann", moment("2026-11-23T07:00"), (), None),
        ("say good morning tomorrow", "say good morning", day("2026-11-23"), (), None),
        ("gym sun", "gym", day("2026-11-29"), (), None),
        ("gym this sun", "gym", day("2026-11-22"), (), None),
        ("run in the morning", "run", moment("2026-11-23T08:00"), (), None),
        ("finish by midnight", "finish", moment("2026-11-22T23:00"), (), None),
        ("pack for the weekend", "pack", day("2026-11-22"), (), None),
        ("call bob, high priority and due tomorrow", "call bob", day("2026-11-23"), (), Priority.HIGH),
        ("movie night at 9", "movie night", moment("2026-11-22T20:00"), (), None),
        ("romantic evening at 7:30", "romantic evening", moment("2026-11-22T18:30"), (), None),
        ("paint by 5", "paint by 5", None, (), None),
        ("plan movie night", "plan movie night", None, (), None),
        ("paint eggs for Easter Monday", "paint eggs", day("2027-03-29"), (), None),
        ("plan movie night friday", "plan movie night", day("2026-11-27"), (), None),
    ],
)
def test_a_line_becomes_a_task(
    line: str, title: str, due: Due | None, tags: tuple[str, ...], priority: Priority | None
):
    phrase = parse_phrase(line, LocalClock(NOW, "Europe/Berlin"))
    assert (phrase.title, phrase.due, phrase.tags, phrase.priority) == (title, due, tags, priority)
