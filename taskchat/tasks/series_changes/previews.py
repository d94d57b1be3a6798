"""Previews: what comes later of the series of a person, computed for the days that are looked at, and not kept."""

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Executable
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks.batches import batches
from taskchat.tasks.clock import LocalClock
from taskchat.tasks.history import restored_task
from taskchat.tasks.models import Task
from taskchat.tasks.recurrence import Slot
from taskchat.tasks.series import Series, is_day, read_calendar, read_slot, write_slot

MAX_PREVIEWS = 2_000
# Slots of two days, minute by minute: those behind which it begins.
_PASSED_OVER = 2 * 24 * 60
# Slots of a series that are kept for the next look at the same days: its month, not each of its minutes.
_KEPT_SLOTS = 64
# Fields of a series by which its slots are known: the rule, its start, zone and exceptions, the latter as JSON.
_Rule = tuple[str, str, str, str]


class SeriesPreview(NamedTuple):
    """Occurrence that is to come, with the fields that it will be born with."""

    series_id: UUID
    slot: str
    due_at: datetime
    all_day: bool
    template: dict[str, Any]


class _Known(NamedTuple):
    """Series, as far as previews need it, and the last slot that one of its tasks stands for; JSON is not read yet."""

    series_id: UUID
    rrule: str
    starts: str
    zone: str
    skipped: str
    keep_missed: bool
    template: str
    latest: str | None


def previewed_task(preview: SeriesPreview, *, user_id: UUID) -> Task:
    """Make the task that a preview shows, in no session, under the id of its series."""
    task = restored_task(preview.template, task_id=preview.series_id, user_id=user_id)
    task.series_id, task.slot = preview.series_id, preview.slot
    task.due_at, task.all_day = preview.due_at, preview.all_day
    return task


class _Span(NamedTuple):
    """Days, both included, of the calendar of a zone."""

    first: date
    last: date
    zone: str


class _Later(NamedTuple):
    """Slots of a series that are looked at, ascending, and their moments."""

    known: _Known
    slots: list[Slot]
    moments: list[datetime]


async def preview_series(
    session: AsyncSession, *, user_id: UUID, first: date, last: date, clock: LocalClock, limit: int = MAX_PREVIEWS
) -> list[SeriesPreview]:
    """List what comes on the person's days from first to last, in the order of their moments, in one statement.

    Behind the open occurrence, and not before now, unless each missed one is kept. When one comes that counts from
    completion, nobody knows yet. `limit` is for all of them.
    """
    rows = await session.execute(_going(), {"user_id": user_id})
    found: list[_Later] = []
    async for some in batches(rows.all()):
        found += [_later(_Known(*row), first, last, clock, limit) for row in some]
    if limit <= 0 or not (end := _end_of(found, limit)):
        return []
    shown: list[SeriesPreview] = []
    async for several in batches(found):
        shown += [preview for later in several for preview in _previews(later, end)]
    return sorted(shown, key=_order)[:limit]


@cache
def _going() -> Executable:
    # Columns as they are stored: objects and JSON of a thousand series take longer than what they are asked for.
    series, task = sa.inspect(Series).local_table.c, sa.inspect(Task).local_table.c
    latest = sa.select(sa.func.max(task.slot)).where(task.series_id == series.id).scalar_subquery()
    skipped, template = sa.cast(series.skipped, sa.Text), sa.cast(series.template, sa.Text)
    rule = series.rrule, series.starts, series.zone, skipped
    mine = sa.select(series.id, *rule, series.keep_missed, template, latest)
    going = series.ended_at.is_(None), series.paused_at.is_(None), series.from_completion.is_(False)
    return mine.where(series.user_id == sa.bindparam("user_id"), *going)


def _end_of(found: Iterable[_Later], limit: int) -> datetime | None:
    """Return the moment behind which there is no place any more; None where nothing was found."""
    at = Counter(moment for later in found for moment in later.moments)
    count, end = 0, None
    for end in sorted(at):
        count += at[end]
        if count >= limit:
            break
    return end


def _later(known: _Known, first: date, last: date, clock: LocalClock, limit: int) -> _Later:
    begin = first if known.keep_missed else max(first, clock.today)
    is_timed = not is_day(known.starts)
    behind = read_slot(known.latest, all_day=not is_timed) if known.latest else None
    if behind is not None:
        # That day may have others behind it; a person's calendar may have it a day before the series' own.
        begin = max(begin, date(behind.year, behind.month, behind.day) - timedelta(days=1))
    slots, moments = _slots(known, _Span(begin, last, clock.timezone), limit)
    start = bisect_right(slots, behind) if behind is not None and slots else 0
    if is_timed and not known.keep_missed:
        start = max(start, bisect_left(moments, clock.now))
    return _Later(known, slots[start : start + limit], moments[start : start + limit])


def _slots(known: _Known, span: _Span, limit: int) -> tuple[list[Slot], list[datetime]]:
    """Return the slots of a series, ascending, and their moments."""
    rule = known.rrule, known.starts, known.zone, known.skipped
    return _few_slots(rule, span) or _read_slots(rule, span, limit + _PASSED_OVER)


@lru_cache(maxsize=4096)
def _few_slots(rule: _Rule, span: _Span) -> tuple[list[Slot], list[datetime]] | None:
    """Return the slots, to be kept for who looks again; None where they are too many for that."""
    slots, moments = _read_slots(rule, span, _KEPT_SLOTS + 1)
    return (slots, moments) if len(slots) <= _KEPT_SLOTS else None


def _read_slots(rule: _Rule, span: _Span, limit: int) -> tuple[list[Slot], list[datetime]]:
    *what, skipped = rule
    calendar = read_calendar(*what, tuple(json.loads(skipped)))
    slots = [] if calendar is None else list(calendar.between(span.first, span.last, zone=span.zone, limit=limit))
    return slots, [] if calendar is None else list(map(calendar.moment, slots))


def _previews(later: _Later, end: datetime) -> list[SeriesPreview]:
    """Return what comes until a moment, that included."""
    some = list(zip(later.slots, later.moments, strict=True))[: bisect_right(later.moments, end)]
    if not some:
        return []
    known, template = later.known, json.loads(later.known.template)
    all_day = is_day(known.starts)
    return [SeriesPreview(known.series_id, write_slot(slot), due_at, all_day, template) for slot, due_at in some]


def _order(preview: SeriesPreview) -> tuple[datetime, bool, int, str]:
    # Of one moment, whole days come first.
    return preview.due_at, not preview.all_day, preview.series_id.int, preview.slot
