"""Origin of a change: the turn of a conversation, or the import, that made it."""

from dataclasses import dataclass, field
from uuid import UUID

from taskchat.database import new_id


@dataclass(frozen=True)
class Origin:
    """Origin of changes that are made together, and taken back together as the batch `batch_id`.

    `thread_id` is the conversation, `message_id` the person's message that asked for them; a button of a card has no
    message, a page neither. `source` is the product whose file was imported.
    """

    thread_id: UUID | None = None
    message_id: UUID | None = None
    batch_id: UUID = field(default_factory=new_id)
    source: str | None = None
