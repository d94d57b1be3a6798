"""Translation of what happens in a run to ChatKit's events, in their order; without queues and tasks."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from agents import RunItemStreamEvent, StreamEvent
from agents.items import ToolCallItem, ToolCallOutputItem
from chatkit.types import NoticeEvent, ProgressUpdateEvent, ThreadItemDoneEvent, ThreadStreamEvent
from openai.types.responses import ResponseFunctionToolCall

from taskchat.chat.events.early_text import EarlyText
from taskchat.chat.events.message import OpenMessage
from taskchat.chat.events.steps import Notice, Progress, StepEnded, StepEvent, StepStarted
from taskchat.chat.events.workflow import OpenWorkflow
from taskchat.chat.prompt import ToolRecorder


class Transcript:
    """Transcript of one answer: messages and groups of steps, each closed before the other begins.

    `shown` is the turn's list of tasks last listed; it is read again whenever steps have ended. `text` sends the words
    of the messages. A message that has ended is saved once something follows, or by `close`: the last one of an answer
    is not saved before it is known to be the last.
    """

    def __init__(self, thread_id: str, shown: list[UUID], text: EarlyText[Any]) -> None:
        self._thread_id = thread_id
        self._tools = ToolRecorder(shown)
        self._text = text
        self._message: OpenMessage | None = None
        self._unsaved: ThreadItemDoneEvent | None = None
        self._workflow: OpenWorkflow | None = None

    @property
    def text(self) -> str:
        """Everything the assistant said so far."""
        return self._text.text

    def add_step(self, event: StepEvent) -> Iterator[ThreadStreamEvent]:
        """Events of a step that starts or ends, and of a notice about the answer."""
        match event:
            case StepStarted():
                yield from self._save_message()
                self._workflow = self._workflow or OpenWorkflow(self._thread_id)
                yield self._workflow.start(event)
            case StepEnded() if self._workflow:
                yield self._workflow.end(event)
            case Progress():
                yield ProgressUpdateEvent(text=event.text)
            case Notice():
                yield NoticeEvent(level="warning", message=event.text)

    def add_text(self, words: str) -> Iterator[ThreadStreamEvent]:
        """Events that begin a message, where none is open; its words are sent after them."""
        if self._text.send(words):
            return
        # Some models send a line break before their calls; that is no message yet.
        words = words.lstrip()
        if words:
            yield from self._save_message()
            yield from self._end_work()
            self._message = OpenMessage(self._thread_id, self._text)
            yield from self._message.begin()
            self._text.send(words)

    def end_message(self) -> Iterator[ThreadStreamEvent]:
        """End the message that is open, if one is."""
        if self._message is not None:
            shown, self._unsaved = self._message.close()
            self._message = None
            yield shown

    def note(self, event: StreamEvent) -> None:
        """Record what the model called and what the call returned; steps show what it did."""
        match event:
            case RunItemStreamEvent(item=ToolCallItem(raw_item=ResponseFunctionToolCall() as call)):
                self._tools.add_call(call.call_id, call.name, call.arguments)
            case RunItemStreamEvent(item=ToolCallOutputItem(call_id=str(call_id)) as item):
                self._tools.add_output(call_id, str(item.output))

    def close(self) -> Iterator[ThreadStreamEvent]:
        """End and save whatever is open, in whichever state it is."""
        yield from self._save_message()
        yield from self._end_work()

    def _save_message(self) -> Iterator[ThreadStreamEvent]:
        yield from self.end_message()
        if self._unsaved is not None:
            unsaved, self._unsaved = self._unsaved, None
            yield unsaved

    def _end_work(self) -> Iterator[ThreadStreamEvent]:
        workflow, self._workflow = self._workflow, None
        if workflow is not None:
            yield from workflow.close()
        if record := self._tools.take(workflow.ended if workflow else ()):
            yield ThreadItemDoneEvent(item=record.to_item(self._thread_id))
