"""Which tool call a piece of a stream belongs to, when neither its index nor its id can be trusted."""

import json
from dataclasses import dataclass
from uuid import uuid4

from openai.types.chat.chat_completion_chunk import ChoiceDeltaToolCall


@dataclass
class _Open:
    """A call whose pieces are coming in."""

    index: int
    name: str
    given_index: int | None
    given_id: str
    arguments: str = ""

    @property
    def complete(self) -> bool:
        try:
            json.loads(self.arguments)
        except ValueError:
            return False
        return True


class ToolCallIds:
    """Numbers the tool calls of one answer and gives each an id that its run did not use before."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = set(taken)
        self._calls: list[_Open] = []

    def unused(self, given: str | None) -> str:
        """The id itself where it can serve, else a new one."""
        chosen = given if given and given not in self._taken else f"call_{uuid4().hex}"
        self._taken.add(chosen)
        return chosen

    def settle(self, piece: ChoiceDeltaToolCall) -> None:
        """Correct a piece's index and id in place.

        A piece with a function's name starts a call unless one with the same name, id and index is still incomplete;
        any other continues the call of its id and index, else the last one.
        """
        name = (piece.function.name if piece.function else None) or ""
        given_index: int | None = getattr(piece, "index", None)  # Gemini leaves it out, whatever the type says
        call = self._continued(given_index, piece.id or "", name)
        if call is None:
            call = _Open(len(self._calls), name, given_index, piece.id or "")
            self._calls.append(call)
            piece.id = self.unused(piece.id)
        else:
            piece.id = None
        piece.index = call.index
        call.arguments += (piece.function.arguments if piece.function else None) or ""

    def _continued(self, index: int | None, given_id: str, name: str) -> _Open | None:
        alike = [c for c in self._calls if (not given_id or c.given_id == given_id) and c.given_index == index]
        if name:
            same = (c for c in reversed(alike) if c.given_id == given_id and c.name == name)
            # Without an id, one that has no arguments at all is rather a call of its own than a beginning.
            return next((c for c in same if not c.complete and (given_id or c.arguments)), None)
        return alike[-1] if alike else (self._calls[-1] if self._calls else None)
