"""Series read and locked, with what is known of their occurrences. Tasks are always locked before their series."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Executable, Uuid, bindparam
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from taskchat.tasks.batches import batches
from taskchat.tasks.models import Task
from taskchat.tasks.series.models import Series, SeriesRow

Read = TypeVar("Read", Series, SeriesRow)
_task = sa.inspect(Task).local_table.c
_series = sa.inspect(Series).local_table.c
_ROW = [_series[name] for name in SeriesRow._fields]


@dataclass(frozen=True)
class LockedSeries(Generic[Read]):
    """Series that is locked: its `latest` slot, how many occurrences there are, and whether one of them is open.

    Those that were said to be closing have neither that slot nor are open.
    """

    series: Read
    latest: str | None
    made: int
    has_open: bool


async def lock_series(
    session: AsyncSession, *, user_id: UUID, series_ids: Collection[UUID], closing: Collection[UUID] = ()
) -> dict[UUID, LockedSeries[Series]]:
    """Lock those of these series that are this person's, in the order of their ids; `closing` tasks are not open."""
    found: dict[UUID, LockedSeries[Series]] = {}
    async for ids in batches(sorted(set(series_ids))):
        statement, given = _locking_some(of_objects=True), _given(user_id, ids, closing)
        found.update((row[0].id, LockedSeries(*row)) for row in await session.execute(statement, given))
    return await session.run_sync(_look_again, found, closing)


def lock_rows(
    session: Session, user_id: UUID, series_ids: Collection[UUID], closing: Collection[UUID]
) -> dict[UUID, LockedSeries[SeriesRow]]:
    """Lock series as `lock_series` does, a batch of them, and read what their next occurrences are made of."""
    if len(series_ids) == len(closing) == 1:
        # Most are closed one by one, and to send a list of one takes as long as to run the statement.
        (series_id,), (task_id,) = series_ids, closing
        statement, given = _locking_one(), {"user_id": user_id, "id": series_id, "closing": task_id}
    else:
        statement, given = _locking_some(of_objects=False), _given(user_id, sorted(series_ids), closing)
    # By the connection, since what was changed so far is sent with what follows from it.
    rows = session.connection().execute(statement, given)
    found = {row[0]: LockedSeries(SeriesRow(*row[:-3]), *row[-3:]) for row in rows}
    return _look_again(session, found, closing)


def _given(user_id: UUID, series_ids: Collection[UUID], closing: Collection[UUID]) -> dict[str, Any]:
    return {"user_id": user_id, "ids": list(series_ids), "closing": list(closing)}


# Made once: to put it together takes as long as to run it.
@cache
def _locking_some(*, of_objects: bool) -> Executable:
    of_these = _series.id.in_(bindparam("ids", expanding=True, type_=Uuid()))
    is_other = _task.id.not_in(bindparam("closing", expanding=True, type_=Uuid()))
    return _locking([Series] if of_objects else _ROW, of_these, is_other)


@cache
def _locking_one() -> Executable:
    return _locking(_ROW, _series.id == bindparam("id"), _task.id != bindparam("closing"))


def _locking(columns: list[Any], of_these: ColumnElement[bool], is_other: ColumnElement[bool]) -> Executable:
    of_it = sa.select(sa.func.count()).where(_task.series_id == _series.id)
    others = sa.select(sa.func.max(_task.slot)).where(_task.series_id == _series.id, is_other)
    return (
        sa.select(
            *columns,
            others.scalar_subquery(),
            of_it.scalar_subquery(),
            others.with_only_columns(_task.id).where(_task.completed_at.is_(None)).exists(),
        )
        .where(_series.user_id == bindparam("user_id"), of_these)
        .order_by(_series.id)
        .with_for_update(of=_series.id.table)
        .execution_options(populate_existing=True)
    )


def _look_again(
    session: Session, found: Mapping[UUID, LockedSeries[Read]], closing: Collection[UUID]
) -> dict[UUID, LockedSeries[Read]]:
    """Look again at series with an open occurrence: whoever held the lock meanwhile may have closed it."""
    doubtful = [series_id for series_id, locked in found.items() if locked.has_open]
    if not doubtful:
        return dict(found)
    mine = sa.select(_task.series_id).where(_task.series_id.in_(doubtful), _task.completed_at.is_(None))
    still = set(session.connection().execute(mine.where(_task.id.not_in(closing))).scalars())
    return {series_id: replace(locked, has_open=series_id in still) for series_id, locked in found.items()}
