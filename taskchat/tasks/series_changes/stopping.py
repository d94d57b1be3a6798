"""Skipping the open occurrence of a series, pausing, going on, and ending. Each is one change, and is undone as one."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks.origin import Origin
from taskchat.tasks.seen import Seen
from taskchat.tasks.series import NoOpenOccurrence, first_occurrence, next_occurrence
from taskchat.tasks.series_changes.holding import SeriesChanged, hold


async def skip_occurrence(
    session: AsyncSession,
    *,
    user_id: UUID,
    series_id: UUID,
    task_id: UUID | None = None,
    seen: Seen | None = None,
    origin: Origin | None = None,
) -> SeriesChanged:
    """Leave the open occurrence out and go on with the next; of several the first, or the one that is named.

    Raises `NoOpenOccurrence`, `SeriesNotFound`.
    """
    held = await hold(session, user_id=user_id, series_id=series_id, seen=seen, origin=origin)
    skipped = next((task for task in held.open if task_id in (None, task.id)), None)
    if skipped is None:
        raise NoOpenOccurrence
    latest = held.latest or held.series.starts
    if skipped.slot:
        held.series.skipped = sorted({*held.series.skipped, skipped.slot})
    held.journal()
    await held.take_away([skipped])
    if not held.open:
        await held.put(next_occurrence(held.series, latest, at=held.at, made=held.made), last=skipped)
    return held.result()


async def pause_series(
    session: AsyncSession, *, user_id: UUID, series_id: UUID, seen: Seen | None = None, origin: Origin | None = None
) -> SeriesChanged:
    """Pause a series: its open occurrence goes, and none comes until it goes on. One that is paused stays as it is."""
    held = await hold(session, user_id=user_id, series_id=series_id, seen=seen, origin=origin)
    if held.series.paused_at is None:
        held.series.paused_at = held.at
        held.keep_subtasks()
    if held.journal():
        await held.take_away(held.open)
    return held.result()


async def resume_series(
    session: AsyncSession, *, user_id: UUID, series_id: UUID, seen: Seen | None = None, origin: Origin | None = None
) -> SeriesChanged:
    """Go on with a series that is paused or was ended: with the first slot from now on, unless one is open."""
    held = await hold(session, user_id=user_id, series_id=series_id, seen=seen, origin=origin)
    held.series.paused_at = held.series.ended_at = None
    if held.journal() and not held.open:
        await held.put(first_occurrence(held.series, at=held.at, latest=held.latest))
    return held.result()


async def end_series(
    session: AsyncSession,
    *,
    user_id: UUID,
    series_id: UUID,
    after_next: bool = False,
    seen: Seen | None = None,
    origin: Origin | None = None,
) -> SeriesChanged:
    """End a series: its open occurrence goes, or with `after_next` is the last. One that has ended stays as it is."""
    held = await hold(session, user_id=user_id, series_id=series_id, seen=seen, origin=origin)
    if held.series.ended_at is None:
        held.series.ended_at = held.at
        if not after_next:
            held.keep_subtasks()
    if held.journal() and not after_next:
        await held.take_away(held.open)
    return held.result()
