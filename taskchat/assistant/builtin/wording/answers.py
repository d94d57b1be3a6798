"""Answers after tool calls, from nothing but their results."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from taskchat.assistant.builtin.results import Result
from taskchat.assistant.builtin.wording.several import describe_refusal, describe_several, describe_undo
from taskchat.assistant.builtin.wording.talk import escape
from taskchat.assistant.builtin.wording.task_markdown import bold_title, describe_tasks, details, numbered_line

_UNREADABLE = "One step gave an answer that I cannot read, so I can't say whether it worked. Please look at your tasks."
_FAILED = "That did not work; nothing was changed."
# More sentences than that become a list.
_A_LIST = 3
_AN_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def answer(results: Sequence[Result]) -> str:
    """Write the answer in Markdown: equal sentences once, many short ones as a list."""
    said = list(dict.fromkeys(sentence(result) for result in results))
    if len(said) > _A_LIST and not any("\n" in one for one in said):
        return "\n".join(f"- {one}" for one in said)
    return "\n\n".join(said)


def sentence(result: Result) -> str:
    """Write the sentence for one result."""
    output = result.output
    if "unreadable" in output:
        return _UNREADABLE
    if "undone" in output or output.get("conflicts"):
        return describe_undo(output)
    if "count" in output or "confirmation" in output or output.get("not_found"):
        return describe_several(output, result.arguments)
    if "error" in output:
        return _refusal(output)
    if isinstance(output.get("tasks"), list):
        return _list(result)
    return next((said for name, say in _DONE.items() if (said := _about_one(output.get(name), say, output))), _FAILED)


def _about_one(task: Any, say: Callable[..., str], output: dict[str, Any]) -> str:
    return say(bold_title(task), task, output) if isinstance(task, dict) else ""


_DONE: dict[str, Callable[[str, dict[str, Any], dict[str, Any]], str]] = {
    "created": lambda name, task, _: f"I added {name}{details(task)}.",
    "updated": lambda name, task, output: f"I changed {name}{_changes(task, output.get('changed') or {})}.",
    "completed": lambda name, *_: f"Well done! {name} is complete.",
    "reopened": lambda name, *_: f"{name} is open again.",
    "deleted": lambda name, *_: f"I deleted {name}.",
    "unchanged": lambda name, _, output: f"{name} {escape(str(output.get('reason') or 'was like that already'))}.",
}


def _list(result: Result) -> str:
    tasks, asked = result.listed, result.arguments
    total = int(result.output.get("total") or len(tasks))
    what = _describe_list(asked, total) if result.tool == "search_tasks" else describe_tasks(asked, total)
    if not tasks:
        hint = "" if asked else " Add the first one: *add buy milk tomorrow*."
        return f"You have no {what}.{hint}"
    lines = [numbered_line(number, task) for number, task in enumerate(tasks, start=1)]
    more = f"\n\nThese are the first {len(tasks)}." if total > len(tasks) else ""
    return f"You have {total} {what}:\n\n" + "\n".join(lines) + more


def _describe_list(asked: dict[str, Any], total: int) -> str:
    status = {"done": "completed ", "open": "open "}.get(str(asked.get("status")), "")
    words = escape(str(asked.get("query", "")))
    return f"{status}task{'' if total == 1 else 's'} that fit{'s' * (total == 1)} “{words}”"


def _changes(task: dict[str, Any], changed: dict[str, Any]) -> str:
    said = {
        "title": lambda: f"it was called “{escape(str(changed['title']))}” before",
        "due": lambda: f"due {escape(str(task['due']))}" if task.get("due") else "no due date any more",
        "priority": lambda: f"{task.get('priority', 'medium')} priority",
        "tags": lambda: "tags " + (" ".join(f"\\#{escape(str(t))}" for t in task.get("tags") or []) or "removed"),
        "description": lambda: "with a new description" if task.get("description") else "without a description",
    }
    parts = [say() for name, say in said.items() if name in changed]
    parts += [f"{name} {escape(str(task.get(name) or 'removed'))}" for name in changed if name not in said]
    return ": " + ", ".join(parts) if parts else ""


def _refusal(output: dict[str, Any]) -> str:
    message = str(output["error"])
    if _AN_ID.search(message):
        # The person never saw the id.
        message = "That task is not there any more."
    return describe_refusal(message, output.get("close"))
