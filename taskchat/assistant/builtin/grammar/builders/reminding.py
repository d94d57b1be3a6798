"""Builders of orders about reminders of tasks that are there."""

import re
from typing import Any

from taskchat.assistant.builtin.commands import Command
from taskchat.assistant.builtin.grammar.builders.change import update
from taskchat.assistant.builtin.grammar.builders.selection import selected
from taskchat.assistant.builtin.grammar.context import Context

_SHIFT = re.compile(r"\+(?P<count>\d+) (?P<unit>minutes|hours|days|weeks|months)")
_DURATIONS = {"minutes": "-PT{}M", "hours": "-PT{}H", "days": "-P{}D", "weeks": "-P{}W", "months": "-P{}M"}


def add_reminder(values: dict[str, Any], _: Context) -> Command | None:
    """Build the call that adds reminders to a task: before its date, or at a moment."""
    reminders = values.get("reminder") or _before(values) or ([values["due"]] if "due" in values else None)
    return update(selected(values), {"add_reminders": reminders}) if reminders else None


def _before(values: dict[str, Any]) -> list[str] | None:
    match = _SHIFT.fullmatch(values.get("shift", values.get("before", "")))
    return [_DURATIONS[match["unit"]].format(match["count"])] if match else None
