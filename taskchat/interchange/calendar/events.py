"""Events (VEVENT) of tasks with a date, for calendars that subscribe.

Google's, Apple's and Microsoft's show the events of a calendar that one subscribes to, and pass over its to-dos. A
whole day takes no time of it (TRANSPARENT). A series is one event with its rule where later dates are known: one that
counts from completion is its next task alone. Reminders stay out: taskchat rings them itself, once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event
from icalendar.prop import vRecur

from taskchat.interchange.calendar.writing import FOOT, Texts, Zones, exceptions, header
from taskchat.interchange.records import Record


@dataclass(frozen=True)
class EventSource:
    """Task with a date, and when it was changed last."""

    uid: str
    record: Record
    changed_at: datetime


def write_events(sources: Iterable[EventSource], *, name: str = "taskchat") -> Iterator[str]:
    """Yield the pieces of a calendar with an event for each task."""
    zones = Zones()
    yield header(name)
    for source in sources:
        repeat = source.record.repeat
        if repeat and repeat.zone:
            yield zones.described(repeat.zone)
        for event in _events(source):
            yield event.to_ical().decode()
    yield FOOT


def _events(source: EventSource) -> Iterator[Event]:
    due, repeat = source.record.due, source.record.repeat
    if due is None:
        return
    zone = ZoneInfo(repeat.zone or "UTC") if repeat else ZoneInfo("UTC")
    own: date = due.due_at.date() if due.all_day else due.due_at.astimezone(zone if repeat else UTC)
    if repeat is None or repeat.from_completion or repeat.paused:
        yield _event(source, own)
        return
    slot = next(exceptions([repeat.slot], repeat.zone)) if repeat.slot else own
    series = _event(source, slot)
    series.add("rrule", vRecur.from_ical(repeat.rrule))
    for value in exceptions(repeat.skipped, repeat.zone):
        series.add("exdate", value)
    yield series
    if slot != own:
        # This one was moved; the others stand where the rule has them.
        moved = _event(source, own)
        moved.add("recurrence-id", slot)
        yield moved


def _event(source: EventSource, at: date) -> Event:
    record, event = source.record, Event()
    event.add("uid", source.uid)
    event.add("dtstamp", source.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", at)
    if record.duration_minutes and isinstance(at, datetime):
        event.add("duration", timedelta(minutes=record.duration_minutes))
    event.add("summary", Texts(record.title), encode=False)
    if record.notes:
        event.add("description", Texts(record.notes), encode=False)
    if record.tags:
        event.add("categories", Texts(*record.tags), encode=False)
    event.add("transp", "OPAQUE" if record.duration_minutes and isinstance(at, datetime) else "TRANSPARENT")
    return event
