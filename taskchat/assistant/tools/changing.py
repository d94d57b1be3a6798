"""Tools that change one task."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import CompleteTask, CreateTask, DeleteTask, UpdateTask
from taskchat.assistant.tools.describing import describe_one, next_due
from taskchat.assistant.tools.fields import is_removal, new_task_fields, update_fields
from taskchat.assistant.tools.lookup import find_task
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.repeating import change_with_rhythm, is_about_series, is_scope_open
from taskchat.assistant.tools.tool import ToolRefused, tool
from taskchat.assistant.tools.wording import summary
from taskchat.tasks import (
    Task,
    complete,
    create,
    delete,
    get_for_update,
    reopen,
    update,
    valid_task,
    valid_update,
)
from taskchat.text import shortened


def _named(verb: str, words: str) -> str:
    try:
        UUID(words)
    except ValueError:
        return f"{verb} · {shortened(words, 60)}"
    return verb


def _refuse_too_many(turn: RunContext, task: Task, tool: str) -> None:
    """Refuse the fourth task of a turn, so that nothing of it stays."""
    if turn.must_ask([task.id]):
        raise ToolRefused(
            f"This was not done: more than three tasks are changed together, by {tool}, which asks the person first.",
            Refusal.ASK_FIRST,
            tool=tool,
        )


@tool(CreateTask, reads_only=False, icon="plus", title=lambda asked: _named("Create task", asked.title))
async def create_task(session: AsyncSession, turn: RunContext, asked: CreateTask) -> Outcome:
    """Make a new task."""
    fields = new_task_fields(asked, turn)
    if asked.parent is not None:
        fields["parent_id"] = await find_task(session, turn, asked.parent)
    data = valid_task(**fields)
    task, _ = await create(session, user_id=turn.user_id, data=data, origin=turn.origin, timezone=turn.timezone)
    view = await describe_one(session, turn, task)
    return Outcome({"created": view.facts}, f"Created {summary(view)}.", [task.id], is_new=True)


@tool(UpdateTask, reads_only=False, icon="write", title=lambda asked: _named("Change task", asked.task))
async def update_task(session: AsyncSession, turn: RunContext, asked: UpdateTask) -> Outcome:
    """Change fields of a task: title, due date, rhythm, priority, tags, parent …; what is not given stays as it is."""
    task_id = await find_task(session, turn, asked.task)
    # What is added to its tags is added to those it has now.
    task = await get_for_update(session, user_id=turn.user_id, task_id=task_id)
    fields = update_fields(asked, task, turn)
    if asked.parent is not None:
        removed = is_removal(asked.parent)
        fields["parent_id"] = None if removed else await find_task(session, turn, asked.parent)
    if not fields and asked.repeat is None:
        raise ToolRefused("Nothing was given that shall change.")
    if is_scope_open(asked, task, fields, turn):
        raise ToolRefused(
            f"“{task.title}” comes again: ask the person whether only this one, this and later ones, or the whole "
            "series is meant, and pass it as scope.",
            Refusal.WHICH_OCCURRENCES,
            title=task.title,
        )
    before = await describe_one(session, turn, task)
    if is_about_series(asked, task):
        task, changed_ids = await change_with_rhythm(session, turn, task, asked, fields)
    else:
        data = valid_update(**fields)
        task, change_id = await update(session, user_id=turn.user_id, task_id=task.id, data=data, origin=turn.origin)
        changed_ids = [task.id] if change_id else []
    after = await describe_one(session, turn, task)
    if not changed_ids:
        return Outcome(
            {"unchanged": after.facts, "reason": "was like that already"}, f"“{task.title}” was like that already."
        )
    _refuse_too_many(turn, task, "update_many")
    then, now = before.facts, after.facts
    changed = {name: then.get(name) for name in after.differences(before)}
    said = "; ".join(f"{name}: {_value(then, name)} → {_value(now, name)}" for name in changed)
    return Outcome({"updated": now, "changed": changed}, f"Changed “{task.title}”. {said}", changed_ids)


def _value(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    if isinstance(value, list):
        return " ".join(f"#{tag}" for tag in value) if name == "tags" else ", ".join(map(str, value))
    return shortened(str(value or "none"), 80)


@tool(DeleteTask, reads_only=False, icon="lucide:trash-2", title=lambda asked: _named("Delete task", asked.task))
async def delete_task(session: AsyncSession, turn: RunContext, asked: DeleteTask) -> Outcome:
    """Delete a task; only when the person clearly asked for it."""
    task_id = await find_task(session, turn, asked.task, typos=False)
    task, _ = await delete(session, user_id=turn.user_id, task_id=task_id, origin=turn.origin)
    _refuse_too_many(turn, task, "delete_many")
    view, following = await describe_one(session, turn, task), await next_due(session, turn, task)
    return Outcome({"deleted": view.facts, **following}, f"Deleted “{task.title}”.{_next(following)}", [task.id])


def _completing(asked: CompleteTask) -> str:
    return _named("Complete task" if asked.done else "Reopen task", asked.task)


@tool(CompleteTask, reads_only=False, icon="check-circle", title=_completing)
async def complete_task(session: AsyncSession, turn: RunContext, asked: CompleteTask) -> Outcome:
    """Mark a task as done or, with done=false, as open again."""
    task_id = await find_task(session, turn, asked.task, done_first=not asked.done)
    change = complete if asked.done else reopen
    task, change_id = await change(session, user_id=turn.user_id, task_id=task_id, origin=turn.origin)
    facts = (await describe_one(session, turn, task)).facts
    if change_id is None:
        reason = f"is {'complete' if asked.done else 'open'} already"
        return Outcome({"unchanged": facts, "reason": reason}, f"“{task.title}” {reason}.")
    _refuse_too_many(turn, task, "complete_many")
    verb = "Completed" if asked.done else "Reopened"
    following = await next_due(session, turn, task) if asked.done else {}
    return Outcome({verb.lower(): facts, **following}, f"{verb} “{task.title}”.{_next(following)}", [task.id])


def _next(following: dict[str, str]) -> str:
    return f" Next: {following['next']}." if following else ""
