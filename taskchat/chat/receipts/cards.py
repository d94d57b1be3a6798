"""Cards: tasks as ChatKit widgets and as text. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from chatkit.types import WidgetItem
from chatkit.widgets import DynamicWidgetRoot, WidgetTemplate

from taskchat.chat.receipts.wording import conflict_sentence, heading, more_words, shared_kind, undo_heading
from taskchat.chat.values import chatkit_now
from taskchat.database import new_id
from taskchat.tasks import (
    ChangeKind,
    Detail,
    LocalClock,
    Priority,
    Task,
    TaskDiff,
    TaskView,
    describe,
    due_in_full,
    get_due,
)
from taskchat.text import counted

# As many tasks as a card draws; the others are counted.
DRAWN = 8

_ICONS = {"due": "calendar", "priority": "lucide:flag"}
_RECEIPT = WidgetTemplate.from_file(str(Path(__file__).with_name("receipt.widget")))


@dataclass(frozen=True)
class Card:
    """Widget and the same as text, for copies, for search and for pages that draw no widgets."""

    widget: DynamicWidgetRoot
    text: str

    def item(self, thread_id: str) -> WidgetItem:
        """Make a new item of a thread of the card."""
        return WidgetItem(
            id=str(new_id()), thread_id=thread_id, created_at=chatkit_now(), widget=self.widget, copy_text=self.text
        )

    def replace_in(self, item: WidgetItem) -> WidgetItem:
        """Put the card in the place of an item."""
        return item.model_copy(update={"widget": self.widget, "copy_text": self.text})

    def is_shown_by(self, item: WidgetItem) -> bool:
        """Whether an item is this card already."""
        return item.copy_text == self.text and _plain(item.widget) == _plain(self.widget)


@dataclass(frozen=True)
class Coming:
    """Series of the tasks on a card: by their ids, the words of its rhythm, and its open occurrence.

    `parents` are the titles of tasks that others are subtasks of.
    """

    rhythms: Mapping[UUID, str] = field(default_factory=dict)
    opened: Mapping[UUID, Task] = field(default_factory=dict)
    parents: Mapping[UUID, str] = field(default_factory=dict)

    def describe(self, task: Task, clock: LocalClock) -> TaskView:
        """Describe a task with its rhythm, and the task that it is a subtask of."""
        rhythm = self.rhythms.get(task.series_id, "") if task.series_id else ""
        parent = self.parents.get(task.parent_id, "") if task.parent_id else ""
        return describe(task, clock, rhythm=rhythm, parent=parent)

    def next_due(self, series_id: UUID | None, clock: LocalClock) -> str:
        """Say when the open occurrence of a series is due; empty where there is none."""
        task = self.opened.get(series_id) if series_id else None
        due = get_due(task) if task else None
        return due_in_full(due, clock) if due else ""


@dataclass(frozen=True)
class Row:
    """Task on a card; `task_id` is set where something can still be done to it.

    `details` are told of it where they are not its own: what a plan changes. `following` says when it comes next.
    """

    view: TaskView
    task_id: UUID | None = None
    details: Sequence[Detail] | None = None
    gone: bool = False
    word: str = ""
    following: str = ""

    def data(self) -> dict[str, Any]:
        """Return the row as the templates take it."""
        name, color = self._icon()
        return {
            "id": str(self.task_id or ""),
            "title": self.view.title,
            "done": self.view.done,
            "muted": self.view.done or self.gone,
            "icon": name,
            "color": color,
            "facts": self._facts(),
        }

    def line(self) -> str:
        """Return the row as text."""
        return " · ".join([f"- {self.view.title}", *(fact["text"] for fact in self._facts())])

    def _icon(self) -> tuple[str, str]:
        if self.gone:
            return "lucide:trash-2", "secondary"
        if self.view.done:
            return "check-circle-filled", "info"
        return "empty-circle", self._priority_color()

    def _facts(self) -> list[dict[str, str]]:
        colors = {"priority": self._priority_color()}
        word = [{"icon": "", "text": self.word.capitalize(), "color": "emphasis"}] if self.word else []
        details = [
            {"icon": _ICONS.get(each.field, ""), "text": each.text, "color": colors.get(each.field, "secondary")}
            for each in (self.view.details if self.details is None else self.details)
        ]
        if self.following:
            details += [{"icon": _ICONS["due"], "text": f"next: {self.following}", "color": "secondary"}]
        return word + details

    def _priority_color(self) -> str:
        return "danger" if self.view.priority == Priority.HIGH else "secondary"


def receipt(
    diffs: Sequence[TaskDiff], tasks: Mapping[UUID, Task], *, batch_id: UUID, clock: LocalClock, coming: Coming
) -> Card:
    """Draw changes that were made together; `tasks` are those that still exist, as they are now."""
    standing = [diff for diff in diffs if not diff.undone]
    undone = len(standing) < len(diffs)
    drawn = diffs[:DRAWN]
    rows = [_undone_row(diff, clock, coming) if undone else _row(diff, tasks, clock, coming) for diff in drawn]
    if shared_kind(diffs) is None:
        rows = [replace(row, word=row.word or diff.kind) for row, diff in zip(rows, drawn, strict=True)]
    data = {
        "title": undo_heading(diffs, partly=bool(standing)) if undone else heading(diffs),
        "undo": "" if undone else str(batch_id),
        "rest": more_words(len(diffs) - len(rows)),
        "note": conflict_sentence([diff.title for diff in standing]) if undone and standing else "",
    }
    return draw_card(_RECEIPT, data, rows)


def _row(diff: TaskDiff, tasks: Mapping[UUID, Task], clock: LocalClock, coming: Coming) -> Row:
    following = coming.next_due(diff.series_id, clock)
    if diff.is_series:
        return _series_row(diff, clock, coming, following)
    if now := tasks.get(diff.task_id):
        view = coming.describe(now, clock)
        return Row(view, diff.task_id, _details(view, diff), following=following if now.completed_at else "")
    word = "" if diff.kind is ChangeKind.DELETED else "deleted since"
    view = coming.describe(diff.task, clock)
    return Row(view, details=_details(view, diff), gone=True, word=word, following=following)


def _details(view: TaskView, diff: TaskDiff) -> list[Detail] | None:
    """Tell of a task how many subtasks were done or deleted with it, beside its own details."""
    if not diff.subtasks:
        return None
    words = f"with {counted(diff.subtasks, 'subtask')}"
    return [Detail("subtasks", words.capitalize(), words), *view.details]


def _series_row(diff: TaskDiff, clock: LocalClock, coming: Coming, following: str) -> Row:
    """Draw a series by its open occurrence; of one that was skipped, that is the next."""
    rhythm = coming.rhythms.get(diff.task_id, "")
    now = coming.opened.get(diff.task_id)
    if now is None:
        return Row(describe(diff.task, clock, rhythm=rhythm))
    view = describe(now, clock, rhythm=rhythm)
    if diff.kind is ChangeKind.SKIPPED:
        return Row(view._replace(due="", overdue=False), now.id, following=following)
    return Row(view, now.id)


def _undone_row(diff: TaskDiff, clock: LocalClock, coming: Coming) -> Row:
    gone = diff.undone and diff.kind is ChangeKind.CREATED
    rhythm = coming.rhythms.get(diff.series_id, "") if diff.series_id else ""
    return Row(describe(diff.task, clock, rhythm=rhythm), gone=gone)


def draw_card(template: WidgetTemplate, data: dict[str, Any], rows: Sequence[Row]) -> Card:
    """Fill a template with the facts of a card and its rows."""
    lines = [data["title"], *(row.line() for row in rows), data["rest"], data["note"]]
    widget = template.build({**data, "tasks": [row.data() for row in rows]})
    return Card(widget, "\n".join(line for line in lines if line))


def _plain(widget: Any) -> dict[str, Any]:
    return widget.model_dump(mode="json", exclude_none=True)
