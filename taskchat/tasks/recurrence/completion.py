"""Occurrence that counts from when the one before was done: "every! 3 days", "3 days after I finish"."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.recurrence.rule import RecurrenceRule, Slot
from taskchat.tasks.recurrence.series import Series
from taskchat.tasks.recurrence.walls import moment_of, wall_of

_MINUTE = timedelta(minutes=1)
_MINUTES = {"HOURLY": 60, "MINUTELY": 1}


def next_after_completion(series: Series, slot: Slot, done_at: datetime, *, made: int) -> Slot | None:
    """Return the slot after one that was done at a moment; None where the series has ended.

    An interval alone counts from the day on which it was done, at the time of day of the start; one in hours or minutes
    from the moment itself. A rule that names days or times gives its next after both that moment and the slot, with its
    intervals counted from then. `made` is how many occurrences there have been, since COUNT counts those.
    """
    rule = series.rule
    if rule.count and made >= rule.count:
        return None
    done_at = done_at.astimezone(UTC).replace(second=0, microsecond=0)
    done = wall_of(done_at, series.zone)
    anchor = done if rule.is_within_day else _at_time_of(series.start, done.date())
    anew = replace(series, rule=replace(rule, count=None), start=anchor)
    if rule.is_plain:
        later = _elapsed(series, done_at) if rule.is_within_day else _steps_later(anchor, rule)
        return later if later and anew.reaches(later) else None
    if series.all_day:
        return anew.after(max(slot, done.date()))
    return anew.after_missed(slot, LocalClock(done_at + _MINUTE, series.zone))


def _at_time_of(start: Slot, day: date) -> Slot:
    return datetime.combine(day, start.time()) if isinstance(start, datetime) else day


def _steps_later(slot: Slot, rule: RecurrenceRule) -> Slot | None:
    """Return the slot an interval later, from the 31st the last day of a shorter month; None beyond the calendar."""
    units = {"YEARLY": "years", "MONTHLY": "months", "WEEKLY": "weeks", "DAILY": "days"}
    step = relativedelta(None, None, **{units[rule.frequency]: rule.interval})
    try:
        return slot + step
    except (ValueError, OverflowError):
        return None


def _elapsed(series: Series, done_at: datetime) -> datetime:
    """Return the local time some hours or minutes after a moment; never sooner than that."""
    step = timedelta(minutes=_MINUTES[series.rule.frequency] * series.rule.interval)
    moment = done_at + step
    wall = wall_of(moment, series.zone)
    # Of two hours that look alike on the wall a slot can only name the first, so the second one's are where it ends.
    while moment_of(wall, series.zone) < moment:
        wall += _MINUTE
    return wall
