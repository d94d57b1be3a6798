"""Next occurrence of a series: which slot it stands for, and when it is due. Pure."""

from datetime import datetime, timedelta
from typing import NamedTuple

from taskchat.tasks import recurrence
from taskchat.tasks.clock import LocalClock
from taskchat.tasks.recurrence import Slot, next_after_completion
from taskchat.tasks.series.models import Series, SeriesRow
from taskchat.tasks.series.slots import calendar_of, read_slot, write_slot

_SECOND = timedelta(seconds=1)


class Occurrence(NamedTuple):
    """Slot of an occurrence, and when it is due, as a task says it."""

    slot: str
    due_at: datetime
    all_day: bool


def next_occurrence(series: Series | SeriesRow, latest: str, *, at: datetime, made: int) -> Occurrence | None:
    """Return the occurrence after the one that was closed `at` a moment; None where the series is over.

    `latest` is the last slot so far, `made` how many occurrences there are.
    """
    calendar = None if series.is_over else calendar_of(series)
    if calendar is None:
        return None
    last = read_slot(latest, all_day=calendar.all_day)
    if series.from_completion:
        return _occurrence(calendar, next_after_completion(calendar, last, at, made=made), latest)
    found = calendar.after(last) if series.keep_missed else calendar.after_missed(last, LocalClock(at, series.zone))
    return _occurrence(calendar, found, latest)


def first_occurrence(series: Series, *, at: datetime, latest: str | None = None) -> Occurrence | None:
    """Return the first occurrence that has not passed at a moment, behind the `latest` slot where there is one."""
    calendar = calendar_of(series)
    if calendar is None:
        return None
    before = calendar.start - (timedelta(days=1) if calendar.all_day else timedelta(minutes=1))
    if latest is not None:
        before = max(before, read_slot(latest, all_day=calendar.all_day))
    return _occurrence(calendar, calendar.after_missed(before, LocalClock(at, series.zone)), latest)


def _occurrence(calendar: recurrence.Series, slot: Slot | None, latest: str | None) -> Occurrence | None:
    if slot is None:
        return None
    text = write_slot(slot)
    if latest is not None and text <= latest:
        # What counts from completion may be due again at the same time, if it was done early: only the slot is another.
        text = (datetime.fromisoformat(latest) + _SECOND).isoformat()
    return Occurrence(text, calendar.moment(slot), calendar.all_day)
