"""Tools that change many tasks at once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.assistant.run_context import Confirmation, RunContext
from taskchat.assistant.tools.arguments import CompleteMany, DeleteMany, ManyTasks
from taskchat.assistant.tools.lookup import Found, find_tasks
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused, tool
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
async def complete_many(session: AsyncSession, turn: RunContext, asked: CompleteMany) -> Outcome:
    """Mark several tasks as done or, with done=false, as open again: those that are named, or with all=true every \
task that fits. Where a name is not found, nothing is done."""
    status = Status.OPEN if asked.done else Status.DONE
    ids = await _resolve(session, turn, asked, status, done_first=not asked.done)
    bulk = await tasks.complete_many(session, user_id=turn.user_id, task_ids=ids, done=asked.done, origin=turn.origin)
    if not bulk.changed and not bulk.unchanged:
        raise _none_fit()
    verb = "Completed" if asked.done else "Reopened"
    result = {verb.lower(): _facts(bulk.changed, turn), "count": len(bulk.changed)}
    if bulk.unchanged:
        result["unchanged"] = [
            {"title": task.title, "reason": _already_words(asked)} for task in bulk.unchanged[:_MAX_LISTED]
        ]
    if not bulk.changed:
        return Outcome(result, f"{_count_and_titles(bulk.unchanged)} {_already_words(asked, len(bulk.unchanged))}.")
    return Outcome(result, f"{verb} {_count_and_titles(bulk.changed)}.", [task.id for task in bulk.changed])


@tool(DeleteMany, reads_only=False, icon="lucide:trash-2", title=lambda asked: _title("Delete", asked))
async def delete_many(session: AsyncSession, turn: RunContext, asked: DeleteMany) -> Outcome:
    """Delete several tasks: those that are named, or with all=true every task that fits. Where a name is not \
found, nothing is done. Of more than three nothing is deleted yet: the person is shown a button to confirm it, so do \
not ask them yourself."""
    done_first = asked.status is Status.DONE
    status = asked.status or Status.OPEN
    ids = await _resolve(session, turn, asked, status, done_first=done_first, typos=False)
    if not ids:
        raise _none_fit()
    if turn.deleted + len(ids) > MAX_UNCONFIRMED_DELETIONS:
        return await _confirmation(session, turn, ids)
    bulk = await tasks.delete_many(session, user_id=turn.user_id, task_ids=ids, origin=turn.origin)
    if not bulk.changed:
        raise _none_fit()
    turn.deleted += len(bulk.changed)
    result = {"deleted": _facts(bulk.changed, turn), "count": len(bulk.changed)}
    return Outcome(result, f"Deleted {_count_and_titles(bulk.changed)}.", [task.id for task in bulk.changed])


async def _confirmation(session: AsyncSession, turn: RunContext, ids: Sequence[UUID]) -> Outcome:
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
    return Outcome(result, f"Asked before deleting {_counted(found)}.")


async def _resolve(
    session: AsyncSession, turn: RunContext, asked: ManyTasks, status: Status, *, done_first: bool, typos: bool = True
) -> list[UUID]:
    """Return the ids of the tasks that are meant; raises `ToolRefused` unless all that are named are found."""
    if asked.tasks:
        found = await find_tasks(session, turn, asked.tasks, done_first=done_first, typos=typos)
        if found.problems:
            raise _not_all_found(found)
        return [task.id for task in found.tasks]
    if not (asked.all or asked.priority or asked.due or asked.tag):
        raise ToolRefused("Name the tasks, or say all=true for every one that fits.")
    if unknown := _unknown_conditions(asked):
        raise ToolRefused(
            f"“{unknown[0]}” is no condition here: find the tasks with list_tasks or search_tasks, name them."
        )
    query = TaskQuery(status=status, priority=asked.priority, due=asked.due, tag=[asked.tag] if asked.tag else [])
    return await find_ids(session, user_id=turn.user_id, query=query, timezone=turn.timezone, now=turn.now)


def _unknown_conditions(asked: ManyTasks) -> list[str]:
    """Conditions beside the arguments; a status is none, since `done` says it."""
    return [name for name, value in (asked.model_extra or {}).items() if name != "status" and value is not False]


def _none_fit() -> ToolRefused:
    return ToolRefused("There are no such tasks.", Refusal.NO_TASKS_FIT)


def _not_all_found(found: Found) -> ToolRefused:
    """Refuse all of it: the person meant something by each name, and what is left may not be what they want."""
    first, *more = found.problems
    if not more and not found.tasks:
        return ToolRefused(str(first["error"]), **{key: value for key, value in first.items() if key != "error"})
    facts: dict[str, Any] = {"not_found": found.problems[:_MAX_LISTED]}
    if not found.tasks:
        return ToolRefused("None of these tasks was found.", Refusal.NONE_FOUND, **facts)
    facts["found"] = [{"id": str(task.id), "title": task.title} for task in found.tasks[:_MAX_LISTED]]
    names = ", ".join(f"“{one['task']}”" for one in found.problems[:3])
    return ToolRefused(f"Nothing was changed, since not all was found: {names}.", Refusal.NOT_ALL_FOUND, **facts)


def _facts(found: Sequence[Task], turn: RunContext) -> list[dict[str, Any]]:
    return [describe(task, turn.clock).facts for task in found[:_MAX_LISTED]]


def _count_and_titles(found: Sequence[Task]) -> str:
    return f"{_counted(found)}: {title_list(found)}" if len(found) > 1 else title_list(found)


def _counted(found: Sequence[Task]) -> str:
    return counted(len(found), "task")


def _already_words(asked: CompleteMany, count: int = 1) -> str:
    return f"{'is' if count == 1 else 'are'} {'complete' if asked.done else 'open'} already"
