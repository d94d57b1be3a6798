"""Log of tool calls: what the model must know in the next turn and the person need not see."""

from collections.abc import Sequence
from uuid import UUID

from chatkit.types import HiddenContextItem, ThreadItem, UserMessageItem
from pydantic import BaseModel, ValidationError

from taskchat.assistant import READ_ONLY_TOOLS
from taskchat.chat.values import chatkit_now
from taskchat.database import new_id
from taskchat.text import printable, shortened

# A long list of tasks is listed again when it is needed again.
_MAX_OUTPUT = 4_000


class ToolCall(BaseModel):
    """Call of a tool as the model made it, with the output that it got."""

    call_id: str
    name: str
    arguments: str
    output: str | None = None


class ToolRecord(BaseModel):
    """Record that one group of steps leaves to the next turn.

    `shown` are the ids of the tasks last listed, in that order; `notes` say what steps did whose output never reached
    the model, because the turn was stopped.
    """

    calls: list[ToolCall] = []
    shown: list[UUID] = []
    notes: list[str] = []

    def to_item(self, thread_id: str) -> HiddenContextItem:
        """Convert the record to an item that is stored but never sent to the page."""
        content = printable(self.model_dump(mode="json"))
        return HiddenContextItem(id=str(new_id()), thread_id=thread_id, created_at=chatkit_now(), content=content)


def hidden_hint(thread_id: str, text: str) -> HiddenContextItem:
    """Sentence for the model in the next turns, which the person need not see."""
    return HiddenContextItem(id=str(new_id()), thread_id=thread_id, created_at=chatkit_now(), content=text)


def to_record(item: HiddenContextItem) -> ToolRecord | None:
    """Read the record in a hidden item; None where it holds something else."""
    try:
        return ToolRecord.model_validate(item.content)
    except ValidationError:
        return None


def last_shown_ids(newest_last: Sequence[ThreadItem]) -> list[UUID]:
    """Ids of the tasks that were listed last: "the second one" counts in them."""
    for item in reversed(newest_last):
        record = to_record(item) if isinstance(item, HiddenContextItem) else None
        if record and record.shown:
            return record.shown
    return []


def was_refused(newest_last: Sequence[ThreadItem]) -> bool:
    """Whether all that the message before the last one was to change was refused."""
    messages = [n for n, item in enumerate(newest_last) if isinstance(item, UserMessageItem)]
    between = newest_last[messages[-2] : messages[-1]] if len(messages) > 1 else ()
    records = [to_record(item) for item in between if isinstance(item, HiddenContextItem)]
    calls = [call for record in records if record for call in record.calls]
    # Who says "undo" once more, after one was refused, means what was changed before.
    orders = [call for call in calls if call.name not in READ_ONLY_TOOLS | {"undo"}]
    return bool(orders) and all((call.output or "").startswith('{"error"') for call in orders)


class ToolRecorder:
    """Recorder of the tool calls of a turn while it runs."""

    def __init__(self, shown: list[UUID]) -> None:
        self._shown = shown
        self._kept = list(shown)
        self._calls: dict[str, ToolCall] = {}

    def add_call(self, call_id: str, name: str, arguments: str) -> None:
        """Record a call that the model made."""
        self._calls[call_id] = ToolCall(call_id=call_id, name=name, arguments=arguments)

    def add_output(self, call_id: str, output: str) -> None:
        """Record the output of a call, cut where it is long."""
        if call := self._calls.get(call_id):
            call.output = shortened(output, _MAX_OUTPUT + 1)

    def take(self, ended_steps: Sequence[str]) -> ToolRecord | None:
        """Record since the last time, which begins anew; None when there was nothing."""
        calls = [call for call in self._calls.values() if call.output is not None]
        shown = list(self._shown) if self._shown != self._kept else []
        record = ToolRecord(calls=calls, shown=shown, notes=list(ended_steps[len(calls) :]))
        self._calls.clear()
        self._kept = list(self._shown)
        return record if record != ToolRecord() else None
