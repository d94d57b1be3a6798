"""Values of parts: the tasks that words mean, and the details that a line gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from taskchat.assistant.builtin.commands import Pointer

Name = str | Pointer


@dataclass(frozen=True)
class Selection:
    """Tasks that words mean: named ones, or all that fit the conditions; `words` are what was said.

    Names that together are one title mean that task: the tools see to it. `but` are the tasks that are left out;
    `is_unclear` where the words mean tasks in a way that no tool knows ("the last two").
    """

    words: str
    names: tuple[Name, ...] = ()
    conditions: Mapping[str, Any] | None = None
    but: tuple[Name, ...] = ()
    is_unclear: bool = False

    @property
    def one(self) -> Name | None:
        """The only task, where it is one."""
        return self.names[0] if len(self.names) == 1 and self.names[0] is not Pointer.THEM else None


@dataclass(frozen=True)
class Details:
    """Fields of a task in words: what tools take, and what the line says beside it that cannot be kept."""

    fields: dict[str, Any] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    reminders: str = ""
