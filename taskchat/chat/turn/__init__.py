"""Turn of the assistant, its start once more, and its background jobs."""

from taskchat.chat.turn.restart import BEGINNING, FIRST, Restart
from taskchat.chat.turn.restarts import Restarts
from taskchat.chat.turn.runner import TurnRunner

__all__ = ["BEGINNING", "FIRST", "Restart", "Restarts", "TurnRunner"]
