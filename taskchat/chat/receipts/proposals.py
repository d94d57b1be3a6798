"""Cards of proposals: old → new by day, of which the person takes all or some. Pure."""

from collections.abc import Mapping
from datetime import UTC, date
from itertools import groupby
from pathlib import Path
from uuid import UUID

from chatkit.widgets import WidgetTemplate

from taskchat.chat.receipts.cards import Card, Coming
from taskchat.tasks import LocalClock, Plan, Task, changed_details, due_day, get_due, preview
from taskchat.text import counted

_PROPOSAL = WidgetTemplate.from_file(str(Path(__file__).with_name("proposal.widget")))
_NOTE = "Nothing is changed until you take it. Undo can take it back."


def proposal(plan: Plan, tasks: Mapping[UUID, Task], *, batch_id: UUID, clock: LocalClock, coming: Coming) -> Card:
    """Draw a proposal, whose changes will be journalled as `batch_id`; tasks that are gone are left out."""
    fields = plan.fields
    planned = [
        (tasks[task_id], preview(tasks[task_id], fields[task_id])) for task_id in plan.task_ids if task_id in tasks
    ]
    days = [
        {"title": _title(day, clock), "tasks": [_row(now, then, clock, coming) for now, then in moved]}
        for day, moved in groupby(
            sorted(planned, key=lambda pair: _day(pair[1], clock)), lambda pair: _day(pair[1], clock)
        )
    ]
    data = {
        "title": f"A plan for {counted(len(planned), 'task')}",
        "note": _NOTE,
        "yes": "Take what is ticked",
        "no": "Leave all as it is",
        "batch": str(batch_id),
        "plan": plan.model_dump_json(exclude_unset=True),
        "days": days,
    }
    lines = [data["title"]]
    for day in days:
        lines += [day["title"], *(f"- {row['title']} · {row['change']}" for row in day["tasks"])]
    return Card(_PROPOSAL.build(data), "\n".join([*lines, _NOTE]))


def _row(now: Task, then: Task, clock: LocalClock, coming: Coming) -> dict[str, str]:
    view = coming.describe(now, clock)
    details = changed_details(view, coming.describe(then, clock))
    texts = [", ".join(each.text for each in details), *(each.text for each in view.details if each.field == "repeats")]
    return {"id": str(now.id), "title": now.title, "change": " · ".join(texts)}


def _day(task: Task, clock: LocalClock) -> date:
    due = get_due(task)
    return due_day(due, clock) if due else clock.now.astimezone(UTC).date()


def _title(day: date, clock: LocalClock) -> str:
    near = {0: "Today, ", 1: "Tomorrow, "}.get((day - clock.today).days, "")
    return f"{near}{day:%A} {day.day} {day:%B}"
