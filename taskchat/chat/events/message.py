"""Message of the assistant while it is written, in ChatKit's events."""

from collections.abc import Iterator
from typing import Any

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

from taskchat.chat.events.early_text import EarlyText
from taskchat.chat.values import chatkit_now
from taskchat.database import new_id


def assistant_message(thread_id: str, text: str) -> AssistantMessageItem:
    """Message that is said at once."""
    content = [AssistantMessageContent(text=text)]
    made = {"id": str(new_id()), "thread_id": thread_id, "created_at": chatkit_now()}
    return AssistantMessageItem(content=content, **made)


class OpenMessage:
    """Message with an id of its own, since models that speak Chat Completions give all of theirs the same id.

    Its words are sent by `text`, its beginning and its end by ChatKit.
    """

    def __init__(self, thread_id: str, text: EarlyText[Any]) -> None:
        self._item = AssistantMessageItem(id=str(new_id()), thread_id=thread_id, created_at=chatkit_now(), content=[])
        self._text = text

    def begin(self) -> Iterator[ThreadStreamEvent]:
        """Show the empty message."""
        self._text.open(self._item.id)
        yield ThreadItemAddedEvent(item=self._item.model_copy(update={"content": []}))
        yield self._update(AssistantMessageContentPartAdded(content_index=0, content=AssistantMessageContent(text="")))

    def close(self) -> tuple[ThreadStreamEvent, ThreadItemDoneEvent]:
        """End the message as it is; returns the event that shows its end, and the one that saves it."""
        content = AssistantMessageContent(text=self._text.close().rstrip())
        shown = self._update(AssistantMessageContentPartDone(content_index=0, content=content))
        return shown, ThreadItemDoneEvent(item=self._item.model_copy(update={"content": [content]}))

    def _update(self, update: AssistantMessageContentPartAdded | AssistantMessageContentPartDone) -> ThreadStreamEvent:
        return ThreadItemUpdatedEvent(item_id=self._item.id, update=update)
