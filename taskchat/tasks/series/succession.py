"""Succession: an occurrence that is closed, done or deleted, is followed by the next one, in the same transaction.

It is made once, whoever closes it: a task is closed under its lock, the next one is decided under that of its series,
and the database takes no second row of one slot. Rows are made without objects and sent by the connection, which is
half of what a next one costs.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from taskchat.database import new_id, now
from taskchat.tasks.batches import batches
from taskchat.tasks.history import journalled_fields, read_fields, record
from taskchat.tasks.models import Task
from taskchat.tasks.origin import Origin
from taskchat.tasks.series.fresh import fresh_subtasks, start_of
from taskchat.tasks.series.locking import LockedSeries, lock_rows
from taskchat.tasks.series.models import Series, SeriesRow
from taskchat.tasks.series.occurrence import Occurrence, next_occurrence

_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
_DEFAULTS = {name: field.default for name, field in Task.model_fields.items()}


class Closed(NamedTuple):
    """Occurrence that was done or deleted, the id of the change that did it, and its subtasks."""

    task: Task
    change_id: UUID
    subtasks: Sequence[Task] = ()


class Following(NamedTuple):
    """Task that follows, and the id of the change that it is a consequence of."""

    task: Task
    cause_id: UUID


class NewRow(NamedTuple):
    """Columns of a task that is to be made, and the id of the change that it is a consequence of."""

    columns: Mapping[str, Any]
    cause_id: UUID


async def follow(session: AsyncSession, closed: Sequence[Closed], *, user_id: UUID, origin: Origin | None) -> None:
    """Make the next occurrences after those that were closed; none where a series is over, or has an open one.

    Tasks of no series among them cost nothing.
    """
    by_series: dict[UUID, list[Closed]] = {}
    for one in closed:
        if one.task.series_id is not None and one.task.slot is not None:
            by_series.setdefault(one.task.series_id, []).append(one)
    async for series_ids in batches(sorted(by_series)):
        some = {series_id: by_series[series_id] for series_id in series_ids}
        _journal(session, await session.run_sync(_follow, user_id, some), origin=origin)


async def insert(session: AsyncSession, followers: Iterable[Following], *, origin: Origin | None) -> set[UUID]:
    """Insert occurrences and their subtasks and journal them, but for those that somebody else made meanwhile.

    Returns the ids of those that were made.
    """
    rows = [NewRow(columns_of(one.task), one.cause_id) for one in followers]
    made = await session.run_sync(_insert, rows)
    _journal(session, made, origin=origin)
    return {row.columns["id"] for row in made}


def _follow(session: Session, user_id: UUID, closed: Mapping[UUID, Sequence[Closed]]) -> list[NewRow]:
    closing = [one.task.id for some in closed.values() for one in some]
    found = lock_rows(session, user_id, closed, closing)
    return _insert(session, [row for one in closed if one in found for row in _next(found[one], closed[one])])


def _next(locked: LockedSeries[SeriesRow], closed: Sequence[Closed]) -> list[NewRow]:
    """Make the row of the next occurrence, and those of subtasks like the last one's."""
    if locked.has_open:
        return []
    last = max(closed, key=lambda one: str(one.task.slot))
    slot = max(str(last.task.slot), locked.latest or "")
    at = last.task.completed_at or now()
    occurrence = next_occurrence(locked.series, slot, at=at, made=locked.made)
    if occurrence is None:
        return []
    columns = born_columns(locked.series, occurrence)
    fresh = fresh_subtasks(last.subtasks, last.task, Task(**columns), locked.series.zone) if last.subtasks else ()
    return [NewRow(one, last.change_id) for one in (columns, *map(columns_of, fresh))]


def born_columns(series: Series | SeriesRow, occurrence: Occurrence, *, at: datetime | None = None) -> dict[str, Any]:
    """Return the columns of the task of an occurrence, with the fields of its series."""
    moment = at or now()
    own = {"id": new_id(), "user_id": series.user_id, "series_id": series.id, "created_at": moment}
    when = {**occurrence._asdict(), "start_on": start_of(occurrence, series), "updated_at": moment}
    return {**_DEFAULTS, "tags": [], "reminders": [], **read_fields(series.template), **own, **when}


def columns_of(task: Task) -> dict[str, Any]:
    """Return all columns of a task."""
    return {name: getattr(task, name) for name in _DEFAULTS}


@cache
def _inserting(engine: str) -> Insert:
    # Made once, and into the table: to go by the model takes longer.
    table = sa.inspect(Task).local_table
    return _INSERT[engine](table).on_conflict_do_nothing().returning(table.c.id)


def _insert(session: Session, rows: Sequence[NewRow]) -> list[NewRow]:
    """Insert rows, subtasks behind their tasks, and return those that nobody else made meanwhile."""
    tops = _insert_some(session, [row for row in rows if row.columns["parent_id"] is None])
    made = {row.columns["id"] for row in tops}
    return tops + _insert_some(session, [row for row in rows if row.columns["parent_id"] in made])


def _insert_some(session: Session, rows: Sequence[NewRow]) -> list[NewRow]:
    if not rows:
        return []
    connection = session.connection()
    given = [row.columns for row in rows]
    # One alone is sent without the work of a batch.
    result = connection.execute(_inserting(connection.dialect.name), given if len(given) > 1 else given[0])
    inserted = set(result.scalars())
    return [row for row in rows if row.columns["id"] in inserted]


def _journal(session: AsyncSession, made: Iterable[NewRow], *, origin: Origin | None) -> None:
    for columns, cause_id in made:
        whose = {"user_id": columns["user_id"], "task_id": columns["id"], "cause_id": cause_id}
        record(session, **whose, before=None, after=journalled_fields(columns), origin=origin)
