"""Our own table of lines, checked against the calendar without the parser."""

import re
from datetime import datetime
from typing import Any

from dateutil.rrule import rrulestr

from tests.bench.dates import load

_PRESENT = "2026-11-25T10:00"
_WEEKDAYS = (
    ("monday", "mon", "montag"), ("tuesday", "tue", "dienstag"), ("wednesday", "wed", "mittwoch"),
    ("thursday", "thu", "donnerstag"), ("friday", "fri", "freitag"), ("saturday", "sat", "samstag"),
    ("sunday", "sun", "sonntag"),
)  # fmt: skip
_GERMAN = re.compile(
    r"[äöüß]|\b(?:um|am|uhr|morgen|heute|bis|jede\w*|in ein\w*|zahlen|kaufen|kino|und|alle|nach|ich|das)\b", re.I
)
# The day is counted from the weekday, or the weekday is no part of the date.
_COUNTED = re.compile(r"before|after|week|woche|every|each|jede|alle|until|from|vor |[a-z]+s\b.*rrule", re.I)

ROWS = load("ours")
DATED = [row for row in ROWS if row["due"]]


def _due(row: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(row["due"])


def _names(words: str) -> set[int]:
    found = re.findall(r"[a-zäöüß]+", words.lower())
    return {number for number, names in enumerate(_WEEKDAYS) for name in names if name in found}


def test_there_are_lines_enough_in_both_languages():
    german = [row for row in ROWS if _GERMAN.search(row["line"])]
    assert len(german) >= 80
    assert len(ROWS) - len(german) >= 200
    assert len({row["line"] for row in ROWS}) == len(ROWS)


def test_the_day_has_the_weekday_that_the_line_names():
    single = [row for row in DATED if "rrule" not in row and not _COUNTED.search(row["line"])]
    named = [(row, _names(row["line"]) - _names(row["title"])) for row in single]
    checked = [(row["line"], names, {_due(row).weekday()}) for row, names in named if len(names) == 1]
    assert len(checked) > 50
    assert [line for line, names, day in checked if names != day] == []


def test_the_first_time_of_a_rhythm_is_the_due_date():
    rhythms = [row for row in DATED if "rrule" in row]
    assert len(rhythms) > 60
    assert [row["line"] for row in rhythms if next(iter(rrulestr(row["rrule"], dtstart=_due(row)))) != _due(row)] == []


def test_nothing_is_due_in_the_past_that_is_not_named():
    past = [row["line"] for row in DATED if row["due"] < _PRESENT[: len(row["due"])]]
    assert past == ["call Ann yesterday"]


def test_a_title_is_made_of_the_words_of_its_line():
    assert [row["line"] for row in ROWS if not _in_order(_words(row["title"]), _words(row["line"]))] == []


def test_reminders_are_offsets_or_moments_before_it_is_due():
    reminders = [(row, reminder) for row in ROWS for reminder in row.get("reminders", [])]
    moments = [(row, said) for row, said in reminders if not re.fullmatch(r"-P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?)?", said)]
    assert len(reminders) > len(moments) > 0
    assert all(datetime.fromisoformat(said).replace(tzinfo=None) < _due(row) for row, said in moments)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\s,.;!?()\"]+", text)


def _in_order(part: list[str], whole: list[str]) -> bool:
    words = iter(whole)
    return all(any(word == said for said in words) for word in part)
