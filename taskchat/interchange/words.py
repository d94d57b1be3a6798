"""Dates in words and in ISO 8601, as files hold them, by the product's own parser; what is not understood is named."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from taskchat.accounts import valid_timezone
from taskchat.interchange.records import Content, Repeat
from taskchat.tasks import Due, LocalClock, due_day, on_day, parse_due, parse_reminders, parse_rhythm

_MAX_WORDS = 200
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?", re.ASCII)


class When(NamedTuple):
    """Date of a task and the rhythm in which it comes again, as words say them."""

    due: Due | None = None
    repeat: Repeat | None = None


class DueWords:
    """Reader of dates as a file writes them, seen from a person's clock; `content` is told what was not understood."""

    def __init__(self, clock: LocalClock, content: Content) -> None:
        self._clock, self._content = clock, content
        # Files say the same again and again, and a sentence costs half a millisecond.
        self._read = lru_cache(maxsize=2_048)(read_when)

    def when(self, line: int, text: str, *, timezone: str | None = None) -> When:
        """Read a date or a rhythm in words; what is neither is named, and gives neither."""
        text = text.strip()
        if not text:
            return When()
        clock = LocalClock(self._clock.now, timezone or self._clock.timezone, self._clock.day_first)
        found = self._read(text[: _MAX_WORDS + 1], clock) if len(text) <= _MAX_WORDS else None
        if found is None:
            self._content.name_unread(line, text, "This is not a date that taskchat knows: the task has none.")
            return When()
        return found

    def moment(self, line: int, text: str) -> datetime | None:
        """Read a moment in ISO 8601; a day is its beginning where the person lives."""
        due = read_iso(text.strip(), self._clock.zone)
        if due is None:
            if text.strip():
                self._content.name_unread(line, text, "This is not a moment that taskchat knows.")
            return None
        return datetime.combine(due.due_at.date(), datetime.min.time(), self._clock.zone) if due.all_day else due.due_at

    def day(self, line: int, text: str) -> date | None:
        """Read a calendar day."""
        due = self.when(line, text).due
        return due_day(due, self._clock) if due else None

    def zone(self, line: int, name: str) -> str | None:
        """Return a time zone by its name; an unknown one is named."""
        if name and not valid_timezone(name):
            self._content.name_unread(line, name, "There is no such time zone: yours is taken.")
            return None
        return name or None

    def reminders(self, line: int, texts: list[str]) -> list[str]:
        """Read reminders, as texts of taskchat or in words; one that is not understood is named."""
        found: list[str] = []
        for text in filter(None, map(str.strip, texts)):
            read = parse_reminders(text, self._clock)
            if not read:
                self._content.name_unread(line, text, "This is not a reminder that taskchat knows.")
            found += read
        return found


def read_when(text: str, clock: LocalClock) -> When | None:
    """Read a date in ISO 8601 or in words, or a rhythm; None for anything else."""
    if due := read_iso(text, clock.zone) or parse_due(text, clock):
        return When(due)
    rhythm = parse_rhythm(text, clock)
    if rhythm is None:
        return None
    zone = clock.timezone
    return When(rhythm.first, Repeat(rhythm.rrule, from_completion=rhythm.from_completion, zone=zone))


def read_iso(text: str, zone: ZoneInfo) -> Due | None:
    """Read a day or a moment in ISO 8601; one without an offset is by the clocks of `zone`. None for anything else."""
    if not _ISO.fullmatch(text):
        return None
    try:
        if len(text) == len("2026-11-30"):
            return on_day(date.fromisoformat(text))
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        return Due(moment.astimezone(UTC), all_day=False)
    except (ValueError, OverflowError):
        return None
