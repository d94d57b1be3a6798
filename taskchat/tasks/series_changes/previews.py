"""Previews: what comes later of the series of a person, computed for the days that are looked at, and not kept."""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

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
_COLUMNS = ("id", "rrule", "starts", "zone", "skipped", "keep_missed", "template")
# Fields of a series by which its slots are known: the rule, its start, zone and exceptions.
_Rule = tuple[str, str, str, tuple[str, ...]]


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


class _Span(NamedTuple):
    """Days, both included, of the calendar of a zone."""

    first: date
    last: date
    zone: str


class _Found(NamedTuple):
    """Slot of a series at its moment; sorted by that, whole days first, it stands in the order of previews."""

    due_at: datetime
    is_timed: bool
    number: int
    slot: Slot
    known: _Known


async def preview_series(
    session: AsyncSession, *, user_id: UUID, first: date, last: date, clock: LocalClock, limit: int = MAX_PREVIEWS
) -> list[SeriesPreview]:
    """List what comes on the person's days from first to last, in the order of their moments, in one statement.

    Behind the open occurrence, and not before now, unless each missed one is kept. When one comes that counts from
    completion, nobody knows yet. `limit` is for all of them.
    """
    found: dict[datetime, list[_Found]] = {}
    async for some in batches([_Known(*row) for row in await session.execute(_going(user_id))]):
        for known in some:
            for one in _later(known, first, last, clock, limit):
                found.setdefault(one.due_at, []).append(one)
    # Many are due at the same moment, and what lies behind the last one that is told needs no order.
    in_order = (one for moment in sorted(found) for one in sorted(found[moment]))
    return [_preview(one) for one in islice(in_order, limit)]


def _going(user_id: UUID) -> Select[Any]:
    # Columns, since a thousand objects take longer to make than what they are asked for.
    latest = select(func.max(Task.slot)).where(col(Task.series_id) == col(Series.id)).scalar_subquery()
    columns = [col(getattr(Series, name)) for name in _COLUMNS]
    mine = select(*columns, latest).where(col(Series.user_id) == user_id, col(Series.ended_at).is_(None))
    return mine.where(col(Series.paused_at).is_(None), col(Series.from_completion).is_(False))


def _later(known: _Known, first: date, last: date, clock: LocalClock, limit: int) -> list[_Found]:
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
    number = known.series_id.int
    some = islice(zip(slots, moments, strict=True), start, start + limit)
    return [_Found(due_at, is_timed, number, slot, known) for slot, due_at in some]


def _slots(known: _Known, span: _Span, limit: int) -> tuple[list[Slot], list[datetime]]:
    """Return the slots of a series, ascending, and their moments."""
    rule = known.rrule, known.starts, known.zone, tuple(known.skipped)
    return _few_slots(rule, span) or _read_slots(rule, span, limit + _PASSED_OVER)


@lru_cache(maxsize=4096)
def _few_slots(rule: _Rule, span: _Span) -> tuple[list[Slot], list[datetime]] | None:
    """Return the slots, to be kept for who looks again; None where they are too many for that."""
    slots, moments = _read_slots(rule, span, _KEPT_SLOTS + 1)
    return (slots, moments) if len(slots) <= _KEPT_SLOTS else None


def _read_slots(rule: _Rule, span: _Span, limit: int) -> tuple[list[Slot], list[datetime]]:
    calendar = read_calendar(*rule)
    slots = [] if calendar is None else list(calendar.between(span.first, span.last, zone=span.zone, limit=limit))
    return slots, [] if calendar is None else list(map(calendar.moment, slots))


def _preview(one: _Found) -> SeriesPreview:
    known = one.known
    return SeriesPreview(known.series_id, write_slot(one.slot), one.due_at, not one.is_timed, known.template)
