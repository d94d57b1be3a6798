"""Reading of series: one, a page of them, and their rhythms in words."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.tasks.batches import batches
from taskchat.tasks.models import Task
from taskchat.tasks.recurrence import rrule_text, starting_at
from taskchat.tasks.recurring import recurrence_words
from taskchat.tasks.series import Series, SeriesNotFound, calendar_of, is_day, read_slot, slot_of, write_slot


class SeriesState(StrEnum):
    """Choice of series: those that have not ended, paused ones among them, those that are paused, or all."""

    GOING = "going"
    PAUSED = "paused"
    ALL = "all"


async def get_series(session: AsyncSession, *, user_id: UUID, series_id: UUID) -> Series:
    """Return one series; raises `SeriesNotFound` also when it is somebody else's."""
    mine = select(Series).where(Series.id == series_id, Series.user_id == user_id)
    series = (await session.execute(mine)).scalar_one_or_none()
    if series is None:
        raise SeriesNotFound
    return series


async def list_series(
    session: AsyncSession,
    *,
    user_id: UUID,
    state: SeriesState = SeriesState.GOING,
    limit: int = 100,
    after: UUID | None = None,
) -> list[Series]:
    """List series, the newest first: a page of them behind the one with the id `after`."""
    mine = select(Series).where(Series.user_id == user_id)
    if state is not SeriesState.ALL:
        mine = mine.where(col(Series.ended_at).is_(None))
    if state is SeriesState.PAUSED:
        mine = mine.where(col(Series.paused_at).is_not(None))
    if after is not None:
        mine = mine.where(col(Series.id) < after)
    return list((await session.execute(mine.order_by(col(Series.id).desc()).limit(limit))).scalars())


async def list_open(session: AsyncSession, *, user_id: UUID, series_ids: Collection[UUID]) -> dict[UUID, Task]:
    """List the open occurrence of each of these series that has one; of several the last."""
    found: dict[UUID, Task] = {}
    async for ids in batches(sorted(series_ids), size=500):
        mine = select(Task).where(Task.user_id == user_id, col(Task.series_id).in_(ids))
        opened = mine.where(col(Task.completed_at).is_(None)).order_by(col(Task.slot))
        found |= {task.series_id: task for task in (await session.execute(opened)).scalars() if task.series_id}
    return found


async def list_rhythms(session: AsyncSession, *, user_id: UUID, series_ids: Collection[UUID]) -> dict[UUID, str]:
    """Say how each of these series that has not ended comes again; one statement for a page of tasks, none without."""
    found: dict[UUID, str] = {}
    async for ids in batches(sorted(set(series_ids)), size=500):
        mine = select(Series).where(Series.user_id == user_id, col(Series.id).in_(ids))
        going = mine.where(col(Series.ended_at).is_(None))
        found |= {series.id: rhythm_words(series) for series in (await session.execute(going)).scalars()}
    return found


def rhythm_words(series: Series) -> str:
    """Spell out how a series comes again: "every Monday", "every 3 days after it is done"."""
    try:
        return recurrence_words(series.rrule, from_completion=series.from_completion)
    except (KeyError, ValueError):
        # A rule of another version.
        return series.rrule


class Standing(NamedTuple):
    """Rest of a series from its open task on: the rule (RFC 5545), and the slots that never come.

    `slot` is what the rule counts from, None where that is when the task is due.
    """

    rrule: str
    slot: str | None
    skipped: tuple[str, ...]


def standing_of(series: Series, task: Task) -> Standing:
    """Return how a series goes on from a task of it: of a number of times, those that are left."""
    slot = task.slot or series.starts
    moved = slot if slot != slot_of(task, series.zone) else None
    calendar = calendar_of(series)
    if calendar is None or series.from_completion:
        return Standing(series.rrule, moved, tuple(series.skipped))
    rest = starting_at(calendar, read_slot(slot, all_day=is_day(series.starts)))
    return Standing(rrule_text(rest), moved, tuple(write_slot(one) for one in sorted(rest.exceptions)))
