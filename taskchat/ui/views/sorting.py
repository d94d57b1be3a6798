"""Tasks sorted into the groups, counts and tags of the page. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import NamedTuple
from unicodedata import combining, normalize
from uuid import UUID

from taskchat.tasks import (
    BucketCounts,
    DueBucket,
    LocalClock,
    Progress,
    Task,
    day_words,
    describe,
    due_day,
    due_preview,
    due_words,
    get_bucket,
    get_due,
    on_day,
    time_words,
)
from taskchat.text import folded
from taskchat.ui.views.address import tag_filter, tag_path
from taskchat.ui.views.board import Counts, Group, Row, Tag
from taskchat.ui.views.coming import Entry
from taskchat.ui.views.hues import Hues
from taskchat.ui.views.marks import highlights, snippet
from taskchat.ui.views.view import TODAY, UPCOMING

HEADINGS = {
    DueBucket.OVERDUE: "Overdue",
    DueBucket.TODAY: "Today",
    DueBucket.TOMORROW: "Tomorrow",
    DueBucket.WEEK: "Next 7 days",
    DueBucket.LATER: "Later",
    DueBucket.NONE: "No date",
}

# Details that a row draws in their own way.
_DRAWN = frozenset({"due", "priority", "tags"})


class Facts(NamedTuple):
    """Facts that rows tell and tasks do not hold: words for series, subtasks of tasks, by their ids, hues of tags."""

    rhythms: Mapping[UUID, str] = {}
    subtasks: Mapping[UUID, Progress] = {}
    hues: Hues = Hues()


_NONE = Facts()


def open_groups(
    entries: Iterable[Entry],
    clock: LocalClock,
    counted: BucketCounts,
    *,
    search: str = "",
    facts: Facts = _NONE,
) -> list[Group]:
    """Group open tasks and previews under headings, each with how many the database holds, without empty groups."""
    rows: dict[DueBucket, list[Row]] = {bucket: [] for bucket in DueBucket}
    for entry in entries:
        bucket = get_bucket(entry.task, clock)
        shown = row(entry.task, clock, bucket=bucket, search=search, facts=facts)
        rows[bucket].append(as_coming(shown, entry) if entry.coming else shown)
    return [Group(HEADINGS[bucket], found, counted.open.get(bucket, 0)) for bucket, found in rows.items() if found]


def day_groups(entries: Iterable[Entry], clock: LocalClock, *, facts: Facts = _NONE) -> list[Group]:
    """Group open tasks and previews, which are in the order of their days, by day; what has no date comes last."""
    groups: list[Group] = []
    for day, some in groupby(entries, key=lambda entry: _day_of(entry.task, clock)):
        rows = [_on_its_day(entry, clock, facts) for entry in some]
        name = due_preview(on_day(day), clock) if day else HEADINGS[DueBucket.NONE]
        groups.append(Group(name, rows, 0, f"day:{day}" if day else ""))
    return groups


def _day_of(task: Task, clock: LocalClock) -> date | None:
    due = get_due(task)
    return due_day(due, clock) if due else None


def _on_its_day(entry: Entry, clock: LocalClock, facts: Facts) -> Row:
    task = entry.task
    time = time_words(task.due_at, clock) if task.due_at and not task.all_day else ""
    shown = row(task, clock, bucket=get_bucket(task, clock), facts=facts, due=time)
    return as_coming(shown, entry) if entry.coming else shown


def done_groups(
    tasks: Iterable[Task],
    clock: LocalClock,
    *,
    whole: bool,
    search: str = "",
    facts: Facts = _NONE,
) -> list[Group]:
    """Group done tasks by the day they were done on; unless that is the `whole` list, its last day may go on."""
    rows: dict[str, list[Row]] = {}
    for task in tasks:
        if task.completed_at:
            done = task.completed_at.astimezone(clock.zone).date()
            rows.setdefault(day_words(done, clock), []).append(row(task, clock, search=search, facts=facts))
    groups = [Group(name, found, len(found)) for name, found in rows.items()]
    return groups if whole else [*groups[:-1], replace(groups[-1], count=0)]


def counts(counted: BucketCounts) -> Counts:
    """Count the tasks of each list."""
    return Counts(
        today=counted.within(TODAY.buckets),
        upcoming=counted.within(UPCOMING.buckets),
        all=counted.within(DueBucket) - counted.waiting,
        done=counted.done,
        overdue=counted.within([DueBucket.OVERDUE]),
    )


def tags(counted: Mapping[str, int], hues: Hues = _NONE.hues) -> list[Tag]:
    """List tags with their counts, in the order of the alphabet, "t2" before "t10"."""
    named = sorted(counted.items(), key=lambda one: natural(one[0]))
    return [Tag(name, hues.of(name), tag_path(name), tag_filter(name), count) for name, count in named]


def natural(name: str) -> list[tuple[int, int, str]]:
    """Return what sorts names by their words, without accents, and by the numbers in them."""
    bare = "".join(char for char in normalize("NFD", folded(name)) if not combining(char))
    parts = re.findall(r"[0-9]+|[^0-9]+", bare)
    return [(0, int(part), "") if part.isascii() and part.isdigit() else (1, 0, part) for part in parts]


def row(
    task: Task,
    clock: LocalClock,
    *,
    bucket: DueBucket | None = None,
    under_date: bool = True,
    search: str = "",
    facts: Facts = _NONE,
    due: str | None = None,
) -> Row:
    """Draw one task as a row; under the heading of its bucket, what that says already is not said again.

    `due` are words in place of those for its date.
    """
    view = describe(task, clock)
    return Row(
        id=view.id,
        stamp=task.updated_at.isoformat(),
        title=view.title,
        done=view.done,
        priority=view.priority,
        due=_due(task, clock, bucket if under_date else None) if due is None else due,
        due_at=task.due_at.isoformat() if task.due_at else "",
        tone={DueBucket.OVERDUE: "overdue", DueBucket.TODAY: "today"}.get(bucket, "") if bucket else "",
        notes=bool(view.description),
        repeats=facts.rhythms.get(task.series_id, "") if task.series_id else "",
        steps=_steps(facts.subtasks.get(task.id)),
        tags=[Tag(name, facts.hues.of(name), tag_path(name)) for name in view.tags],
        details=[detail.text for detail in view.details if detail.field not in _DRAWN],
        highlights=highlights(view.title, search),
        snippet=snippet(view.description, search) if search else [],
    )


def _steps(progress: Progress | None) -> str:
    return f"{progress.done}/{progress.all}" if progress else ""


def as_coming(shown: Row, entry: Entry) -> Row:
    """Draw a preview: its id is that of its slot, since it is no task yet."""
    return replace(shown, id=f"{shown.id}.{entry.task.slot}", coming=True, opens=str(entry.opens or ""))


def _due(task: Task, clock: LocalClock, bucket: DueBucket | None) -> str:
    due = get_due(task)
    if due is None:
        return ""
    if bucket in {DueBucket.TODAY, DueBucket.TOMORROW}:
        return "" if due.all_day else time_words(due.due_at, clock)
    return due_words(due, clock)
