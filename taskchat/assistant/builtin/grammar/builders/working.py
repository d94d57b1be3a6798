"""Builders of orders and questions about subtasks."""

from dataclasses import replace
from typing import Any

from taskchat.assistant.builtin.commands import Call, Command
from taskchat.assistant.builtin.grammar.builders.create import new_task
from taskchat.assistant.builtin.grammar.context import Context


def add_subtasks(values: dict[str, Any], context: Context) -> Command | None:
    """Build the calls that make parts of a task, the first alone: where there is no such task, it says so once."""
    lines = values["titles"] if "titles" in values else [values["line"]]
    words = values["said"].get("titles") or values["said"]["line"]
    calls: list[Call] = []
    for line in lines:
        made = new_task(line, words, context, {})
        if not isinstance(made, Call):
            return made
        calls.append(replace(made, arguments={**made.arguments, "parent": values["parent"]}))
    first, *rest = calls
    return replace(first, if_done=replace(rest[0], more=tuple(rest[1:]))) if rest else first


def list_subtasks(values: dict[str, Any], _: Context) -> Command:
    """Build the list of the parts of a task."""
    return Call("list_tasks", {"parent": values["parent"], "status": values.get("status", "all")})
