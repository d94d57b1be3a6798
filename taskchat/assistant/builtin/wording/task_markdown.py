"""Tasks and lists of them as Markdown, from the facts of a tool's result."""

from collections.abc import Callable, Sequence
from typing import Any

from taskchat.assistant.builtin.languages import Wording, escape
from taskchat.tasks import TaskView

_MAX_TITLES = 20


def bold_title(task: dict[str, Any], words: Wording) -> str:
    """Format a task's title in bold."""
    return f"**{escape(str(task.get('title', words.some_task)))}**"


def numbered_line(number: int, task: dict[str, Any], words: Wording) -> str:
    """Format a task as a line of a numbered list, with its details."""
    title = escape(str(task.get("title", "")))
    return f"{number}. {f'~~{title}~~' if task.get('done') else f'**{title}**'}{details(task, words, between=' · ')}"


def bullets(tasks: Sequence[dict[str, Any]], words: Wording, form: str = "{}") -> str:
    """Format titles as a list; of a very long one its beginning and the number of the others."""
    lines = [f"- {form.format(escape(str(task.get('title', ''))))}" for task in tasks[:_MAX_TITLES]]
    return "\n".join(lines) + and_more(len(tasks) - len(lines), words)


def and_more(count: int, words: Wording) -> str:
    """Format the last line of a list that leaves out so many; empty where it leaves out none."""
    return f"\n- {words.more(count)}" if count > 0 else ""


def details(task: dict[str, Any], words: Wording, *, between: str = ", ") -> str:
    """Format due date, rhythm, priority and tags, each after `between`, without default values."""
    view = TaskView.from_facts(task)
    # In the presenter's order, without what it takes for usual.
    parts = [_say(detail.field, detail.phrase, view, words) for detail in view.details]
    return "".join(between + part for part in parts)


def _say(field: str, phrase: str, view: TaskView, words: Wording) -> str:
    say = _SAID.get(field)
    return say(view, phrase, words) if say else escape(phrase)


_SAID: dict[str, Callable[[TaskView, str, Wording], str]] = {
    "due": lambda view, _, words: words.due(escape(view.due)) + (f" ({words.overdue})" if view.overdue else ""),
    "starts": lambda view, _, words: words.starts(escape(view.starts)),
    "duration": lambda view, _, words: words.takes(escape(view.duration)),
    "parent": lambda view, _, words: words.subtask_of(words.quote(escape(view.parent))),
    "repeats": lambda view, _, words: words.repeats(escape(view.repeats)),
    "reminders": lambda _, phrase, words: words.reminder(escape(phrase.removeprefix("reminder "))),
    "priority": lambda view, _, words: words.priority(view.priority),
}
