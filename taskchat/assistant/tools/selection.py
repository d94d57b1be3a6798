"""Selection of several tasks: those that are named, or all that fit, but for exceptions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import Conditions, ManyTasks
from taskchat.assistant.tools.conditions import condition_words, find_query
from taskchat.assistant.tools.lookup import Found, find_tasks
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.assistant.tools.wording import MAX_LISTED
from taskchat.tasks import Status, find_ids
from taskchat.text import counted


def selection_title(verb: str, asked: ManyTasks) -> str:
    """Name a step by its tasks: "Complete 3 tasks", "Delete tasks · high priority"."""
    if asked.tasks:
        return f"{verb} {counted(len(asked.tasks), 'task')}"
    return " · ".join([f"{verb} tasks", *condition_words(asked)])


async def select_ids(
    session: AsyncSession, turn: RunContext, asked: ManyTasks, status: Status, *, typos: bool = True
) -> list[UUID]:
    """Return the ids of the tasks that are meant, which are some.

    `status` is that of all, and the one in which tasks are meant first by name. Raises `ToolRefused` unless all that
    are named are found, exceptions too: nothing is done to what may be another task.
    """
    done_first = status is Status.DONE
    if asked.tasks:
        ids = await _find_named(session, turn, asked.tasks, done_first=done_first, typos=typos)
    else:
        _refuse_unclear(asked)
        query = await find_query(session, turn, asked, status=status)
        ids = await find_ids(session, user_id=turn.user_id, query=query, timezone=turn.timezone, now=turn.now)
    if asked.except_tasks:
        spared = await _find_named(session, turn, asked.except_tasks, done_first=done_first, typos=typos)
        ids = [task_id for task_id in ids if task_id not in set(spared)]
    if not ids:
        raise ToolRefused("There are no such tasks.", Refusal.NO_TASKS_FIT)
    return ids


def _refuse_unclear(asked: ManyTasks) -> None:
    if not asked.all and not any(getattr(asked, name) for name in Conditions.model_fields):
        raise ToolRefused("Name the tasks, or say all=true for every one that fits.")
    # The status of those to complete is said by `done`.
    unknown = [name for name, value in (asked.model_extra or {}).items() if name != "status" and value is not False]
    if unknown:
        raise ToolRefused(
            f"“{unknown[0]}” is no condition here: find the tasks with list_tasks or search_tasks, name them."
        )


async def _find_named(
    session: AsyncSession, turn: RunContext, names: Sequence[str], *, done_first: bool, typos: bool
) -> list[UUID]:
    found = await find_tasks(session, turn, names, done_first=done_first, typos=typos)
    if found.problems:
        raise _not_all_found(found)
    return [task.id for task in found.tasks]


def _not_all_found(found: Found) -> ToolRefused:
    """Refuse all of it: the person meant something by each name, and what is left may not be what they want."""
    first, *more = found.problems
    if not more and not found.tasks:
        return ToolRefused(str(first["error"]), **{key: value for key, value in first.items() if key != "error"})
    facts: dict[str, Any] = {"not_found": found.problems[:MAX_LISTED]}
    if not found.tasks:
        return ToolRefused("None of these tasks was found.", Refusal.NONE_FOUND, **facts)
    facts["found"] = [{"id": str(task.id), "title": task.title} for task in found.tasks[:MAX_LISTED]]
    names = ", ".join(f"“{one['task']}”" for one in found.problems[:3])
    return ToolRefused(f"Nothing was changed, since not all was found: {names}.", Refusal.NOT_ALL_FOUND, **facts)
