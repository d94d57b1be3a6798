"""Collection of records from what a reader found: each is checked as a new task is, and what cannot be is named."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from taskchat.interchange.records import MAX_TASKS, Content, NotReadable, Product, Record, Repeat
from taskchat.interchange.words import DueWords
from taskchat.tasks import DESCRIPTION_MAX, TITLE_MAX, Due, InvalidTask, LocalClock, Priority, check_new, valid_task

# Of the fields of a new task, which of a record says it.
_SAID_BY = {"description": "notes", "due_at": "due", "all_day": "due", "rrule": "repeat"}
_REASON_LONG = f"The title is longer than {TITLE_MAX} characters: the whole of it is in the notes."
_REASON_NOTES = f"Notes have at most {DESCRIPTION_MAX:,} characters: the rest is left out."
_MAX_FAULTS = 8


@dataclass
class Found:
    """Task as a reader found it, by words and values of its format; the collector makes a record of it."""

    line: int
    title: str
    notes: str = ""
    priority: Priority | None = None
    due: Due | None = None
    tags: list[str] = field(default_factory=list)
    reminders: list[str] = field(default_factory=list)
    duration_minutes: int | None = None
    start_on: date | None = None
    repeat: Repeat | None = None
    done_at: datetime | None = None
    created_at: datetime | None = None


class Collector:
    """Collector of a file's records; `words` reads dates as the person writes them."""

    def __init__(self, product: Product, clock: LocalClock) -> None:
        self.content = Content(product)
        self.clock = clock
        self.words = DueWords(clock, self.content)

    def add(self, found: Found, parent: int | None = None) -> int | None:
        """Add a task and return its place; None where it has no title that could be one, which is named.

        A subtask of a subtask goes under the same task. Raises `NotReadable` for more tasks than a file may hold.
        """
        if len(self.content.records) >= MAX_TASKS:
            raise NotReadable(f"A file may hold at most {MAX_TASKS:,} tasks; this one holds more. Split it.")
        record = self._checked(self._shortened(found))
        if record is None:
            return None
        if parent is not None and self.content.records[parent].parent is not None:
            self.content.name_unread(found.line, found.title, "Subtasks have none of their own: it is one level up.")
            parent = self.content.records[parent].parent
        if parent is not None and record.repeat is not None:
            self.content.name_unread(found.line, found.title, "A subtask comes again with its task, not by itself.")
            record = replace(record, repeat=None)
        self.content.records.append(replace(record, parent=parent))
        return len(self.content.records) - 1

    def note_to(self, place: int, line: int, notes: str) -> None:
        """Add notes to a task that was added."""
        record = self.content.records[place]
        joined = "\n\n".join(filter(None, (record.notes, notes.strip())))
        self.content.records[place] = replace(record, notes=self._short_notes(line, joined))

    def unread(self, line: int, text: str, reason: str) -> None:
        """Name a piece that was not understood."""
        self.content.name_unread(line, text, reason)

    def _shortened(self, found: Found) -> Found:
        title, notes = found.title.replace("\x00", "").strip(), found.notes.replace("\x00", "").strip()
        if len(title) > TITLE_MAX:
            self.unread(found.line, title, _REASON_LONG)
            title, notes = f"{title[: TITLE_MAX - 1].rstrip()}…", "\n\n".join(filter(None, (title, notes)))
        return replace(found, title=title, notes=self._short_notes(found.line, notes))

    def _short_notes(self, line: int, notes: str) -> str:
        if len(notes) <= DESCRIPTION_MAX:
            return notes
        self.unread(line, notes, _REASON_NOTES)
        return notes[:DESCRIPTION_MAX].rstrip()

    def _checked(self, found: Found) -> Record | None:
        """Check a task as a new one is; a field that could not be saved is named, and left out."""
        if found.repeat and found.done_at:
            self.unread(found.line, found.title, "It is done, so it does not come again.")
            found = replace(found, repeat=None)
        for _ in range(_MAX_FAULTS):
            try:
                return self._record(found)
            except InvalidTask as refused:
                self.unread(found.line, found.title, str(refused))
                name = _SAID_BY.get(refused.field, refused.field)
                if name == "title" or name not in vars(found):
                    return None
                found = replace(found, **{name: getattr(Found(found.line, ""), name)})
        return None

    def _record(self, found: Found) -> Record:
        fields: dict[str, Any] = {"title": found.title, "description": found.notes, "tags": found.tags}
        fields |= {"reminders": found.reminders, "duration_minutes": found.duration_minutes}
        fields |= {"start_on": found.start_on, "priority": found.priority or Priority.MEDIUM}
        if found.due:
            fields |= {"due_at": found.due.due_at, "all_day": found.due.all_day}
        if found.repeat:
            fields |= {"rrule": found.repeat.rrule, "from_completion": found.repeat.from_completion}
        data = valid_task(**fields)
        if found.repeat or found.reminders:
            repeat = found.repeat or Repeat("")
            check_new(data, timezone=repeat.zone or self.clock.timezone, slot=repeat.slot, skipped=repeat.skipped)
        told = {name: value for name, value in vars(found).items() if name not in ("title", "notes")}
        return Record(
            **{**told, "tags": tuple(data.tags), "reminders": tuple(data.reminders)},
            title=data.title,
            notes=data.description,
        )
