"""Answers after tool calls, from nothing but their results."""

from collections.abc import Callable, Sequence
from typing import Any

from taskchat.assistant.builtin.languages import Wording, escape
from taskchat.assistant.builtin.results import Result
from taskchat.assistant.builtin.wording.changed_fields import changed_fields
from taskchat.assistant.builtin.wording.coming import describe_coming, with_next
from taskchat.assistant.builtin.wording.refusals import describe_refusal
from taskchat.assistant.builtin.wording.several import describe_already, describe_several, describe_undo
from taskchat.assistant.builtin.wording.task_markdown import bold_title, details, numbered_line

# More sentences than that become a list.
_A_LIST = 3


def answer(results: Sequence[Result], words: Wording) -> str:
    """Write the answer in Markdown: equal sentences once, many short ones as a list."""
    said = list(dict.fromkeys(sentence(result, words) for result in results))
    if len(said) > _A_LIST and not any("\n" in one for one in said):
        return "\n".join(f"- {one}" for one in said)
    return "\n\n".join(said)


def sentence(result: Result, words: Wording) -> str:
    """Write the sentence for one result."""
    output = result.output
    if "unreadable" in output:
        return words.unreadable
    if "undone" in output or output.get("conflicts"):
        return describe_undo(output, words)
    if "error" in output:
        return describe_refusal(output, words)
    if "count" in output or "confirmation" in output:
        return describe_several(result, words)
    if isinstance(output.get("tasks"), list):
        return describe_coming(result, words) if "later" in output else _list(result, words)
    return next(
        (say(output[name], result, words) for name, say in _DONE.items() if _is_task(output, name)), words.failed
    )


def _is_task(output: dict[str, Any], name: str) -> bool:
    return isinstance(output.get(name), dict)


_DONE: dict[str, Callable[[dict[str, Any], Result, Wording], str]] = {
    "created": lambda task, _, words: words.added(bold_title(task, words), details(task, words)),
    "updated": lambda task, result, words: words.changed(
        bold_title(task, words), changed_fields(task, result.output.get("changed") or {}, words)
    ),
    "completed": lambda task, result, words: with_next(words.completed(bold_title(task, words)), result, words),
    "reopened": lambda task, _, words: words.reopened(bold_title(task, words)),
    "deleted": lambda task, result, words: with_next(words.deleted(bold_title(task, words)), result, words),
    "skipped": lambda task, result, words: with_next(
        words.skipped(bold_title(task, words), words.due(escape(str(task.get("due", ""))))), result, words
    ),
    "paused": lambda task, _, words: words.paused(bold_title(task, words)),
    "resumed": lambda task, _, words: words.resumed(bold_title(task, words), details(task, words)),
    "ended": lambda task, _, words: words.ended(bold_title(task, words)),
    "unchanged": describe_already,
    "saved": lambda view, _, words: words.view_saved(f"**{escape(str(view.get('name', '')))}**"),
}


def _list(result: Result, words: Wording) -> str:
    tasks, asked = result.listed, result.arguments
    total = int(result.output.get("total") or len(tasks))
    head = (words.search_head if result.tool == "search_tasks" else words.list_head)(asked, total)
    if not tasks:
        return head if asked else f"{head} {words.add_the_first}"
    lines = [numbered_line(number, task, words) for number, task in enumerate(tasks, start=1)]
    if total == 1 and (note := tasks[0].get("description")):
        lines += ["", *(f"   > {escape(line)}" for line in str(note).splitlines())]
    more = f"\n\n{words.first_shown(len(tasks))}" if total > len(tasks) else ""
    return f"{head}\n\n" + "\n".join(lines) + more
