"""Answers about several tasks at once: done, to be confirmed, or undone."""

from collections.abc import Callable
from typing import Any

from taskchat.assistant.builtin.languages import Was, Wording
from taskchat.assistant.builtin.results import Result, list_facts
from taskchat.assistant.builtin.wording.changed_fields import changed_fields
from taskchat.assistant.builtin.wording.refusals import describe_refusal
from taskchat.assistant.builtin.wording.task_markdown import and_more, bold_title, bullets

_ONE: dict[str, Callable[[Wording], Callable[[str], str]]] = {
    "completed": lambda words: words.completed,
    "reopened": lambda words: words.reopened,
    "deleted": lambda words: words.deleted,
}
_SEVERAL: dict[str, Callable[[Wording], Callable[[dict[str, Any], int], str]]] = {
    "completed": lambda words: words.completed_many,
    "reopened": lambda words: words.reopened_many,
    "deleted": lambda words: words.deleted_many,
    "updated": lambda words: words.updated_many,
}
_UNDONE: dict[str, Callable[[Wording], Callable[[str], str]]] = {
    "created": lambda words: words.undone_created,
    "completed": lambda words: words.undone_completed,
    "reopened": lambda words: words.undone_reopened,
    "deleted": lambda words: words.undone_deleted,
}


def describe_several(result: Result, words: Wording) -> str:
    """Describe a tool's changes to several tasks, and those it left alone or did not find."""
    output = result.output
    parts = [_confirmation(result, words)] if "confirmation" in output else []
    parts += [_describe_outcome(name, result, words) for name in _SEVERAL if output.get(name)]
    parts += [_unchanged(result, words)] if output.get("unchanged") else []
    parts += [describe_refusal(entry, words) for entry in list_facts(output.get("not_found"))]
    return "\n\n".join(parts) or words.no_tasks_fit


def describe_undo(output: dict[str, Any], words: Wording) -> str:
    """Describe the undone changes, and those that stay because of later ones."""
    tasks = list_facts(output.get("undone"))
    lines = [_undone(task, words) for task in tasks]
    parts = [words.undone(lines[0])] if len(lines) == 1 else []
    if len(lines) > 1:
        count = max(_count(output), len(lines))
        bulleted = "\n".join(f"- {said}" for said in lines)
        parts = [f"{words.undone_many(count)}\n\n{bulleted}{and_more(count - len(lines), words)}"]
    parts += [words.not_undone(_conflict_title(entry, words)) for entry in output.get("conflicts") or []]
    return "\n\n".join(parts) or words.nothing_to_undo


def describe_already(task: dict[str, Any], result: Result, words: Wording) -> str:
    """Say that a task was already what it should become."""
    completes = result.tool in ("complete_task", "complete_many")
    was: Was = "same" if not completes else "complete" if result.arguments.get("done", True) else "open"
    return words.already(bold_title(task, words), was)


def _undone(task: dict[str, Any], words: Wording) -> str:
    say = _UNDONE.get(str(task.get("what")))
    return (say(words) if say else words.undone_changed)(bold_title(task, words))


def _describe_outcome(name: str, result: Result, words: Wording) -> str:
    tasks = list_facts(result.output[name])
    count = max(_count(result.output), len(tasks))
    if name == "updated" and tasks:
        return _describe_updates(tasks, count, result, words)
    if count == 1 and tasks:
        return _ONE[name](words)(bold_title(tasks[0], words))
    form = "~~{}~~" if name == "completed" else "{}"
    head = _SEVERAL[name](words)(result.arguments, count)
    return f"{head}\n\n{bullets(tasks, words, form)}{and_more(count - len(tasks), words)}"


def _describe_updates(tasks: list[dict[str, Any]], count: int, result: Result, words: Wording) -> str:
    changes = {change.get("id"): change for change in list_facts(result.output.get("changes"))}
    told = [changed_fields(task, _fields(changes.get(task.get("id"), {})), words) for task in tasks]
    if count == 1:
        return words.changed(bold_title(tasks[0], words), told[0])
    lines = [f"- {bold_title(task, words)}: {', '.join(each)}" for task, each in zip(tasks, told, strict=True)]
    head = words.updated_many(result.arguments, count)
    return f"{head}\n\n" + "\n".join(lines) + and_more(count - len(tasks), words)


def _fields(change: dict[str, Any]) -> dict[str, Any]:
    return {name: said for name, said in change.items() if name not in ("id", "title")}


def _confirmation(result: Result, words: Wording) -> str:
    count, tasks = _count(result.output), list_facts(result.output.get("tasks"))
    # Conversations of before hold results that do not say it: only deletions were asked about.
    action = str(result.output.get("action", "delete"))
    if action == "plan":
        left_out = result.output.get("without_room")
        return words.proposed(count, left_out if isinstance(left_out, int) else 0)
    listed = f"\n\n{bullets(tasks, words)}{and_more(count - len(tasks), words)}" if tasks else ""
    return f"{words.confirm(action, result.arguments, count)}{listed}"


def _count(output: dict[str, Any]) -> int:
    count = output.get("count")
    return count if isinstance(count, int) else 0


def _unchanged(result: Result, words: Wording) -> str:
    tasks = list_facts(result.output["unchanged"])
    if len(tasks) == 1:
        return describe_already(tasks[0], result, words)
    return f"{words.all_already}\n\n{bullets(tasks, words)}"


def _conflict_title(entry: Any, words: Wording) -> str:
    return bold_title(entry if isinstance(entry, dict) else {"title": str(entry)}, words)
