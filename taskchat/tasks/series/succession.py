"""Succession: an occurrence that is closed, done or deleted, is followed by the next one, in the same transaction.

It is made once, whoever closes it: a task is closed under its lock, the next one is decided under that of its series,
and the database takes no second row of one slot.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.database import new_id, now
from taskchat.tasks.batches import batches
from taskchat.tasks.history import record, restored_task, snapshot
from taskchat.tasks.models import Task
from taskchat.tasks.origin import Origin
from taskchat.tasks.series.fresh import fresh_subtasks, start_of
from taskchat.tasks.series.locking import LockedSeries, lock_series
from taskchat.tasks.series.models import Series
from taskchat.tasks.series.occurrence import Occurrence, next_occurrence

_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class Closed(NamedTuple):
    """Occurrence that was done or deleted, the id of the change that did it, and its subtasks."""

    task: Task
    change_id: UUID
    subtasks: Sequence[Task] = ()


class Following(NamedTuple):
    """Task that is to be made, and the id of the change that it is a consequence of."""

    task: Task
    cause_id: UUID


async def follow(
    session: AsyncSession, closed: Sequence[Closed], *, user_id: UUID, origin: Origin | None
) -> list[Task]:
    """Make the next occurrences after those that were closed; none where a series is over, or has an open one.

    Tasks of no series among them cost nothing.
    """
    by_series: dict[UUID, list[Closed]] = {}
    for one in closed:
        if one.task.series_id is not None and one.task.slot is not None:
            by_series.setdefault(one.task.series_id, []).append(one)
    made: list[Task] = []
    async for series_ids in batches(sorted(by_series)):
        closing = [one.task.id for series_id in series_ids for one in by_series[series_id]]
        # What was changed so far is sent with what follows from it.
        with session.no_autoflush:
            found = await lock_series(session, user_id=user_id, series_ids=series_ids, closing=closing)
            followers = [_next(found[one], by_series[one]) for one in series_ids if one in found]
            made += await insert(session, [one for some in followers for one in some], origin=origin)
    return made


def _next(locked: LockedSeries, closed: Sequence[Closed]) -> list[Following]:
    """Make the next occurrence, in no session, with subtasks like those of the last one."""
    if locked.has_open:
        return []
    last = max(closed, key=lambda one: str(one.task.slot))
    slot = max(str(last.task.slot), locked.latest or "")
    at = last.task.completed_at or now()
    occurrence = next_occurrence(locked.series, slot, at=at, made=locked.made)
    if occurrence is None:
        return []
    task = born(locked.series, occurrence)
    fresh = fresh_subtasks(last.subtasks, last.task, task, locked.series.zone)
    return [Following(one, last.change_id) for one in (task, *fresh)]


def born(series: Series, occurrence: Occurrence, *, at: datetime | None = None) -> Task:
    """Make the task of an occurrence, in no session, with the fields of its series."""
    task = restored_task(series.template, task_id=new_id(), user_id=series.user_id)
    task.created_at = task.updated_at = at or now()
    task.series_id, task.slot = series.id, occurrence.slot
    task.due_at, task.all_day = occurrence.due_at, occurrence.all_day
    task.start_on = start_of(task, series)
    return task


@cache
def _inserting(engine: str) -> Insert:
    # Made once, and into the table: to go by the model takes longer.
    table: Table = Task.__table__  # pyright: ignore[reportAttributeAccessIssue]
    return _INSERT[engine](table).on_conflict_do_nothing().returning(table.c.id)


async def insert(session: AsyncSession, followers: Sequence[Following], *, origin: Origin | None) -> list[Task]:
    """Insert occurrences and their subtasks and journal them, but for those that somebody else made meanwhile."""
    tops = await _insert(session, [one for one in followers if one.task.parent_id is None], origin=origin)
    made = {task.id for task in tops}
    return tops + await _insert(session, [one for one in followers if one.task.parent_id in made], origin=origin)


async def _insert(session: AsyncSession, followers: Sequence[Following], *, origin: Origin | None) -> list[Task]:
    if not followers:
        return []
    rows = [{name: getattr(one.task, name) for name in Task.model_fields} for one in followers]
    # One alone is sent without the work of a batch.
    given = rows if len(rows) > 1 else rows[0]
    inserted = set((await session.execute(_inserting(session.get_bind().dialect.name), given)).scalars())
    made = [one for one in followers if one.task.id in inserted]
    for task, cause_id in made:
        after = snapshot(task)
        record(
            session, user_id=task.user_id, task_id=task.id, before=None, after=after, origin=origin, cause_id=cause_id
        )
    return [one.task for one in made]
