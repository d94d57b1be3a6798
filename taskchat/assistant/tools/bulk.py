"""Tools that change many tasks at once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.assistant.run_context import Confirmation, RunContext
from taskchat.assistant.tools.arguments import CompleteMany, DeleteMany, ManyTasks
from taskchat.assistant.tools.lookup import find_tasks
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import Outcome, ToolRefused, tool
from taskchat.assistant.tools.wording import title_list
from taskchat.tasks import Status, Task, TaskQuery, describe, find_ids, get_many
from taskchat.text import counted

# More are deleted only after the person said so.
MAX_UNCONFIRMED_DELETIONS = 3
# Every fact of a result is paid for.
_MAX_LISTED = 20


def _title(verb: str, asked: ManyTasks) -> str:
    if asked.tasks:
        return f"{verb} {counted(len(asked.tasks), 'task')}"
    wanted = [
        f"#{asked.tag.lstrip('#')}" if asked.tag else None,
        f"{asked.priority} priority" if asked.priority else None,
    ]
    return " · ".join([f"{verb} tasks", *(str(part) for part in (*wanted, asked.due) if part)])


@tool(
    CompleteMany,
    reads_only=False,
    icon="check-circle",
    title=lambda asked: _title("Complete" if asked.done else "Reopen", asked),
)
async def complete_many(turn: RunContext, asked: CompleteMany) -> Outcome:
    """Mark several tasks as done or, with done=false, as open again: those that are named, or with all=true every \
task that fits."""
    async with turn.database.begin() as session:
        status = Status.OPEN if asked.done else Status.DONE
        ids, problems = await _resolve(session, turn, asked, status, done_first=not asked.done)
        bulk = await tasks.complete_many(
            session, user_id=turn.user_id, task_ids=ids, done=asked.done, batch_id=turn.batch_id
        )
    for task in bulk.changed:
        turn.note_change(task.id)
    if not bulk.changed and not bulk.unchanged:
        raise _none_found(problems)
    verb = "Completed" if asked.done else "Reopened"
    result = {verb.lower(): _facts(bulk.changed, turn), "count": len(bulk.changed)}
    if bulk.unchanged:
        result["unchanged"] = [
            {"title": task.title, "reason": _already_words(asked)} for task in bulk.unchanged[:_MAX_LISTED]
        ]
    if problems:
        result["not_found"] = problems[:_MAX_LISTED]
    if not bulk.changed:
        same = f"{_count_and_titles(bulk.unchanged)} {_already_words(asked, len(bulk.unchanged))}."
        return Outcome(result, f"{same}{_missing_words(problems)}")
    return Outcome(result, f"{verb} {_count_and_titles(bulk.changed)}.{_missing_words(problems)}")


@tool(DeleteMany, reads_only=False, icon="lucide:trash-2", title=lambda asked: _title("Delete", asked))
async def delete_many(turn: RunContext, asked: DeleteMany) -> Outcome:
    """Delete several tasks: those that are named, or with all=true every task that fits. Of more than three nothing \
is deleted yet: the person is shown a button to confirm it, so do not ask them yourself."""
    async with turn.database.begin() as session:
        done_first = asked.status is Status.DONE
        ids, problems = await _resolve(session, turn, asked, asked.status or Status.OPEN, done_first=done_first)
        if not ids:
            raise _none_found(problems)
        if turn.deleted + len(ids) > MAX_UNCONFIRMED_DELETIONS:
            return await _confirmation(session, turn, ids, problems)
        bulk = await tasks.delete_many(session, user_id=turn.user_id, task_ids=ids, batch_id=turn.batch_id)
    if not bulk.changed:
        raise _none_found(problems)
    turn.deleted += len(bulk.changed)
    for task in bulk.changed:
        turn.note_change(task.id)
    result = {"deleted": _facts(bulk.changed, turn), "count": len(bulk.changed)}
    if problems:
        result["not_found"] = problems[:_MAX_LISTED]
    return Outcome(result, f"Deleted {_count_and_titles(bulk.changed)}.{_missing_words(problems)}")


async def _confirmation(
    session: AsyncSession, turn: RunContext, ids: Sequence[UUID], problems: list[dict[str, Any]]
) -> Outcome:
    found = await get_many(session, user_id=turn.user_id, task_ids=ids)
    asking = Confirmation(tuple(task.id for task in found))
    # A model that asks again is not to show the same question twice.
    if all(set(asking.task_ids) != set(shown.task_ids) for shown in turn.confirmations):
        turn.confirmations.append(asking)
    result: dict[str, Any] = {
        "confirmation": "nothing was deleted yet; the person is shown a button to confirm it",
        "count": len(found),
        "tasks": _facts(found, turn),
    }
    if problems:
        result["not_found"] = problems[:_MAX_LISTED]
    return Outcome(result, f"Asked before deleting {_counted(found)}.")


async def _resolve(
    session: AsyncSession, turn: RunContext, asked: ManyTasks, status: Status, *, done_first: bool
) -> tuple[list[UUID], list[dict[str, Any]]]:
    """Return the ids of the tasks that are meant, and the reasons for which named ones are not among them."""
    if asked.tasks:
        found, problems = await find_tasks(session, turn, asked.tasks, done_first=done_first)
        return [task.id for task in found], problems
    if not (asked.all or asked.priority or asked.due or asked.tag):
        raise ToolRefused("Name the tasks, or say all=true for every one that fits.")
    if unknown := _unknown_conditions(asked):
        raise ToolRefused(
            f"“{unknown[0]}” is no condition here: find the tasks with list_tasks or search_tasks, name them."
        )
    query = TaskQuery(status=status, priority=asked.priority, due=asked.due, tag=asked.tag)
    ids = await find_ids(session, user_id=turn.user_id, query=query, timezone=turn.timezone, now=turn.now)
    return ids, []


def _unknown_conditions(asked: ManyTasks) -> list[str]:
    """Conditions beside the arguments; a status is none, since `done` says it."""
    return [name for name, value in (asked.model_extra or {}).items() if name != "status" and value is not False]


def _none_found(problems: list[dict[str, Any]]) -> ToolRefused:
    if not problems:
        return ToolRefused("There are no such tasks.", Refusal.NO_TASKS_FIT)
    first = problems[0]
    if len(problems) == 1:
        facts = {key: value for key, value in first.items() if key != "error"}
        return ToolRefused(str(first["error"]), **facts)
    return ToolRefused("None of these tasks was found.", Refusal.NONE_FOUND, not_found=problems[:_MAX_LISTED])


def _facts(found: Sequence[Task], turn: RunContext) -> list[dict[str, Any]]:
    return [describe(task, turn.clock).facts for task in found[:_MAX_LISTED]]


def _count_and_titles(found: Sequence[Task]) -> str:
    return f"{_counted(found)}: {title_list(found)}" if len(found) > 1 else title_list(found)


def _counted(found: Sequence[Task]) -> str:
    return counted(len(found), "task")


def _already_words(asked: CompleteMany, count: int = 1) -> str:
    return f"{'is' if count == 1 else 'are'} {'complete' if asked.done else 'open'} already"


def _missing_words(problems: list[dict[str, Any]]) -> str:
    return f" Not found: {', '.join('“' + str(one['task']) + '”' for one in problems[:3])}." if problems else ""
