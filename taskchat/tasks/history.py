"""Undo journal: each change of a task, written in the same transaction as the change itself."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat import feed
from taskchat.database import now
from taskchat.tasks.models import Task, TaskChange
from taskchat.tasks.origin import Origin

# The identity of a task never changes, and undoing is a change of its own. Every other field is journalled.
NOT_JOURNALLED = frozenset({"id", "user_id", "updated_at"})


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


def snapshot(task: Task) -> dict[str, Any]:
    """Return the task's journalled fields as JSON, moments in ISO 8601."""
    return {name: _to_json(getattr(task, name)) for name in _readers()}


def restored_task(fields: Mapping[str, Any], *, task_id: UUID, user_id: UUID) -> Task:
    """Make a task, in no session, from fields of the journal; fields younger than the entry have their defaults."""
    task = Task(id=task_id, user_id=user_id, title="")
    _set(task, fields)
    return task


def _to_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


@cache
def _readers() -> dict[str, TypeAdapter[Any]]:
    """Readers of the journalled fields, by their bare types: what was allowed once can be restored."""
    types = {name: field.annotation for name, field in Task.model_fields.items() if name not in NOT_JOURNALLED}
    return {name: TypeAdapter(kind) for name, kind in types.items() if kind is not None}


def _set(task: Task, fields: Mapping[str, Any]) -> None:
    for name, reader in _readers().items():
        if name in fields:
            setattr(task, name, reader.validate_python(fields[name]))


def record(
    session: AsyncSession,
    *,
    user_id: UUID,
    task_id: UUID,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    origin: Origin | None = None,
) -> TaskChange:
    """Add an entry to the journal; None stands for no task. Changes of one batch are taken back together."""
    caused = asdict(origin) if origin else {}
    change = TaskChange(user_id=user_id, task_id=task_id, before=before, after=after, **caused)
    session.add(change)
    return change


async def list_changes(session: AsyncSession, *, user_id: UUID, batch_id: UUID) -> list[TaskChange]:
    """List the changes that were made together, in their order, undone ones too."""
    return list((await session.execute(_batch(user_id, batch_id))).scalars())


async def list_standing(
    session: AsyncSession, *, user_id: UUID, message_id: UUID, batch_ids: Collection[UUID] = ()
) -> list[TaskChange]:
    """List what stands of the changes that a message led to, and of these batches, oldest first; locked for undo."""
    caused = or_(col(TaskChange.message_id) == message_id, col(TaskChange.batch_id).in_(batch_ids))
    mine = select(TaskChange).where(TaskChange.user_id == user_id, col(TaskChange.undone_at).is_(None), caused)
    return list((await session.execute(mine.order_by(col(TaskChange.id)).with_for_update())).scalars())


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


async def undo_batch(
    session: AsyncSession, *, user_id: UUID, batch_id: UUID, thread_id: UUID | None = None
) -> UndoResult:
    """Take back the changes of a batch, newest first; raises `NothingToUndo` when all of it was undone already.

    A task that was changed again since stays as it is: it is among the conflicts. `thread_id` is the conversation in
    which it is taken back.
    """
    left = _batch(user_id, batch_id).where(col(TaskChange.undone_at).is_(None)).with_for_update()
    changes = list((await session.execute(left)).scalars())
    if not changes:
        raise NothingToUndo
    return await _undo_changes(session, changes[::-1], user_id=user_id, thread_id=thread_id)


async def undo_latest(session: AsyncSession, *, user_id: UUID) -> UndoResult:
    """Take back the newest change with all that was made together with it; raises `NothingToUndo`."""
    # Not kept yet: who holds the newest of a batch and waits for its oldest stops who takes them in their order.
    newest = (await session.execute(_newest(user_id))).scalar_one_or_none()
    if newest is None:
        raise NothingToUndo
    if newest.batch_id is not None:
        return await undo_batch(session, user_id=user_id, batch_id=newest.batch_id)
    change = await _change(session, user_id=user_id, change_id=newest.id)
    return await _undo_changes(session, [change], user_id=user_id)


def _batch(user_id: UUID, batch_id: UUID) -> SelectOfScalar[TaskChange]:
    mine = select(TaskChange).where(TaskChange.user_id == user_id, TaskChange.batch_id == batch_id)
    return mine.order_by(col(TaskChange.id))


async def _undo_changes(
    session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID, thread_id: UUID | None = None
) -> UndoResult:
    """Take back changes in the order given; a constant number of statements, however many they are."""
    ids = {change.task_id for change in changes}
    kept = select(Task).where(Task.user_id == user_id, col(Task.id).in_(ids)).order_by(col(Task.id)).with_for_update()
    found = (await session.execute(kept.execution_options(populate_existing=True))).scalars()
    tasks: dict[UUID, Task] = {task.id: task for task in found}
    undone = UndoResult([], [])
    kept_as_is: set[UUID] = set()
    moment = now()
    for change in changes:
        task = tasks.get(change.task_id)
        # Behind a change that stays, an older one may look as if nothing had come after it.
        if change.task_id in kept_as_is or not _is_as_left(task, change):
            kept_as_is.add(change.task_id)
            undone.conflicts.append(change)
            continue
        restored = _restore(session, task, change)
        if restored is None:
            tasks.pop(change.task_id)
        else:
            tasks[change.task_id] = restored
        change.undone_at, change.undone_thread_id = moment, thread_id
        undone.changes.append(change)
    if undone.changes:
        feed.announce(session, user_id=user_id, topic=feed.Topic.TASKS)
    await session.flush()
    return undone


def _is_as_left(task: Task | None, change: TaskChange) -> bool:
    """Whether the task is as the change left it."""
    if task is None or change.after is None:
        return task is None and change.after is None
    then = restored_task(change.after, task_id=task.id, user_id=task.user_id)
    return snapshot(task) == snapshot(then)


def _newest(user_id: UUID) -> SelectOfScalar[TaskChange]:
    left = select(TaskChange).where(TaskChange.user_id == user_id, col(TaskChange.undone_at).is_(None))
    return left.order_by(col(TaskChange.id).desc()).limit(1)


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
    else:
        _set(task, change.before)
    task.updated_at = now()
    session.add(task)
    return task
