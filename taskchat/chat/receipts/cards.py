"""Cards: tasks as ChatKit widgets and as text. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from chatkit.types import WidgetItem
from chatkit.widgets import DynamicWidgetRoot, WidgetTemplate

from taskchat.chat.receipts.wording import conflict_sentence, heading, more_words, shared_kind, undo_heading
from taskchat.chat.values import chatkit_now
from taskchat.database import new_id
from taskchat.tasks import ChangeKind, LocalClock, Priority, Task, TaskDiff, TaskView, describe
from taskchat.text import counted

# As many tasks as a card draws; the others are counted.
DRAWN = 8

_FOLDER = Path(__file__).parent
_ICONS = {"due": "calendar", "priority": "lucide:flag"}
_RECEIPT = WidgetTemplate.from_file(str(_FOLDER / "receipt.widget"))
_CONFIRMATION = WidgetTemplate.from_file(str(_FOLDER / "confirmation.widget"))


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
class _Row:
    """Task on a card; `task_id` is set where something can still be done to it."""

    view: TaskView
    task_id: UUID | None = None
    gone: bool = False
    word: str = ""

    def data(self) -> dict[str, Any]:
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
            for each in self.view.details
        ]
        return word + details

    def _priority_color(self) -> str:
        return "danger" if self.view.priority == Priority.HIGH else "secondary"


def receipt(diffs: Sequence[TaskDiff], tasks: Mapping[UUID, Task], *, batch_id: UUID, clock: LocalClock) -> Card:
    """Draw changes that were made together; `tasks` are those that still exist, as they are now."""
    standing = [diff for diff in diffs if not diff.undone]
    undone = len(standing) < len(diffs)
    drawn = diffs[:DRAWN]
    rows = [_undone_row(diff, clock) if undone else _row(diff, tasks.get(diff.task_id), clock) for diff in drawn]
    if shared_kind(diffs) is None:
        rows = [replace(row, word=row.word or diff.kind) for row, diff in zip(rows, drawn, strict=True)]
    data = {
        "title": undo_heading(diffs, partly=bool(standing)) if undone else heading(diffs),
        "undo": "" if undone else str(batch_id),
        "rest": more_words(len(diffs) - len(rows)),
        "note": conflict_sentence([diff.task.title for diff in standing]) if undone and standing else "",
    }
    return _card(_RECEIPT, data, rows)


def _row(diff: TaskDiff, now: Task | None, clock: LocalClock) -> _Row:
    if now:
        return _Row(describe(now, clock), task_id=diff.task_id)
    word = "" if diff.kind is ChangeKind.DELETED else "deleted since"
    return _Row(describe(diff.task, clock), gone=True, word=word)


def _undone_row(diff: TaskDiff, clock: LocalClock) -> _Row:
    return _Row(describe(diff.task, clock), gone=diff.undone and diff.kind is ChangeKind.CREATED)


def question(task_ids: Sequence[UUID], tasks: Mapping[UUID, Task], *, batch_id: UUID, clock: LocalClock) -> Card:
    """Ask whether to delete these tasks; their deletion will be journalled as `batch_id`."""
    count = counted(len(task_ids), "task")
    data = {
        "title": f"Delete {count}?",
        "note": "Undo can bring them back." if len(task_ids) > 1 else "Undo can bring it back.",
        "yes": f"Delete {count}",
        "no": "Keep them" if len(task_ids) > 1 else "Keep it",
        "batch": str(batch_id),
        "task_ids": [str(task_id) for task_id in task_ids],
    }
    return _list(data, task_ids, tasks, clock)


def kept(task_ids: Sequence[UUID], tasks: Mapping[UUID, Task], *, clock: LocalClock) -> Card:
    """Say that these tasks were not deleted; or, where none is left, that there was nothing to delete."""
    gone = not tasks
    note = "They were not there any more." if gone else "Nothing was deleted."
    data = {"title": "Nothing to delete" if gone else f"{counted(len(task_ids), 'task')} kept", "note": note}
    return _list({**data, "yes": "", "no": "", "batch": "", "task_ids": []}, task_ids, tasks, clock)


def _list(data: dict[str, Any], task_ids: Sequence[UUID], tasks: Mapping[UUID, Task], clock: LocalClock) -> Card:
    rows = [_Row(describe(tasks[task_id], clock)) for task_id in task_ids[:DRAWN] if task_id in tasks]
    rest = more_words(len(task_ids) - DRAWN) if rows and len(task_ids) > DRAWN else ""
    return _card(_CONFIRMATION, {**data, "rest": rest}, rows)


def _card(template: WidgetTemplate, data: dict[str, Any], rows: Sequence[_Row]) -> Card:
    lines = [data["title"], *(row.line() for row in rows), data["rest"], data["note"]]
    widget = template.build({**data, "tasks": [row.data() for row in rows]})
    return Card(widget, "\n".join(line for line in lines if line))


def _plain(widget: Any) -> dict[str, Any]:
    return widget.model_dump(mode="json", exclude_none=True)
