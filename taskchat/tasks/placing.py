"""Placing a task by hand: before or behind another one, or at an end of the list. It writes one row."""

from uuid import UUID

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import select

from taskchat.tasks.errors import InvalidTask
from taskchat.tasks.history import snapshot
from taskchat.tasks.models import Task
from taskchat.tasks.origin import Origin
from taskchat.tasks.position import NoRoom, by_hand, key_between
from taskchat.tasks.seen import Seen
from taskchat.tasks.service import Changed, get_for_update, journal_change


async def place_task(
    session: AsyncSession,
    *,
    user_id: UUID,
    task_id: UUID,
    before: UUID | None = None,
    after: UUID | None = None,
    seen: Seen | None = None,
    origin: Origin | None = None,
) -> Changed:
    """Place a task right before another one in the order by hand, or right after one; with neither, at the end.

    All tasks of a person have one order, of which each list shows a part. Raises `TaskNotFound`, `InvalidTask`.
    """
    if before is not None and after is not None:
        raise InvalidTask("after", "A task is placed before another one or after one, not both.")
    if task_id in (before, after):
        raise InvalidTask("after" if after else "before", "A task cannot be placed beside itself.")
    task = await get_for_update(session, user_id=user_id, task_id=task_id)
    was = snapshot(task)
    low, high = await _gap(session, task, before=before, after=after)
    try:
        task.position = _kept(task.position, low, high) or key_between(low, high)
    except NoRoom:
        raise InvalidTask("after", "There is no room left there; place the tasks around it elsewhere first.") from None
    if seen is not None:
        seen.check(task, was, snapshot(task))
    return journal_change(session, task, before=was, origin=origin)


def _kept(own: str | None, low: str | None, high: str | None) -> str | None:
    is_there = own is not None and (low is None or low < own) and (high is None or own < high)
    return own if is_there else None


async def _gap(
    session: AsyncSession, task: Task, *, before: UUID | None, after: UUID | None
) -> tuple[str | None, str | None]:
    """Return the keys between which the task comes, without its own."""
    key, others = by_hand(), select(Task).where(Task.user_id == task.user_id, Task.id != task.id)
    if before is None and after is None:
        last = others.with_only_columns(func.max(key), maintain_column_froms=True)
        return (await session.execute(last)).scalar_one(), None
    here = (
        await session.execute(others.where(Task.id == (before or after)).with_only_columns(key))
    ).scalar_one_or_none()
    if here is None:
        raise InvalidTask("before" if before else "after", "There is no such task to place it beside.")
    if before is not None:
        previous = others.where(key < here).with_only_columns(func.max(key), maintain_column_froms=True)
        return (await session.execute(previous)).scalar_one(), here
    following = others.where(key > here).with_only_columns(func.min(key), maintain_column_froms=True)
    return here, (await session.execute(following)).scalar_one()
