"""Input of the model: the conversation within its budget, attachments, earlier tool calls."""

from taskchat.chat.prompt.attachment_parts import AttachmentParts, load_parts
from taskchat.chat.prompt.context_window import MAX_ITEMS, ContextWindow, fit
from taskchat.chat.prompt.history import to_input
from taskchat.chat.prompt.tool_log import (
    ToolCall,
    ToolRecord,
    ToolRecorder,
    hidden_hint,
    last_shown_ids,
    to_record,
    was_refused,
)

__all__ = [
    "MAX_ITEMS",
    "AttachmentParts",
    "ContextWindow",
    "ToolCall",
    "ToolRecord",
    "ToolRecorder",
    "fit",
    "hidden_hint",
    "last_shown_ids",
    "load_parts",
    "to_input",
    "to_record",
    "was_refused",
]
