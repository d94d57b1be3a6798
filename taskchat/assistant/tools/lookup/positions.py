"""Positions in the list that the person sees: "first", "the last one", "2", "#3", "task 4". Pure."""

import re
from collections.abc import Sequence
from typing import TypeVar

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_GERMAN = ("erste", "zweite", "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte")
_NAMES = {name: number for names in (_ORDINALS, _GERMAN) for number, name in enumerate(names, start=1)}
_POSITIONS = _NAMES | {"last": -1, "letzte": -1}
_NUMBERED = re.compile(r"(?:task|aufgabe) \d+", re.IGNORECASE)
_NUMBER = re.compile(r"(?:task |number |no\.? ?|nr\.? ?|nummer |aufgabe )?#?(\d{1,3})(?:st|nd|rd|th|\.)?")
_NAMED = re.compile(rf"(?:the |my |die |der |das |den )?({'|'.join(_POSITIONS)})[nrs]?(?: (?:one|task|aufgabe))?")

Entry = TypeVar("Entry")


def parse_position(words: str) -> int | None:
    """Return the position that words name, counted from 1; -1 is the last, None stands for no position."""
    lowered = words.lower()
    if match := _NUMBER.fullmatch(lowered):
        return int(match[1])
    return _POSITIONS[match[1]] if (match := _NAMED.fullmatch(lowered)) else None


def is_numbered(text: str) -> bool:
    """Whether a text is "task 3", which is a position unless tasks are called so."""
    return _NUMBERED.fullmatch(text.strip()) is not None


def entry_at(position: int, entries: Sequence[Entry]) -> Entry | None:
    """Return the entry at a position; None where there is none."""
    if not 1 <= abs(position) <= len(entries):
        return None
    return entries[position - 1 if position > 0 else position]
