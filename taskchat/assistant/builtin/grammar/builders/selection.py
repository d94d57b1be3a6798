"""Arguments of tools for the tasks that a sentence means."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from taskchat.assistant.builtin.commands import Call, Pointer
from taskchat.assistant.builtin.grammar.values import Selection

IT = Selection("", (Pointer.IT,))
# An order for all tasks must not stop at the first page.
_MAX_LISTED = 100


def selected(values: Mapping[str, Any]) -> Selection:
    """Return the tasks of a sentence; "it" where it names none."""
    return next((values[part] for part in ("tasks", "task", "subject") if part in values), IT)


def chosen(selection: Selection, *, status: str | None = None) -> dict[str, Any]:
    """Return the arguments that choose several tasks; `status` is that of all where nothing is said."""
    but = {"except_tasks": list(selection.but)} if selection.but else {}
    if selection.conditions is None:
        return {"tasks": list(selection.names), **but}
    said = {name: value for name, value in selection.conditions.items() if name != "status"}
    if status is not None:
        said["status"] = selection.conditions.get("status", status)
    return {"all": True, **said, **but}


def found_first(selection: Selection, call: Call, *, status: str = "open") -> Call:
    """Return the call behind a list of the tasks that the words mean: "work" is not to reach the homework."""
    but = {"except_tasks": list(selection.but)} if selection.but else {}
    listed = {"status": status, **(selection.conditions or {}), "limit": _MAX_LISTED}
    return Call("list_tasks", listed, then=replace(call, arguments={**call.arguments, **but}))
