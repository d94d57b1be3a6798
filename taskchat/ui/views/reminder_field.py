"""Field of the reminders: `10 minutes before, 1 day before at 9:00, 27 Nov 2026 8:00`. Pure."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from taskchat.tasks import (
    Due,
    InvalidTask,
    LocalClock,
    canonical_reminder,
    due_phrase,
    is_offset,
    parse_due,
    reminder_words,
)

# Each in English and German, as the date parser reads them.
_UNITS = {
    "M": ("minute", "minuten", "min", "m"),
    "H": ("hour", "hr", "stunde", "stunden", "std", "h"),
    "D": ("day", "tag", "tage", "tagen", "d"),
    "W": ("week", "woche", "wochen", "w"),
    "MONTH": ("month", "monat", "monate", "monaten"),
}
_LETTERS = {word: letter[0] for letter, words in _UNITS.items() for word in words}
_BY_DATE = frozenset(word for letter in ("D", "W", "MONTH") for word in _UNITS[letter])
_UNIT = "|".join(sorted(_LETTERS, key=len, reverse=True))
_COUNT = rf"\b(?P<count>\d{{1,4}}(?=\s*[a-z])|(?:an?|one|eine?n?|eine[mr])(?=\s))\s*(?P<unit>{_UNIT})s?\b"
_COUNTS = re.compile(_COUNT)
_TIME = r"(?:\s*(?:at|@|um)\s*(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d))?(?:\s*uhr)?)"
_WAYS = {
    "-": ("before", "earlier", "vorher", "davor", "zuvor", "früher"),
    "": ("after", "later", "danach", "nachher", "später"),
}
_WAY = "|".join(way for ways in _WAYS.values() for way in ways)
_BEFORE = re.compile(rf"(?P<counts>[\w\s,]+?)\s+(?P<way>{_WAY}){_TIME}?")
_ON_THE_DAY = re.compile(rf"(?:on the day|am tag(?: selbst)?){_TIME}?")
_WHEN_DUE = re.compile(r"when (?:it is |it's )?due|at the time|wenn (?:es )?fällig(?: ist)?|bei fälligkeit")
# What ends a reminder; "1 month, 1 day and 2 hours before" is one.
_ENDED = re.compile(rf"{_WAY}|due|fällig|\d:\d\d|\b(?:at|um) \d|\buhr\b|the day|am tag|the time|\d{{4}}")
_JOINS = re.compile(r"\b(?:and|und)\b|[\s,]")
_EXAMPLES = "Try “10 minutes before”, “1 day before at 9:00” or “27 Nov 8:00”."


def write_reminders(reminders: Iterable[str], clock: LocalClock, *, all_day: bool) -> str:
    """Write reminders as one types them, in words that are read back as the same."""
    return ", ".join(_write(text, clock, all_day=all_day) for text in reminders)


def read_reminders(words: str, clock: LocalClock) -> list[str]:
    """Return the reminders of the field, between commas; raises `InvalidTask` with what was not read."""
    return [_read(piece, clock) for piece in _pieces(words)]


def _write(text: str, clock: LocalClock, *, all_day: bool) -> str:
    if is_offset(text):
        return reminder_words(text, clock, all_day=all_day)
    try:
        return due_phrase(Due(datetime.fromisoformat(text).astimezone(UTC), all_day=False), clock)
    except ValueError:
        return text


def _pieces(words: str) -> Iterable[str]:
    begun = ""
    for part in re.split(r"[,;\n]", words):
        begun = f"{begun}, {part.strip()}" if begun else part.strip()
        if _ENDED.search(begun):
            yield begun
            begun = ""
    if begun:
        yield begun


def _read(words: str, clock: LocalClock) -> str:
    text = _offset(words.lower())
    if text is None:
        due = parse_due(words[:200], clock)
        text = f"{due.due_at:%Y-%m-%dT%H:%MZ}" if due and not due.all_day else ""
    try:
        return canonical_reminder(text)
    except ValueError as error:
        reason = str(error) if text else f"“{words[:60]}” was not read as a reminder. {_EXAMPLES}"
        raise InvalidTask("reminders", reason) from None


def _offset(words: str) -> str | None:
    if _WHEN_DUE.fullmatch(words):
        return "-PT0M"
    if on_the_day := _ON_THE_DAY.fullmatch(words):
        return f"-P0D{_at(on_the_day) or '@09:00'}"
    match = _BEFORE.fullmatch(words)
    if match is None or _JOINS.sub("", _COUNTS.sub("", match["counts"])):
        return None
    counts = [(one["unit"], one["count"]) for one in _COUNTS.finditer(match["counts"])]
    found = [(unit, int(count) if count.isdigit() else 1) for unit, count in counts]
    date = "".join(f"{count}{_LETTERS[unit]}" for unit, count in found if unit in _BY_DATE)
    clock = "".join(f"{count}{_LETTERS[unit]}" for unit, count in found if unit not in _BY_DATE)
    sign = "-" if match["way"] in _WAYS["-"] else ""
    return f"{sign}P{date}{'T' + clock if clock else ''}{_at(match)}"


def _at(match: re.Match[str]) -> str:
    return f"@{int(match['hour']):02}:{match['minute'] or '00'}" if match["hour"] else ""
