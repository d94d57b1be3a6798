"""Slots of a series, between its row and the calendar: "2026-11-30" is a day, "2026-11-30T09:00:00" a local time."""

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from taskchat.tasks import recurrence
from taskchat.tasks.models import log_unreadable
from taskchat.tasks.recurrence import RuleRefused, Slot, parse_rule
from taskchat.tasks.series.models import Series, SeriesRow

_DAY = len("2026-11-30")


def calendar_of(series: Series | SeriesRow) -> recurrence.Series | None:
    """Return the slots of a series; None where this version cannot read its rule, so that no next one comes."""
    return read_calendar(series.rrule, series.starts, series.zone, tuple(series.skipped))


@lru_cache(maxsize=4096)
def read_calendar(rrule: str, starts: str, zone: str, skipped: tuple[str, ...]) -> recurrence.Series | None:
    """Return the slots of a series with these fields, as `calendar_of` does."""
    try:
        start = read_slot(starts, all_day=is_day(starts))
        exceptions = frozenset(read_slot(slot, all_day=is_day(starts)) for slot in skipped)
        return recurrence.Series(parse_rule(rrule), start, ZoneInfo(zone).key, exceptions)
    except (RuleRefused, ValueError, ZoneInfoNotFoundError):
        log_unreadable("a series", "rule", f"{rrule} from {starts} in {zone}")
        return None


def is_day(slot: str) -> bool:
    """Whether a slot is a day without a time."""
    return len(slot) == _DAY


def read_slot(text: str, *, all_day: bool) -> Slot:
    """Read a slot as one of a series of days, or of times, among which a day is over with its last minute."""
    if all_day:
        return date.fromisoformat(text[:_DAY])
    if is_day(text):
        return datetime.combine(date.fromisoformat(text), time(23, 59))
    # Seconds only tell apart what is due at one time.
    return datetime.fromisoformat(text).replace(second=0)


def write_slot(slot: Slot) -> str:
    """Write a slot, so that those of a series sort as texts."""
    return slot.isoformat()
