"""Undo journal: each change of a task or a series, written in the same transaction as the change itself."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Protocol, cast
from uuid import UUID

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.database import new_id, now
from taskchat.tasks.alarms import note_change
from taskchat.tasks.batches import fetch_changes
from taskchat.tasks.models import Subject, Task, TaskChange, log_unreadable
from taskchat.tasks.origin import Origin

# The identity of a row never changes, and undoing is a change of its own. Every other field is journalled.
NOT_JOURNALLED = frozenset({"id", "user_id", "updated_at", "version"})
# SQLModel's types say of its classes that they cannot be hashed.
_TASK = cast(Hashable, Task)


class _Versioned(Protocol):
    version: int


def snapshot(row: SQLModel) -> dict[str, Any]:
    """Return the journalled fields of a task or a series as JSON, moments in ISO 8601."""
    return {name: _to_json(getattr(row, name)) for name in _readers(row)}


def journalled_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the journalled fields of a task that is to be inserted, given its columns, as `snapshot` does."""
    return {name: _to_json(values[name]) for name in _readers_of(_TASK)}


def title_in(fields: Mapping[str, Any]) -> str:
    """Return the title of a task, or the one that a series gives its tasks, from fields of the journal."""
    return str(fields.get("title") or fields.get("template", {}).get("title", ""))


def with_version(fields: dict[str, Any], row: _Versioned) -> dict[str, Any]:
    """Add the version of a row that is deleted: should it come back, that is not a version it had before."""
    return fields | {"version": row.version}


def with_subtasks(fields: dict[str, Any], subtasks: Sequence[Task]) -> dict[str, Any]:
    """Add how many subtasks went with a task: only where there are any, undo looks for them."""
    return fields | {"subtasks": len(subtasks)} if subtasks else fields


def restored_task(fields: Mapping[str, Any], *, task_id: UUID, user_id: UUID) -> Task:
    """Make a task, in no session, from fields of the journal; fields younger than the entry have their defaults."""
    moment = now()
    # SQLModel inspects the signature of each default's factory each time, so nothing is left to one.
    task = Task(id=task_id, user_id=user_id, title="", tags=[], reminders=[], created_at=moment, updated_at=moment)
    set_fields(task, fields)
    return task


def _to_json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _readers(row: SQLModel) -> dict[str, TypeAdapter[Any]]:
    # SQLModel's types say of its classes that they cannot be hashed.
    return _readers_of(cast(Hashable, type(row)))


@cache
def _readers_of(model: Any) -> dict[str, TypeAdapter[Any]]:
    """Readers of the journalled fields, by their bare types: what was allowed once can be restored."""
    types = {name: field.annotation for name, field in model.model_fields.items() if name not in NOT_JOURNALLED}
    return {name: TypeAdapter(kind) for name, kind in types.items() if kind is not None}


def set_fields(row: SQLModel, fields: Mapping[str, Any]) -> None:
    """Give a task or a series the fields of a journal's entry: those that it has, and that this version can read."""
    for name, value in _read(_readers(row), fields):
        setattr(row, name, value)


def read_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Read the fields of a task in a journal's entry, as `set_fields` gives them."""
    return dict(_read(_readers_of(_TASK), fields))


def _read(readers: Mapping[str, TypeAdapter[Any]], fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, reader in readers.items():
        if name not in fields:
            continue
        try:
            yield name, reader.validate_python(fields[name])
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
    cause_id: UUID | None = None,
    subject: Subject = Subject.TASK,
) -> TaskChange:
    """Add an entry to the journal; None stands for no task. Changes of one batch are taken back together.

    `task_id` is the id of the `subject`; `cause_id` is the change that this one is a consequence of.
    """
    caused = vars(origin) if origin else {}
    series_id = task_id if subject is Subject.SERIES else _series_in(after) or _series_in(before)
    about = {"cause_id": cause_id, "subject": subject.value, "series_id": series_id}
    made = {"id": new_id(), "created_at": now(), **about}
    change = TaskChange(user_id=user_id, task_id=task_id, before=before, after=after, **made, **caused)
    session.add(change)
    if subject is Subject.TASK:
        note_change(session, user_id=user_id, task_id=task_id, before=before, after=after)
    return change


def _series_in(fields: Mapping[str, Any] | None) -> UUID | None:
    named = fields.get("series_id") if fields else None
    return UUID(named) if named else None


async def list_changes(session: AsyncSession, *, user_id: UUID, batch_id: UUID) -> list[TaskChange]:
    """List the changes that were made together, in their order, undone ones too, without their consequences."""
    return await fetch_changes(session, select_batch(user_id, batch_id))


async def list_standing(
    session: AsyncSession, *, user_id: UUID, message_id: UUID, batch_ids: Collection[UUID] = ()
) -> list[TaskChange]:
    """List what stands of the changes that a message led to, and of these batches, oldest first; locked for undo.

    Their consequences are not among them: they go with their causes.
    """
    led_to = or_(col(TaskChange.message_id) == message_id, col(TaskChange.batch_id).in_(batch_ids))
    standing = select(TaskChange).where(TaskChange.user_id == user_id, col(TaskChange.undone_at).is_(None))
    mine = standing.where(led_to, col(TaskChange.cause_id).is_(None))
    return await fetch_changes(session, mine.with_for_update())


def select_batch(user_id: UUID, batch_id: UUID) -> SelectOfScalar[TaskChange]:
    """Select the changes of a batch, oldest first, without their consequences."""
    mine = select(TaskChange).where(TaskChange.user_id == user_id, TaskChange.batch_id == batch_id)
    return mine.where(col(TaskChange.cause_id).is_(None)).order_by(col(TaskChange.id))
