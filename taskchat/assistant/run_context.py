"""Run context of the Agents SDK: the person, the time, and the steps shown to them while tools run."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from taskchat.database import Database
from taskchat.tasks import CommandLog, LocalClock, Origin
from taskchat.usage import Meter


class Steps(Protocol):
    """Display of the steps of a turn; the chat draws them, the tools fill them."""

    async def start(self, title: str, icon: str) -> Any:
        """Show a running step and return the handle that ends it. `icon` is one of ChatKit's names."""
        ...

    async def finish(self, handle: Any, content: str) -> None:
        """End a step well, with what it did in plain text."""
        ...

    async def refuse(self, handle: Any, content: str) -> None:
        """End a step that did nothing, with what the person is to be asked or told, in plain text."""
        ...

    async def fail(self, handle: Any, content: str) -> None:
        """End a step badly, with why in plain text."""
        ...

    async def progress(self, text: str) -> None:
        """Show what the turn waits for, until there is something else to show."""
        ...

    async def notice(self, text: str) -> None:
        """Show a notice about this answer that is no part of it."""
        ...


@dataclass(frozen=True)
class Confirmation:
    """Question to the person before these tasks are deleted, which it shows in this order."""

    task_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Question:
    """Question to the person about what they want; each suggestion is a message that they can send with one tap."""

    text: str
    suggestions: tuple[str, ...] = ()


@dataclass
class RunContext:
    """Run context of the Agents SDK: everything a tool may know.

    `clock` is the present where the person lives. `shown` are the ids of the tasks that were listed last, in the order
    in which the person sees them: "my second task" counts in them. `changed_ids` are the ids of tasks that the tools
    of this turn changed, each once, deleted ones too. `origin` marks those changes in the undo journal, so that they
    can be found, and taken back together; `deleted` is how many of them deleted a task. `confirmations` are shown
    under the answer, and below them the `question` that ends the turn, if one does. `commands` knows what the message
    that is answered did before, and is None where there is no message. `was_refused` says that all that the message
    before was to change was refused. `meter` counts what the turn uses.
    """

    user_id: UUID
    database: Database
    clock: LocalClock
    steps: Steps
    shown: list[UUID] = field(default_factory=list)
    changed_ids: list[UUID] = field(default_factory=list)
    origin: Origin = field(default_factory=Origin)
    commands: CommandLog | None = None
    was_refused: bool = False
    deleted: int = 0
    confirmations: list[Confirmation] = field(default_factory=list)
    question: Question | None = None
    meter: Meter = field(default_factory=Meter)

    @property
    def now(self) -> datetime:
        """The moment at which the turn began, aware."""
        return self.clock.now

    @property
    def timezone(self) -> str:
        """IANA name of the person's zone."""
        return self.clock.timezone

    def note_change(self, task_id: UUID) -> None:
        """Note that a task was changed; call it after the commit."""
        if task_id not in self.changed_ids:
            self.changed_ids.append(task_id)
