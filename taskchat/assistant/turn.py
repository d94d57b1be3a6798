"""One turn of a conversation: for whom, when, and where to show what is being done."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from taskchat.database import Database


class Steps(Protocol):
    """Where the steps of a turn are shown; the chat draws them, the tools fill them."""

    async def start(self, title: str, icon: str) -> Any:
        """Show a running step; gives the handle that ends it. `icon` is one of ChatKit's names."""
        ...

    async def finish(self, handle: Any, content: str) -> None:
        """End a step well, with what it did in plain text."""
        ...

    async def fail(self, handle: Any, content: str) -> None:
        """End a step badly, with why in plain text."""
        ...


@dataclass
class Turn:
    """The run context of the Agents SDK: everything a tool may know.

    `now` is aware, `timezone` an IANA name. `shown` are the ids of the tasks that were listed last, in the order
    in which the person sees them: "my second task" counts in it. `changes` are the ids of tasks that the tools
    of this turn changed, each once, deleted ones too.
    """

    user_id: UUID
    database: Database
    now: datetime
    timezone: str
    steps: Steps
    shown: list[UUID] = field(default_factory=list)
    changes: list[UUID] = field(default_factory=list)

    def touched(self, task_id: UUID) -> None:
        """Note that a task was changed; call it after the commit."""
        if task_id not in self.changes:
            self.changes.append(task_id)
