"""Readers of how long a task takes, the day on which it starts, and the task that it is a part of."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from taskchat.assistant.builtin.commands import Pointer
from taskchat.assistant.builtin.grammar.context import Context
from taskchat.assistant.builtin.grammar.readers.fields import separated
from taskchat.assistant.builtin.grammar.values import Details, Name
from taskchat.tasks import parse_length

_MAX_TITLES = 20


def duration_minutes(words: str, context: Context) -> int | None:
    """Read how many minutes something takes: "half an hour", "1 h 30"."""
    return parse_length(words, context.language.code)


def start(words: str, context: Context) -> str | None:
    """Read the day on which something starts, or how far ahead it is: "monday", "a week"; no time of it."""
    line = context.explain("dated", words)
    day: date | None = context.explain("day", words) if line.all_day else _ahead(words, context)
    return day.isoformat() if day else None


def _ahead(words: str, context: Context) -> date | None:
    count, _, unit = (context.explain("shift", words) or "").lstrip("+").partition(" ")
    match unit:
        case "days" | "weeks":
            return context.clock.today + timedelta(**{unit: int(count)})
        case "months":
            return context.clock.today + relativedelta(months=int(count))
        case _:
            return None


def parent(words: str, context: Context) -> Name | None:
    """Read the one task that others are a part of."""
    found = context.explain("task", words)
    one = found.one if found and not found.but and not found.is_unclear else None
    return None if one is Pointer.OTHER else one


def titles(words: str, context: Context) -> list[Details] | None:
    """Read the lines of several tasks: "sand the boards, buy paint and paint"."""
    parts = separated(words, context)
    lines = [context.explain("line", part) for part in parts[: _MAX_TITLES + 1]]
    is_list = 0 < len(lines) <= _MAX_TITLES and all(lines)
    return lines if is_list else None
