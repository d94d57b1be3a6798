"""Undo: which changes of the journal are taken back. A consequence goes with its cause, and is never chosen alone."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.tasks.batches import fetch_changes
from taskchat.tasks.history import select_batch, title_in
from taskchat.tasks.models import TaskChange
from taskchat.tasks.taking_back import UndoResult, take_back

# Changes among which one is looked for by its task's title.
_MAX_SEARCHED = 200


class NothingToUndo(Exception):
    """Refusal to undo: no change is left, or it is somebody else's."""


class UndoConflict(Exception):
    """Refusal to undo `changes`, since undoing them would lose newer ones of the same tasks."""

    def __init__(self, changes: Sequence[TaskChange]) -> None:
        super().__init__("A task was changed again since.")
        self.changes = changes


async def undo_all(session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID) -> None:
    """Take back changes, given oldest first, all or none; raises `UndoConflict` where the caller must roll back."""
    undone = await take_back(session, changes[::-1], user_id=user_id)
    if undone.conflicts:
        raise UndoConflict(undone.conflicts)


async def undo(session: AsyncSession, *, user_id: UUID, change_id: UUID | None = None) -> TaskChange:
    """Take back a change, by default the newest; raises `NothingToUndo` or `UndoConflict`."""
    return (await undo_change(session, user_id=user_id, change_id=change_id)).changes[0]


async def undo_change(session: AsyncSession, *, user_id: UUID, change_id: UUID | None = None) -> UndoResult:
    """Take back a change, as `undo` does, and tell which of its consequences stay."""
    change = await _change(session, user_id=user_id, change_id=change_id)
    undone = await take_back(session, [change], user_id=user_id)
    if undone.conflicts:
        raise UndoConflict(undone.conflicts)
    return undone


async def undo_batch(session: AsyncSession, *, user_id: UUID, batch_id: UUID) -> UndoResult:
    """Take back the changes of a batch, newest first; raises `NothingToUndo` when all of it was undone already.

    A task that was changed again since stays as it is: it is among the conflicts.
    """
    left = select_batch(user_id, batch_id).where(col(TaskChange.undone_at).is_(None)).with_for_update()
    changes = await fetch_changes(session, left)
    if not changes:
        raise NothingToUndo
    return await take_back(session, changes[::-1], user_id=user_id)


async def undo_latest(session: AsyncSession, *, user_id: UUID, thread_id: UUID | None = None) -> UndoResult:
    """Take back the newest change, of a conversation where one is given, with all that was made together with it.

    Raises `NothingToUndo`.
    """
    # Not kept yet: who holds the newest of a batch and waits for its oldest stops who takes them in their order.
    newest = (await session.execute(_newest(user_id, thread_id))).scalar_one_or_none()
    if newest is None:
        raise NothingToUndo
    if newest.batch_id is not None:
        return await undo_batch(session, user_id=user_id, batch_id=newest.batch_id)
    change = await _change(session, user_id=user_id, change_id=newest.id)
    return await take_back(session, [change], user_id=user_id)


async def undo_of_task(session: AsyncSession, *, user_id: UUID, title: str) -> UndoResult:
    """Take back the last change of a task, wherever it was made, and no other one; raises `NothingToUndo`.

    The task is meant by the title that it has, or had before the change, in upper or lower case.
    """
    recent = (await session.execute(_standing(user_id).limit(_MAX_SEARCHED))).scalars()
    wanted = title.strip().casefold()
    newest = next((change for change in recent if wanted in _titles(change)), None)
    if newest is None:
        raise NothingToUndo
    of_task = select(TaskChange).where(TaskChange.user_id == user_id, TaskChange.task_id == newest.task_id)
    together = TaskChange.id == newest.id if newest.batch_id is None else TaskChange.batch_id == newest.batch_id
    left = of_task.where(together, col(TaskChange.undone_at).is_(None))
    changes = await fetch_changes(session, left.with_for_update())
    return await take_back(session, changes[::-1], user_id=user_id)


async def newest_changes(session: AsyncSession, *, user_id: UUID, thread_id: UUID | None = None) -> list[TaskChange]:
    """List what was changed last, newest first: anywhere or in a conversation, with all that was made together."""
    newest = (await session.execute(_newest(user_id, thread_id))).scalar_one_or_none()
    if newest is None or newest.batch_id is None:
        return [newest] if newest else []
    left = select_batch(user_id, newest.batch_id).where(col(TaskChange.undone_at).is_(None))
    return (await fetch_changes(session, left))[::-1]


def _newest(user_id: UUID, thread_id: UUID | None = None) -> SelectOfScalar[TaskChange]:
    left = _standing(user_id)
    return (left.where(TaskChange.thread_id == thread_id) if thread_id else left).limit(1)


def _standing(user_id: UUID) -> SelectOfScalar[TaskChange]:
    mine = select(TaskChange).where(TaskChange.user_id == user_id, col(TaskChange.cause_id).is_(None))
    left = mine.where(col(TaskChange.undone_at).is_(None))
    return left.order_by(col(TaskChange.id).desc())


def _titles(change: TaskChange) -> set[str]:
    return {title_in(fields).casefold() for fields in (change.before, change.after) if fields}


async def _change(session: AsyncSession, *, user_id: UUID, change_id: UUID | None) -> TaskChange:
    statement = _newest(user_id)
    if change_id:
        statement = statement.where(TaskChange.id == change_id)
    # Kept from other writers: the same change undone twice at once is undone once.
    change = (await session.execute(statement.with_for_update())).scalar_one_or_none()
    if change is None:
        raise NothingToUndo
    return change
