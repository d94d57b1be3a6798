"""Reminders in a line: "remind me 10 minutes before" is an offset, "remind me at 8" a moment."""

import re

from taskchat.tasks.when.parsers import END, SPAN, START, span_of
from taskchat.tasks.when.pieces import Context, Span

_MINUTE, _HOUR = 60, 3600


def read_offsets(low: str, context: Context) -> list[tuple[int, int, str]]:
    """Read the offsets of reminders before the due date: start and end in the line, and the ISO 8601 duration."""
    if not context.language.hints("remind", frozenset(re.findall(r"[^\W\d_]+", low))):
        return []
    template = rf"{START}(?:%remind_offset_before%\s*{SPAN}\s+%beforehand%){END}"
    pattern = context.language.compile(template)
    found = []
    for match in pattern.finditer(low):
        span = span_of(match["span"], context.language)
        if span:
            found.append((match.start(), match.end(), duration(span)))
    return found


def duration(span: Span) -> str:
    """Return a time before, as ISO 8601 writes it: "-PT10M", "-P1D"."""
    days = f"{span.months}M" * bool(span.months) + f"{span.days + span.workdays}D" * bool(span.days + span.workdays)
    hours, rest = divmod(int(span.seconds), _HOUR)
    minutes, seconds = divmod(rest, _MINUTE)
    clock = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes) + f"{seconds}S" * bool(seconds)
    return f"-P{days}{'T' + clock if clock else ''}"
