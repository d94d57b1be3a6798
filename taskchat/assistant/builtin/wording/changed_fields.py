"""Fields of a task that were changed, in the person's language."""

from collections.abc import Mapping
from typing import Any

from taskchat.assistant.builtin.languages import Wording, escape


def changed_fields(task: dict[str, Any], changed: Mapping[str, Any], words: Wording) -> list[str]:
    """Tell the fields that were changed, as they are now; `changed` has their names, and the title of before."""
    said = {
        "title": lambda: words.was_called(words.quote(escape(str(changed["title"])))),
        "due": lambda: words.due(escape(str(task["due"]))) if task.get("due") else words.no_due,
        "starts": lambda: words.starts(escape(str(task["starts"]))) if task.get("starts") else words.no_start,
        "duration": lambda: words.takes(escape(str(task["duration"]))) if task.get("duration") else words.no_duration,
        "parent": lambda: (
            words.subtask_of(words.quote(escape(str(task["parent"])))) if task.get("parent") else words.no_parent
        ),
        "repeats": lambda: words.repeats(escape(str(task["repeats"]))) if task.get("repeats") else words.repeats_once,
        "priority": lambda: words.priority(str(task.get("priority", "medium"))),
        "tags": lambda: _tags(task, words),
        "reminders": lambda: _reminders(task, words),
        "description": lambda: words.new_description if task.get("description") else words.no_description,
    }
    parts = [say() for name, say in said.items() if name in changed]
    return parts + [words.field(name, escape(str(task.get(name) or ""))) for name in changed if name not in said]


def _reminders(task: dict[str, Any], words: Wording) -> str:
    said = [words.reminder(escape(str(one))) for one in task.get("reminders") or []]
    return ", ".join(said) or words.no_more_reminders


def _tags(task: dict[str, Any], words: Wording) -> str:
    tags = " ".join(f"\\#{escape(str(tag))}" for tag in task.get("tags") or [])
    return words.tags(tags) if tags else words.no_tags
