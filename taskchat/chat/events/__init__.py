"""Events of an answer, from the assistant's run to the wire."""

from taskchat.chat.events.early_text import EarlyText
from taskchat.chat.events.merger import EventMerger
from taskchat.chat.events.message import assistant_message
from taskchat.chat.events.transcript import Transcript
from taskchat.chat.events.wire import to_event, to_json
from taskchat.chat.events.workflow import done_steps, stopped_workflow, warning_step

__all__ = [
    "EarlyText",
    "EventMerger",
    "Transcript",
    "assistant_message",
    "done_steps",
    "stopped_workflow",
    "to_event",
    "to_json",
    "warning_step",
]
