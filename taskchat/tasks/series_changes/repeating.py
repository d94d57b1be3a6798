"""Making a task that is there the first occurrence of a series."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks.errors import InvalidTask
from taskchat.tasks.history import restored_task, set_fields, snapshot
from taskchat.tasks.origin import Origin
from taskchat.tasks.recurrence import RuleRefused
from taskchat.tasks.seen import Seen
from taskchat.tasks.series import DoneAlready, RepeatsAlready, SubtaskOfTask, begin, record_series
from taskchat.tasks.series_changes.holding import SeriesChanged
from taskchat.tasks.service import get_for_update, journal_change


async def repeat_task(
    session: AsyncSession,
    *,
    user_id: UUID,
    task_id: UUID,
    rrule: str,
    from_completion: bool = False,
    keep_missed: bool = False,
    timezone: str = "UTC",
    seen: Seen | None = None,
    origin: Origin | None = None,
) -> SeriesChanged:
    """Let an open task come again; raises `TaskNotFound`, `InvalidTask`, or a `SeriesRefused`."""
    task = await get_for_update(session, user_id=user_id, task_id=task_id)
    before = snapshot(task)
    if seen is not None:
        seen.check(task, before, dict.fromkeys(before))
    if task.series_id is not None:
        raise RepeatsAlready
    if task.completed_at is not None:
        raise DoneAlready
    if task.parent_id is not None:
        raise SubtaskOfTask
    # A copy first: the task refers to the series, which must be there before.
    first = restored_task(before, task_id=task.id, user_id=user_id)
    try:
        series = begin(first, rrule=rrule, timezone=timezone, from_completion=from_completion, keep_missed=keep_missed)
    except RuleRefused as refused:
        raise InvalidTask("rrule", str(refused)) from None
    session.add(series)
    await session.flush()
    set_fields(task, snapshot(first))
    changed = journal_change(session, task, before=before, origin=origin)
    record_series(session, series, before=None, origin=origin, cause_id=changed.change_id)
    return SeriesChanged(series, [task], changed.change_id)
