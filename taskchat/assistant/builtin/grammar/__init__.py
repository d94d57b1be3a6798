"""Grammar of the built-in assistant: sentences to commands."""

from taskchat.assistant.builtin.grammar.parser import parse
from taskchat.assistant.builtin.grammar.refer import pointer, position

__all__ = ["parse", "pointer", "position"]
