"""Changes of a task with its series: a rhythm that is new, another, or at its end, and fields of later occurrences."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import Occurrences, UpdateTask
from taskchat.assistant.tools.fields import is_removal
from taskchat.assistant.tools.rhythms import due_fields, first_due, read_rhythm, rule_fields
from taskchat.tasks import (
    InvalidTask,
    Rhythm,
    Scope,
    SeriesChanged,
    SeriesUpdate,
    Task,
    change_series,
    end_series,
    get_due,
    repeat_task,
    update,
    valid_update,
)

_SCOPES = {Occurrences.FOLLOWING: Scope.FOLLOWING, Occurrences.ALL: Scope.ALL}


def is_about_series(asked: UpdateTask, task: Task) -> bool:
    """Whether a change is about a rhythm, or about later occurrences too."""
    return asked.repeat is not None or (task.series_id is not None and asked.scope in _SCOPES)


def is_scope_open(asked: UpdateTask, task: Task, fields: dict[str, Any], turn: RunContext) -> bool:
    """Whether a change may be meant for more than this occurrence: another name, or another time of the same day."""
    if task.series_id is None or task.completed_at is not None or asked.scope is not None or asked.repeat is not None:
        return False
    return fields.get("title", task.title) != task.title or _is_other_time(task, fields, turn)


def _is_other_time(task: Task, fields: dict[str, Any], turn: RunContext) -> bool:
    moved, zone = fields.get("due_at"), turn.clock.zone
    if moved is None or task.due_at is None or task.all_day or fields.get("all_day"):
        return False
    before, after = task.due_at.astimezone(zone), moved.astimezone(zone)
    return before.date() == after.date() and before.time() != after.time()


async def change_with_rhythm(
    session: AsyncSession, turn: RunContext, task: Task, asked: UpdateTask, fields: dict[str, Any]
) -> tuple[Task, list[UUID]]:
    """Change a task that is locked; return it, or the open one of its series, and the ids of what was changed."""
    if asked.repeat is not None and is_removal(asked.repeat):
        return await _end(session, turn, task, fields)
    if task.series_id is not None:
        return await _change_series(session, turn, task, asked, fields)
    assert asked.repeat is not None
    rhythm = read_rhythm(asked.repeat, turn)
    first = _first(rhythm, task, asked.repeat, fields, turn)
    task, _ = await _update(session, turn, task, fields | first)
    changed = await repeat_task(
        session,
        user_id=turn.user_id,
        task_id=task.id,
        timezone=turn.timezone,
        origin=turn.origin,
        **rule_fields(rhythm),
    )
    return _open_one(changed, task), [task.id]


def _first(rhythm: Rhythm, task: Task, words: str, fields: dict[str, Any], turn: RunContext) -> dict[str, Any]:
    said = {name: fields[name] for name in ("due_at", "all_day") if fields.get("due_at") and name in fields}
    due = get_due(task)
    if said or due is None:
        return first_due(rhythm, said, words, turn)
    try:
        return due_fields(rhythm.first_from(due, turn.clock))
    except ValueError as refused:
        raise InvalidTask("rrule", str(refused)) from None


async def _end(session: AsyncSession, turn: RunContext, task: Task, fields: dict[str, Any]) -> tuple[Task, list[UUID]]:
    task, changed_ids = await _update(session, turn, task, fields)
    if task.series_id is None:
        return task, changed_ids
    ended = await end_series(
        session, user_id=turn.user_id, series_id=task.series_id, after_next=True, origin=turn.origin
    )
    return task, [task.id] if ended.change_id else changed_ids


async def _change_series(
    session: AsyncSession, turn: RunContext, task: Task, asked: UpdateTask, fields: dict[str, Any]
) -> tuple[Task, list[UUID]]:
    series_id = task.series_id
    assert series_id is not None
    if asked.repeat is not None:
        rhythm = read_rhythm(asked.repeat, turn)
        # A time that is named moves what is open; a day alone is found by the rule, with the time there is.
        moves = fields.get("due_at") or rhythm.time_of_day(turn.clock)
        fields = fields | rule_fields(rhythm) | (_first(rhythm, task, asked.repeat, fields, turn) if moves else {})
    of_task = {"parent_id"} if asked.scope in _SCOPES else _of_task(fields)
    only_this = {name: value for name, value in fields.items() if name in of_task}
    task, changed_ids = await _update(session, turn, task, only_this)
    later = {name: value for name, value in fields.items() if name not in only_this}
    # Raises `InvalidTask` for what no task can have.
    valid_update(**{name: value for name, value in later.items() if name not in ("rrule", "from_completion")})
    changed = await change_series(
        session,
        user_id=turn.user_id,
        series_id=series_id,
        data=SeriesUpdate(**later),
        scope=_SCOPES.get(asked.scope or Occurrences.FOLLOWING, Scope.FOLLOWING),
        origin=turn.origin,
    )
    return _open_one(changed, task), [task.id] if changed.change_id else changed_ids


def _of_task(fields: dict[str, Any]) -> set[str]:
    """Name the fields that are this occurrence's alone, where a new rhythm is for later ones."""
    return fields.keys() - {"rrule", "from_completion", "due_at", "all_day"}


async def _update(
    session: AsyncSession, turn: RunContext, task: Task, fields: dict[str, Any]
) -> tuple[Task, list[UUID]]:
    if not fields:
        return task, []
    data = valid_update(**fields)
    task, change_id = await update(session, user_id=turn.user_id, task_id=task.id, data=data, origin=turn.origin)
    return task, [task.id] if change_id else []


def _open_one(changed: SeriesChanged, task: Task) -> Task:
    return changed.open[-1] if changed.open else task
