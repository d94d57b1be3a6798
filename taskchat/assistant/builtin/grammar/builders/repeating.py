"""Builders of orders about what comes again: its rhythm, skipping, pausing, resuming, ending, and what comes when."""

from collections.abc import Callable
from datetime import date
from typing import Any

from taskchat.assistant.builtin.commands import Ask, Call, Command
from taskchat.assistant.builtin.grammar.builders.change import update
from taskchat.assistant.builtin.grammar.builders.selection import selected
from taskchat.assistant.builtin.grammar.context import Context
from taskchat.assistant.builtin.wording import BY_NAME

Build = Callable[[dict[str, Any], Context], Command]


def repeat(values: dict[str, Any], _: Context) -> Command:
    """Build the call that lets a task come again."""
    return update(selected(values), {"repeat": values["rhythm"]})


def change_repeating(action: str) -> Build:
    """Return the builder of a call that does this to one task that comes again."""

    def build(values: dict[str, Any], _: Context) -> Command:
        selection = selected(values)
        if selection.is_unclear or selection.conditions is not None or selection.but:
            return BY_NAME
        if selection.one is None:
            return Ask(lambda words: words.one_at_a_time)
        return Call("change_repeating", {"task": selection.one, "action": action, **_days(values)})

    return build


def list_done(values: dict[str, Any], _: Context) -> Command:
    """Build the list of what was completed in a stretch of days."""
    first, last = values["period"]
    return Call("list_tasks", {"status": "done", "completed_from": first.isoformat(), "completed_to": last.isoformat()})


def list_coming(values: dict[str, Any], _: Context) -> Command:
    """Build the list of what comes in a stretch of days, later ones of what comes again among it."""
    days = _days(values)
    return Call("list_coming", {"first": days["due_from"], "last": days["due_to"]})


def _days(values: dict[str, Any]) -> dict[str, str]:
    """Return the days that were said as conditions of a date: those of a stretch, or one."""
    day: date | None = values.get("day")
    first, last = values.get("period") or (day, day)
    return {"due_from": first.isoformat(), "due_to": last.isoformat()} if first and last else {}
