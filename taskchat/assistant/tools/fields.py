"""From a tool's words to a task's fields."""

from typing import Any

from taskchat.assistant.tools.arguments import UpdateTask
from taskchat.assistant.tools.step import Refused
from taskchat.assistant.tools.wording import local_now
from taskchat.assistant.turn import Turn
from taskchat.tasks import Task, parse_due

_REMOVED = {"none", "no", "never", "null", "no date", "no due date", "remove", "clear"}


def read_due(words: str, turn: Turn) -> dict[str, Any]:
    """The fields of a due date; raises `Refused` where the words are no date."""
    due = parse_due(words, now=turn.now, timezone=turn.timezone)
    if due is None:
        today = f"{local_now(turn):%Y-%m-%d}"
        raise Refused(f"“{words[:100]}” is no date that can be read; say it like “friday 5pm” or “{today}”.")
    return {"due_at": due.due_at, "all_day": due.all_day}


def wanted_fields(asked: UpdateTask, task: Task, turn: Turn) -> dict[str, Any]:
    """The fields that an update sets."""
    fields: dict[str, Any] = asked.model_dump(include={"title", "priority", "tags"}, exclude_none=True)
    if asked.description is not None:
        fields["description"] = "" if _removes(asked.description) else asked.description
    if asked.due is not None:
        fields |= {"due_at": None} if _removes(asked.due) else read_due(asked.due, turn)
    if asked.add_tags or asked.remove_tags:
        gone = {tag.strip().lstrip("#").lower() for tag in asked.remove_tags or []}
        kept = [tag for tag in fields.get("tags", task.tags) if tag.lower() not in gone]
        fields["tags"] = [*kept, *(asked.add_tags or [])]
    return fields


def changed_fields(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What is different, with its old value; None where there was none."""
    names = ("title", "description", "due", "priority", "tags")
    return {name: before.get(name) for name in names if before.get(name) != after.get(name)}


def _removes(words: str) -> bool:
    return words.strip().lower() in _REMOVED
