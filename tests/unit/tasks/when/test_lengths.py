"""Lengths of time in words."""

import pytest

from taskchat.tasks import parse_length

LENGTHS = [
    ("30 minutes", "en", 30),
    ("half an hour", "en", 30),
    ("2h", "en", 120),
    ("1h30", "en", 90),
    ("1 h 30 min", "en", 90),
    ("2 hours and 15 minutes", "en", 135),
    ("1.5 hours", "en", 90),
    ("an hour and a half", "en", 90),
    ("a quarter of an hour", "en", 15),
    ("90 mins", "en", 90),
    ("2 hrs", "en", 120),
    ("2 days", "en", 2880),
    ("eine halbe Stunde", "de", 30),
    ("anderthalb Stunden", "de", 90),
    ("2 Stunden und 30 Minuten", "de", 150),
    ("1,5 Stunden", "de", 90),
    ("eine Viertelstunde", "de", 15),
    ("2 Std.", "de", 120),
    # What is no length, or none in minutes.
    ("a month", "en", None),
    ("friday", "en", None),
    ("report 2 hours", "en", None),
    ("30", "en", None),
    ("20 seconds", "en", None),
    ("", "en", None),
]


@pytest.mark.parametrize(("words", "language", "minutes"), LENGTHS)
def test_a_length_is_read_whole(words: str, language: str, minutes: int | None) -> None:
    assert parse_length(words, language) == minutes
