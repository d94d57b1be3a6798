"""The cards themselves: what is known of tasks, as ChatKit widgets and as text. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from chatkit.types import WidgetItem
from chatkit.widgets import DynamicWidgetRoot, WidgetTemplate

from taskchat.chat.receipts.task_changes import Deed, Look, Touched
from taskchat.chat.receipts.wording import (
    When,
    due_words,
    heading,
    more,
    priority_words,
    shared_deed,
    stayed,
    undo_heading,
)
from taskchat.chat.values import chatkit_now
from taskchat.database import new_id
from taskchat.tasks import Priority
from taskchat.text import counted

# As many tasks as a card draws; the others are counted.
DRAWN = 8

_FOLDER = Path(__file__).parent
_RECEIPT = WidgetTemplate.from_file(str(_FOLDER / "receipt.widget"))
_CONFIRMATION = WidgetTemplate.from_file(str(_FOLDER / "confirmation.widget"))


@dataclass(frozen=True)
class Card:
    """A widget and the same as text, for copies, for search and for pages that draw no widgets."""

    widget: DynamicWidgetRoot
    text: str

    def item(self, thread_id: str) -> WidgetItem:
        """The card as a new item of a thread."""
        return WidgetItem(
            id=str(new_id()), thread_id=thread_id, created_at=chatkit_now(), widget=self.widget, copy_text=self.text
        )

    def replacing(self, item: WidgetItem) -> WidgetItem:
        """The card in the place of an item."""
        return item.model_copy(update={"widget": self.widget, "copy_text": self.text})

    def shows_in(self, item: WidgetItem) -> bool:
        """Whether an item is this card already."""
        return item.copy_text == self.text and _plain(item.widget) == _plain(self.widget)


@dataclass(frozen=True)
class _Row:
    """One task on a card; `task` is its id where something can still be done to it."""

    look: Look
    task: UUID | None = None
    gone: bool = False
    word: str = ""

    def data(self, when: When) -> dict[str, Any]:
        name, color = self._icon()
        return {
            "id": str(self.task or ""),
            "title": self.look.title,
            "done": self.look.done,
            "muted": self.look.done or self.gone,
            "icon": name,
            "color": color,
            "facts": list(self._facts(when)),
        }

    def line(self, when: When) -> str:
        return " · ".join([f"- {self.look.title}", *(fact["text"] for fact in self._facts(when))])

    def _icon(self) -> tuple[str, str]:
        if self.gone:
            return "lucide:trash-2", "secondary"
        if self.look.done:
            return "check-circle-filled", "info"
        return "empty-circle", "danger" if self.look.priority is Priority.HIGH else "secondary"

    def _facts(self, when: When) -> list[dict[str, str]]:
        words, due, priority = self.word.capitalize(), due_words(self.look, when), priority_words(self.look)
        flag = "danger" if self.look.priority is Priority.HIGH else "secondary"
        tags = [{"icon": "", "text": f"#{tag}", "color": "secondary"} for tag in self.look.tags]
        facts = [
            {"icon": "", "text": words, "color": "emphasis"},
            {"icon": "calendar", "text": due, "color": "secondary"},
            {"icon": "lucide:flag", "text": priority, "color": flag},
        ]
        return [fact for fact in (*facts, *tags) if fact["text"]]


def receipt(done: Sequence[Touched], tasks: Mapping[UUID, Look], *, batch_id: UUID, when: When) -> Card:
    """What was done together; `tasks` are those that are still there, as they are now."""
    standing = [one for one in done if not one.undone]
    undone = len(standing) < len(done)
    rows = [_undone_row(one) if undone else _row(one, tasks.get(one.task_id)) for one in done[:DRAWN]]
    if shared_deed(done) is None:
        rows = [replace(row, word=row.word or one.deed) for row, one in zip(rows, done, strict=False)]
    data = {
        "title": undo_heading(done, partly=bool(standing)) if undone else heading(done),
        "undo": "" if undone else str(batch_id),
        "rest": more(len(done) - len(rows)),
        "note": stayed([one.look.title for one in standing]) if undone and standing else "",
    }
    return _card(_RECEIPT, data, rows, when)


def _row(one: Touched, now: Look | None) -> _Row:
    if now:
        return _Row(now, task=one.task_id)
    return _Row(one.look, gone=True, word="" if one.deed is Deed.DELETED else "deleted since")


def _undone_row(one: Touched) -> _Row:
    return _Row(one.look, gone=one.undone and one.deed is Deed.CREATED)


def question(task_ids: Sequence[UUID], tasks: Mapping[UUID, Look], *, batch_id: UUID, when: When) -> Card:
    """Asks whether to delete these tasks; their deletion will be journalled as `batch_id`."""
    count = counted(len(task_ids), "task")
    data = {
        "title": f"Delete {count}?",
        "note": "Undo can bring them back." if len(task_ids) > 1 else "Undo can bring it back.",
        "yes": f"Delete {count}",
        "no": "Keep them" if len(task_ids) > 1 else "Keep it",
        "batch": str(batch_id),
        "doomed": [str(task_id) for task_id in task_ids],
    }
    return _list(data, task_ids, tasks, when)


def kept(task_ids: Sequence[UUID], tasks: Mapping[UUID, Look], *, when: When) -> Card:
    """Says that these tasks were not deleted; or, where none is left, that there was nothing to delete."""
    gone = not tasks
    note = "They were not there any more." if gone else "Nothing was deleted."
    data = {"title": "Nothing to delete" if gone else f"{counted(len(task_ids), 'task')} kept", "note": note}
    return _list({**data, "yes": "", "no": "", "batch": "", "doomed": []}, task_ids, tasks, when)


def _list(data: dict[str, Any], task_ids: Sequence[UUID], tasks: Mapping[UUID, Look], when: When) -> Card:
    rows = [_Row(tasks[task_id]) for task_id in task_ids[:DRAWN] if task_id in tasks]
    rest = more(len(task_ids) - DRAWN) if rows and len(task_ids) > DRAWN else ""
    return _card(_CONFIRMATION, {**data, "rest": rest}, rows, when)


def _card(template: WidgetTemplate, data: dict[str, Any], rows: Sequence[_Row], when: When) -> Card:
    lines = [data["title"], *(row.line(when) for row in rows), data["rest"], data["note"]]
    widget = template.build({**data, "tasks": [row.data(when) for row in rows]})
    return Card(widget, "\n".join(line for line in lines if line))


def _plain(widget: Any) -> dict[str, Any]:
    return widget.model_dump(mode="json", exclude_none=True)
