"""One message of the assistant as it is written, in ChatKit's events."""

from collections.abc import Iterator

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageContentPartAdded,
    AssistantMessageContentPartDone,
    AssistantMessageItem,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
)

from taskchat.chat.events.wire import text_delta
from taskchat.chat.values import local_now
from taskchat.database import new_id
from taskchat.text import printable


class OpenMessage:
    """A message with an id of its own: models that speak Chat Completions call all of theirs the same."""

    def __init__(self, thread_id: str) -> None:
        self._item = AssistantMessageItem(id=str(new_id()), thread_id=thread_id, created_at=local_now(), content=[])
        self._pieces: list[str] = []

    def begin(self) -> Iterator[ThreadStreamEvent]:
        """Show the empty message."""
        yield ThreadItemAddedEvent(item=self._item.model_copy(update={"content": []}))
        yield self._update(AssistantMessageContentPartAdded(content_index=0, content=AssistantMessageContent(text="")))

    def add(self, text: str) -> bytes:
        """The next piece as it is sent; the cost is that of the piece, however long the message is."""
        piece = printable(text)
        self._pieces.append(piece)
        return text_delta(self._item.id, piece)

    def close(self) -> Iterator[ThreadStreamEvent]:
        """End the message as it is, which saves it."""
        content = AssistantMessageContent(text="".join(self._pieces).rstrip())
        yield self._update(AssistantMessageContentPartDone(content_index=0, content=content))
        yield ThreadItemDoneEvent(item=self._item.model_copy(update={"content": [content]}))

    def _update(self, update: AssistantMessageContentPartAdded | AssistantMessageContentPartDone) -> ThreadStreamEvent:
        return ThreadItemUpdatedEvent(item_id=self._item.id, update=update)
