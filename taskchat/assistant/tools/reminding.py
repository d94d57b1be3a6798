"""Reminders that a tool is given in words."""

from collections.abc import Sequence

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.arguments import UpdateTask
from taskchat.assistant.tools.one_reminder import change_one_reminder
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.tasks import Task, parse_reminders

_MAX_WORDS = 100
_NONE = {"none", "no", "never", "remove", "clear"}


def read_reminders(words: Sequence[str], turn: RunContext) -> list[str]:
    """Read reminders, of which each word must be understood; raises `ToolRefused`."""
    return [text for each in words for text in _read(each, turn)]


def changed_reminders(asked: UpdateTask, task: Task, turn: RunContext) -> list[str] | None:
    """Return the reminders that a task has after a change; None where nothing is said of them."""
    if asked.one_reminder_to:
        return change_one_reminder(asked, task, turn, drop=asked.one_reminder_to.strip().lower() in _NONE)
    if asked.reminders is None and not asked.add_reminders and not asked.remove_reminders:
        return None
    none = asked.reminders is not None and {words.strip().lower() for words in asked.reminders} <= _NONE
    kept = task.reminders if asked.reminders is None else [] if none else read_reminders(asked.reminders, turn)
    gone = read_reminders(asked.remove_reminders or [], turn)
    for text, words in zip(gone, asked.remove_reminders or [], strict=False):
        if text not in kept:
            raise ToolRefused(
                f"There is no reminder “{words[:_MAX_WORDS]}”.", Refusal.NO_REMINDER, words=words[:_MAX_WORDS]
            )
    added = read_reminders(asked.add_reminders or [], turn)
    return list(dict.fromkeys([*(text for text in kept if text not in gone), *added]))


def _read(words: str, turn: RunContext) -> tuple[str, ...]:
    found = parse_reminders(words, turn.clock)
    if not found:
        raise ToolRefused(
            f"“{words[:_MAX_WORDS]}” is no reminder that can be read; say it like “an hour before” or “tomorrow at 8”.",
            Refusal.NO_REMINDER,
            words=words[:_MAX_WORDS],
        )
    return found
