"""Builders of orders about reminders of tasks that are there."""

import re
from dataclasses import replace
from typing import Any

from taskchat.assistant.builtin.commands import Call, Command
from taskchat.assistant.builtin.grammar.builders.change import update
from taskchat.assistant.builtin.grammar.builders.selection import selected
from taskchat.assistant.builtin.grammar.context import Context

_SHIFT = re.compile(r"\+(?P<count>\d+) (?P<unit>minutes|hours|days|weeks|months)")
_DURATIONS = {"minutes": "-PT{}M", "hours": "-PT{}H", "days": "-P{}D", "weeks": "-P{}W", "months": "-P{}M"}


def add_reminder(values: dict[str, Any], _: Context) -> Command | None:
    """Build the call that adds reminders to a task: before its date, or at a moment."""
    reminders = values.get("reminder") or _before(values) or ([values["due"]] if "due" in values else None)
    return update(selected(values), {"add_reminders": reminders}) if reminders else None


def move_reminder(values: dict[str, Any], _: Context) -> Command | None:
    """Build the call that moves the one reminder of a task."""
    return _of_one(values, {"one_reminder_to": values["reminder_to"]})


def shift_reminder(values: dict[str, Any], _: Context) -> Command | None:
    """Build the call that lets the one reminder of a task come earlier or later; where it has none, one is added."""
    by = values["shift"].replace("+", "-") if values.get("earlier") else values["shift"]
    call, before = _of_one(values, {"one_reminder_to": by}), _before(values)
    if call is None or before is None or not values.get("earlier"):
        return call
    return replace(call, if_missing=Call("update_task", {"task": call.arguments["task"], "add_reminders": before}))


def drop_reminder(values: dict[str, Any], _: Context) -> Command | None:
    """Build the call that takes one reminder away."""
    which = {"one_reminder": values["one_reminder"]} if "one_reminder" in values else {}
    return _of_one(values, {"one_reminder_to": "none", **which})


def snooze(values: dict[str, Any], context: Context) -> Command | None:
    """Build the call that puts the reminder of a task off; one without a reminder gets one, or is put off itself."""
    to = values.get("reminder_to") or context.explain("due", f"in {values['said']['shift']}")
    call = _of_one(values, {"one_reminder_to": to}) if to else None
    if call is None:
        return None
    instead = {"add_reminders": [to]} if values.get("reminds") else {"due": values.get("shift") or to}
    return replace(call, if_missing=Call("update_task", {"task": call.arguments["task"], **instead}))


def _of_one(values: dict[str, Any], fields: dict[str, Any]) -> Call | None:
    one = selected(values).one
    return None if one is None or selected(values).but else Call("update_task", {"task": one, **fields})


def _before(values: dict[str, Any]) -> list[str] | None:
    match = _SHIFT.fullmatch(values.get("shift", values.get("before", "")))
    return [_DURATIONS[match["unit"]].format(match["count"])] if match else None
