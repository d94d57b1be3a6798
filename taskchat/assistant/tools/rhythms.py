"""Rhythms that a tool is given in words, and the date with which what comes again begins."""

from datetime import datetime
from typing import Any

from taskchat.assistant.run_context import RunContext
from taskchat.assistant.tools.refusals import Refusal
from taskchat.assistant.tools.tool import ToolRefused
from taskchat.tasks import Due, Rhythm, due_day, parse_rhythm

_MAX_WORDS = 100


def read_rhythm(words: str, turn: RunContext) -> Rhythm:
    """Read a rhythm, of which each word must be understood; raises `ToolRefused`."""
    if (rhythm := parse_rhythm(words, turn.clock)) is None:
        raise ToolRefused(
            f"“{words[:_MAX_WORDS]}” is no rhythm that can be read; say it like “every monday at 9”.",
            Refusal.NO_RHYTHM,
            words=words[:_MAX_WORDS],
        )
    return rhythm


def rule_fields(rhythm: Rhythm) -> dict[str, Any]:
    """Return the fields that say how a task comes again."""
    return {"rrule": rhythm.rrule, "from_completion": rhythm.from_completion}


def due_fields(due: Due | None) -> dict[str, Any]:
    """Return the fields that say when a task is due; none where it is not."""
    return {"due_at": due.due_at, "all_day": due.all_day} if due else {}


def first_due(rhythm: Rhythm, due: dict[str, Any], words: str, turn: RunContext) -> dict[str, Any]:
    """Return the first date of a new task as fields: the one that was said beside the rhythm, else the rhythm's.

    A day gets the rhythm's time; raises `ToolRefused` where two times are said.
    """
    if not due or (at := rhythm.time_of_day(turn.clock)) is None:
        return due or due_fields(rhythm.first)
    said = Due(**due)
    if said.all_day:
        return {"due_at": datetime.combine(due_day(said, turn.clock), at, turn.clock.zone), "all_day": False}
    if said.due_at.astimezone(turn.clock.zone).time() != at:
        raise ToolRefused(
            f"The due date and “{words[:_MAX_WORDS]}” name two times.", Refusal.NO_RHYTHM, words=words[:_MAX_WORDS]
        )
    return due
