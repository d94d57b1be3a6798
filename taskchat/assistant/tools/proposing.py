"""Tool that proposes days for tasks: the person sees old → new by day, and takes all or some."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import ProposePlan, ToPlan
from taskchat.assistant.tools.conditions import read_day
from taskchat.assistant.tools.describing import describe_one
from taskchat.assistant.tools.lookup import find_tasks
from taskchat.assistant.tools.once import Outcome
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused, tool
from taskchat.assistant.tools.wording import MAX_LISTED
from taskchat.tasks import (
    MAX_PLANNED,
    DueWindow,
    PlanAction,
    Start,
    Task,
    TaskQuery,
    changed_details,
    coming_days,
    describe,
    find,
    get_many_for_update,
    is_changed_by,
    is_over,
    make_plan,
    moved_to,
    plan_days,
    preview,
)
from taskchat.text import counted

_MAX_READ = 500
_MAX_OWN = 20
_WEEK, _MONTH = 7, 28


def _title(asked: ProposePlan) -> str:
    if asked.tasks:
        return f"Propose days for {counted(len(asked.tasks), 'task')}"
    return "Propose days for overdue tasks" if asked.plan is ToPlan.OVERDUE else "Propose a plan"


@tool(ProposePlan, reads_only=False, icon="calendar", title=_title)
async def propose_plan(session: AsyncSession, turn: RunContext, asked: ProposePlan) -> Outcome:
    """Propose days for tasks: "plan my week", "clear my overdue".

    Nothing is changed yet: the person is shown a card on which they take all of it or some, so do not ask them
    yourself. Without tasks and days the built-in rule spreads them: the most important and oldest first, so many a
    day, none on a day that is full; what is due in the future is never moved.
    """
    moves = await (_own_days if asked.tasks else _by_rule)(session, turn, asked)
    tasks, fields = moves.tasks, {task.id: moved_to(task, moves.days[task.id], turn.clock) for task in moves.tasks}
    plan = make_plan(PlanAction.UPDATE, tasks, fields, proposed=True)
    turn.ask_before(plan)
    changes: list[dict[str, str]] = []
    for task in tasks[:MAX_LISTED]:
        then = describe(preview(task, fields[task.id]), turn.clock)
        details = changed_details(await describe_one(session, turn, task), then)
        changes.append({"id": str(task.id), "title": task.title} | {each.field: each.phrase for each in details})
    result: dict[str, Any] = {
        "confirmation": "nothing was changed yet; the person is shown a card on which they take all of it or some",
        "action": "plan",
        "count": len(tasks),
        "changes": changes,
        **({"without_room": moves.left_out} if moves.left_out else {}),
    }
    return Outcome(result, f"Proposed days for {counted(len(tasks), 'task')}.")


class _Moves:
    """Tasks with the days they get, and how many found no room."""

    def __init__(self, tasks: Sequence[Task], days: dict[UUID, date], left_out: int = 0) -> None:
        moved = [task for task in tasks if task.id in days]
        self.tasks = sorted(moved, key=lambda task: days[task.id])
        self.days, self.left_out = days, left_out


async def _by_rule(session: AsyncSession, turn: RunContext, asked: ProposePlan) -> _Moves:
    days = _days(asked, turn)
    wanted = await _find(session, turn, TaskQuery(due=DueWindow.OVERDUE, limit=_MAX_READ))
    if asked.plan is ToPlan.ALL:
        undated = TaskQuery(due=DueWindow.NONE, start=Start.STARTED, limit=_MAX_READ)
        # A subtask goes with its task.
        wanted += [task for task in await _find(session, turn, undated) if task.parent_id is None]
    if not wanted:
        raise ToolRefused("Nothing is overdue, and nothing is without a date.", Refusal.NOTHING_TO_PLAN)
    ids = {task.id for task in wanted}
    due = TaskQuery(due_from=days[0], due_to=days[-1], limit=_MAX_READ)
    busy = [task for task in await _find(session, turn, due) if task.id not in ids]
    found = plan_days(wanted, days, busy=busy, clock=turn.clock, per_day=asked.per_day)
    # As many as the pages of a card show; the others are there when these are taken.
    chosen = dict(list(found.items())[:MAX_PLANNED])
    if not chosen:
        raise ToolRefused("No day has room for them.", Refusal.NO_ROOM)
    locked = await get_many_for_update(session, user_id=turn.user_id, task_ids=list(chosen))
    return _Moves(locked, chosen, len(wanted) - len(chosen))


async def _find(session: AsyncSession, turn: RunContext, query: TaskQuery) -> list[Task]:
    return (await find(session, user_id=turn.user_id, query=query, timezone=turn.timezone, now=turn.now)).tasks


def _days(asked: ProposePlan, turn: RunContext) -> list[date]:
    """Return the days that may be used: from today on, whatever was said."""
    today = turn.clock.today
    first = max(read_day(asked.first, turn), today) if asked.first else today
    count = _MONTH if asked.plan is ToPlan.OVERDUE else _WEEK
    last = read_day(asked.last, turn) if asked.last else None
    days = [day for day in coming_days(turn.clock, (first - today).days + count) if day >= first]
    days = days if last is None else [day for day in coming_days(turn.clock, (last - today).days + 1) if day >= first]
    if not days:
        raise ToolRefused("These days have passed.", Refusal.DAYS_PASSED)
    return days[:_MONTH]


async def _own_days(session: AsyncSession, turn: RunContext, asked: ProposePlan) -> _Moves:
    """Check the days that a model proposes, each by itself; one that does not fit refuses them all."""
    names, words = asked.tasks or [], asked.days or []
    if len(names) != len(words) or len(names) > _MAX_OWN:
        raise ToolRefused(f"Give a day for each task, in the same order, and at most {_MAX_OWN}.")
    days: dict[UUID, date] = {}
    for name, said in zip(names, words, strict=True):
        found = await find_tasks(session, turn, [name])
        if found.problems or len(found.tasks) != 1:
            raise ToolRefused(f"“{name}” is no single task; nothing is proposed.", Refusal.NONE_FOUND)
        days[found.tasks[0].id] = read_day(said, turn)
    tasks = await get_many_for_update(session, user_id=turn.user_id, task_ids=list(days))
    for task in tasks:
        if task.completed_at is not None:
            raise ToolRefused(f"“{task.title}” is complete already.")
        if is_over(task, days[task.id], turn.clock):
            raise ToolRefused(f"“{task.title}” cannot be due then: that has passed.")
    changed = [task for task in tasks if is_changed_by(task, moved_to(task, days[task.id], turn.clock))]
    if not changed:
        raise ToolRefused("All of them are due then already.")
    return _Moves(changed, days)
