"""Subtasks, one level deep: a task that has a parent has no subtasks of its own, and comes again only with it."""

from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat.tasks.batches import batches, fetch_tasks
from taskchat.tasks.errors import InvalidTask
from taskchat.tasks.models import Task
from taskchat.tasks.position import by_hand

_DEEP = "Subtasks have no subtasks of their own."


class Subtasks(dict[UUID, list[Task]]):
    """Subtasks of tasks that are locked, locked too, by the id of their task."""

    def of(self, task: Task) -> list[Task]:
        """Return the subtasks of a task in the order in which they were made; most have none."""
        return self.get(task.id, [])


async def lock_with_subtasks(
    session: AsyncSession, task_ids: Collection[UUID], *, user_id: UUID
) -> tuple[list[Task], Subtasks]:
    """Return those tasks with these ids that exist and are this person's, in the order of the ids, read and locked.

    With them come their subtasks, in the same statements, but for those that are named themselves.
    """
    kept = select(Task).where(Task.user_id == user_id).with_for_update().execution_options(populate_existing=True)
    named: dict[UUID, Task] = {}
    subtasks, wanted = Subtasks(), set(task_ids)
    async for keys in batches(sorted(wanted, key=attrgetter("int"))):
        some = kept.where(or_(col(Task.id).in_(keys), col(Task.parent_id).in_(keys))).order_by(col(Task.id))
        for task in (await session.execute(some)).scalars():
            if task.id in wanted:
                named[task.id] = task
            elif task.parent_id is not None:
                subtasks.setdefault(task.parent_id, []).append(task)
    return [named[task_id] for task_id in dict.fromkeys(task_ids) if task_id in named], subtasks


async def lock_with_parents(
    session: AsyncSession, task_ids: Collection[UUID], parent_ids: Collection[UUID], *, user_id: UUID
) -> None:
    """Lock tasks together with those that are to be their parents, in one order; refuse what cannot be a parent.

    Raises `InvalidTask` for a parent that is none of this person's tasks, or a subtask itself, and where a task that
    is to become a subtask is its own parent, has subtasks, or comes again.
    """
    kept = select(Task).where(Task.user_id == user_id).with_for_update().execution_options(populate_existing=True)
    found = {task.id: task for task in await fetch_tasks(session, kept, {*task_ids, *parent_ids})}
    if missing := [parent_id for parent_id in parent_ids if parent_id not in found]:
        raise InvalidTask("parent_id", f"There is no task {missing[0]} that it could be a subtask of.")
    if any(found[parent_id].parent_id is not None for parent_id in parent_ids):
        raise InvalidTask("parent_id", _DEEP)
    moving = [found[task_id] for task_id in task_ids if task_id in found]
    if any(task.id in parent_ids for task in moving):
        raise InvalidTask("parent_id", "A task is no subtask of itself, nor of one that becomes a subtask with it.")
    if any(task.series_id is not None for task in moving):
        raise InvalidTask("parent_id", "A subtask comes again with its task, not by itself.")
    if moving and await _has_subtasks(session, [task.id for task in moving]):
        raise InvalidTask("parent_id", _DEEP)


async def _has_subtasks(session: AsyncSession, task_ids: Sequence[UUID]) -> bool:
    async for some in batches(task_ids):
        theirs = select(Task.id).where(col(Task.parent_id).in_(some)).limit(1)
        if (await session.execute(theirs)).first() is not None:
            return True
    return False


class Progress(NamedTuple):
    """Number of a task's subtasks that are done, and of all."""

    done: int
    all: int


async def list_subtasks(session: AsyncSession, *, user_id: UUID, task_id: UUID) -> list[Task]:
    """List the subtasks of a task in their order by hand; none of a task that is somebody else's."""
    theirs = select(Task).where(Task.user_id == user_id, Task.parent_id == task_id)
    return list((await session.execute(theirs.order_by(by_hand(), col(Task.id)))).scalars())


async def count_subtasks(session: AsyncSession, *, user_id: UUID, task_ids: Collection[UUID]) -> dict[UUID, Progress]:
    """Count the subtasks of at most some thousand tasks, for those that have any, in one statement."""
    parent = col(Task.parent_id)
    counted = select(parent, func.count(col(Task.completed_at)), func.count())
    theirs = counted.where(Task.user_id == user_id, parent.in_(task_ids)).group_by(parent)
    found = (await session.execute(theirs)).all()
    return {parent_id: Progress(done, whole) for parent_id, done, whole in found if parent_id}


class Family:
    """Subtasks and possible parents of tasks that an undo changes; it is told of what becomes of them."""

    def __init__(self, parents: set[UUID], subtasks: dict[UUID, set[UUID]]) -> None:
        self._parents, self._subtasks = parents, subtasks

    def has_subtasks(self, task_id: UUID) -> bool:
        """Whether a task has subtasks that are not gone by now."""
        return bool(self._subtasks.get(task_id))

    def can_be_parent(self, parent_id: UUID | None, task_id: UUID) -> bool:
        """Whether one task may be put under another."""
        return parent_id is None or (parent_id in self._parents and not self.has_subtasks(task_id))

    def move(self, task_id: UUID, old: UUID | None, new: UUID | None) -> None:
        """Note that a task has another parent, or is gone or there again, as one that has none."""
        if old is not None:
            self._subtasks.get(old, set()).discard(task_id)
        if new is not None:
            self._subtasks.setdefault(new, set()).add(task_id)


async def read_family(
    session: AsyncSession, parent_ids: Collection[UUID], returning: Collection[UUID], task_ids: Sequence[UUID]
) -> Family:
    """Read which of these may be parents, the tasks that are `returning` too, and which subtasks other tasks have."""
    parents, subtasks = set(returning), dict[UUID, set[UUID]]()
    columns = select(Task.id, Task.parent_id)
    async for some in batches(sorted({*parent_ids, *task_ids}, key=attrgetter("int"))):
        rows = await session.execute(columns.where(or_(col(Task.id).in_(some), col(Task.parent_id).in_(some))))
        for task_id, parent_id in rows:
            if parent_id is None:
                parents.add(task_id)
            else:
                subtasks.setdefault(parent_id, set()).add(task_id)
    return Family(parents, subtasks)
