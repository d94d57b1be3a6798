"""Readers of dates: when something is due, on which days, and stretches of time."""

import re
from datetime import date, datetime

from taskchat.assistant.builtin.grammar.context import Context
from taskchat.tasks import ParsedLine, parse_line, parse_reminders, parse_rhythm, spoken_hour

_DATES = ("date", "time", "datetime")
# "Make it 10": an hour alone.
_HOUR = re.compile(r"(?:at )?(\d{1,2})")


def read_line(words: str, context: Context) -> ParsedLine:
    """Return the line as quick add reads it, seen from the person's present."""
    clock = context.clock
    return parse_line(words, now=clock.now, zone=clock.zone, day_first=clock.day_first, language=context.language.code)


def due_text(line: ParsedLine, context: Context) -> str | None:
    """Return the due date of a line as tools take it: a day, a moment, or a time that keeps the day."""
    if line.due_at is None or line.rrule:
        return None
    if line.all_day:
        return line.due_at.date().isoformat()
    local = line.due_at.astimezone(context.clock.zone)
    kinds = {kind for _, _, kind in line.spans if kind in _DATES}
    return f"{local:%H:%M}" if kinds == {"time"} else local.replace(tzinfo=None).isoformat(timespec="minutes")


def due(words: str, context: Context) -> str | None:
    """Read a due date that is all of the words."""
    line = context.explain("dated", words)
    return due_text(line, context) if line.all_date and not line.reminders else None


def hour(words: str, context: Context) -> str | None:
    """Read an hour alone, as in "make it 10"; the afternoon's or the morning's as in "at 3"."""
    match = _HOUR.fullmatch(words.lower())
    if not match or int(match[1]) > 24:
        return None
    return f"{spoken_hour(int(match[1]), context.language.code):02}:00"


def day(words: str, context: Context) -> date | None:
    """Read a calendar day."""
    line = context.explain("dated", words)
    if line.due_at is None or line.rrule or not line.all_date:
        return None
    kinds = {kind for _, _, kind in line.spans if kind in _DATES}
    local: datetime = line.due_at if line.all_day else line.due_at.astimezone(context.clock.zone)
    return None if kinds == {"time"} else local.date()


def rhythm(words: str, context: Context) -> str | None:
    """Read something that comes again, all of the words: "every friday at 5pm"."""
    return words if parse_rhythm(words, context.clock) else None


def when(words: str, context: Context) -> str | None:
    """Read words that are only a date or a rhythm, and leave them as they are."""
    return words if context.explain("due", words) or context.explain("rhythm", words) else None


def shift(words: str, context: Context) -> str | None:
    """Read by how much a date is moved, as tools take it: "two days" is "+2 days"."""
    counted, _, unit = context.language.without("further", words).lower().rpartition(" ")
    counted = re.sub(context.language.words("more").pattern + "$", "", f" {counted}").strip()
    number = context.explain("count", counted) if counted else None
    name = context.language.units.get(unit)
    return f"+{number} {name}" if number and name else None


def reminder(words: str, context: Context) -> list[str] | None:
    """Read words that ask for nothing but reminders before something: "remind me an hour before"."""
    line = context.explain("dated", words)
    spans = [(start, end) for start, end, kind in line.spans if kind == "reminder"]
    is_all = spans and words[: spans[0][0]].strip() == "" and words[spans[-1][1] :].strip(" .,") == ""
    return list(line.reminders) if is_all else None


def reminder_to(words: str, context: Context) -> str | None:
    """Read when a reminder is to come: "8", "tomorrow", "an hour before"."""
    return context.explain("due", words) or context.explain("hour", words) or one_reminder(words, context)


def one_reminder(words: str, context: Context) -> str | None:
    """Read words that are one reminder, as it is kept: "an hour before", "tomorrow at 8"."""
    found = parse_reminders(words, context.clock)
    return found[0] if len(found) == 1 else None
