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

_UNITS = {"minute": "M", "min": "M", "m": "M", "hour": "H", "hr": "H", "h": "H", "day": "D", "d": "D", "week": "W",
          "w": "W", "month": "M"}  # fmt: skip
_BY_DATE = ("day", "d", "week", "w", "month")
_COUNT = r"\b(?P<count>\d{1,4}(?=\s*[a-z])|(?:an?|one)(?=\s))\s*(?P<unit>month|minute|min|m|hour|hr|h|day|d|week|w)s?\b"
_COUNTS = re.compile(_COUNT)
_TIME = r"(?:\s*(?:at|@)\s*(?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d))?)"
_BEFORE = re.compile(rf"(?P<counts>[\w\s,]+?)\s+(?P<way>before|earlier|after|later){_TIME}?")
_ON_THE_DAY = re.compile(rf"on the day{_TIME}?")
_WHEN_DUE = re.compile(r"when (?:it is |it's )?due|at the time")
# What ends a reminder; "1 month, 1 day and 2 hours before" is one.
_ENDED = re.compile(r"before|earlier|after|later|due|\d:\d\d|\bat \d|the day|the time|\d{4}")
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
    if match is None or _COUNTS.sub("", match["counts"]).replace("and", "").strip(" ,"):
        return None
    found = [(one["unit"], 1 if one["count"][0] in "ao" else int(one["count"])) for one in _COUNTS.finditer(match[1])]
    date = "".join(f"{count}{_UNITS[unit]}" for unit, count in found if unit in _BY_DATE)
    clock = "".join(f"{count}{_UNITS[unit]}" for unit, count in found if unit not in _BY_DATE)
    sign = "-" if match["way"] in ("before", "earlier") else ""
    return f"{sign}P{date}{'T' + clock if clock else ''}{_at(match)}"


def _at(match: re.Match[str]) -> str:
    return f"@{int(match['hour']):02}:{match['minute'] or '00'}" if match["hour"] else ""
