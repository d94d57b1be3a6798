"""Answers about what comes: when the next one does, and all that comes between two days."""

from typing import Any

from taskchat.assistant.builtin.languages import Wording, escape
from taskchat.assistant.builtin.results import Result, list_facts
from taskchat.assistant.builtin.wording.task_markdown import bold_title, numbered_line


def with_next(sentence: str, result: Result, words: Wording) -> str:
    """Add to a sentence when the next one comes, where one does."""
    due = result.output.get("next")
    return f"{sentence} {words.comes_next(words.date(escape(str(due))))}" if due else sentence


def describe_coming(result: Result, words: Wording) -> str:
    """List what is due between two days, and what comes again by then."""
    tasks, later = result.listed, list_facts(result.output.get("later"))
    if not tasks and not later:
        return words.nothing_comes
    parts: list[str] = []
    if tasks:
        lines = [numbered_line(number, task, words) for number, task in enumerate(tasks, start=1)]
        parts.append(f"{words.coming}\n\n" + "\n".join(lines))
    if later:
        parts.append(f"{words.coming_again}\n\n" + "\n".join(_later_line(one, words) for one in later))
    return "\n\n".join(parts)


def _later_line(one: dict[str, Any], words: Wording) -> str:
    """Format what comes again as a line: "**take pills** · every day: Tue 1 Dec, Wed 2 Dec and 28 more"."""
    dues = [words.date(escape(str(due))) for due in one.get("dues") or []]
    left = int(one.get("count") or 0) - len(dues)
    more = f", {words.more(left)}" if left > 0 else ""
    return f"- {bold_title(one, words)} · {words.repeats(escape(str(one.get('repeats', ''))))}: {'; '.join(dues)}{more}"
