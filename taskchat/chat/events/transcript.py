"""From what happens in a run to ChatKit's events; knows their order, and nothing of queues and tasks."""

from collections.abc import Iterator
from uuid import UUID

from agents import RunItemStreamEvent, StreamEvent
from agents.items import ToolCallItem, ToolCallOutputItem
from chatkit.types import NoticeEvent, ProgressUpdateEvent, ThreadItemDoneEvent, ThreadStreamEvent
from openai.types.responses import ResponseFunctionToolCall

from taskchat.chat.events.message import OpenMessage
from taskchat.chat.events.steps import Noticed, Progress, StepEnded, StepEvent, StepStarted
from taskchat.chat.events.workflow import OpenWorkflow
from taskchat.chat.prompt import FactsGathered


class Transcript:
    """One answer: messages and groups of steps, each closed before the other begins.

    `shown` is the turn's list of tasks last listed; it is read again whenever steps have ended.
    """

    def __init__(self, thread_id: str, shown: list[UUID]) -> None:
        self._thread_id = thread_id
        self._facts = FactsGathered(shown)
        self._message: OpenMessage | None = None
        self._workflow: OpenWorkflow | None = None
        self._said: list[str] = []

    @property
    def said(self) -> str:
        """Everything the assistant said so far."""
        return "".join(self._said)

    def of_step(self, event: StepEvent) -> Iterator[ThreadStreamEvent]:
        """The events of a step that starts or ends, and of what is said about the answer."""
        match event:
            case StepStarted():
                yield from self.end_message()
                self._workflow = self._workflow or OpenWorkflow(self._thread_id)
                yield self._workflow.start(event)
            case StepEnded() if self._workflow:
                yield self._workflow.end(event)
            case Progress():
                yield ProgressUpdateEvent(text=event.text)
            case Noticed():
                yield NoticeEvent(level="warning", message=event.text)

    def of_words(self, text: str) -> tuple[list[ThreadStreamEvent], bytes]:
        """What words of the model begin, where no message is open, and the words themselves as they are sent."""
        if more := self.more(text):
            return [], more
        # Some models send a line break before their calls; that is no message yet.
        text = text.lstrip()
        if not text:
            return [], b""
        before = [*self._end_work()]
        self._message = OpenMessage(self._thread_id)
        before += self._message.begin()
        return before, self.more(text) or b""

    def more(self, text: str) -> bytes | None:
        """Words that go on with the open message, as they are sent; None where no message is open."""
        if self._message is None:
            return None
        self._said.append(text)
        return self._message.add(text)

    def end_message(self) -> Iterator[ThreadStreamEvent]:
        """End the message that is open, if one is."""
        if self._message is not None:
            message, self._message = self._message, None
            yield from message.close()

    def note(self, event: StreamEvent) -> None:
        """Keep what the model called and was told; what that did is shown by steps."""
        match event:
            case RunItemStreamEvent(item=ToolCallItem(raw_item=ResponseFunctionToolCall() as call)):
                self._facts.called(call.call_id, call.name, call.arguments)
            case RunItemStreamEvent(item=ToolCallOutputItem(call_id=str(call_id)) as item):
                self._facts.returned(call_id, str(item.output))

    def close(self) -> Iterator[ThreadStreamEvent]:
        """End whatever is open, in whichever state it is."""
        yield from self.end_message()
        yield from self._end_work()

    def _end_work(self) -> Iterator[ThreadStreamEvent]:
        workflow, self._workflow = self._workflow, None
        if workflow is not None:
            yield from workflow.close()
        if facts := self._facts.take(workflow.ended if workflow else ()):
            yield ThreadItemDoneEvent(item=facts.to_item(self._thread_id))
