"""Operations on tasks. Each change is journalled in its transaction, and published after the commit."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import delete as sql_delete
from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat import feed
from taskchat.database import now as utc_now
from taskchat.tasks.alarms import default_reminders
from taskchat.tasks.batches import batches, fetch_tasks
from taskchat.tasks.errors import InvalidTask, TaskNotFound
from taskchat.tasks.filters import select_tasks
from taskchat.tasks.history import record, snapshot, with_subtasks, with_version
from taskchat.tasks.making import check_reminders, make_task, normalise_due
from taskchat.tasks.models import FieldsUpdate, Task, TaskChange, TaskCreate, TaskUpdate
from taskchat.tasks.order import behind, in_order, sort_keys
from taskchat.tasks.origin import Origin
from taskchat.tasks.places import read_place, write_place
from taskchat.tasks.query import TaskQuery
from taskchat.tasks.seen import Seen
from taskchat.tasks.series import Closed, Following, follow, record_series, untouched_next
from taskchat.tasks.subtasks import Subtasks, lock_with_parents, lock_with_subtasks


class Changed(NamedTuple):
    """Task after a change, and the journal's entry by which it can be undone; None where nothing changed."""

    task: Task
    change_id: UUID | None


class TaskTitle(NamedTuple):
    """Title of a task, by which it is found, without its other fields."""

    id: UUID
    title: str
    done: bool


@dataclass(frozen=True)
class TaskPage:
    """Page of tasks in order, the number of all that fit, and the place behind which the next page begins, if any."""

    tasks: list[Task]
    total: int
    after: str | None = None


def valid_task(**fields: Any) -> TaskCreate:
    """Check the fields of a new task; raises `InvalidTask` with the field and a sentence for people."""
    try:
        return TaskCreate(**fields)
    except ValidationError as error:
        raise _invalid(error) from None


def valid_update(**fields: Any) -> TaskUpdate:
    """Check the fields of a change; raises `InvalidTask` with the field and a sentence for people."""
    try:
        return TaskUpdate(**fields)
    except ValidationError as error:
        raise _invalid(error) from None


def _invalid(error: ValidationError) -> InvalidTask:
    first = error.errors()[0]
    field = str(first["loc"][0]) if first["loc"] else "task"
    match first["type"]:
        case "string_too_short":
            return InvalidTask(field, f"The {field} cannot be empty.")
        case "string_too_long":
            longest = first.get("ctx", {}).get("max_length")
            return InvalidTask(field, f"The {field} has at most {longest} characters.", limit=longest)
        case "value_error":
            return InvalidTask(field, first["msg"].removeprefix("Value error, "))
        case _:
            return InvalidTask(field, f"The {field} is not valid: {first['msg'].lower()}.")


async def create(
    session: AsyncSession, *, user_id: UUID, data: TaskCreate, origin: Origin | None = None, timezone: str = "UTC"
) -> Changed:
    """Create a task; with a rule, as the first occurrence of a series on the clocks of `timezone`.

    Raises `InvalidTask`, also for a parent that can be none.
    """
    if data.parent_id is not None:
        if data.rrule is not None:
            raise InvalidTask("rrule", "A subtask comes again with its task, not by itself.")
        await lock_with_parents(session, (), {data.parent_id}, user_id=user_id)
    defaults: list[str] = []
    if "reminders" not in data.model_fields_set and data.due_at and not data.all_day:
        defaults = await default_reminders(session, user_id=user_id)
    task, series = make_task(data, user_id=user_id, timezone=timezone, default_reminders=defaults)
    if series:
        session.add(series)
        await session.flush()
    session.add(task)
    await session.flush()
    changed = journal_change(session, task, before=None, origin=origin)
    if series:
        record_series(session, series, before=None, origin=origin, cause_id=changed.change_id)
    return changed


async def get(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> Task:
    """Return one task; raises `TaskNotFound` also when it is somebody else's."""
    return await _fetch_one(session, _own(user_id, task_id))


async def get_for_update(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> Task:
    """Return one task, read anew and locked for other writers until the transaction ends; raises `TaskNotFound`."""
    # Else the journal's `before` would not be what a change replaces.
    kept = _own(user_id, task_id).with_for_update().execution_options(populate_existing=True)
    return await _fetch_one(session, kept)


async def get_many_for_update(session: AsyncSession, *, user_id: UUID, task_ids: Collection[UUID]) -> list[Task]:
    """Return those tasks with these ids that exist and are this person's, in the order of the ids, read and locked."""
    kept = select(Task).where(Task.user_id == user_id).with_for_update().execution_options(populate_existing=True)
    return await fetch_tasks(session, kept, task_ids)


def _own(user_id: UUID, task_id: UUID) -> SelectOfScalar[Task]:
    return select(Task).where(Task.id == task_id).where(Task.user_id == user_id)


async def _fetch_one(session: AsyncSession, statement: SelectOfScalar[Task]) -> Task:
    task = (await session.execute(statement)).scalar_one_or_none()
    if task is None:
        raise TaskNotFound
    return task


async def find(
    session: AsyncSession,
    *,
    user_id: UUID,
    query: TaskQuery,
    timezone: str = "UTC",
    now: datetime | None = None,
) -> TaskPage:
    """Find the tasks that fit a query: a page of them in order and their number, in two statements."""
    now = now or utc_now()
    statement = select_tasks(query, user_id=user_id, now=now, timezone=timezone)
    total = (await session.execute(select(func.count()).select_from(statement.subquery()))).scalar_one()
    keys = sort_keys(query.sort, now=now, timezone=timezone)
    if query.after:
        statement = statement.where(behind(keys, read_place(query.after, query.sort)))
    # One more than the page holds tells whether there is another one.
    page = statement.order_by(*(key.ordered() for key in keys)).limit(query.limit + 1).offset(query.offset)
    found = (await session.execute(page.add_columns(*(key.value for key in keys)))).all()
    last = found[query.limit - 1] if len(found) > query.limit else None
    after = write_place(last[1:], query.sort) if last else None
    return TaskPage([row[0] for row in found[: query.limit]], total, after)


async def find_ids(
    session: AsyncSession, *, user_id: UUID, query: TaskQuery, timezone: str = "UTC", now: datetime | None = None
) -> list[UUID]:
    """Return the ids of all tasks that fit a query, in order; its page does not count."""
    now = now or utc_now()
    fitting = select_tasks(query, user_id=user_id, now=now, timezone=timezone)
    statement = in_order(fitting, now=now, timezone=timezone, sort=query.sort)
    return list((await session.execute(statement.with_only_columns(col(Task.id)))).scalars())


async def get_many(session: AsyncSession, *, user_id: UUID, task_ids: Collection[UUID]) -> list[Task]:
    """Return those tasks with these ids that exist and are this person's, in the order of the ids."""
    return await fetch_tasks(session, select(Task).where(Task.user_id == user_id), task_ids)


async def list_titles(
    session: AsyncSession, *, user_id: UUID, timezone: str = "UTC", now: datetime | None = None
) -> list[TaskTitle]:
    """List the titles of all tasks of a person in order, open ones first, in one statement."""
    done = col(Task.completed_at).is_not(None)
    mine = in_order(select(Task).where(Task.user_id == user_id), now=now or utc_now(), timezone=timezone)
    rows = await session.execute(mine.with_only_columns(col(Task.id), col(Task.title), done))
    return [TaskTitle(*row) for row in rows]


async def update(
    session: AsyncSession,
    *,
    user_id: UUID,
    task_id: UUID,
    data: TaskUpdate,
    seen: Seen | None = None,
    origin: Origin | None = None,
) -> Changed:
    """Change the fields that are set in `data`; None set on purpose empties a field that may be empty.

    `seen` is what the change was made from: `ChangedSince` is raised where it would replace what came after.
    """
    await lock_new_parents(session, {task_id: data}, user_id=user_id)
    task = await get_for_update(session, user_id=user_id, task_id=task_id)
    return change_fields(session, task, data, seen=seen, origin=origin)


async def lock_new_parents(session: AsyncSession, updates: Mapping[UUID, TaskUpdate], *, user_id: UUID) -> None:
    """Lock the tasks that become subtasks by these updates, and their parents; raises `InvalidTask`.

    What becomes nobody's subtask costs nothing.
    """
    given = {task_id: data.parent_id for task_id, data in updates.items() if data.parent_id is not None}
    if given:
        await lock_with_parents(session, given, set(given.values()), user_id=user_id)


def change_fields(
    session: AsyncSession, task: Task, data: TaskUpdate, *, origin: Origin | None, seen: Seen | None = None
) -> Changed:
    """Change fields of a task that is locked, as `update` does, and journal it."""
    before = snapshot(task)
    set_fields(task, data)
    if seen is not None:
        seen.check(task, before, snapshot(task))
    return journal_change(session, task, before=before, origin=origin)


def set_fields(task: Task, data: FieldsUpdate) -> None:
    """Set the fields of a task that an update sets; raises `InvalidTask`."""
    added: list[str] = []
    for name, value in data.model_dump(exclude_unset=True).items():
        if value is None and Task.model_fields[name].default is not None:
            raise InvalidTask(name, f"The {name} cannot be empty.")
        if name == "reminders":
            added = [text for text in value or () if text not in task.reminders]
        setattr(task, name, value)
    normalise_due(task)
    check_reminders(task, added)


async def complete(
    session: AsyncSession, *, user_id: UUID, task_id: UUID, seen: Seen | None = None, origin: Origin | None = None
) -> Changed:
    """Mark a task as done; one that is done already stays as it is. After an occurrence of a series comes the next.

    Its open subtasks are done with it, as a consequence: undo opens them again.
    """
    task, subtasks = await _get_with_subtasks(session, user_id=user_id, task_id=task_id)
    changed = set_done(session, task, done=True, seen=seen, origin=origin, subtasks=subtasks.of(task))
    await settle_series(session, [changed], user_id=user_id, done=True, origin=origin, subtasks=subtasks)
    return changed


async def reopen(
    session: AsyncSession, *, user_id: UUID, task_id: UUID, seen: Seen | None = None, origin: Origin | None = None
) -> Changed:
    """Mark a task as not done; one that is open already stays as it is. What followed it, if unchanged, goes."""
    task = await get_for_update(session, user_id=user_id, task_id=task_id)
    changed = set_done(session, task, done=False, seen=seen, origin=origin)
    await settle_series(session, [changed], user_id=user_id, done=False, origin=origin)
    return changed


def set_done(
    session: AsyncSession,
    task: Task,
    *,
    done: bool,
    origin: Origin | None,
    seen: Seen | None = None,
    subtasks: Sequence[Task] = (),
) -> Changed:
    """Mark a task that is locked as done or as open, and journal it; `settle_series` must come after it.

    Those of its `subtasks`, locked too, that are open are done with it; what is open again opens none.
    """
    if (task.completed_at is not None) == done:
        if seen is not None:
            seen.check(task, before := snapshot(task), before)
        return Changed(task, None)
    going = [subtask for subtask in subtasks if done and subtask.completed_at is None]
    before, at = snapshot(task), utc_now() if done else None
    task.completed_at = at
    if seen is not None:
        seen.check(task, before, snapshot(task))
    changed = journal_change(session, task, before=with_subtasks(before, going), origin=origin)
    for subtask in going:
        was = snapshot(subtask)
        subtask.completed_at = at
        journal_change(session, subtask, before=was, origin=origin, cause_id=changed.change_id)
    return changed


async def settle_series(
    session: AsyncSession,
    changed: Sequence[Changed],
    *,
    user_id: UUID,
    done: bool,
    origin: Origin | None,
    subtasks: Subtasks | None = None,
) -> None:
    """Make what follows the occurrences that were marked as done, or take back what followed those that are open again.

    Tasks of no series cost nothing.
    """
    settled = [(task, change_id) for task, change_id in changed if change_id and task.series_id]
    if done:
        closed = [Closed(*one, subtasks.of(one[0]) if subtasks else ()) for one in settled]
        await follow(session, closed, user_id=user_id, origin=origin)
        return
    followers, theirs = await untouched_next(session, [Following(*one) for one in settled], user_id=user_id)
    causes = {task.id: cause_id for task, cause_id in followers}
    gone = [task for task, _ in followers]
    await erase(session, gone, theirs, user_id=user_id, origin=origin, causes=causes)


async def delete(
    session: AsyncSession, *, user_id: UUID, task_id: UUID, seen: Seen | None = None, origin: Origin | None = None
) -> Changed:
    """Delete a task with its subtasks and return it as it was. The journal keeps them for undo, as one change.

    After an open occurrence of a series comes the next.
    """
    task, subtasks = await _get_with_subtasks(session, user_id=user_id, task_id=task_id)
    if seen is not None:
        before = snapshot(task)
        seen.check(task, before, dict.fromkeys(before))
    (change,) = await remove(session, [task], subtasks, user_id=user_id, origin=origin)
    return Changed(task, change.id)


async def _get_with_subtasks(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> tuple[Task, Subtasks]:
    found, subtasks = await lock_with_subtasks(session, [task_id], user_id=user_id)
    if not found:
        raise TaskNotFound
    return found[0], subtasks


async def remove(
    session: AsyncSession, tasks: Sequence[Task], subtasks: Subtasks, *, user_id: UUID, origin: Origin | None
) -> list[TaskChange]:
    """Delete tasks that are locked, and journal it; open occurrences of series are followed by the next."""
    changes = await erase(session, tasks, subtasks, user_id=user_id, origin=origin)
    closed = [
        Closed(task, change.id, subtasks.of(task))
        for task, change in zip(tasks, changes, strict=True)
        if not task.completed_at
    ]
    await follow(session, closed, user_id=user_id, origin=origin)
    return changes


async def erase(
    session: AsyncSession,
    tasks: Sequence[Task],
    subtasks: Subtasks,
    *,
    user_id: UUID,
    origin: Origin | None,
    causes: Mapping[UUID, UUID] | None = None,
) -> list[TaskChange]:
    """Delete tasks that are locked, and journal it, as consequences of the changes in `causes`; nothing follows.

    Their subtasks, locked too, go with them as consequences.
    """
    changes = await _erase(session, tasks, subtasks, user_id=user_id, origin=origin, causes=causes or {})
    reasons = {change.task_id: change.cause_id or change.id for change in changes}
    theirs = [subtask for task in tasks for subtask in subtasks.of(task)]
    of_theirs = {one.id: reasons[one.parent_id] for one in theirs if one.parent_id}
    await _erase(session, theirs, Subtasks(), user_id=user_id, origin=origin, causes=of_theirs)
    if tasks:
        feed.announce(session, feed.Change(user_id, feed.Topic.TASKS))
    return changes


async def _erase(
    session: AsyncSession,
    tasks: Sequence[Task],
    subtasks: Subtasks,
    *,
    user_id: UUID,
    origin: Origin | None,
    causes: Mapping[UUID, UUID],
) -> list[TaskChange]:
    changes: list[TaskChange] = []
    async for some in batches(tasks):
        for task in some:
            before = with_subtasks(with_version(snapshot(task), task), subtasks.of(task))
            gone = {"before": before, "after": None, "origin": origin, "cause_id": causes.get(task.id)}
            changes.append(record(session, user_id=user_id, task_id=task.id, **gone))
            session.expunge(task)
        ids = [task.id for task in some]
        deleted = sql_delete(Task).where(col(Task.user_id) == user_id, col(Task.id).in_(ids))
        # They are out of the session already: to look for them there again would look at all others for each batch.
        await session.execute(deleted, execution_options={"synchronize_session": False})
        await session.flush()
    return changes


def journal_change(
    session: AsyncSession,
    task: Task,
    *,
    before: dict[str, Any] | None,
    origin: Origin | None,
    cause_id: UUID | None = None,
) -> Changed:
    """Journal what became of a task that is locked, where it is not as before, and tell of it."""
    after = snapshot(task)
    if after == before:
        return Changed(task, None)
    if before is not None:
        task.touch()
    told = {"before": before, "after": after, "origin": origin, "cause_id": cause_id}
    change = record(session, user_id=task.user_id, task_id=task.id, **told)
    feed.announce(session, feed.Change(task.user_id, feed.Topic.TASKS))
    return Changed(task, change.id)
