"""Plans: changes of several tasks as values, which the person sees before they are carried out."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.tasks.bulk import complete_many, delete_many, update_many
from taskchat.tasks.history import list_changes, restored_task, snapshot
from taskchat.tasks.models import Task, TaskUpdate
from taskchat.tasks.origin import Origin
from taskchat.tasks.service import get_many_for_update, set_fields


class PlanAction(StrEnum):
    """Effect that a plan has on its tasks."""

    COMPLETE = "complete"
    REOPEN = "reopen"
    DELETE = "delete"
    UPDATE = "update"


class PlannedUpdate(BaseModel):
    """Tasks that follow each other in a plan and get the same fields; none where the plan sets none."""

    model_config = ConfigDict(frozen=True)

    tasks: tuple[UUID, ...]
    fields: TaskUpdate = TaskUpdate()


class Plan(BaseModel):
    """Change of several tasks, in the order of the list.

    `versions` are those that were seen, in the same order; `seen_at` is the moment of the latest change to any of
    them, by which plans of before tell what was changed since. Of a `proposed` one the person takes all or some.
    """

    model_config = ConfigDict(frozen=True)

    action: PlanAction
    seen_at: AwareDatetime
    updates: tuple[PlannedUpdate, ...]
    versions: tuple[int, ...] = ()
    proposed: bool = False

    @property
    def task_ids(self) -> list[UUID]:
        """Ids of the tasks."""
        return [task_id for update in self.updates for task_id in update.tasks]

    @property
    def fields(self) -> dict[UUID, TaskUpdate]:
        """Fields that are set, by the id of the task."""
        return {task_id: update.fields for update in self.updates for task_id in update.tasks}

    def overtaken(self, tasks: Sequence[Task]) -> list[Task]:
        """Return those of its tasks that are not as they were seen any more."""
        if not self.versions:
            return [task for task in tasks if task.updated_at > self.seen_at]
        seen = dict(zip(self.task_ids, self.versions, strict=True))
        return [task for task in tasks if task.version != seen[task.id]]

    def without(self, task_ids: Collection[UUID]) -> "Plan | None":
        """Return the plan for its other tasks; None where none is left."""
        left = [task_id for task_id in self.task_ids if task_id not in task_ids]
        kept = ((tuple(one for one in update.tasks if one in left), update.fields) for update in self.updates)
        updates = tuple(PlannedUpdate(tasks=tasks, fields=fields) for tasks, fields in kept if tasks)
        seen = dict(zip(self.task_ids, self.versions, strict=True)) if self.versions else {}
        versions = tuple(seen[task_id] for task_id in left) if seen else ()
        return self.model_copy(update={"updates": updates, "versions": versions}) if updates else None

    def does_the_same(self, other: "Plan") -> bool:
        """Whether another plan does the same to the same tasks, in any order."""
        return (self.action, self.fields) == (other.action, other.fields)


class CarriedOut(NamedTuple):
    """Result of a plan: the tasks that it changed, and those that it left since they were changed meanwhile."""

    changed: list[Task]
    overtaken: list[Task]


def preview(task: Task, fields: TaskUpdate) -> Task:
    """Return a task, in no session, with these fields set; raises `InvalidTask`."""
    then = restored_task(snapshot(task), task_id=task.id, user_id=task.user_id)
    set_fields(then, fields)
    return then


def is_changed_by(task: Task, fields: TaskUpdate) -> bool:
    """Whether these fields would change a task; raises `InvalidTask`."""
    return snapshot(preview(task, fields)) != snapshot(task)


def make_plan(
    action: PlanAction,
    tasks: Sequence[Task],
    fields: Mapping[UUID, TaskUpdate] | None = None,
    *,
    proposed: bool = False,
) -> Plan:
    """Plan a change of tasks, which must be some; `fields` has what is set, by task."""
    each = fields or {}

    def set_by(task: Task) -> tuple[TaskUpdate | None, set[str]]:
        update = each.get(task.id)
        return update, update.model_fields_set if update else set()

    alike = [[task.id for task in group] for _, group in groupby(tasks, key=set_by)]
    updates = tuple(PlannedUpdate(tasks=tuple(ids), fields=each.get(ids[0], TaskUpdate())) for ids in alike)
    return Plan(
        action=action,
        seen_at=max(task.updated_at for task in tasks),
        updates=updates,
        versions=tuple(task.version for task in tasks),
        proposed=proposed,
    )


async def take(
    session: AsyncSession, *, user_id: UUID, plan: Plan, origin: Origin, only: Collection[UUID] | None = None
) -> CarriedOut | None:
    """Carry a plan out as the batch of `origin`, or `only` some of its tasks; None where that batch was made before.

    The tasks are locked first, so that of two who take it at once the second sees what the first has done.
    """
    await get_many_for_update(session, user_id=user_id, task_ids=plan.task_ids)
    if await list_changes(session, user_id=user_id, batch_id=origin.batch_id):
        return None
    return await carry_out(session, user_id=user_id, plan=plan, origin=origin, only=only)


async def carry_out(
    session: AsyncSession, *, user_id: UUID, plan: Plan, origin: Origin, only: Collection[UUID] | None = None
) -> CarriedOut:
    """Change the tasks of a plan that still are as they were seen, or `only` some; those that are gone are left out."""
    chosen = plan.task_ids if only is None else [task_id for task_id in plan.task_ids if task_id in only]
    found = await get_many_for_update(session, user_id=user_id, task_ids=chosen)
    overtaken = plan.overtaken(found)
    left = {task.id for task in overtaken}
    standing = [task.id for task in found if task.id not in left]
    return CarriedOut(await _carry_out(session, plan, standing, user_id=user_id, origin=origin), overtaken)


async def _carry_out(
    session: AsyncSession, plan: Plan, task_ids: Collection[UUID], *, user_id: UUID, origin: Origin
) -> list[Task]:
    match plan.action:
        case PlanAction.DELETE:
            bulk = await delete_many(session, user_id=user_id, task_ids=task_ids, origin=origin)
        case PlanAction.UPDATE:
            fields = plan.fields
            updates = {task_id: fields[task_id] for task_id in task_ids}
            bulk = await update_many(session, user_id=user_id, updates=updates, origin=origin)
        case PlanAction.COMPLETE | PlanAction.REOPEN:
            done = plan.action is PlanAction.COMPLETE
            bulk = await complete_many(session, user_id=user_id, task_ids=task_ids, done=done, origin=origin)
    return bulk.changed
