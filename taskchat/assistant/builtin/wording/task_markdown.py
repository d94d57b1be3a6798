"""Tasks and lists of them as Markdown, from the facts of a tool's result."""

from collections.abc import Sequence
from typing import Any

from taskchat.assistant.builtin.wording.talk import escape
from taskchat.tasks import TaskView

_DUE = {
    "overdue": "overdue",
    "today": "due today",
    "tomorrow": "due tomorrow",
    "weekend": "due this weekend",
    "week": "due within a week",
    "next week": "due next week",
    "none": "without a due date",
}
_MAX_TITLES = 20


def bold_title(task: dict[str, Any]) -> str:
    """Format a task's title in bold."""
    return f"**{escape(str(task.get('title', 'a task')))}**"


def numbered_line(number: int, task: dict[str, Any]) -> str:
    """Format a task as a line of a numbered list, with its details."""
    title = escape(str(task.get("title", "")))
    return f"{number}. {f'~~{title}~~' if task.get('done') else f'**{title}**'}{details(task, between=' · ')}"


def bullets(tasks: Sequence[dict[str, Any]], form: str = "{}") -> str:
    """Format titles as a list; of a very long one its beginning and the number of the others."""
    lines = [f"- {form.format(escape(str(task.get('title', ''))))}" for task in tasks[:_MAX_TITLES]]
    more = len(tasks) - len(lines)
    return "\n".join([*lines, *([f"- and {more} more"] if more > 0 else [])])


def details(task: dict[str, Any], *, between: str = ", ") -> str:
    """Format due date, priority and tags, each after `between`, without default values."""
    view = TaskView.from_facts(task)
    parts = [escape(detail.phrase) for detail in view.details]
    if view.overdue and view.due:
        parts[0] += " (overdue)"
    return "".join(between + part for part in parts)


def describe_tasks(asked: dict[str, Any], count: int) -> str:
    """Describe the listed tasks by their conditions: "open high-priority tasks due today"."""
    status = {"done": "completed ", "all": ""}.get(str(asked.get("status") or "open"), "open ")
    priority = f"{asked['priority']}-priority " if asked.get("priority") else ""
    due = f" {_DUE[asked['due']]}" if asked.get("due") in _DUE else ""
    tag = f" tagged \\#{escape(str(asked['tag']).lstrip('#'))}" if asked.get("tag") else ""
    about = f" with “{escape(str(asked['search']))}”" if asked.get("search") else ""
    return f"{status}{priority}task{'' if count == 1 else 's'}{due}{tag}{about}"
