"""Cards of proposals: old → new by day, of which the person takes all or some. Pure."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

from chatkit.widgets import WidgetTemplate

from taskchat.chat.receipts.cards import Card, Coming
from taskchat.tasks import Due, LocalClock, Plan, Task, changed_details, due_day, preview
from taskchat.text import counted

# As many tasks as a page has, but for a day that has more.
PAGE = 20
_PROPOSAL = WidgetTemplate.from_file(str(Path(__file__).with_name("proposal.widget")))
_NOTE = "Nothing is changed until you take it. Undo can take it back."


def first_page(plan: Plan, clock: LocalClock) -> list[UUID]:
    """Return the tasks of the first days of a proposal, in their order: as many whole days as a page has room for."""
    page: list[UUID] = []
    for _, some in _by_day(plan, clock):
        if page and len(page) + len(some) > PAGE:
            break
        page += some
    return page


def proposal(plan: Plan, tasks: Mapping[UUID, Task], *, batch_id: UUID, clock: LocalClock, coming: Coming) -> Card:
    """Draw the first page of a proposal, whose changes will be journalled as `batch_id`; gone tasks are left out."""
    page, fields = first_page(plan, clock), plan.fields
    there = [(day, [one for one in some if one in tasks]) for day, some in _by_day(plan, clock)]
    drawn = [(day, some) for day, some in there if some]
    days = [
        {
            "title": _title(day, clock),
            "name": f"{day:%a} {day.day} {day:%b}" if len(drawn) > 1 else "",
            "page": list(map(str, some)),
            "tasks": [_row(tasks[one], preview(tasks[one], fields[one]), clock, coming) for one in some],
        }
        for day, some in drawn
    ]
    count = sum(len(some) for _, some in drawn)
    later = len(plan.task_ids) - len(page)
    data = {
        "title": f"A plan for {counted(count + later, 'task')}",
        "note": f"These are the first {count}; the others come next. {_NOTE}" if later else _NOTE,
        "yes": "Take what is ticked",
        "all": f"Take all {count + later}" if later else "",
        "no": "Leave all as it is",
        "batch": str(batch_id),
        "plan": plan.model_dump_json(exclude_unset=True),
        "page": list(map(str, page)) if later else [],
        "days": days,
    }
    lines = [data["title"]]
    for day in days:
        lines += [day["title"], *(f"- {row['title']} · {row['change']}" for row in day["tasks"])]
    return Card(_PROPOSAL.build(data), "\n".join([*lines, data["note"]]))


def _by_day(plan: Plan, clock: LocalClock) -> list[tuple[date, list[UUID]]]:
    """Group the tasks of a plan by the days that they would get, in the order of the calendar."""
    by_day: dict[date, list[UUID]] = {}
    for task_id, fields in plan.fields.items():
        moment = fields.due_at or clock.now
        by_day.setdefault(due_day(Due(moment, bool(fields.all_day)), clock), []).append(task_id)
    return sorted(by_day.items())


def _row(now: Task, then: Task, clock: LocalClock, coming: Coming) -> dict[str, str]:
    view = coming.describe(now, clock)
    details = changed_details(view, coming.describe(then, clock))
    texts = [", ".join(each.text for each in details), *(each.text for each in view.details if each.field == "repeats")]
    return {"id": str(now.id), "title": now.title, "change": " · ".join(texts)}


def _title(day: date, clock: LocalClock) -> str:
    near = {0: "Today, ", 1: "Tomorrow, "}.get((day - clock.today).days, "")
    return f"{near}{day:%A} {day.day} {day:%B}"
