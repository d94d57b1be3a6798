"""Assignment of streamed pieces to tool calls, where neither the index nor the id of a piece can be trusted."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import uuid4

from openai.types.chat.chat_completion_chunk import ChoiceDeltaToolCall, ChoiceDeltaToolCallFunction

from taskchat.assistant.gemini.json_objects import JsonObjects


@dataclass
class _StreamedCall:
    """A tool call as far as it has arrived; `gemini_index` and `gemini_id` are those that Gemini sent."""

    index: int
    name: str
    gemini_index: int | None
    gemini_id: str
    arguments: str = ""
    objects: JsonObjects = field(default_factory=JsonObjects)

    @property
    def complete(self) -> bool:
        try:
            json.loads(self.arguments)
        except ValueError:
            return False
        return True


class ToolCallIds:
    """Numbers the tool calls of one answer, and gives each an id that is new in its run.

    `taken` are the ids that the conversation has used already.
    """

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)
        self._calls: list[_StreamedCall] = []

    def unique(self, call_id: str | None) -> str:
        """Return the id itself where it is new, else another one."""
        chosen = call_id if call_id and call_id not in self._taken else f"call_{uuid4().hex}"
        self._taken.add(chosen)
        return chosen

    def assign(self, piece: ChoiceDeltaToolCall) -> list[ChoiceDeltaToolCall]:
        """Correct a piece's index and id in place; returns it, and a piece for each call that is glued to its own.

        A piece with a function's name starts a call unless one with the same name, id and index is still incomplete;
        any other continues the call of its id and index, else the last one. What follows the whole arguments of a call
        without a name are the arguments of another call of the same tool.
        """
        name = (piece.function.name if piece.function else None) or ""
        gemini_index: int | None = getattr(piece, "index", None)  # Gemini omits it, whatever the type says
        call = self._find_open(gemini_index, piece.id or "", name)
        if call is None:
            call = self._start(name, gemini_index, piece.id or "")
            piece.id = self.unique(piece.id)
        else:
            piece.id = None
        piece.index = call.index
        return [piece, *self._add_arguments(piece, call)]

    def _add_arguments(self, piece: ChoiceDeltaToolCall, call: _StreamedCall) -> Iterator[ChoiceDeltaToolCall]:
        if piece.function is None or not piece.function.arguments:
            return
        own, *glued = call.objects.split(piece.function.arguments)
        call.arguments += own
        piece.function.arguments = own
        for arguments in glued:
            another = self._start(call.name, call.gemini_index, call.gemini_id)
            another.arguments = another.objects.split(arguments)[0]
            function = ChoiceDeltaToolCallFunction(name=call.name, arguments=arguments)
            yield ChoiceDeltaToolCall(index=another.index, id=self.unique(None), function=function, type="function")

    def _start(self, name: str, gemini_index: int | None, gemini_id: str) -> _StreamedCall:
        call = _StreamedCall(len(self._calls), name, gemini_index, gemini_id)
        self._calls.append(call)
        return call

    def _find_open(self, index: int | None, call_id: str, name: str) -> _StreamedCall | None:
        alike = [c for c in self._calls if (not call_id or c.gemini_id == call_id) and c.gemini_index == index]
        if name:
            same = (c for c in reversed(alike) if c.gemini_id == call_id and c.name == name)
            # Without an id, one that has no arguments at all is a call of its own, not the beginning of this one.
            return next((c for c in same if not c.complete and (call_id or c.arguments)), None)
        return alike[-1] if alike else (self._calls[-1] if self._calls else None)
