"""Cards that ask before much is changed, and those that take their place when nothing was. Pure."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from chatkit.widgets import WidgetTemplate

from taskchat.chat.receipts.cards import Card, Coming, Row, draw_card
from taskchat.chat.receipts.wording import more_words
from taskchat.tasks import LocalClock, Plan, PlanAction, Task, TaskUpdate, changed_details, preview
from taskchat.text import counted

# As many tasks as a question names, each with what would change; the others are counted.
ASKED = 20

_CONFIRMATION = WidgetTemplate.from_file(str(Path(__file__).with_name("confirmation.widget")))


class _Words(NamedTuple):
    """Words for an action: its verb, the button that says no to one task and to several, and what was not done."""

    verb: str
    no_to_one: str
    no_to_several: str
    left: str
    not_done: str


_WORDS = {
    PlanAction.COMPLETE: _Words("Complete", "Keep it open", "Keep them open", "kept open", "Nothing was completed."),
    PlanAction.REOPEN: _Words("Reopen", "Keep it done", "Keep them done", "kept done", "Nothing was reopened."),
    PlanAction.DELETE: _Words("Delete", "Keep it", "Keep them", "kept", "Nothing was deleted."),
    PlanAction.UPDATE: _Words("Change", "Keep as it is", "Keep as they are", "kept as before", "Nothing was changed."),
}


def question(plan: Plan, tasks: Mapping[UUID, Task], *, batch_id: UUID, clock: LocalClock, coming: Coming) -> Card:
    """Ask whether to carry out a plan, whose changes will be journalled as `batch_id`."""
    words, several = _WORDS[plan.action], len(plan.task_ids) > 1
    count = counted(len(plan.task_ids), "task")
    deletes = plan.action is PlanAction.DELETE
    back = f"bring {'them' if several else 'it'} back" if deletes else "take it back"
    data = {
        "title": f"{words.verb} {count}?",
        "note": f"Undo can {back}.",
        "yes": f"{words.verb} {count}",
        "no": words.no_to_several if several else words.no_to_one,
        "color": "danger" if deletes else "primary",
        "batch": str(batch_id),
        "plan": plan.model_dump_json(exclude_unset=True),
    }
    return _list(data, plan, tasks, clock, coming, changes=True)


def kept(plan: Plan, tasks: Mapping[UUID, Task], *, clock: LocalClock, coming: Coming) -> Card:
    """Say that these tasks stay as they are; or, where none is left, that there was nothing to change."""
    words = _WORDS[plan.action]
    title, note = f"{counted(len(plan.task_ids), 'task')} {words.left}", words.not_done
    if not tasks:
        title, note = f"Nothing to {words.verb.lower()}", "They were not there any more."
    data = {"title": title, "note": note, "yes": "", "no": "", "color": "", "batch": "", "plan": ""}
    return _list(data, plan, tasks, clock, coming, changes=False)


def _list(
    data: dict[str, Any],
    plan: Plan,
    tasks: Mapping[UUID, Task],
    clock: LocalClock,
    coming: Coming,
    *,
    changes: bool,
) -> Card:
    fields = plan.fields if changes and plan.action is PlanAction.UPDATE else {}
    named = [tasks[task_id] for task_id in plan.task_ids[:ASKED] if task_id in tasks]
    rows = [_row(task, fields.get(task.id), clock, coming) for task in named]
    rest = more_words(len(plan.task_ids) - ASKED) if rows and len(plan.task_ids) > ASKED else ""
    return draw_card(_CONFIRMATION, {**data, "rest": rest}, rows)


def _row(task: Task, fields: TaskUpdate | None, clock: LocalClock, coming: Coming) -> Row:
    view = coming.describe(task, clock)
    if fields is None:
        return Row(view)
    changed = changed_details(view, coming.describe(preview(task, fields), clock))
    return Row(view, details=[*changed, *(detail for detail in view.details if detail.field == "repeats")])
