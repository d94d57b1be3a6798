"""Grammar of the built-in assistant: sentences to commands."""

from taskchat.assistant.builtin.grammar.parser import complete_order, explain, is_said, opens_with, parse
from taskchat.assistant.builtin.grammar.values import Selection

__all__ = ["Selection", "complete_order", "explain", "is_said", "opens_with", "parse"]
