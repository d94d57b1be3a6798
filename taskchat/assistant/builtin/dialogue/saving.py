"""Meaning of "save this": the list that was shown just before, or what was to be saved then."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from taskchat.assistant.builtin.commands import Call, Command
from taskchat.assistant.builtin.results import Result

_SAVES = "save_view"
_LISTS = ("list_tasks", "search_tasks", _SAVES)
# Arguments that say nothing of which tasks they are.
_OTHERS = {"name", "replace", "limit"}


def with_shown_list(commands: Sequence[Command], just_before: Sequence[Result]) -> list[Command]:
    """Give what is saved without conditions those of the list before; without one it is what the page shows."""
    shown = next((_conditions(one) for one in reversed(just_before) if one.tool in _LISTS), {})
    return [_of(command, shown) if isinstance(command, Call) else command for command in commands]


def _of(call: Call, shown: dict[str, Any]) -> Call:
    is_bare = call.tool == _SAVES and not call.arguments.keys() - _OTHERS
    return replace(call, arguments={**shown, **call.arguments}) if is_bare else call


def _conditions(result: Result) -> dict[str, Any]:
    found = {name: value for name, value in result.arguments.items() if name not in _OTHERS}
    if result.tool == "search_tasks":
        # A search finds done tasks, too.
        found = {"status": "all", **found, "search": found.get("query", "")}
        found.pop("query", None)
    return found if found.keys() - {"status", "sort"} else {}
