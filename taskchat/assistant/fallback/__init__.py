"""Model that falls back to the built-in one, and the reasons it gives."""

from taskchat.assistant.fallback.diagnosis import explain
from taskchat.assistant.fallback.model import standing_by
from taskchat.assistant.fallback.text_tap import MessageEnded, Said, Speech

__all__ = ["MessageEnded", "Said", "Speech", "explain", "standing_by"]
