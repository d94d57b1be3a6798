"""Built-in assistant, without key and network: it turns plain sentences into the tool calls that Gemini would make."""

from taskchat.assistant.builtin.commands import Ask, Call, Command, Pointer, Say
from taskchat.assistant.builtin.dialogue import Conversation, decide, read
from taskchat.assistant.builtin.grammar import parse
from taskchat.assistant.builtin.model import NAME, BuiltinModel, ReportModel
from taskchat.assistant.builtin.results import Result
from taskchat.assistant.builtin.wording import answer

__all__ = [
    "NAME",
    "Ask",
    "BuiltinModel",
    "Call",
    "Command",
    "Conversation",
    "Pointer",
    "ReportModel",
    "Result",
    "Say",
    "answer",
    "decide",
    "parse",
    "read",
]
