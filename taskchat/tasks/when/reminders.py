"""Reminders in a line: "remind me 10 minutes before" is an offset, "remind me at 8" a moment."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from taskchat.tasks.when.languages import Language
from taskchat.tasks.when.parsers import END, SPAN, START, span_of
from taskchat.tasks.when.pieces import Clock, Context, Piece, Span
from taskchat.tasks.when.resolve import at, resolve

_MINUTE, _HOUR = 60, 3600


def read_offsets(low: str, context: Context) -> list[tuple[int, int, str]]:
    """Read the offsets of reminders before the due date: start and end in the line, and the ISO 8601 duration."""
    if not context.language.hints("remind", frozenset(re.findall(r"[^\W\d_]+", low))):
        return []
    first = context.language.compile(rf"{START}(?:%remind_offset_before%\s*{SPAN}\s+%beforehand%){END}")
    more = context.language.compile(rf"\s*(?:%remind_more%)\s*{SPAN}\s+%beforehand%{END}")
    found: list[tuple[int, int, str]] = []
    for start in first.finditer(low):
        match = start
        while match and (span := span_of(match["span"], context.language)):
            found.append((match.start(), match.end(), duration(span)))
            match = more.match(low, match.end())
    return found


def asks_reminder(low: str, language: Language) -> bool:
    """Whether a line begins or ends with "remind me", whenever that is."""
    if not language.hints("remind", frozenset(re.findall(r"[^\W\d_]+", low))):
        return False
    return language.compile(r"^\W*(?:%remind_me%)\b|\b(?:%remind_me%)\W*$").search(low) is not None


def moments_of(pieces: Iterable[Piece], due: date | datetime, context: Context) -> tuple[str, ...]:
    """Return the moments of reminders; a time alone is on the day that the task is due, where it comes before that."""
    found = (_moment(piece, due, context) for piece in pieces)
    return tuple(moment.isoformat(timespec="minutes") for moment in found if isinstance(moment, datetime))


def _moment(piece: Piece, due: date | datetime, context: Context) -> date | datetime | None:
    moment = resolve(piece, context)
    if isinstance(piece.value, Clock) and isinstance(moment, datetime) and isinstance(due, datetime):
        that_day = at(due.date(), moment.time(), context)
        return that_day if context.now < that_day < due else moment
    return moment


def duration(span: Span) -> str:
    """Return a time before, as ISO 8601 writes it: "-PT10M", "-P1D"."""
    days = f"{span.months}M" * bool(span.months) + f"{span.days + span.workdays}D" * bool(span.days + span.workdays)
    hours, rest = divmod(int(span.seconds), _HOUR)
    minutes, seconds = divmod(rest, _MINUTE)
    clock = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes) + f"{seconds}S" * bool(seconds)
    return f"-P{days}{'T' + clock if clock else ''}"
