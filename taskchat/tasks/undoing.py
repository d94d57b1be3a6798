"""Undo: changes of the journal are taken back, unless newer ones of the same tasks would be lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat import feed
from taskchat.database import now
from taskchat.tasks.batches import batches, fetch_changes, fetch_tasks
from taskchat.tasks.history import restored_task, select_batch, set_fields, snapshot
from taskchat.tasks.models import Task, TaskChange

# Changes among which one is looked for by its task's title.
_MAX_SEARCHED = 200


class NothingToUndo(Exception):
    """Refusal to undo: no change is left, or it is somebody else's."""


class UndoConflict(Exception):
    """Refusal to undo `changes`, since undoing them would lose newer ones of the same tasks."""

    def __init__(self, changes: Sequence[TaskChange]) -> None:
        super().__init__("A task was changed again since.")
        self.changes = changes


@dataclass(frozen=True)
class UndoResult:
    """Result of an undo: changes that were undone, and changes that were not, since their task was changed again."""

    changes: list[TaskChange]
    conflicts: list[TaskChange]


async def undo_all(session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID) -> None:
    """Take back changes, given oldest first, all or none; raises `UndoConflict` where the caller must roll back."""
    undone = await _undo_changes(session, changes[::-1], user_id=user_id)
    if undone.conflicts:
        raise UndoConflict(undone.conflicts)


async def undo(session: AsyncSession, *, user_id: UUID, change_id: UUID | None = None) -> TaskChange:
    """Take back a change, by default the newest; raises `NothingToUndo` or `UndoConflict`."""
    change = await _change(session, user_id=user_id, change_id=change_id)
    undone = await _undo_changes(session, [change], user_id=user_id)
    if undone.conflicts:
        raise UndoConflict(undone.conflicts)
    return change


async def undo_batch(session: AsyncSession, *, user_id: UUID, batch_id: UUID) -> UndoResult:
    """Take back the changes of a batch, newest first; raises `NothingToUndo` when all of it was undone already.

    A task that was changed again since stays as it is: it is among the conflicts.
    """
    left = select_batch(user_id, batch_id).where(col(TaskChange.undone_at).is_(None)).with_for_update()
    changes = await fetch_changes(session, left)
    if not changes:
        raise NothingToUndo
    return await _undo_changes(session, changes[::-1], user_id=user_id)


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
    return await _undo_changes(session, [change], user_id=user_id)


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
    return await _undo_changes(session, changes[::-1], user_id=user_id)


async def newest_changes(session: AsyncSession, *, user_id: UUID, thread_id: UUID | None = None) -> list[TaskChange]:
    """List what was changed last, newest first: anywhere or in a conversation, with all that was made together."""
    newest = (await session.execute(_newest(user_id, thread_id))).scalar_one_or_none()
    if newest is None or newest.batch_id is None:
        return [newest] if newest else []
    left = select_batch(user_id, newest.batch_id).where(col(TaskChange.undone_at).is_(None))
    return (await fetch_changes(session, left))[::-1]


async def _undo_changes(session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID) -> UndoResult:
    """Take back changes in the order given: a few statements a batch, and others served between two batches."""
    kept = select(Task).where(Task.user_id == user_id).with_for_update().execution_options(populate_existing=True)
    found = await fetch_tasks(session, kept, [change.task_id for change in changes])
    undoing = _Undoing(session, {task.id: task for task in found})
    async for some in batches(changes):
        for change in some:
            undoing.take_back(change)
        await session.flush()
    if undoing.result.changes:
        feed.announce(session, feed.Change(user_id, feed.Topic.TASKS))
    return undoing.result


class _Undoing:
    """Undo of some changes: the tasks as they are by now, and what was taken back so far."""

    def __init__(self, session: AsyncSession, tasks: dict[UUID, Task]) -> None:
        self._session, self._tasks = session, tasks
        self._kept_as_is: set[UUID] = set()
        self.result = UndoResult([], [])

    def take_back(self, change: TaskChange) -> None:
        """Take a change back, unless its task was changed since."""
        task = self._tasks.get(change.task_id)
        # Behind a change that stays, an older one may look as if nothing had come after it.
        if change.task_id in self._kept_as_is or not _is_as_left(task, change):
            self._kept_as_is.add(change.task_id)
            self.result.conflicts.append(change)
            return
        restored = _restore(self._session, task, change)
        if restored is None:
            self._tasks.pop(change.task_id)
        else:
            self._tasks[change.task_id] = restored
        change.undone_at = now()
        self.result.changes.append(change)


def _is_as_left(task: Task | None, change: TaskChange) -> bool:
    """Whether the task is as the change left it."""
    if task is None or change.after is None:
        return task is None and change.after is None
    present = snapshot(task)
    # Only an entry with other fields than a task has today must be read to be compared.
    return present == change.after or present == snapshot(
        restored_task(change.after, task_id=task.id, user_id=task.user_id)
    )


def _newest(user_id: UUID, thread_id: UUID | None = None) -> SelectOfScalar[TaskChange]:
    left = _standing(user_id)
    return (left.where(TaskChange.thread_id == thread_id) if thread_id else left).limit(1)


def _standing(user_id: UUID) -> SelectOfScalar[TaskChange]:
    left = select(TaskChange).where(TaskChange.user_id == user_id, col(TaskChange.undone_at).is_(None))
    return left.order_by(col(TaskChange.id).desc())


def _titles(change: TaskChange) -> set[str]:
    return {str(fields["title"]).casefold() for fields in (change.before, change.after) if fields}


async def _change(session: AsyncSession, *, user_id: UUID, change_id: UUID | None) -> TaskChange:
    statement = _newest(user_id)
    if change_id:
        statement = statement.where(TaskChange.id == change_id)
    # Kept from other writers: the same change undone twice at once is undone once.
    change = (await session.execute(statement.with_for_update())).scalar_one_or_none()
    if change is None:
        raise NothingToUndo
    return change


def _restore(session: AsyncSession, task: Task | None, change: TaskChange) -> Task | None:
    """Restore the task as it was before the change; None where it did not exist."""
    if change.before is None:
        # What was restored a moment ago, and is not in the database yet, is only let go.
        (session.expunge if task in session.new else session.sync_session.delete)(task)
        return None
    if task is None:
        task = restored_task(change.before, task_id=change.task_id, user_id=change.user_id)
        task.version = int(change.before.get("version", 1))
    else:
        set_fields(task, change.before)
    task.touch()
    session.add(task)
    return task
