"""New tasks from the text of quick add: a line each, with what the list that is shown adds to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.errors import InvalidTask
from taskchat.tasks.listed import ListedLine, listed_lines
from taskchat.tasks.models import Task, TaskCreate
from taskchat.tasks.origin import Origin
from taskchat.tasks.reminders import is_offset
from taskchat.tasks.service import complete, create, valid_task
from taskchat.tasks.when import Due, Phrase, on_day, parse_phrase

MAX_LINES = 50
MAX_LINE = 1_000
# Enough for as many lines, and one more: what a field cuts off would be too much anyway.
MAX_TEXT = (MAX_LINES + 1) * (MAX_LINE + 1)
# Stretches that can be kept from being read.
MAX_PLAIN = 200
# Stretches of a text, from one character to before another.
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class ListedIn:
    """List that a task is added to, and should be seen in: it gives it today's date or that of a `day`, or tags."""

    today: bool = False
    tags: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True)
class NewTask:
    """Task as it would be saved: its words as they were read, its due date and tags also by the list it is added to.

    What comes again does so on the clocks of `timezone`. `line` is where its words stand in the text.
    """

    phrase: Phrase
    line: ListedLine
    due: Due | None
    tags: tuple[str, ...]
    timezone: str
    default_reminder: str | None = None
    description: str = ""

    @property
    def done(self) -> bool:
        """Whether its box was ticked."""
        return self.line.done

    @property
    def reminders(self) -> tuple[str, ...]:
        """Reminders that are kept: one before the due date needs one, and the person's own is for timed tasks."""
        said = self.phrase.reminders
        if self.due is None:
            return tuple(text for text in said if text not in self.dateless_reminders)
        if not said and self.default_reminder and not self.due.all_day:
            return (self.default_reminder,)
        return said

    @property
    def dateless_reminders(self) -> tuple[str, ...]:
        """Reminders that are said, and not kept, since they count from a date that there is not."""
        return () if self.due else tuple(filter(is_offset, self.phrase.reminders))

    def to_create(self) -> TaskCreate:
        """Return the fields of the task; raises `InvalidTask`."""
        fields: dict[str, Any] = {"title": self.phrase.title, "tags": list(self.tags)}
        if self.description:
            fields["description"] = self.description
        if self.phrase.priority:
            fields["priority"] = self.phrase.priority
        if self.due:
            fields |= {"due_at": self.due.due_at, "all_day": self.due.all_day}
        if self.phrase.rrule:
            fields |= {"rrule": self.phrase.rrule, "from_completion": self.phrase.from_completion}
        if self.reminders:
            fields["reminders"] = list(self.reminders)
        return valid_task(**fields)


def new_tasks(
    text: str,
    listed_in: ListedIn,
    clock: LocalClock,
    *,
    default_reminder: str | None = None,
    plain: Spans = (),
    as_one: bool = False,
) -> list[NewTask]:
    """Read the tasks of a text that is added to a list; raises `InvalidTask` for more than can be added at once.

    Stretches of it that are `plain` are read as nothing but words. With `as_one` only its first line is a task, and
    those below are its notes.
    """
    lines = listed_lines(text)
    if len(lines) > MAX_LINES:
        raise InvalidTask("title", f"At most {MAX_LINES} tasks can be added at once; these are {len(lines)} lines.")
    if any(len(line.text) > MAX_LINE for line in lines):
        raise InvalidTask("title", f"A line has at most {MAX_LINE:,} characters.")
    new = [_new_task(line, listed_in, clock, _within(line, plain)) for line in (lines[:1] if as_one else lines)]
    notes = _below(text, lines) if as_one else ""
    return [replace(one, default_reminder=default_reminder, description=notes) for one in new]


def _below(text: str, lines: Sequence[ListedLine]) -> str:
    first = lines[0] if lines else ListedLine("")
    return text[first.start + len(first.text) :].strip()


def _within(line: ListedLine, spans: Spans) -> list[tuple[int, int]]:
    """Return spans of the text where they stand in one of its lines."""
    size = len(line.text)
    moved = ((max(start - line.start, 0), min(end - line.start, size)) for start, end in spans)
    return [(start, end) for start, end in moved if start < end]


async def create_all(session: AsyncSession, found: Sequence[NewTask], *, user_id: UUID, origin: Origin) -> list[Task]:
    """Make the tasks together, so that they are taken back together; raises `InvalidTask`."""
    added: list[Task] = []
    for one in found:
        data = one.to_create()
        task, _ = await create(session, user_id=user_id, data=data, origin=origin, timezone=one.timezone)
        if one.done:
            await complete(session, user_id=user_id, task_id=task.id, origin=origin)
        added.append(task)
    return added


def _new_task(line: ListedLine, listed_in: ListedIn, clock: LocalClock, plain: Spans) -> NewTask:
    phrase = parse_phrase(line.text, clock, plain=plain)
    due = _due_in(phrase, listed_in, clock)
    return NewTask(phrase, line, due, tuple(dict.fromkeys((*phrase.tags, *listed_in.tags))), clock.timezone)


def _due_in(phrase: Phrase, listed_in: ListedIn, clock: LocalClock) -> Due | None:
    day = clock.today if listed_in.today else listed_in.day
    # A line that speaks of another day, read or not, is not about that of the list.
    if day and not phrase.names_day:
        return on_day(day)
    if listed_in.day and phrase.time_alone and phrase.due:
        time = phrase.due.due_at.astimezone(clock.zone).time()
        return Due(datetime.combine(listed_in.day, time, clock.zone).astimezone(UTC), all_day=False)
    return phrase.due
