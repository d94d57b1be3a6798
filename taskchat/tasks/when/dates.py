"""Due dates from plain words that are nothing but a date. Pure: the clock is an argument."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.when.line import parse_line


@dataclass(frozen=True)
class Due:
    """A due date as tasks keep it: an aware moment in UTC, or with `all_day` a calendar day at 00:00 UTC."""

    due_at: datetime
    all_day: bool


def parse_due(text: str, clock: LocalClock) -> Due | None:
    """Return the due date that `text` names, by the clock of the person who says it; None if it names none.

    The whole text must be a date by the conventions of docs/dates.md: "buy milk tomorrow" is none.
    """
    parsed = parse_line(text, now=clock.now, zone=clock.timezone, day_first=clock.day_first)
    if parsed.due_at is None or parsed.rrule or not parsed.all_date:
        return None
    return due_of(parsed.due_at, all_day=parsed.all_day)


def due_of(due_at: datetime, *, all_day: bool) -> Due | None:
    """Return the due date as tasks keep it; None at the ends of the calendar, where a zone leads out of it."""
    try:
        return on_day(due_at.date()) if all_day else Due(due_at.astimezone(UTC), all_day=False)
    except OverflowError:
        return None


def on_day(day: date) -> Due:
    """Due on a calendar day, without a time."""
    return Due(datetime.combine(day, time.min, UTC), all_day=True)
