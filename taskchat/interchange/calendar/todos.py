"""To-dos (VTODO) of tasks; what RFC 5545 has no word for stands in properties of taskchat's own, X-TASKCHAT-…."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Todo
from icalendar.prop import vDatetime, vDDDTypes, vRecur

from taskchat.interchange.calendar.writing import FOOT, Texts, Zones, exceptions, header
from taskchat.interchange.records import Record, Repeat
from taskchat.tasks import Due, LocalClock, Priority, is_offset, moment_of

_PRIORITIES = {Priority.HIGH: 1, Priority.MEDIUM: 5, Priority.LOW: 9, Priority.NONE: 0}


def write_todos(records: Iterable[Record], clock: LocalClock) -> Iterator[str]:
    """Yield the pieces of a calendar with a to-do for each task."""
    zones = Zones()
    uids: list[str] = []
    yield header("taskchat")
    for number, record in enumerate(records):
        uids.append(record.uid or f"{number}@taskchat")
        if record.repeat and record.repeat.zone:
            yield zones.described(record.repeat.zone)
        parent = None if record.parent is None else uids[record.parent]
        yield _todo(record, uids[-1], parent, clock).to_ical().decode()
    yield FOOT


def _todo(record: Record, uid: str, parent: str | None, clock: LocalClock) -> Todo:
    todo = Todo()
    todo.add("uid", uid)
    todo.add("dtstamp", clock.now.astimezone(UTC).replace(microsecond=0))
    todo.add("summary", Texts(record.title), encode=False)
    if record.notes:
        todo.add("description", Texts(record.notes), encode=False)
    if record.priority:
        todo.add("priority", _PRIORITIES[record.priority])
    if record.tags:
        todo.add("categories", Texts(*record.tags), encode=False)
    if parent:
        todo.add("related-to", parent)
    _add_dates(todo, record, clock)
    for text in record.reminders:
        todo.add_component(_alarm(text, record.due, record.title, clock))
    return todo


def _add_dates(todo: Todo, record: Record, clock: LocalClock) -> None:
    if record.due:
        todo.add("due", _value(record.due, record.repeat))
    if record.repeat and record.due:
        _add_rule(todo, record.due, record.repeat)
    if record.start_on:
        todo.add("dtstart" if _can_start(record) else "x-taskchat-start", vDDDTypes(record.start_on))
    if record.duration_minutes:
        todo.add("x-taskchat-duration", vDDDTypes(timedelta(minutes=record.duration_minutes)))
    if record.created_at:
        todo.add("created", record.created_at.astimezone(UTC))
    if record.done_at:
        todo.add("status", "COMPLETED")
        todo.add("completed", record.done_at.astimezone(UTC))


def _can_start(record: Record) -> bool:
    """Whether DTSTART can be the day: with a rule that counts from it, and it lies before DUE and is written alike."""
    due = record.due
    if record.repeat or record.start_on is None:
        return False
    return due is None or (due.all_day and record.start_on < due.due_at.date())


def _value(due: Due, repeat: Repeat | None) -> datetime | object:
    if due.all_day:
        return due.due_at.date()
    return due.due_at.astimezone(ZoneInfo(repeat.zone) if repeat and repeat.zone else UTC)


def _add_rule(todo: Todo, due: Due, repeat: Repeat) -> None:
    slot = next(exceptions([repeat.slot], repeat.zone)) if repeat.slot else _value(due, repeat)
    todo.add("dtstart", slot)
    todo.add("rrule", vRecur.from_ical(repeat.rrule))
    if due.all_day and repeat.zone:
        # A day has no zone in a calendar.
        todo.add("x-taskchat-zone", Texts(repeat.zone), encode=False)
    for value in exceptions(repeat.skipped, repeat.zone):
        todo.add("exdate", value)
    for name, said in (
        ("x-taskchat-from-completion", repeat.from_completion),
        ("x-taskchat-keep-missed", repeat.keep_missed),
        ("x-taskchat-paused", repeat.paused),
        ("x-taskchat-slot", repeat.slot is not None),
    ):
        if said:
            todo.add(name, "TRUE")


def _alarm(text: str, due: Due | None, title: str, clock: LocalClock) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", Texts(title), encode=False)
    alarm.add("x-taskchat-reminder", text)
    moment = moment_of(text, due_at=due.due_at if due else None, all_day=bool(due and due.all_day), zone=clock.zone)
    if moment is not None and due is not None and is_offset(text) and not due.all_day:
        alarm.add("trigger", moment - due.due_at, parameters={"RELATED": "END"})
    elif moment is not None:
        alarm.add("trigger", vDatetime(moment), parameters={"VALUE": "DATE-TIME"})
    return alarm
