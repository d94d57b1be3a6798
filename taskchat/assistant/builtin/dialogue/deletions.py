"""Merges many deletions of one message into one call, so that the person is asked once and not after the third."""

from collections.abc import Sequence
from typing import Any

from taskchat.assistant.builtin.commands import Call, Command

_MAX_SINGLE_DELETIONS = 3


def merge_deletions(commands: Sequence[Command]) -> list[Command]:
    """Merge more than three deletions by name into one, in the place of the first of them."""
    deletions = [command for command in commands if isinstance(command, Call) and _is_by_name(command)]
    names = [name for call in deletions for name in _names(call.arguments)]
    if len(deletions) < 2 or len(names) <= _MAX_SINGLE_DELETIONS:
        return list(commands)
    together = Call("delete_many", {"tasks": names})
    rest = [together if command is deletions[0] else command for command in commands]
    return [command for command in rest if not any(command is deletion for deletion in deletions)]


def _is_by_name(call: Call) -> bool:
    return call.tool == "delete_task" or (call.tool == "delete_many" and "tasks" in call.arguments)


def _names(arguments: dict[str, Any]) -> list[str]:
    return arguments.get("tasks") or [arguments["task"]]
