"""Tasks from the to-dos (VTODO) of a calendar, as RFC 5545 describes them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar.prop import vDDDTypes, vRecur
from icalendar.timezone import tzp

from taskchat.interchange.calendar.blocks import Block, Property, read_blocks
from taskchat.interchange.collecting import Collector, Found
from taskchat.interchange.durations import before
from taskchat.interchange.families import Families
from taskchat.interchange.parents import parents_first
from taskchat.interchange.records import NotReadable, Product, Repeat
from taskchat.interchange.rows import decode
from taskchat.tasks import Due, LocalClock, Priority, canonical_reminder, on_day

_OPEN = frozenset({"", "NEEDS-ACTION", "IN-PROCESS"})
_SECOND = timedelta(seconds=1)
_YES = "TRUE"


def is_calendar(text: str) -> bool:
    """Whether a text is a calendar."""
    return text[:100].lstrip().upper().startswith("BEGIN:VCALENDAR")


def read_calendar(data: bytes, clock: LocalClock) -> Collector:
    """Read a calendar; raises `NotReadable` where there is no to-do in it."""
    collector = Collector(Product.ICALENDAR, clock)
    blocks = list(read_blocks(decode(data), collector))
    if not blocks:
        raise NotReadable("There is no to-do (VTODO) in this calendar; events are no tasks.")
    reader, families = _Todos(collector), Families(collector)
    for block in parents_first(blocks, lambda block: block.text("UID"), lambda block: _parent(block) or None):
        families.add(reader.found(block), own=block.text("UID"), parent=_parent(block))
    return collector


def _parent(block: Block) -> str:
    """Return the UID of the to-do that one belongs to; the relation of one that says none is PARENT."""
    for related in block.properties.get("RELATED-TO", ()):
        if str(related.params.get("RELTYPE", "PARENT")).upper() == "PARENT":
            return related.text
    return ""


class _Todos:
    """Reader of to-dos; `collector` is told what is not understood."""

    def __init__(self, collector: Collector) -> None:
        self._to = collector

    def found(self, block: Block) -> Found:
        """Return the task that a to-do is."""
        due, start = self._date(block.first("DUE")), self._date(block.first("DTSTART"))
        zone = self._zone_of(block.first("DTSTART") or block.first("DUE"))
        zone = zone or self._to.words.zone(block.line, block.text("X-TASKCHAT-ZONE"))
        repeat = self._from_start(block, self._repeat(block, zone), due, start)
        if due is None and repeat:
            # A rule counts from DTSTART: where nothing else is said, that is its first date.
            due = start
        duration = self._duration(block)
        if due is None and start and duration and block.first("DURATION"):
            due = Due(start.due_at + timedelta(minutes=duration), start.all_day)
        return Found(
            line=block.line,
            title=block.text("SUMMARY"),
            notes=block.text("DESCRIPTION"),
            priority=self._priority(block.first("PRIORITY")),
            due=due,
            tags=[tag for one in block.properties.get("CATEGORIES", ()) for tag in one.texts],
            reminders=self._reminders(block, due),
            duration_minutes=duration,
            start_on=self._start_on(block, start, repeat),
            repeat=repeat,
            done_at=self._done(block),
            created_at=self._moment(block.first("CREATED")),
        )

    def _from_start(self, block: Block, repeat: Repeat | None, due: Due | None, start: Due | None) -> Repeat | None:
        """Let a rule count from DTSTART, where DUE is another date."""
        if repeat is None or due is None or start is None or due == start or due.all_day != start.all_day:
            return repeat
        if not block.first("X-TASKCHAT-SLOT"):
            self._to.unread(block.line, block.text("SUMMARY"), "Later ones are due when they begin.")
        there = ZoneInfo(repeat.zone) if repeat.zone else self._to.clock.zone
        day, local = start.due_at.date(), start.due_at.astimezone(there).replace(tzinfo=None)
        return replace(repeat, slot=day.isoformat() if start.all_day else local.isoformat(timespec="seconds"))

    def _date(self, prop: Property | None) -> Due | None:
        if prop is None:
            return None
        value = self._value(prop)
        try:
            if isinstance(value, datetime):
                # A time without a zone is the same on every wall.
                moment = value if value.tzinfo else value.replace(tzinfo=self._to.clock.zone)
                return Due(moment.astimezone(UTC), all_day=False)
            if isinstance(value, date):
                return on_day(value)
        except OverflowError:
            value = None
        self._to.unread(prop.line, f"{prop.name}:{prop.raw}", "This is no date of a calendar.")
        return None

    def _value(self, prop: Property) -> object:
        zone = str(prop.params.get("TZID", "")).strip('"')
        try:
            value = vDDDTypes.from_ical(prop.raw.strip())
        except (ValueError, TypeError, OverflowError):
            return None
        if not zone or not isinstance(value, datetime) or value.tzinfo:
            return value
        known = tzp.timezone(zone)
        return None if known is None else value.replace(tzinfo=known)

    def _zone_of(self, prop: Property | None) -> str | None:
        """Return the IANA name of the zone in which a date stands; None where it says none."""
        known = tzp.timezone(str(prop.params.get("TZID", "")).strip('"')) if prop and prop.params.get("TZID") else None
        return known.key if isinstance(known, ZoneInfo) else None

    def _repeat(self, block: Block, zone: str | None) -> Repeat | None:
        prop = block.first("RRULE")
        for other in ("RDATE", "EXRULE"):
            if extra := block.first(other):
                self._to.unread(extra.line, f"{other}:{extra.raw}", "A task here comes again by one rule.")
        if prop is None:
            return None
        try:
            rule = vRecur.from_ical(prop.raw.strip()).to_ical().decode()
        except (ValueError, TypeError):
            self._to.unread(prop.line, f"RRULE:{prop.raw}", "This is no rule by which something comes again.")
            return None
        return Repeat(
            rule,
            from_completion=block.text("X-TASKCHAT-FROM-COMPLETION").upper() == _YES,
            keep_missed=block.text("X-TASKCHAT-KEEP-MISSED").upper() == _YES,
            zone=zone,
            skipped=self._skipped(block, zone),
            paused=block.text("X-TASKCHAT-PAUSED").upper() == _YES,
        )

    def _skipped(self, block: Block, zone: str | None) -> tuple[str, ...]:
        """Return the slots of EXDATE as series keep them: days, or times on the wall."""
        slots: list[str] = []
        for prop in block.properties.get("EXDATE", ()):
            for raw in prop.raw.split(","):
                value = self._value(Property(prop.line, prop.name, prop.params, raw))
                if isinstance(value, datetime):
                    there = ZoneInfo(zone) if zone else self._to.clock.zone
                    value = (value.astimezone(there) if value.tzinfo else value).replace(tzinfo=None)
                    slots.append(value.isoformat(timespec="seconds"))
                elif isinstance(value, date):
                    slots.append(value.isoformat())
                else:
                    self._to.unread(prop.line, f"EXDATE:{raw}", "This is no date of a calendar.")
        return tuple(slots)

    def _priority(self, prop: Property | None) -> Priority | None:
        """Read a priority: 1 to 4 are high, 5 is medium, 6 to 9 are low, 0 is none (RFC 5545, 3.8.1.9)."""
        if prop is None:
            return None
        raw = prop.raw.strip()
        if not (raw.isascii() and raw.isdigit() and len(raw) == 1):
            self._to.unread(prop.line, f"PRIORITY:{raw}", "A priority is a number from 0 to 9.")
            return None
        by_number = (Priority.NONE, *[Priority.HIGH] * 4, Priority.MEDIUM, *[Priority.LOW] * 4)
        return by_number[int(raw)]

    def _duration(self, block: Block) -> int | None:
        prop = block.first("X-TASKCHAT-DURATION") or block.first("DURATION")
        value = self._value(prop) if prop else None
        if isinstance(value, timedelta):
            return int(value.total_seconds() // 60)
        if prop:
            self._to.unread(prop.line, f"{prop.name}:{prop.raw}", "This is not a duration.")
        return None

    def _start_on(self, block: Block, start: Due | None, repeat: Repeat | None) -> date | None:
        """Return the day before which there is nothing to do; with a rule DTSTART is its first date instead."""
        if own := block.first("X-TASKCHAT-START"):
            start = self._date(own)
        elif repeat:
            return None
        if start is None:
            return None
        return start.due_at.astimezone(UTC if start.all_day else self._to.clock.zone).date()

    def _done(self, block: Block) -> datetime | None:
        status = block.text("STATUS").upper().strip()
        if prop := block.first("COMPLETED"):
            return self._moment(prop) or self._to.clock.now
        if status == "COMPLETED":
            return self._to.clock.now
        if status not in _OPEN:
            self._to.unread(block.line, f"STATUS:{status}", "Tasks here are open or done: this one is open.")
        return None

    def _moment(self, prop: Property | None) -> datetime | None:
        due = self._date(prop)
        return due.due_at if due else None

    def _reminders(self, block: Block, due: Due | None) -> list[str]:
        found: list[str] = []
        for alarm in (one for one in block.within if one.name == "VALARM"):
            trigger = alarm.first("TRIGGER")
            try:
                if own := alarm.first("X-TASKCHAT-REMINDER"):
                    found.append(canonical_reminder(own.text))
                elif trigger:
                    found.append(self._reminder(trigger, due))
            except ValueError:
                line = trigger.line if trigger else alarm.line
                self._to.unread(line, trigger.raw if trigger else "VALARM", "This is no reminder that a task can have.")
        return found

    def _reminder(self, trigger: Property, due: Due | None) -> str:
        value = self._value(trigger)
        if isinstance(value, timedelta) and due:
            return before(value - value % _SECOND, all_day=due.all_day)
        if isinstance(value, datetime):
            moment = value if value.tzinfo else value.replace(tzinfo=self._to.clock.zone)
            return canonical_reminder(moment.isoformat())
        raise ValueError("It counts from no date.")
