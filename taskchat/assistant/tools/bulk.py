"""Tools that change many tasks at once: which ones, and what is done to each."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import CompleteMany, DeleteMany, UpdateMany, UpdateTask
from taskchat.assistant.tools.conditions import status_of
from taskchat.assistant.tools.fields import update_fields
from taskchat.assistant.tools.many import ManyChange, make_or_ask
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.selection import select_ids, selection_title
from taskchat.assistant.tools.shifts import parse_shift
from taskchat.assistant.tools.tool import ToolRefused, tool
from taskchat.tasks import (
    PlanAction,
    Status,
    Task,
    TaskUpdate,
    batches,
    get_many_for_update,
    is_changed_by,
    valid_update,
)

_CHANGES = ("new_due", "new_priority", "new_tags", "add_tags", "remove_tags")


@tool(
    CompleteMany,
    reads_only=False,
    icon="check-circle",
    title=lambda asked: selection_title("Complete" if asked.done else "Reopen", asked),
)
async def complete_many(session: AsyncSession, turn: RunContext, asked: CompleteMany) -> Outcome:
    """Mark several tasks as done or, with done=false, as open again: those that are named, or with all=true every \
task that fits. Where a name is not found, nothing is done. Of more than three nothing is done yet: the person is \
shown a button to confirm it, so do not ask them yourself."""
    ids = await select_ids(session, turn, asked, Status.OPEN if asked.done else Status.DONE)
    found = await get_many_for_update(session, user_id=turn.user_id, task_ids=ids)
    action = PlanAction.COMPLETE if asked.done else PlanAction.REOPEN
    unchanged = [task for task in found if (task.completed_at is not None) == asked.done]
    return await make_or_ask(session, turn, ManyChange(action, found, unchanged))


@tool(DeleteMany, reads_only=False, icon="lucide:trash-2", title=lambda asked: selection_title("Delete", asked))
async def delete_many(session: AsyncSession, turn: RunContext, asked: DeleteMany) -> Outcome:
    """Delete several tasks: those that are named, or with all=true every task that fits. Where a name is not \
found, nothing is done. Of more than three, and with all=true, nothing is deleted yet: the person is shown a button to \
confirm it, so do not ask them yourself."""
    ids = await select_ids(session, turn, asked, status_of(asked, asked.status), typos=False)
    found = await get_many_for_update(session, user_id=turn.user_id, task_ids=ids)
    return await make_or_ask(session, turn, ManyChange(PlanAction.DELETE, found, always_asks=not asked.tasks))


@tool(UpdateMany, reads_only=False, icon="write", title=lambda asked: selection_title("Change", asked))
async def update_many(session: AsyncSession, turn: RunContext, asked: UpdateMany) -> Outcome:
    """Change due date, priority or tags of several tasks: those that are named, or with all=true every task that \
fits. Where a name is not found, nothing is done. Of more than three nothing is changed yet: the person is shown a \
button to confirm it, so do not ask them yourself."""
    if not any(getattr(asked, name) for name in _CHANGES):
        raise ToolRefused(f"Nothing was given that shall change: {', '.join(_CHANGES)}.")
    ids = await select_ids(session, turn, asked, status_of(asked, asked.status))
    found = await get_many_for_update(session, user_id=turn.user_id, task_ids=ids)
    fields: dict[UUID, TaskUpdate] = {}
    unchanged: list[Task] = []
    async for some in batches(found):
        fields |= {task.id: _fields(asked, task, turn) for task in some}
        unchanged += [task for task in some if not is_changed_by(task, fields[task.id])]
    return await make_or_ask(session, turn, ManyChange(PlanAction.UPDATE, found, unchanged, fields))


def _fields(asked: UpdateMany, task: Task, turn: RunContext) -> TaskUpdate:
    # What has no date cannot be moved from it, and stays.
    due = None if asked.new_due and parse_shift(asked.new_due) and task.due_at is None else asked.new_due
    given: dict[str, Any] = {name: getattr(asked, name) for name in ("add_tags", "remove_tags")}
    changes = UpdateTask(task=task.title, due=due, priority=asked.new_priority, tags=asked.new_tags, **given)
    return valid_update(**update_fields(changes, task, turn))
