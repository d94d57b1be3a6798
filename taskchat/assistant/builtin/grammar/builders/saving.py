"""Builders of saved views."""

from typing import Any

from taskchat.assistant.builtin.commands import Call, Command
from taskchat.assistant.builtin.grammar.builders.listing import chosen_conditions
from taskchat.assistant.builtin.grammar.context import Context

_QUOTES = "\"'“”„«»"


def save_view(values: dict[str, Any], _: Context) -> Command | None:
    """Build the call that saves a view; without conditions it is of what was shown last."""
    name = str(values["title"]).strip(_QUOTES)
    if not name:
        return None
    if "question" not in values:
        return Call("save_view", {"name": name})
    # Whoever speaks of tasks and says nothing of them means all that are open.
    return Call("save_view", {"name": name, **(chosen_conditions(values["question"]) or {"status": "open"})})


def replace_view(values: dict[str, Any], _: Context) -> Command | None:
    """Build the call that lets a view hold what was shown last."""
    name = str(values["title"]).strip(_QUOTES)
    return Call("save_view", {"name": name, "replace": True}) if name else None
