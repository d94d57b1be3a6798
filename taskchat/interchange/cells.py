"""Fields of a record as texts, the same in a table, in Markdown and in JSON: `to_cells` writes them, `Cells` reads."""

import csv
import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from taskchat.interchange.collecting import Collector, Found
from taskchat.interchange.records import Record, Repeat
from taskchat.interchange.words import When
from taskchat.tasks import Priority

# In the order in which a table shows them.
FIELDS = (
    "title",
    "notes",
    "due",
    "priority",
    "tags",
    "done",
    "repeat",
    "repeat_from",
    "keep_missed",
    "slot",
    "skipped",
    "paused",
    "zone",
    "reminders",
    "duration",
    "start",
    "created",
    "id",
    "parent",
)
_YES = frozenset({"x", "yes", "y", "true", "1", "done", "completed", "complete", "ja", "erledigt", "✓", "✔", "☑"})
_NO = frozenset({"", "no", "n", "false", "0", "open", "todo", "nein", "offen", "pending", "not started"})
_PRIORITIES = {
    **{priority.value: priority for priority in Priority},
    "p1": Priority.HIGH,
    "p2": Priority.MEDIUM,
    "p3": Priority.LOW,
    "p4": Priority.NONE,
    "hoch": Priority.HIGH,
    "mittel": Priority.MEDIUM,
    "niedrig": Priority.LOW,
    "keine": Priority.NONE,
    "urgent": Priority.HIGH,
    "highest": Priority.HIGH,
    "normal": Priority.MEDIUM,
    "lowest": Priority.LOW,
}
_MINUTES = re.compile(r"(?:(?P<hours>\d{1,3}) ?h)? ?(?:(?P<minutes>\d{1,5}) ?(?:m|min|minutes)?)?", re.ASCII)


def to_cells(record: Record, zone: ZoneInfo) -> dict[str, str]:
    """Return those fields of a record that say something, but for `id` and `parent`; moments are those of `zone`."""
    due, repeat = record.due, record.repeat
    cells = {
        "title": record.title,
        "notes": record.notes,
        "due": "" if due is None else due.due_at.date().isoformat() if due.all_day else _moment(due.due_at, zone),
        "priority": record.priority.value if record.priority else "",
        "tags": join(record.tags),
        "done": _moment(record.done_at, zone, exact=True),
        "reminders": join(record.reminders),
        "duration": str(record.duration_minutes or ""),
        "start": record.start_on.isoformat() if record.start_on else "",
        "created": _moment(record.created_at, zone, exact=True),
    }
    if repeat:
        cells |= {"repeat": repeat.rrule, "repeat_from": "completion" if repeat.from_completion else "date"}
        cells |= {"keep_missed": "yes" * repeat.keep_missed, "paused": "yes" * repeat.paused}
        cells |= {"slot": repeat.slot or ""}
        cells |= {"skipped": join(repeat.skipped), "zone": repeat.zone or ""}
    return {name: text for name, text in cells.items() if text}


def _moment(moment: datetime | None, zone: ZoneInfo, *, exact: bool = False) -> str:
    if moment is None:
        return ""
    is_whole = not exact and not moment.second and not moment.microsecond
    return moment.astimezone(zone).isoformat(timespec="minutes" if is_whole else "auto")


def join(values: tuple[str, ...]) -> str:
    """Join values with commas; one that has a comma or a semicolon itself is quoted, as in a table."""
    written = io.StringIO()
    quoting = csv.QUOTE_ALL if any(";" in value for value in values) else csv.QUOTE_MINIMAL
    csv.writer(written, lineterminator="", quoting=quoting).writerow(values)
    return written.getvalue()


def split(text: str) -> list[str]:
    """Split what `join` wrote, or values with commas or semicolons between them."""
    text = text.strip().replace("\n", " ")
    separator = ";" if ";" in text and "," not in text else ","
    (values,) = csv.reader([text], delimiter=separator, skipinitialspace=True)
    return [value.strip() for value in values if value.strip()]


class Cells:
    """Reader of records from texts by the names of `FIELDS`; `collector` is told what is not understood."""

    def __init__(self, collector: Collector) -> None:
        self._to = collector

    def found(self, line: int, cells: Mapping[str, str]) -> Found:
        """Return the task that the cells tell."""
        said = {name: text.strip() for name, text in cells.items() if text.strip()}
        when = self._to.words.when(line, said.get("due", ""))
        return Found(
            line=line,
            title=cells.get("title", ""),
            notes=cells.get("notes", ""),
            priority=self._priority(line, said.get("priority", "")),
            due=when.due,
            tags=[tag.removeprefix("#") for tag in split(said.get("tags", ""))],
            reminders=self._to.words.reminders(line, split(said.get("reminders", ""))),
            duration_minutes=self._minutes(line, said.get("duration", "")),
            start_on=self._to.words.day(line, said.get("start", "")),
            repeat=self._repeat(line, said, when),
            done_at=self._done(line, said.get("done", "")),
            created_at=self._to.words.moment(line, said.get("created", "")),
        )

    def _priority(self, line: int, text: str) -> Priority | None:
        if text and text.lower() not in _PRIORITIES:
            self._to.unread(line, text, "This is no priority: high, medium, low or none.")
        return _PRIORITIES.get(text.lower())

    def _repeat(self, line: int, said: Mapping[str, str], when: When) -> Repeat | None:
        if not (text := said.get("repeat")):
            return when.repeat
        read = self._to.words.when(line, text)
        if read.repeat is None:
            return None
        return Repeat(
            read.repeat.rrule,
            from_completion=read.repeat.from_completion or said.get("repeat_from", "").lower() == "completion",
            keep_missed=said.get("keep_missed", "").lower() in _YES,
            zone=self._to.words.zone(line, said.get("zone", "")),
            slot=said.get("slot"),
            skipped=tuple(split(said.get("skipped", ""))),
            paused=said.get("paused", "").lower() in _YES,
        )

    def _minutes(self, line: int, text: str) -> int | None:
        match = _MINUTES.fullmatch(text.lower())
        if text and (match is None or not any(match.groups())):
            self._to.unread(line, text, "This is not a duration in minutes.")
            return None
        return (int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)) if text and match else None

    def _done(self, line: int, text: str) -> datetime | None:
        """Return when it was done; a mere yes is the moment of the import."""
        if text.lower() in _NO:
            return None
        if text.lower() in _YES:
            return self._to.clock.now.astimezone(UTC)
        return self._to.words.moment(line, text)
