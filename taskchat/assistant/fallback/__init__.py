"""Model that falls back to the built-in one, and the reasons it gives."""

from taskchat.assistant.fallback.diagnosis import to_assistant_error
from taskchat.assistant.fallback.model import with_fallback
from taskchat.assistant.fallback.text_tap import MessageEnded, TextDelta, TextEvent

__all__ = ["MessageEnded", "TextDelta", "TextEvent", "to_assistant_error", "with_fallback"]
