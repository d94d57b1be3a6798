"""Run context of the Agents SDK: the person, the time, and the steps shown to them while tools run."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.database import Database
from taskchat.tasks import CommandLog, LocalClock, Origin, Plan
from taskchat.usage import Meter

# More tasks are changed in one turn only after the person said yes.
MAX_UNCONFIRMED = 3


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
class Question:
    """Question to the person about what they want; each suggestion is a message that they can send with one tap."""

    text: str
    suggestions: tuple[str, ...] = ()


@dataclass
class RunContext:
    """Run context of the Agents SDK: everything a tool may know.

    `clock` is the present where the person lives. `shown` are the ids of the tasks that were listed last, in the order
    in which the person sees them: "my second task" counts in them. `changed_ids` are the ids of tasks that the tools of
    this turn changed, each once, deleted ones too; `free_ids` are those of them that it made or took back, which need
    no yes however many they are. `origin` marks the changes in the undo journal, so that they can be found, and taken
    back together. `confirmations` wait for the person's yes under the answer, and below them is the `question` that
    ends the turn, if one does. `commands` knows what the message that is answered did before, and is None where there
    is no message. `was_refused` says that all that the message before was to change was refused. `view` is the address
    of the list that the page shows, as it says, empty for unknown. `meter` counts what the turn uses, `is_cut` says
    that the model's newest words end where it came to its limit. `is_current`, where there is one, says within a
    transaction whether the turn may still change anything; as long as that transaction lasts, no other turn takes its
    place.
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
    view: str = ""
    free_ids: set[UUID] = field(default_factory=set)
    confirmations: list[Plan] = field(default_factory=list)
    question: Question | None = None
    meter: Meter = field(default_factory=Meter)
    is_cut: bool = False
    is_current: Callable[[AsyncSession], Awaitable[bool]] | None = None

    @property
    def now(self) -> datetime:
        """The moment at which the turn began, aware."""
        return self.clock.now

    @property
    def timezone(self) -> str:
        """IANA name of the person's zone."""
        return self.clock.timezone

    def note_changes(self, task_ids: Iterable[UUID], *, free: bool = False) -> None:
        """Note that tasks were changed; after the commit. `free` where they were made, or changes taken back."""
        before = set(self.changed_ids)
        new = [task_id for task_id in dict.fromkeys(task_ids) if task_id not in before]
        self.changed_ids += new
        if free:
            self.free_ids.update(new)

    def must_ask(self, task_ids: Iterable[UUID]) -> bool:
        """Whether the person must say yes before the turn changes these tasks too."""
        return len({*self.changed_ids, *task_ids} - self.free_ids) > MAX_UNCONFIRMED

    def ask_before(self, plan: Plan) -> None:
        """Ask the person before a plan is carried out, once however often the model plans it."""
        if not any(plan.does_the_same(asked) for asked in self.confirmations):
            self.confirmations.append(plan)
