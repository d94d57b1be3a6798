"""Previews of what comes again, among the rows of Upcoming: computed for as far as one looks."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import merge
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.accounts import User
from taskchat.tasks import (
    LocalClock,
    SeriesState,
    Task,
    due_day,
    get_due,
    list_open,
    list_series,
    preview_series,
    previewed_task,
    rhythm_words,
)
from taskchat.ui.views.board import Paused

# How many days one looks ahead at first, and at most; each step shows twice as many.
AHEAD, MAX_AHEAD = 30, 5 * 365
# Previews that are drawn for each day ahead, of all series together; more end the look earlier.
_A_DAY = 4
_MAX_DRAWN = 800
_MAX_PAUSED = 100


class Entry(NamedTuple):
    """Task to draw, or where `coming` is set one that is to come; `opens` is then the open task of its series."""

    task: Task
    coming: bool = False
    opens: UUID | None = None


@dataclass(frozen=True)
class Coming:
    """Previews in the order of their moments, and the last day that was looked at.

    `further` says whether one can look further ahead; without anything that comes again nobody is offered to.
    """

    entries: list[Entry] = field(default_factory=list)
    until: date | None = None
    further: bool = False
    paused: list[Paused] = field(default_factory=list)

    @property
    def series_ids(self) -> set[UUID]:
        """Series of the previews."""
        return {entry.task.series_id for entry in self.entries if entry.task.series_id}


async def read_coming(
    session: AsyncSession, person: User, clock: LocalClock, *, days: int, before: date | None
) -> Coming:
    """Read what comes from tomorrow on: `days` days of it, not after `before`, since tasks behind it are not drawn."""
    last, limit = clock.today + timedelta(days=days), min(days * _A_DAY, _MAX_DRAWN)
    found = await preview_series(
        session,
        user_id=person.id,
        first=clock.today + timedelta(days=1),
        last=min(last, before or last),
        clock=clock,
        limit=limit,
    )
    opened = await list_open(session, user_id=person.id, series_ids={one.series_id for one in found})
    entries = [
        Entry(
            previewed_task(one, user_id=person.id), True, opened[one.series_id].id if one.series_id in opened else None
        )
        for one in found
    ]
    paused = await _paused(session, person)
    if not entries and not await list_series(session, user_id=person.id, limit=1):
        return Coming()
    cut = len(found) == limit
    until = _day(entries[-1].task, clock) if cut else last
    return Coming(entries, until, further=days < MAX_AHEAD and limit < _MAX_DRAWN, paused=paused)


async def _paused(session: AsyncSession, person: User) -> list[Paused]:
    found = await list_series(session, user_id=person.id, state=SeriesState.PAUSED, limit=_MAX_PAUSED)
    return [Paused(str(series.id), series.title, rhythm_words(series)) for series in found]


def interleaved(tasks: list[Task], coming: Coming, clock: LocalClock) -> list[Entry]:
    """Put previews between tasks that are in their order already."""
    return list(merge(map(Entry, tasks), coming.entries, key=lambda entry: _place(entry.task, clock)))


def _place(task: Task, clock: LocalClock) -> tuple[date, bool, float]:
    due = get_due(task)
    if due is None:
        return date.max, True, 0
    return due_day(due, clock), not due.all_day, due.due_at.timestamp()


def _day(task: Task, clock: LocalClock) -> date:
    return _place(task, clock)[0]
