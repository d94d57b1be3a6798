"""Restart of a turn, as the answer before leaves it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chatkit.types import AssistantMessageItem, HiddenContextItem, ThreadItem

from taskchat.tasks import TaskCommand


@dataclass(frozen=True)
class Restart:
    """Start of a turn that answers a message once more.

    `items` are saved already, and stand before the new answer: some are shown, others told to the model, or all of them
    where the new one `goes_on`; with `is_answer` they are all of it. `commands` are what the message has done and does
    not do again, `changed_ids` the tasks they changed, `created_ids` those that they made, `batch_id` the batch that
    the new answer goes on with. Where the message `begins` its conversation, nothing stands before it.
    """

    items: Sequence[ThreadItem] = ()
    is_answer: bool = False
    commands: Sequence[TaskCommand] = ()
    changed_ids: Sequence[UUID] = ()
    created_ids: frozenset[UUID] = frozenset()
    batch_id: UUID | None = None
    goes_on: bool = False
    begins: bool = False

    @property
    def shown(self) -> list[ThreadItem]:
        """Items that the person sees."""
        return [item for item in self.items if not isinstance(item, HiddenContextItem)]

    @property
    def has_words(self) -> bool:
        """Whether the answer that goes on has said something already, which may be all there is to say."""
        return self.goes_on and any(isinstance(item, AssistantMessageItem) for item in self.items)

    @property
    def told(self) -> list[ThreadItem]:
        """Items that the model gets behind the message."""
        if self.goes_on:
            return list(self.items)
        return [item for item in self.items if isinstance(item, HiddenContextItem)]


# A message that was not answered before.
FIRST = Restart()
# The same, in a conversation that is made for it: there is nothing to be read of that one.
BEGINNING = Restart(begins=True)
