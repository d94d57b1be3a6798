"""Tasks sorted into what the page shows: groups, counts, tags. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zlib import crc32
from zoneinfo import ZoneInfo

from taskchat.tasks import BucketCounts, DueBucket, Priority, Task
from taskchat.ui.views.board import Counts, Group, Highlight, Row, Tag
from taskchat.ui.views.due import clock, day_words, due_day, due_words, is_overdue

HUES = ("ruby", "pink", "plum", "purple", "violet", "indigo", "blue", "cyan", "teal", "green", "brown", "orange")
HEADINGS = {
    DueBucket.OVERDUE: "Overdue",
    DueBucket.TODAY: "Today",
    DueBucket.TOMORROW: "Tomorrow",
    DueBucket.WEEK: "Next 7 days",
    DueBucket.LATER: "Later",
    DueBucket.NONE: "No date",
}
VIEW_BUCKETS = {
    "today": (DueBucket.OVERDUE, DueBucket.TODAY),
    "upcoming": (DueBucket.TOMORROW, DueBucket.WEEK, DueBucket.LATER),
}


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


def bucket_of(task: Task, day: Day) -> DueBucket:
    """Where a task that is not done lies; the database counts the same way."""
    if task.due_at is None:
        return DueBucket.NONE
    if is_overdue(task, now=day.now, zone=day.zone):
        return DueBucket.OVERDUE
    match (due_day(task.due_at, all_day=task.all_day, zone=day.zone) - day.today).days:
        case 0:
            return DueBucket.TODAY
        case 1:
            return DueBucket.TOMORROW
        case distance:
            return DueBucket.WEEK if distance < 7 else DueBucket.LATER


def open_groups(tasks: Iterable[Task], day: Day, counted: BucketCounts, *, search: str = "") -> list[Group]:
    """Open tasks under their headings, each with how many the database holds; empty groups are left out."""
    rows: dict[DueBucket, list[Row]] = {bucket: [] for bucket in DueBucket}
    for task in tasks:
        bucket = bucket_of(task, day)
        rows[bucket].append(row(task, day, bucket=bucket, search=search))
    return [Group(HEADINGS[bucket], found, counted.open.get(bucket, 0)) for bucket, found in rows.items() if found]


def done_groups(tasks: Iterable[Task], day: Day, *, whole: bool, search: str = "") -> list[Group]:
    """Done tasks by the day they were done on; unless that is the `whole` list, its last day may go on."""
    rows: dict[str, list[Row]] = {}
    for task in tasks:
        if task.completed_at:
            done = task.completed_at.astimezone(day.zone).date()
            rows.setdefault(day_words(done, today=day.today), []).append(row(task, day, search=search))
    groups = [Group(name, found, len(found)) for name, found in rows.items()]
    return groups if whole else [*groups[:-1], replace(groups[-1], count=0)]


def counts(counted: BucketCounts) -> Counts:
    """How many tasks each list holds."""
    return Counts(
        today=counted.within(VIEW_BUCKETS["today"]),
        upcoming=counted.within(VIEW_BUCKETS["upcoming"]),
        all=counted.within(DueBucket),
        done=counted.done,
        overdue=counted.within([DueBucket.OVERDUE]),
    )


def tags(counted: Mapping[str, int]) -> list[Tag]:
    """Tags with their counts, in the order of the alphabet."""
    return [Tag(name, hue(name), count) for name, count in sorted(counted.items())]


def highlights(title: str, search: str) -> list[Highlight]:
    """Split a title where words of a search are in it; empty where none is."""
    words = sorted(map(re.escape, set(search.split())), key=len, reverse=True)
    # Split by a group, what was found stands at every second place.
    parts = re.split(f"({'|'.join(words)})", title, flags=re.IGNORECASE) if words else [title]
    return [Highlight(part, bool(n % 2)) for n, part in enumerate(parts) if part] if len(parts) > 1 else []


def row(task: Task, day: Day, *, bucket: DueBucket | None = None, search: str = "") -> Row:
    """One task as a row; what the heading of its bucket says already is not said again."""
    return Row(
        id=str(task.id),
        stamp=task.updated_at.isoformat(),
        title=task.title,
        done=task.completed_at is not None,
        priority=Priority(task.priority).value,
        due=_due(task, day, bucket),
        due_at=task.due_at.isoformat() if task.due_at else "",
        tone={DueBucket.OVERDUE: "overdue", DueBucket.TODAY: "today"}.get(bucket, "") if bucket else "",
        notes=bool(task.description),
        tags=[Tag(name, hue(name)) for name in task.tags],
        highlights=highlights(task.title, search),
    )


def _due(task: Task, day: Day, bucket: DueBucket | None) -> str:
    if task.due_at is None:
        return ""
    if bucket in {DueBucket.TODAY, DueBucket.TOMORROW}:
        return "" if task.all_day else clock(task.due_at, day.zone)
    return due_words(task.due_at, all_day=task.all_day, now=day.now, zone=day.zone)
