"""Tasks in words for a tool's result, with how they come again and when next."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.tasks import Task, TaskView, describe, due_in_full, get_due, get_many, list_open, list_rhythms


async def describe_all(session: AsyncSession, turn: RunContext, tasks: Sequence[Task]) -> list[TaskView]:
    """Describe tasks; one statement for all that come again, one for all parents, none where there are none."""
    series_ids = {task.series_id for task in tasks if task.series_id}
    rhythms = await list_rhythms(session, user_id=turn.user_id, series_ids=series_ids) if series_ids else {}
    parent_ids = {task.parent_id for task in tasks if task.parent_id}
    found = await get_many(session, user_id=turn.user_id, task_ids=parent_ids) if parent_ids else []
    parents: dict[UUID | None, str] = {task.id: task.title for task in found}

    def view(task: Task) -> TaskView:
        rhythm = rhythms.get(task.series_id, "") if task.series_id else ""
        return describe(task, turn.clock, rhythm=rhythm, parent=parents.get(task.parent_id, ""))

    return [view(task) for task in tasks]


async def describe_one(session: AsyncSession, turn: RunContext, task: Task) -> TaskView:
    """Describe one task."""
    return (await describe_all(session, turn, [task]))[0]


async def next_due(session: AsyncSession, turn: RunContext, task: Task) -> dict[str, str]:
    """Return as a fact when the open occurrence of a task's series is due; empty where there is none."""
    if task.series_id is None:
        return {}
    opened = await list_open(session, user_id=turn.user_id, series_ids=[task.series_id])
    return {"next": due_words(turn, found)} if (found := opened.get(task.series_id)) and found.due_at else {}


def due_words(turn: RunContext, task: Task) -> str:
    """Say when a task is due; empty without a date."""
    due = get_due(task)
    return due_in_full(due, turn.clock) if due else ""
