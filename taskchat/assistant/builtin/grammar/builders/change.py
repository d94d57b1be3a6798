"""Builders of orders that change tasks: name, date, priority, tags, notes; of one or of several."""

from typing import Any

from taskchat.assistant.builtin.commands import Ask, Call, Command, Pointer
from taskchat.assistant.builtin.grammar.builders.selection import chosen, found_first, selected
from taskchat.assistant.builtin.grammar.context import Context
from taskchat.assistant.builtin.grammar.values import Selection
from taskchat.assistant.builtin.wording import BY_NAME
from taskchat.tasks import spoken_hour

_FIELDS = (
    "title",
    "description",
    "add_description",
    "due",
    "priority",
    "add_tags",
    "remove_tags",
    "reminders",
    "parent",
    "start",
    "duration_minutes",
)
# Fields that several tasks can get at once.
_OF_MANY = {"due", "priority", "add_tags", "remove_tags"}
_DAY_HOURS = 24


def change(values: dict[str, Any], _: Context) -> Command:
    """Build the call that changes fields of tasks."""
    fields = {name: values[name] for name in _FIELDS if name in values} | values.get("details", {})
    if "new_name" in values:
        fields["title"] = values["new_name"]
    if "hashtags" in values:
        fields["remove_tags" if values.get("removes") else "add_tags"] = values["hashtags"]
    return update(selected(values), fields)


def change_hour(values: dict[str, Any], context: Context) -> Command:
    """Build the call that moves a task to an hour of the day; the tool knows whether it has one."""
    number = int(values["number"])
    hour = spoken_hour(number, context.language.code) if number <= _DAY_HOURS else number
    return update(selected(values), {"due": f"{hour:02}"})


def shift(values: dict[str, Any], _: Context) -> Command:
    """Build the call that moves due dates by some days."""
    by = values["shift"].replace("+", "-") if values.get("earlier") else values["shift"]
    return update(selected(values), {"due": by})


def move_from(values: dict[str, Any], _: Context) -> Command:
    """Build the call that moves what is due on one day to another."""
    selection, day = selected(values), values["day"].isoformat()
    if selection.conditions is None:
        return update(selection, {"due": values["due"]})
    conditions = {**selection.conditions, "due_from": day, "due_to": day}
    return update(Selection(selection.words, conditions=conditions, but=selection.but), {"due": values["due"]})


def update(selection: Selection, fields: dict[str, Any]) -> Command:
    """Build the call that changes these fields of the selected tasks."""
    if selection.is_unclear:
        return BY_NAME
    if selection.one is not None and not selection.but:
        return Call("update_task", {"task": selection.one, **fields})
    if selection.names and selection.names != (Pointer.THEM,) and fields.keys() - _OF_MANY:
        # A name or a note is given to one: the "and" is part of its title.
        return Call("update_task", {"task": selection.words.strip(" ,.:"), **fields})
    if fields.keys() - _OF_MANY:
        return Ask(lambda words: words.one_at_a_time)
    return _update_many(selection, fields)


def _update_many(selection: Selection, fields: dict[str, Any]) -> Command:
    if "search" in (selection.conditions or {}):
        return found_first(selection, Call("update_many", {"tasks": [Pointer.LISTED], **_changes(fields)}))
    return Call("update_many", {**chosen(selection, status="open"), **_changes(fields)})


def _changes(fields: dict[str, Any]) -> dict[str, Any]:
    return {f"new_{name}" if name in ("due", "priority") else name: value for name, value in fields.items()}
