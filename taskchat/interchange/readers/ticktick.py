"""TickTick's backup: a CSV file with some lines before its header.

By what its own backups show, and other importers read: Priority is 0, 1, 3 or 5, Status 0 is open, Repeat is an RRULE,
Reminder a duration of ISO 8601 before the date, Tags stand with commas, a checklist's items begin with ▫ or ▪.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar.prop import vDuration

from taskchat.interchange.collecting import Collector, Found
from taskchat.interchange.durations import before
from taskchat.interchange.parents import parents_first
from taskchat.interchange.records import NotReadable, Product, Repeat
from taskchat.interchange.rows import decode, read_rows
from taskchat.tasks import Due, LocalClock, Priority, on_day

_HEADER = frozenset({"List Name", "Title", "Status", "Due Date"})
_PRIORITIES = {"0": Priority.NONE, "1": Priority.LOW, "3": Priority.MEDIUM, "5": Priority.HIGH, "": None}
_ITEM = re.compile(r"^[ \t]*(?P<mark>[▫▪])[ \t]*(?P<title>.*)$", re.MULTILINE)
_INBOX = frozenset({"inbox", "eingang", ""})
_MAX_PREAMBLE = 20


def is_ticktick(header: Iterable[str]) -> bool:
    """Whether a table's header is that of a backup."""
    return set(header) >= _HEADER


def read_ticktick(data: bytes, clock: LocalClock) -> Collector:
    """Read a backup."""
    collector = Collector(Product.TICKTICK, clock)
    text = decode(data)
    begin = max(text.find('"Folder Name"'), 0)
    above = text.count("\n", 0, begin)
    rows = read_rows(text[begin:])
    header: list[str] = []
    for _ in range(_MAX_PREAMBLE):
        header = [name.strip() for name in next(rows, (0, []))[1]]
        if is_ticktick(header):
            break
    else:
        raise NotReadable("This is no backup of TickTick: it needs the columns List Name, Title, Status and Due Date.")
    _Backup(collector).read([(above + line, dict(zip(header, row, strict=False))) for line, row in rows])
    return collector


class _Backup:
    """Reader of a backup's rows: parents come before their subtasks, wherever they stand."""

    def __init__(self, collector: Collector) -> None:
        self._to = collector
        self._places: dict[str, int | None] = {}

    def read(self, rows: list[tuple[int, dict[str, str]]]) -> None:
        for line, cells in parents_first(rows, lambda row: row[1].get("taskId", ""), _parent):
            self._task(line, cells)

    def _task(self, line: int, cells: Mapping[str, str]) -> None:
        parent = self._places.get(cells.get("parentId") or "-")
        found = self._found(line, cells)
        items = list(_ITEM.finditer(cells.get("Content", ""))) if cells.get("Is Check list") == "Y" else []
        if items:
            found.notes = _ITEM.sub("", found.notes).strip()
        place = self._to.add(found, parent)
        if own := cells.get("taskId"):
            self._places[own] = place
        for item in items if place is not None else ():
            done = (found.done_at or self._to.clock.now) if item["mark"] == "▪" else None
            self._to.add(Found(line, item["title"], done_at=done), place)

    def _found(self, line: int, cells: Mapping[str, str]) -> Found:
        zone = self._to.words.zone(line, cells.get("Timezone", "").strip()) or self._to.clock.timezone
        all_day = cells.get("Is All Day", "").strip().lower() == "true"
        due = self._due(line, cells.get("Due Date", "") or cells.get("Start Date", ""), zone, all_day=all_day)
        start = self._due(line, cells.get("Start Date", ""), zone, all_day=all_day)
        start_on = start.due_at.astimezone(UTC if all_day else ZoneInfo(zone)).date() if start else None
        is_span = start is not None and due is not None and start.due_at < due.due_at
        return Found(
            line=line,
            title=cells.get("Title", ""),
            notes=cells.get("Content", ""),
            priority=self._priority(line, cells.get("Priority", "").strip()),
            due=due,
            tags=[*_split(cells.get("Tags", "")), *self._list(cells.get("List Name", "").strip())],
            reminders=self._reminders(line, cells.get("Reminder", ""), due),
            start_on=start_on if is_span else None,
            repeat=self._repeat(line, cells.get("Repeat", ""), zone),
            done_at=self._done(line, cells),
            created_at=self._to.words.moment(line, cells.get("Created Time", "")),
        )

    def _due(self, line: int, text: str, zone: str, *, all_day: bool) -> Due | None:
        moment = self._to.words.moment(line, text)
        if moment is None:
            return None
        # A whole day is written as its midnight there, in UTC.
        return on_day(moment.astimezone(ZoneInfo(zone)).date()) if all_day else Due(moment.astimezone(UTC), False)

    def _list(self, name: str) -> list[str]:
        if name.lower() in _INBOX:
            return []
        self._to.content.remark("Lists became tags.")
        return [name]

    def _priority(self, line: int, text: str) -> Priority | None:
        if text not in _PRIORITIES:
            self._to.unread(line, text, "A priority of TickTick is 0, 1, 3 or 5.")
        return _PRIORITIES.get(text)

    def _reminders(self, line: int, text: str, due: Due | None) -> list[str]:
        found: list[str] = []
        for part in _split(text.replace("TRIGGER:", "")) if due else ():
            try:
                offset, all_day = _duration(part), bool(due and due.all_day)
                # A time after its date has no task: of a whole day it is that time of the day.
                found.append(before(offset if all_day else -abs(offset), all_day=all_day))
            except ValueError:
                self._to.unread(line, part, "This is not a reminder that taskchat knows.")
        return found

    def _repeat(self, line: int, text: str, zone: str) -> Repeat | None:
        rules = [rule.strip() for rule in text.splitlines() if rule.strip()]
        for rule in rules[1:]:
            self._to.unread(line, rule, "A task here comes again by one rule.")
        if not rules:
            return None
        # Its own parts of a rule begin with TT_.
        parts = [part for part in rules[0].removeprefix("RRULE:").split(";") if not part.startswith("TT_")]
        return Repeat(";".join(parts), zone=zone)

    def _done(self, line: int, cells: Mapping[str, str]) -> datetime | None:
        if cells.get("Status", "0").strip() in ("0", ""):
            return None
        return self._to.words.moment(line, cells.get("Completed Time", "")) or self._to.clock.now


def _parent(row: tuple[int, dict[str, str]]) -> str | None:
    # Rows without an id have "" as theirs: that is nobody's parent.
    return row[1].get("parentId") or None


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _duration(text: str) -> timedelta:
    return vDuration.from_ical(text.replace("P0D", "P", 1) if text.startswith("P0DT") else text)
