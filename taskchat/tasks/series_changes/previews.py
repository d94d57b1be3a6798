"""Previews: what comes later of the series of a person, computed for the days that are looked at, and not kept."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from taskchat.tasks.batches import batches
from taskchat.tasks.clock import LocalClock
from taskchat.tasks.history import restored_task
from taskchat.tasks.models import Task
from taskchat.tasks.series import Series, read_calendar, read_slot, write_slot

MAX_PREVIEWS = 2_000
# Slots of two days, minute by minute: those behind which it begins.
_PASSED_OVER = 2 * 24 * 60
_COLUMNS = ("id", "rrule", "starts", "zone", "skipped", "keep_missed", "template")


class SeriesPreview(NamedTuple):
    """Occurrence that is to come, with the fields that it will be born with."""

    series_id: UUID
    slot: str
    due_at: datetime
    all_day: bool
    template: dict[str, Any]


class _Known(NamedTuple):
    """Series, as far as previews need it, and the last slot that one of its tasks stands for."""

    series_id: UUID
    rrule: str
    starts: str
    zone: str
    skipped: list[str]
    keep_missed: bool
    template: dict[str, Any]
    latest: str | None


def previewed_task(preview: SeriesPreview, *, user_id: UUID) -> Task:
    """Make the task that a preview shows, in no session, under the id of its series."""
    task = restored_task(preview.template, task_id=preview.series_id, user_id=user_id)
    task.series_id, task.slot = preview.series_id, preview.slot
    task.due_at, task.all_day = preview.due_at, preview.all_day
    return task


async def preview_series(
    session: AsyncSession, *, user_id: UUID, first: date, last: date, clock: LocalClock, limit: int = MAX_PREVIEWS
) -> list[SeriesPreview]:
    """List what comes on the person's days from first to last, in the order of their moments, in one statement.

    Behind the open occurrence, and not before now, unless each missed one is kept. When one comes that counts from
    completion, nobody knows yet. `limit` is for all of them.
    """
    found: list[SeriesPreview] = []
    async for some in batches([_Known(*row) for row in await session.execute(_going(user_id))]):
        for known in some:
            found += _later(known, first, last, clock, limit)
    return sorted(found, key=lambda preview: (preview.due_at, not preview.all_day, preview.series_id.int))[:limit]


def _going(user_id: UUID) -> Select[Any]:
    # Columns, since a thousand objects take longer to make than what they are asked for.
    latest = select(func.max(Task.slot)).where(col(Task.series_id) == col(Series.id)).scalar_subquery()
    columns = [col(getattr(Series, name)) for name in _COLUMNS]
    mine = select(*columns, latest).where(col(Series.user_id) == user_id, col(Series.ended_at).is_(None))
    return mine.where(col(Series.paused_at).is_(None), col(Series.from_completion).is_(False))


def _later(known: _Known, first: date, last: date, clock: LocalClock, limit: int) -> Iterator[SeriesPreview]:
    calendar = read_calendar(known.rrule, known.starts, known.zone, tuple(known.skipped))
    if calendar is None:
        return
    begin = first if known.keep_missed else max(first, clock.today)
    behind = read_slot(known.latest, all_day=calendar.all_day) if known.latest else None
    if behind is not None:
        # That day may have others behind it; a person's calendar may have it a day before the series' own.
        begin = max(begin, date(behind.year, behind.month, behind.day) - timedelta(days=1))
    slots = calendar.between(begin, last, zone=clock.timezone, limit=limit + _PASSED_OVER)
    asks_moment, left = not (calendar.all_day or known.keep_missed), limit
    for slot in slots:
        if behind is not None and slot <= behind:
            continue
        due_at = calendar.moment(slot)
        if asks_moment and due_at < clock.now:
            continue
        yield SeriesPreview(known.series_id, write_slot(slot), due_at, calendar.all_day, known.template)
        left -= 1
        if not left:
            return
