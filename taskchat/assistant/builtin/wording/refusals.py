"""Refusals of the tools in the person's language, from their codes and facts."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from taskchat.assistant.builtin.languages import Wording, escape
from taskchat.assistant.builtin.results import list_facts
from taskchat.assistant.builtin.wording.task_markdown import bullets
from taskchat.assistant.tools import Refusal

_AN_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_SENTENCES: dict[Refusal, Callable[[Wording, Mapping[str, Any]], str]] = {
    Refusal.NO_SUCH_TASK: lambda words, facts: words.no_such_task(_quote(words, facts["task"])),
    Refusal.SEVERAL_TASKS: lambda words, facts: words.several_tasks(facts["count"], _quote(words, facts["task"])),
    Refusal.NO_SUCH_POSITION: lambda words, facts: words.no_such_position(facts["count"]),
    Refusal.GONE: lambda words, _: words.gone,
    Refusal.NO_TASKS_FIT: lambda words, _: words.no_tasks_fit,
    Refusal.NONE_FOUND: lambda words, _: words.none_found,
    Refusal.NOT_ALL_FOUND: lambda words, _: words.not_all_found,
    Refusal.ASK_FIRST: lambda words, _: words.ask_first,
    Refusal.NOT_DUE: lambda words, facts: words.not_due(_quote(words, facts["title"])),
    Refusal.NO_DATE: lambda words, facts: words.no_date(_quote(words, facts["words"])),
    Refusal.NO_RHYTHM: lambda words, facts: words.no_rhythm(_quote(words, facts["words"])),
    Refusal.NO_REMINDER: lambda words, facts: words.no_reminder(_quote(words, facts["words"])),
    Refusal.HAS_NO_REMINDER: lambda words, facts: words.has_no_reminder(_quote(words, facts["title"])),
    Refusal.WHICH_REMINDER: lambda words, facts: words.which_reminder(_quote(words, facts["title"])),
    Refusal.NO_DATE_TO_REMIND: lambda words, _: words.no_date_to_remind,
    Refusal.NOT_REPEATING: lambda words, facts: words.not_repeating(_quote(words, facts["title"])),
    Refusal.NOT_THEN: lambda words, facts: words.not_then(_quote(words, facts["title"]), words.due(facts["due"])),
    Refusal.IS_DONE: lambda words, facts: words.done_already_title(_quote(words, facts["title"])),
    Refusal.WHICH_OCCURRENCES: lambda words, facts: words.which_occurrences(_quote(words, facts["title"])),
    Refusal.NOTHING_TO_PLAN: lambda words, _: words.nothing_to_plan,
    Refusal.NO_ROOM: lambda words, _: words.no_room,
    Refusal.DAYS_PASSED: lambda words, _: words.days_passed,
    Refusal.NONE_OPEN: lambda words, _: words.none_open,
    Refusal.DONE_ALREADY: lambda words, _: words.done_already,
    Refusal.INVALID: lambda words, facts: words.invalid(facts["field"], facts.get("limit")),
    Refusal.NO_SUBTASK: lambda words, _: words.no_subtask,
    Refusal.NOTHING_TO_UNDO: lambda words, _: words.nothing_to_undo,
    Refusal.NOTHING_DONE: lambda words, _: words.nothing_done,
    Refusal.NOTHING_DONE_HERE: lambda words, _: words.nothing_done_here,
    Refusal.CHANGED_SINCE: lambda words, facts: words.changed_since(_quote(words, facts["title"])),
    Refusal.NOTHING_FILTERED: lambda words, _: words.nothing_filtered,
    Refusal.NAME_TAKEN: lambda words, facts: words.name_taken(_quote(words, facts["title"])),
    Refusal.TOO_MANY_VIEWS: lambda words, facts: words.too_many_views(facts["count"]),
    Refusal.BROKEN: lambda words, _: words.broken,
}


def describe_refusal(output: Mapping[str, Any], words: Wording) -> str:
    """Give the reason of a refusal, and the tasks that may have been meant; of several names, each one's reason."""
    if missed := list_facts(output.get("not_found")):
        head = [words.not_all_found] if output.get("code") == Refusal.NOT_ALL_FOUND else []
        return "\n\n".join([*head, *(describe_refusal(entry, words) for entry in missed)])
    said, offered = refusal(output, words), list_facts(output.get("close"))
    return f"{said} {words.which_of_these}\n\n{bullets(offered, words)}" if offered else said


def refusal(output: Mapping[str, Any], words: Wording) -> str:
    """Give the reason of a refusal alone."""
    message = str(output.get("error") or "")
    if _AN_ID.search(message):
        # The person never saw the id.
        return words.gone
    try:
        return _SENTENCES[Refusal(str(output.get("code")))](words, output)
    except (KeyError, ValueError):
        # Only a model can cause a refusal without a code, and only in English; its reason may contain a title.
        return escape(message) or words.unknown_task(_quote(words, output.get("task", "")))


def _quote(words: Wording, text: Any) -> str:
    return words.quote(escape(str(text)))
