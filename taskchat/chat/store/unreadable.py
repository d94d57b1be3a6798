"""Placeholders for items that this version cannot read: their rows stay as they are, and the log tells it once."""

import logging
from functools import lru_cache
from typing import Any
from uuid import UUID

from chatkit.types import (
    AssistantMessageContent,
    AssistantMessageItem,
    CustomSummary,
    CustomTask,
    HiddenContextItem,
    InferenceOptions,
    ThreadItem,
    UserMessageItem,
    UserMessageTextContent,
    Workflow,
    WorkflowItem,
)

from taskchat.chat.store.models import MessageRow
from taskchat.chat.values import to_local

HIDDEN = ("hidden_context_item", "sdk_hidden_context")

# What validation raises for a payload of another shape, and what a payload that is no object raises before it.
UNREADABLE = (ValueError, TypeError, KeyError)

logger = logging.getLogger(__name__)

_TITLE = "This part of the conversation cannot be shown"
_WHY = "It was saved by another version of taskchat, and is kept as it is."


def placeholder(row: MessageRow, error: Exception) -> ThreadItem:
    """Make an item in the place of one that cannot be read.

    Messages keep their words, which the row has beside the payload; what has none becomes a step that says so.
    """
    log_once("item", row.kind, row.id, type(error).__name__)
    made: dict[str, Any] = {
        "id": str(row.id),
        "thread_id": str(row.thread_id),
        "created_at": to_local(row.created_at),
    }
    match row.kind:
        case "user_message":
            words = [UserMessageTextContent(text=row.content or f"({_TITLE}.)")]
            return UserMessageItem(content=[*words], inference_options=InferenceOptions(), **made)
        case "assistant_message" if row.content:
            return AssistantMessageItem(content=[AssistantMessageContent(text=row.content)], **made)
        case kind if kind in HIDDEN:
            return HiddenContextItem(content=f"{_TITLE}.", **made)
        case _:
            task = CustomTask(title=_TITLE, icon="circle-question", content=_WHY, status_indicator="none")
            summary = CustomSummary(title=_TITLE, icon="circle-question")
            return WorkflowItem(workflow=Workflow(type="custom", tasks=[task], summary=summary), **made)


# Pages load a conversation again and again.
@lru_cache(maxsize=1_000)
def log_once(what: str, kind: str, key: UUID, reason: str) -> None:
    """Log that a row cannot be read."""
    logger.warning("The %s %s (%s) cannot be read and is kept as it is: %s", what, key, kind, reason)
