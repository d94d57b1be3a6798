"""Dialogue of the built-in assistant: the conversation so far, and the next calls or reply."""

from taskchat.assistant.builtin.dialogue.conversation import Conversation, read
from taskchat.assistant.builtin.dialogue.decision import decide
from taskchat.assistant.builtin.dialogue.report import report

__all__ = ["Conversation", "decide", "read", "report"]
