"""Reminders from plain words that are nothing else: "an hour before", "tomorrow at 8". Pure."""

import re
from datetime import UTC, datetime, time

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.reminders import canonical_reminder
from taskchat.tasks.when.dates import parse_due
from taskchat.tasks.when.labels import blank
from taskchat.tasks.when.line import parse_line

_OPENINGS = ("remind me", "erinnere mich")
_MORNING = time(9)


def parse_reminders(text: str, clock: LocalClock) -> tuple[str, ...]:
    """Return the reminders that `text` names, as they are kept; none where a word of it says anything else.

    A day alone is its morning at nine.
    """
    try:
        return (canonical_reminder(text),)
    except ValueError:
        return _offsets(text, clock) or _moment(text, clock)


def _offsets(text: str, clock: LocalClock) -> tuple[str, ...]:
    for opening in _OPENINGS:
        line = parse_line(f"{opening} {text}", now=clock.now, zone=clock.timezone, day_first=clock.day_first)
        is_all = all(kind == "reminder" for _, _, kind in line.spans)
        if line.reminders and is_all and not re.search(r"\w", blank(line.line, list(line.spans))):
            return tuple(map(canonical_reminder, line.reminders))
    return ()


def _moment(text: str, clock: LocalClock) -> tuple[str, ...]:
    due = parse_due(text, clock)
    if due is None:
        return ()
    moment = datetime.combine(due.due_at.date(), _MORNING, clock.zone) if due.all_day else due.due_at
    return (f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}",)
