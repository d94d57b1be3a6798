"""Tasks sorted into what the page shows: groups, counts, tags. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zlib import crc32
from zoneinfo import ZoneInfo

from taskchat.tasks import Priority, Span, Spread, Task
from taskchat.ui.views.board import Counts, Group, Piece, Row, Tag
from taskchat.ui.views.due import clock, day_words, due_day, due_words, is_overdue

HUES = ("ruby", "pink", "plum", "purple", "violet", "indigo", "blue", "cyan", "teal", "green", "brown", "orange")
HEADINGS = {
    Span.OVERDUE: "Overdue",
    Span.TODAY: "Today",
    Span.TOMORROW: "Tomorrow",
    Span.WEEK: "Next 7 days",
    Span.LATER: "Later",
    Span.NONE: "No date",
}
SPANS_OF = {"today": (Span.OVERDUE, Span.TODAY), "upcoming": (Span.TOMORROW, Span.WEEK, Span.LATER)}


@dataclass(frozen=True)
class Day:
    """From where tasks are seen: a moment, in a person's zone."""

    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The calendar day there."""
        return self.now.astimezone(self.zone).date()


def hue(tag: str) -> str:
    """The hue of a tag: always the same for the same word."""
    return HUES[crc32(tag.encode()) % len(HUES)]


def span_of(task: Task, day: Day) -> Span:
    """Where a task that is not done lies; the database counts the same way."""
    if task.due_at is None:
        return Span.NONE
    if is_overdue(task, now=day.now, zone=day.zone):
        return Span.OVERDUE
    match (due_day(task.due_at, all_day=task.all_day, zone=day.zone) - day.today).days:
        case 0:
            return Span.TODAY
        case 1:
            return Span.TOMORROW
        case distance:
            return Span.WEEK if distance < 7 else Span.LATER


def open_groups(tasks: Iterable[Task], day: Day, spread: Spread, *, search: str = "") -> list[Group]:
    """Open tasks under their headings, each with how many the database holds; empty groups are left out."""
    rows: dict[Span, list[Row]] = {span: [] for span in Span}
    for task in tasks:
        span = span_of(task, day)
        rows[span].append(row(task, day, span=span, search=search))
    return [Group(HEADINGS[span], found, spread.open.get(span, 0)) for span, found in rows.items() if found]


def done_groups(tasks: Iterable[Task], day: Day, *, whole: bool, search: str = "") -> list[Group]:
    """Done tasks by the day they were done on; unless that is the `whole` list, its last day may go on."""
    rows: dict[str, list[Row]] = {}
    for task in tasks:
        if task.completed_at:
            done = task.completed_at.astimezone(day.zone).date()
            rows.setdefault(day_words(done, today=day.today), []).append(row(task, day, search=search))
    groups = [Group(name, found, len(found)) for name, found in rows.items()]
    return groups if whole else [*groups[:-1], replace(groups[-1], count=0)]


def counts(spread: Spread) -> Counts:
    """How many tasks each list holds."""
    return Counts(
        today=spread.within(SPANS_OF["today"]),
        upcoming=spread.within(SPANS_OF["upcoming"]),
        all=spread.within(Span),
        done=spread.done,
        overdue=spread.within([Span.OVERDUE]),
    )


def tags(counted: Mapping[str, int]) -> list[Tag]:
    """Tags with their counts, in the order of the alphabet."""
    return [Tag(name, hue(name), count) for name, count in sorted(counted.items())]


def pieces(title: str, search: str) -> list[Piece]:
    """A title in pieces, where words of a search are in it; empty where none is."""
    words = sorted(map(re.escape, set(search.split())), key=len, reverse=True)
    # Split by a group, what was found stands at every second place.
    parts = re.split(f"({'|'.join(words)})", title, flags=re.IGNORECASE) if words else [title]
    return [Piece(part, bool(n % 2)) for n, part in enumerate(parts) if part] if len(parts) > 1 else []


def row(task: Task, day: Day, *, span: Span | None = None, search: str = "") -> Row:
    """One task as a row; what the heading of its span says already is not said again."""
    return Row(
        id=str(task.id),
        stamp=task.updated_at.isoformat(),
        title=task.title,
        done=task.completed_at is not None,
        priority=Priority(task.priority).value,
        due=_due(task, day, span),
        due_at=task.due_at.isoformat() if task.due_at else "",
        tone={Span.OVERDUE: "overdue", Span.TODAY: "today"}.get(span, "") if span else "",
        notes=bool(task.description),
        tags=[Tag(name, hue(name)) for name in task.tags],
        pieces=pieces(task.title, search),
    )


def _due(task: Task, day: Day, span: Span | None) -> str:
    if task.due_at is None:
        return ""
    if span in {Span.TODAY, Span.TOMORROW}:
        return "" if task.all_day else clock(task.due_at, day.zone)
    return due_words(task.due_at, all_day=task.all_day, now=day.now, zone=day.zone)
