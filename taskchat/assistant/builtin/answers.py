"""What to say after the tools ran: only what their results say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from taskchat.assistant.builtin.talk import plain

_DUE = {"overdue": "overdue", "today": "due today", "week": "due within a week", "none": "without a due date"}


@dataclass(frozen=True)
class Result:
    """One tool call that ran: its name, its arguments and what it gave back."""

    tool: str
    arguments: dict[str, Any]
    output: dict[str, Any]


def answer(results: Sequence[Result]) -> str:
    """The answer in Markdown; several tasks completed at once are one sentence."""
    completed = [r.output["completed"] for r in results if "completed" in r.output]
    if len(completed) > 1 and results[0].tool == "list_tasks":
        others = [sentence(r) for r in results[1:] if "completed" not in r.output]
        names = "\n".join(f"- ~~{plain(task['title'])}~~" for task in completed)
        return "\n\n".join([f"I completed {len(completed)} tasks:\n\n{names}", *others])
    if len(results) > 1 and results[0].tool == "list_tasks" and results[1].tool == "complete_task":
        results = results[1:]
    return "\n\n".join(sentence(result) for result in results)


def sentence(result: Result) -> str:
    """What one result means, in words."""
    output = result.output
    if "tasks" in output:
        return _list(output["tasks"], output["total"], result.arguments)
    if "error" in output:
        return _refusal(str(output["error"]), output.get("close") or [])
    for done, say in _DONE.items():
        if task := output.get(done):
            return say(f"**{plain(task['title'])}**", task, output)
    return "That did not work; nothing was changed."


_DONE: dict[str, Callable[[str, dict[str, Any], dict[str, Any]], str]] = {
    "created": lambda name, task, _: f"I added {name}{_details(task)}.",
    "updated": lambda name, task, output: f"I changed {name}{_changes(task, output['changed'])}.",
    "completed": lambda name, *_: f"Well done! {name} is complete.",
    "reopened": lambda name, *_: f"{name} is open again.",
    "deleted": lambda name, *_: f"I deleted {name}.",
    "unchanged": lambda name, _, output: f"{name} {output['reason']}.",
}


def _list(tasks: list[dict[str, Any]], total: int, asked: dict[str, Any]) -> str:
    kind = _kind(asked)
    if not tasks:
        hint = "" if len(asked) else " Add the first one: *add buy milk tomorrow*."
        return f"You have no {kind % 's'}.{hint}"
    lines = [_line(number, task) for number, task in enumerate(tasks, start=1)]
    more = f"\n\nThese are the first {len(tasks)}." if total > len(tasks) else ""
    return f"You have {total} {kind % ('' if total == 1 else 's')}:\n\n" + "\n".join(lines) + more


def _kind(asked: dict[str, Any]) -> str:
    status = {"done": "completed ", "all": ""}.get(asked.get("status", "open"), "open ")
    priority = f"{asked['priority']}-priority " if asked.get("priority") else ""
    due = f" {_DUE[asked['due']]}" if asked.get("due") in _DUE else ""
    tag = f" tagged \\#{plain(asked['tag'])}" if asked.get("tag") else ""
    about = f" with “{plain(asked['search'])}”".replace("%", "%%") if asked.get("search") else ""
    return f"{status}{priority}task%s{due}{tag}{about}"


def _line(number: int, task: dict[str, Any]) -> str:
    title = plain(task["title"])
    return f"{number}. {f'~~{title}~~' if task.get('done') else f'**{title}**'}{_details(task, between=' · ')}"


def _details(task: dict[str, Any], *, between: str = ", ") -> str:
    overdue = " (overdue)" if task.get("overdue") else ""
    parts = [f"due {task['due']}{overdue}" if task.get("due") else ""]
    parts.append(f"{task['priority']} priority" if task.get("priority", "medium") != "medium" else "")
    parts += [f"\\#{plain(tag)}" for tag in task.get("tags", [])]
    return "".join(between + part for part in parts if part)


def _changes(task: dict[str, Any], changed: dict[str, Any]) -> str:
    said = {
        "title": lambda: f"it was called “{plain(str(changed['title']))}” before",
        "due": lambda: f"due {task['due']}" if task.get("due") else "no due date any more",
        "priority": lambda: f"{task['priority']} priority",
        "tags": lambda: "tags " + (" ".join(f"\\#{plain(t)}" for t in task.get("tags", [])) or "removed"),
        "description": lambda: "with a new description" if task.get("description") else "without a description",
    }
    parts = [say() for name, say in said.items() if name in changed]
    return ": " + ", ".join(parts) if parts else ""


def _refusal(message: str, close: list[dict[str, Any]]) -> str:
    if not close:
        return message
    names = "\n".join(f"- {plain(str(task['title']))}" for task in close)
    return f"{message} Which of these do you mean?\n\n{names}"
