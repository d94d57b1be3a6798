"""Events of an answer, from the assistant's run to the wire."""

from taskchat.chat.events.merger import AnswerStream
from taskchat.chat.events.transcript import Transcript
from taskchat.chat.events.wire import to_json
from taskchat.chat.events.workflow import remark, stopped

__all__ = ["AnswerStream", "Transcript", "remark", "stopped", "to_json"]
