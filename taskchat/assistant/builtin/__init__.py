"""The assistant that needs no key and no network: plain English in, the same tool calls as Gemini's out."""

from taskchat.assistant.builtin.answers import Result, answer
from taskchat.assistant.builtin.commands import Call, Command, Say
from taskchat.assistant.builtin.model import BuiltinModel
from taskchat.assistant.builtin.parser import parse

__all__ = ["BuiltinModel", "Call", "Command", "Result", "Say", "answer", "parse"]
