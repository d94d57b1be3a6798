"""Undo journal: each change of a task, written in the same transaction as the change itself."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.database import new_id, now
from taskchat.tasks.batches import fetch_changes
from taskchat.tasks.models import Task, TaskChange, log_unreadable
from taskchat.tasks.origin import Origin

# The identity of a task never changes, and undoing is a change of its own. Every other field is journalled.
NOT_JOURNALLED = frozenset({"id", "user_id", "updated_at", "version"})


def snapshot(task: Task) -> dict[str, Any]:
    """Return the task's journalled fields as JSON, moments in ISO 8601."""
    return {name: _to_json(getattr(task, name)) for name in _readers()}


def with_version(fields: dict[str, Any], task: Task) -> dict[str, Any]:
    """Add the version of a task that is deleted: should it come back, that is not a version it had before."""
    return fields | {"version": task.version}


def restored_task(fields: Mapping[str, Any], *, task_id: UUID, user_id: UUID) -> Task:
    """Make a task, in no session, from fields of the journal; fields younger than the entry have their defaults."""
    moment = now()
    # SQLModel inspects the signature of each default's factory each time, so nothing is left to one.
    task = Task(id=task_id, user_id=user_id, title="", tags=[], created_at=moment, updated_at=moment)
    set_fields(task, fields)
    return task


def _to_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


@cache
def _readers() -> dict[str, TypeAdapter[Any]]:
    """Readers of the journalled fields, by their bare types: what was allowed once can be restored."""
    types = {name: field.annotation for name, field in Task.model_fields.items() if name not in NOT_JOURNALLED}
    return {name: TypeAdapter(kind) for name, kind in types.items() if kind is not None}


def set_fields(task: Task, fields: Mapping[str, Any]) -> None:
    """Give a task the fields of a journal's entry: those that it has, and that this version can read."""
    for name, reader in _readers().items():
        if name not in fields:
            continue
        try:
            setattr(task, name, reader.validate_python(fields[name]))
        except ValidationError:
            log_unreadable("the journal", name, str(fields[name]))


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
    caused = vars(origin) if origin else {}
    made = {"id": new_id(), "created_at": now()}
    change = TaskChange(user_id=user_id, task_id=task_id, before=before, after=after, **made, **caused)
    session.add(change)
    return change


async def list_changes(session: AsyncSession, *, user_id: UUID, batch_id: UUID) -> list[TaskChange]:
    """List the changes that were made together, in their order, undone ones too."""
    return await fetch_changes(session, select_batch(user_id, batch_id))


async def list_standing(
    session: AsyncSession, *, user_id: UUID, message_id: UUID, batch_ids: Collection[UUID] = ()
) -> list[TaskChange]:
    """List what stands of the changes that a message led to, and of these batches, oldest first; locked for undo."""
    caused = or_(col(TaskChange.message_id) == message_id, col(TaskChange.batch_id).in_(batch_ids))
    mine = select(TaskChange).where(TaskChange.user_id == user_id, col(TaskChange.undone_at).is_(None), caused)
    return await fetch_changes(session, mine.with_for_update())


def select_batch(user_id: UUID, batch_id: UUID) -> SelectOfScalar[TaskChange]:
    """Select the changes of a batch, oldest first."""
    mine = select(TaskChange).where(TaskChange.user_id == user_id, TaskChange.batch_id == batch_id)
    return mine.order_by(col(TaskChange.id))
