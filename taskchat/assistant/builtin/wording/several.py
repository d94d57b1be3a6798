"""Answers about several tasks at once: done, to be confirmed, or undone."""

from typing import Any

from taskchat.assistant.builtin.results import list_facts
from taskchat.assistant.builtin.wording.talk import escape
from taskchat.assistant.builtin.wording.task_markdown import bold_title, bullets, describe_tasks

_ONE = {
    "completed": "Well done! {} is complete.",
    "reopened": "{} is open again.",
    "deleted": "I deleted {}.",
}
_SEVERAL = {
    "completed": ("Well done! I completed {}:", "~~{}~~"),
    "reopened": ("I opened {} again:", "{}"),
    "deleted": ("I deleted {}:", "{}"),
}
_TOOK_BACK = {
    "created": "was new and is gone again",
    "changed": "is as it was before",
    "completed": "is open again",
    "reopened": "is complete again",
    "deleted": "is back",
}


def describe_several(output: dict[str, Any], asked: dict[str, Any]) -> str:
    """Describe a tool's changes to several tasks, and those it left alone or did not find."""
    parts = [_confirmation(output, asked)] if "confirmation" in output else []
    parts += [_describe_outcome(name, output, asked) for name in _SEVERAL if output.get(name)]
    parts += [_unchanged(list_facts(output.get("unchanged")))] if output.get("unchanged") else []
    parts += [_missing(entry) for entry in list_facts(output.get("not_found"))]
    return "\n\n".join(parts) or "There was no task to do that to; nothing was changed."


def describe_undo(output: dict[str, Any]) -> str:
    """Describe the undone changes, and those that stay because of later ones."""
    tasks = list_facts(output.get("undone"))
    lines = [f"{bold_title(task)} {_TOOK_BACK.get(str(task.get('what')), 'is as it was before')}" for task in tasks]
    parts = [f"I took that back: {lines[0]}."] if len(lines) == 1 else []
    if len(lines) > 1:
        count = max(_count(output), len(lines))
        more = f"\n- and {count - len(lines)} more" if count > len(lines) else ""
        bulleted = "\n".join(f"- {said}" for said in lines)
        parts = [f"I took back what was done to {count} tasks:\n\n{bulleted}{more}"]
    parts += [_conflict(entry) for entry in output.get("conflicts") or []]
    return "\n\n".join(parts) or "There was nothing to take back."


def describe_refusal(message: str, close: Any) -> str:
    """Give the reason of a refusal, and the tasks that may have been meant."""
    # The message may contain a title, which must stay plain text.
    said, offered = escape(message), list_facts(close)
    return f"{said} Which of these do you mean?\n\n{bullets(offered)}" if offered else said


def _describe_outcome(name: str, output: dict[str, Any], asked: dict[str, Any]) -> str:
    tasks = list_facts(output[name])
    count = max(_count(output), len(tasks))
    if count == 1 and tasks:
        return _ONE[name].format(bold_title(tasks[0]))
    said, form = _SEVERAL[name]
    more = f"\n- and {count - len(tasks)} more" if count > len(tasks) else ""
    return f"{said.format(_count_tasks(count, asked))}\n\n{bullets(tasks, form)}{more}"


def _confirmation(output: dict[str, Any], asked: dict[str, Any]) -> str:
    count = _count(output)
    tasks = list_facts(output.get("tasks"))
    these = f"these {_count_tasks(count, asked)}" if count > 1 else "this task"
    more = f"\n- and {count - len(tasks)} more" if tasks and count > len(tasks) else ""
    listed = f"\n\n{bullets(tasks)}{more}" if tasks else ""
    return f"I ask before I delete {these}: please confirm it below. Nothing of this is deleted yet.{listed}"


def _count_tasks(count: int, asked: dict[str, Any]) -> str:
    """Format a number of tasks with their conditions: "3 high-priority tasks due today"."""
    return f"{count} {describe_tasks({'status': 'all', **asked} if asked.get('all') else {'status': 'all'}, count)}"


def _count(output: dict[str, Any]) -> int:
    count = output.get("count")
    return count if isinstance(count, int) else 0


def _unchanged(tasks: list[dict[str, Any]]) -> str:
    if len(tasks) == 1:
        return f"{bold_title(tasks[0])} {escape(str(tasks[0].get('reason') or 'was like that already'))}."
    return "These were like that already:\n\n" + bullets(tasks)


def _missing(entry: dict[str, Any]) -> str:
    task = str(entry.get("task", ""))
    return describe_refusal(str(entry.get("error") or f"I don't know which task “{task}” is."), entry.get("close"))


def _conflict(entry: Any) -> str:
    facts = entry if isinstance(entry, dict) else {"title": str(entry)}
    reason = escape(str(facts.get("reason") or "was changed again since"))
    return f"I could not take back what was done to {bold_title(facts)}: it {reason}."
