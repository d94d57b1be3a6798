"""What the model must know in the next turn and a person need not see: calls, their results, and task ids."""

from collections.abc import Sequence
from uuid import UUID

from chatkit.types import HiddenContextItem, ThreadItem
from pydantic import BaseModel, ValidationError

from taskchat.chat.values import local_now
from taskchat.database import new_id
from taskchat.text import printable, shortened

# A long list of tasks is listed again when it is needed again.
_LONGEST_OUTPUT = 4_000


class ToolCall(BaseModel):
    """A call of a tool as the model made it, with what it was given back."""

    call_id: str
    name: str
    arguments: str
    output: str | None = None


class Facts(BaseModel):
    """What one group of steps leaves to the next turn.

    `shown` are the ids of the tasks last listed, in that order; `notes` what was done by steps whose result never
    reached the model, because the turn was stopped.
    """

    calls: list[ToolCall] = []
    shown: list[UUID] = []
    notes: list[str] = []

    def to_item(self, thread_id: str) -> HiddenContextItem:
        """The facts as an item that is stored but never sent to the page."""
        content = printable(self.model_dump(mode="json"))
        return HiddenContextItem(id=str(new_id()), thread_id=thread_id, created_at=local_now(), content=content)


def hint(thread_id: str, text: str) -> HiddenContextItem:
    """A sentence that the model is told in the next turns and the person need not see."""
    return HiddenContextItem(id=str(new_id()), thread_id=thread_id, created_at=local_now(), content=text)


def facts_of(item: HiddenContextItem) -> Facts | None:
    """The facts in a hidden item; None where it holds something else."""
    try:
        return Facts.model_validate(item.content)
    except ValidationError:
        return None


def shown_tasks(newest_last: Sequence[ThreadItem]) -> list[UUID]:
    """The tasks that were listed last: what "the second one" counts in."""
    for item in reversed(newest_last):
        facts = facts_of(item) if isinstance(item, HiddenContextItem) else None
        if facts and facts.shown:
            return facts.shown
    return []


class FactsGathered:
    """Gathers the facts of a turn while it runs."""

    def __init__(self, shown: list[UUID]) -> None:
        self._shown = shown
        self._kept = list(shown)
        self._calls: dict[str, ToolCall] = {}

    def called(self, call_id: str, name: str, arguments: str) -> None:
        """The model wants a tool to run."""
        self._calls[call_id] = ToolCall(call_id=call_id, name=name, arguments=arguments)

    def returned(self, call_id: str, output: str) -> None:
        """A tool gave back its result."""
        if call := self._calls.get(call_id):
            call.output = shortened(output, _LONGEST_OUTPUT + 1)

    def take(self, ended_steps: Sequence[str]) -> Facts | None:
        """What was gathered since the last time; None when nothing was."""
        calls = [call for call in self._calls.values() if call.output is not None]
        shown = list(self._shown) if self._shown != self._kept else []
        facts = Facts(calls=calls, shown=shown, notes=list(ended_steps[len(calls) :]))
        self._calls.clear()
        self._kept = list(self._shown)
        return facts if facts != Facts() else None
