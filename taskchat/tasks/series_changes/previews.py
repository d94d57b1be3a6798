"""Previews: what comes later of the series of a person, computed for the days that are looked at, and not kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.tasks.batches import batches
from taskchat.tasks.clock import LocalClock
from taskchat.tasks.models import Task
from taskchat.tasks.series import Series, calendar_of, read_slot, write_slot

MAX_PREVIEWS = 2_000
# Slots of two days, minute by minute: those behind which it begins.
_PASSED_OVER = 2 * 24 * 60


class SeriesPreview(NamedTuple):
    """Occurrence that is to come, with the fields that it will be born with."""

    series_id: UUID
    slot: str
    due_at: datetime
    all_day: bool
    template: dict[str, Any]


@dataclass(frozen=True)
class _Known:
    """Series, and the last slot that one of its tasks stands for."""

    series: Series
    latest: str | None


async def preview_series(
    session: AsyncSession, *, user_id: UUID, first: date, last: date, clock: LocalClock, limit: int = MAX_PREVIEWS
) -> list[SeriesPreview]:
    """List what comes on the person's days from first to last, in the order of their moments, in one statement.

    Behind the open occurrence, and not before now, unless each missed one is kept. When one comes that counts from
    completion, nobody knows yet. `limit` is for all of them.
    """
    latest = select(func.max(Task.slot)).where(Task.series_id == Series.id).scalar_subquery()
    mine = select(Series, latest).where(Series.user_id == user_id, col(Series.ended_at).is_(None))
    going = mine.where(col(Series.paused_at).is_(None), col(Series.from_completion).is_(False))
    found: list[SeriesPreview] = []
    async for some in batches([_Known(*row) for row in await session.execute(going)]):
        for known in some:
            found += _later(known, first, last, clock, limit)
    return sorted(found, key=lambda preview: (preview.due_at, not preview.all_day, preview.series_id))[:limit]


def _later(known: _Known, first: date, last: date, clock: LocalClock, limit: int) -> Iterator[SeriesPreview]:
    series, calendar = known.series, calendar_of(known.series)
    if calendar is None:
        return
    begin = first if series.keep_missed else max(first, clock.today)
    behind = read_slot(known.latest, all_day=calendar.all_day) if known.latest else None
    if behind is not None:
        # That day may have others behind it; a person's calendar may have it a day before the series' own.
        begin = max(begin, date(behind.year, behind.month, behind.day) - timedelta(days=1))
    slots = calendar.between(begin, last, zone=clock.timezone, limit=limit + _PASSED_OVER)
    later = ((slot, calendar.moment(slot)) for slot in slots if behind is None or slot > behind)
    coming = (one for one in later if calendar.all_day or series.keep_missed or one[1] >= clock.now)
    for slot, due_at in islice(coming, limit):
        yield SeriesPreview(series.id, write_slot(slot), due_at, calendar.all_day, series.template)
