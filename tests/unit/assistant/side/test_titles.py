"""A conversation is called by the words that began it."""

import pytest

from taskchat.assistant import title_from


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("Create a task called test migration", "Create a task called test migration"),
        ("  add   buy\tmilk  ", "add buy milk"),
        ("\n\n# Plan\nsecond line", "Plan"),
        ("", "New chat"),
        (" \n ", "New chat"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        (
            "one two three four five six seven eight nine ten, eleven twelve",
            "one two three four five six seven eight nine ten, eleven…",
        ),
    ],
)
def test_titles(message: str, title: str) -> None:
    assert title_from(message) == title


@pytest.mark.parametrize("message", ["a" * 59 + " b", "word " * 100, "é" * 200, "a, " * 50])
def test_titles_are_never_longer_than_60(message: str) -> None:
    assert 0 < len(title_from(message)) <= 60
