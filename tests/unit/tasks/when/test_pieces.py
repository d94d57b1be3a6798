"""Pieces of a line that were understood: where they stand in it, and what is kept from being read."""

from datetime import UTC, datetime

import pytest

from taskchat.tasks import LocalClock, Priority
from taskchat.tasks.when import parse_phrase

# A Wednesday.
CLOCK = LocalClock(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin", day_first=True)


def pieces(line: str) -> list[tuple[str, str]]:
    return [(line[start:end], kind) for start, end, kind in parse_phrase(line, CLOCK).pieces]


@pytest.mark.parametrize(
    ("line", "title", "found"),
    [
        (
            "pay rent, friday 9am, #home !high",
            "pay rent",
            [("friday 9am", "datetime"), ("#home", "tag"), ("!high", "priority")],
        ),
        ("\U0001f389\U0001f3fd party friday #fun", "\U0001f389\U0001f3fd party",
         [("friday", "date"), ("#fun", "tag")]),
        ("Müll rausbringen übermorgen #küche", "Müll rausbringen",
         [("übermorgen", "date"), ("#küche", "tag")]),
        # Accents as a Mac pastes them: letter and mark apart.
        ("Mu\u0308ll u\u0308bermorgen, hohe Priorita\u0308t, #ku\u0308che", "Müll",
         [("u\u0308bermorgen", "date"), ("hohe Priorita\u0308t", "priority"), ("#ku\u0308che", "tag")]),
        (
            "pay rent every month on the 1st #home remind me 1 day before",
            "pay rent",
            [("every month", "recurrence"), ("on the 1st", "date"), ("#home", "tag"),
             ("remind me 1 day before", "reminder")],
        ),
        ("meeting tomorow 9am", "meeting", [("tomorow 9am", "datetime")]),
        # What is a title after all is no piece of it.
        ("tomorrow", "tomorrow", []),
        ("every monday", "every monday", []),
        ("dentist 31.2. #teeth", "dentist 31.2.", [("#teeth", "tag")]),
        ("“Freaky Friday” #films", "Freaky Friday", [("#films", "tag")]),
    ],
)  # fmt: skip
def test_what_was_understood_is_found_in_the_line(line: str, title: str, found: list[tuple[str, str]]):
    assert parse_phrase(line, CLOCK).title == title
    assert pieces(line) == found


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("tea, high priority, #home", "high priority"),
        ("tea, #home, high priority", "high priority"),
        ("tea, high priority, #home, #kitchen,", "high priority"),
        ("tea, high priority, tomorrow, #home", "high priority"),
        ("Tee, hohe Priorität, #home", "hohe Priorität"),
        ("Tee, #home, wichtig, #küche", "wichtig"),
        ("Tee, wichtig, morgen, #home", "wichtig"),
    ],
)
def test_a_priority_in_words_is_read_before_tags_and_dates_too(line: str, words: str):
    phrase = parse_phrase(line, CLOCK)
    assert (phrase.title, phrase.priority) == (line[:3].strip(","), Priority.HIGH)
    assert (words, "priority") in pieces(line)
    assert "home" in phrase.tags


@pytest.mark.parametrize(
    ("line", "plain", "title", "left"),
    [
        ("watch Freaky friday #films", "friday", "watch Freaky friday", ["#films"]),
        ("fix #bug today", "#bug", "fix #bug", ["today"]),
        ("tea, high priority, #home", "high priority", "tea, high priority", ["#home"]),
        ("\U0001f389 party friday 9am", "friday", "\U0001f389 party friday", ["9am"]),
        ("Mu\u0308ll morgen um 8", "morgen um 8", "Mu\u0308ll morgen um 8", []),
        ("gym every monday #sport", "every monday", "gym every monday", ["#sport"]),
    ],
)
def test_what_is_plain_stays_in_the_title(line: str, plain: str, title: str, left: list[str]):
    start = line.index(plain)
    phrase = parse_phrase(line, CLOCK, plain=[(start, start + len(plain))])
    assert phrase.title == title
    assert [line[start:end] for start, end, _ in phrase.pieces] == left
