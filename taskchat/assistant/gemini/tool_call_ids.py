"""Assignment of streamed pieces to tool calls, where neither the index nor the id of a piece can be trusted."""

import json
from dataclasses import dataclass
from uuid import uuid4

from openai.types.chat.chat_completion_chunk import ChoiceDeltaToolCall


@dataclass
class _StreamedCall:
    """A tool call as far as it has arrived; `gemini_index` and `gemini_id` are those that Gemini sent."""

    index: int
    name: str
    gemini_index: int | None
    gemini_id: str
    arguments: str = ""

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

    def assign(self, piece: ChoiceDeltaToolCall) -> None:
        """Correct a piece's index and id in place.

        A piece with a function's name starts a call unless one with the same name, id and index is still incomplete;
        any other continues the call of its id and index, else the last one.
        """
        name = (piece.function.name if piece.function else None) or ""
        gemini_index: int | None = getattr(piece, "index", None)  # Gemini omits it, whatever the type says
        call = self._find_open(gemini_index, piece.id or "", name)
        if call is None:
            call = _StreamedCall(len(self._calls), name, gemini_index, piece.id or "")
            self._calls.append(call)
            piece.id = self.unique(piece.id)
        else:
            piece.id = None
        piece.index = call.index
        call.arguments += (piece.function.arguments if piece.function else None) or ""

    def _find_open(self, index: int | None, call_id: str, name: str) -> _StreamedCall | None:
        alike = [c for c in self._calls if (not call_id or c.gemini_id == call_id) and c.gemini_index == index]
        if name:
            same = (c for c in reversed(alike) if c.gemini_id == call_id and c.name == name)
            # Without an id, one that has no arguments at all is a call of its own, not the beginning of this one.
            return next((c for c in same if not c.complete and (call_id or c.arguments)), None)
        return alike[-1] if alike else (self._calls[-1] if self._calls else None)
