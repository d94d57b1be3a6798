"""Turn of the assistant and its background jobs."""

from taskchat.chat.turn.runner import TurnRunner

__all__ = ["TurnRunner"]
