"""Builders of orders that complete, reopen, delete or keep tasks."""

from dataclasses import replace
from typing import Any

from taskchat.assistant.builtin.commands import Call, Command, Pointer, Say
from taskchat.assistant.builtin.grammar.builders.selection import chosen, found_first, selected
from taskchat.assistant.builtin.grammar.context import Context
from taskchat.assistant.builtin.grammar.values import Selection
from taskchat.assistant.builtin.languages import escape
from taskchat.assistant.builtin.wording import BY_NAME


def complete(values: dict[str, Any], _: Context) -> Command:
    """Build the call that completes tasks."""
    return _order(selected(values), "complete_task", "complete_many", {})


def reopen(values: dict[str, Any], _: Context) -> Command:
    """Build the call that opens tasks again, or shows that they are open."""
    return _order(selected(values), "complete_task", "complete_many", {"done": False})


def not_done(values: dict[str, Any], context: Context) -> Command:
    """Build the call that sees to it that what was not done is open; what is no task's name changes nothing."""
    call, said = reopen(values, context), selected(values).words
    if not isinstance(call, Call):
        return call
    return replace(call, if_refused=lambda words: words.stays_open(words.quote(escape(said))))


def delete(values: dict[str, Any], _: Context) -> Command:
    """Build the call that deletes tasks."""
    return _order(selected(values), "delete_task", "delete_many", {})


def delete_all(_: dict[str, Any], __: Context) -> Command:
    """Build the call that deletes all tasks that the list shows."""
    return Call("delete_many", {"all": True, "status": "open"})


def keep(_: dict[str, Any], __: Context) -> Command:
    """Leave everything as it is, since that was asked for."""
    return Say(lambda words: words.kept)


def _order(selection: Selection, one: str, many: str, more: dict[str, Any]) -> Command:
    if selection.is_unclear:
        return BY_NAME
    if selection.one is not None and not selection.but:
        return Call(one, {"task": selection.one, **more})
    status = "open" if many == "delete_many" else None
    if "search" in (selection.conditions or {}):
        listed = "done" if more else "open"
        return found_first(selection, Call(many, {"tasks": [Pointer.LISTED], **more}), status=listed)
    return Call(many, {**chosen(selection, status=status), **more})
