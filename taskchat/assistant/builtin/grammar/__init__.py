"""Grammar of the built-in assistant: sentences to commands."""

from taskchat.assistant.builtin.grammar.parser import explain, parse
from taskchat.assistant.builtin.grammar.values import Selection

__all__ = ["Selection", "explain", "parse"]
