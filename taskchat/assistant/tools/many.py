"""A change of many tasks by a tool: made at once, or planned and shown to the person first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.describing import describe_all, due_words
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.wording import MAX_LISTED, count_and_titles
from taskchat.tasks import (
    LocalClock,
    Plan,
    PlanAction,
    Task,
    TaskUpdate,
    carry_out,
    changed_details,
    describe,
    list_open,
    make_plan,
    preview,
)
from taskchat.text import counted

# The name of the result, and the word of its sentence.
_DONE = {
    PlanAction.COMPLETE: ("completed", "Completed"),
    PlanAction.REOPEN: ("reopened", "Reopened"),
    PlanAction.DELETE: ("deleted", "Deleted"),
    PlanAction.UPDATE: ("updated", "Changed"),
}
_DOING = {
    PlanAction.COMPLETE: "completing",
    PlanAction.REOPEN: "reopening",
    PlanAction.DELETE: "deleting",
    PlanAction.UPDATE: "changing",
}


@dataclass(frozen=True)
class ManyChange:
    """Change of the tasks that a tool found, which are locked; `unchanged` are those that are like that already.

    `fields` are what an update sets, by task. `always_asks` where even one task needs the person's yes.
    """

    action: PlanAction
    found: Sequence[Task]
    unchanged: Sequence[Task] = ()
    fields: Mapping[UUID, TaskUpdate] = field(default_factory=dict)
    always_asks: bool = False

    @property
    def tasks(self) -> list[Task]:
        """Tasks that are to be changed."""
        left = {task.id for task in self.unchanged}
        return [task for task in self.found if task.id not in left]


async def make_or_ask(session: AsyncSession, turn: RunContext, change: ManyChange) -> Outcome:
    """Make a change, or ask the person before more than three tasks are changed in this turn."""
    tasks = change.tasks
    if not tasks:
        result = {_DONE[change.action][0]: [], "count": 0, **_unchanged(change)}
        return Outcome(result, f"{count_and_titles(change.unchanged)} {_already(change.action, change.unchanged)}.")
    plan = make_plan(change.action, tasks, change.fields)
    changes = _changes(tasks, change.fields, turn.clock)
    if change.always_asks or turn.must_ask(plan.task_ids):
        return await _ask(session, turn, plan, tasks, {**changes, **_unchanged(change)})
    done = await carry_out(session, user_id=turn.user_id, plan=plan, origin=turn.origin)
    name, verb = _DONE[change.action]
    facts = await _facts(session, turn, done.changed, with_next=change.action is PlanAction.COMPLETE)
    result = {name: facts, "count": len(done.changed), **changes, **_unchanged(change)}
    return Outcome(result, f"{verb} {count_and_titles(done.changed)}.", [task.id for task in done.changed])


async def _ask(
    session: AsyncSession, turn: RunContext, plan: Plan, tasks: Sequence[Task], more: dict[str, Any]
) -> Outcome:
    turn.ask_before(plan)
    result: dict[str, Any] = {
        "confirmation": f"nothing was {_DONE[plan.action][0]} yet; the person is shown a button to confirm it",
        "action": plan.action,
        "count": len(tasks),
        "tasks": await _facts(session, turn, tasks),
        **more,
    }
    return Outcome(result, f"Asked before {_DOING[plan.action]} {counted(len(tasks), 'task')}.")


async def _facts(
    session: AsyncSession, turn: RunContext, tasks: Sequence[Task], *, with_next: bool = False
) -> list[dict[str, Any]]:
    """Describe tasks, with their rhythms; of those that were completed also when they come next."""
    listed = tasks[:MAX_LISTED]
    facts = [view.facts for view in await describe_all(session, turn, listed)]
    series_ids = {task.series_id for task in listed if task.series_id}
    if not (with_next and series_ids):
        return facts
    opened = await list_open(session, user_id=turn.user_id, series_ids=series_ids)
    following = [opened.get(task.series_id) if task.series_id else None for task in listed]
    return [
        {**each, "next": due_words(turn, found)} if found and found.due_at else each
        for each, found in zip(facts, following, strict=True)
    ]


def _changes(tasks: Sequence[Task], fields: Mapping[UUID, TaskUpdate], clock: LocalClock) -> dict[str, Any]:
    """Tell what an update changes in each task, old → new."""
    changes: list[dict[str, str]] = []
    for task in tasks[:MAX_LISTED] if fields else ():
        details = changed_details(describe(task, clock), describe(preview(task, fields[task.id]), clock))
        named = {"id": str(task.id), "title": task.title}
        changes.append(named | {detail.field: detail.phrase for detail in details})
    return {"changes": changes} if changes else {}


def _unchanged(change: ManyChange) -> dict[str, Any]:
    entries = [
        {"id": str(task.id), "title": task.title, "reason": _already(change.action, [task])}
        for task in change.unchanged[:MAX_LISTED]
    ]
    return {"unchanged": entries} if entries else {}


def _already(action: PlanAction, tasks: Sequence[Task]) -> str:
    one = len(tasks) == 1
    if action is PlanAction.UPDATE:
        return f"{'was' if one else 'were'} like that already"
    return f"{'is' if one else 'are'} {'complete' if action is PlanAction.COMPLETE else 'open'} already"
