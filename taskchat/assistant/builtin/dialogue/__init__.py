"""Dialogue of the built-in assistant: what was seen and asked, and the next move."""

from taskchat.assistant.builtin.dialogue.conversation import Conversation, read
from taskchat.assistant.builtin.dialogue.deciding import decide

__all__ = ["Conversation", "decide", "read"]
