"""The assistant that needs no key and no network: plain English in, the same tool calls as Gemini's out."""

from taskchat.assistant.builtin.commands import Call, Command, Pointer, Say
from taskchat.assistant.builtin.dialogue import Conversation, decide, read
from taskchat.assistant.builtin.grammar import parse
from taskchat.assistant.builtin.model import NAME, BuiltinModel
from taskchat.assistant.builtin.results import Result
from taskchat.assistant.builtin.wording import answer

__all__ = [
    "NAME",
    "BuiltinModel",
    "Call",
    "Command",
    "Conversation",
    "Pointer",
    "Result",
    "Say",
    "answer",
    "decide",
    "parse",
    "read",
]
