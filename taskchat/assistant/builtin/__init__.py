"""The assistant that needs no key and no network: plain English in, the same tool calls as Gemini's out."""

from taskchat.assistant.builtin.answers import answer
from taskchat.assistant.builtin.commands import Call, Command, Pointer, Say
from taskchat.assistant.builtin.conversation import Conversation, read
from taskchat.assistant.builtin.deciding import decide
from taskchat.assistant.builtin.model import BuiltinModel
from taskchat.assistant.builtin.parser import parse
from taskchat.assistant.builtin.results import Result

__all__ = [
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
