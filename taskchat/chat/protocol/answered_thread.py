"""Thread as ChatKit knows it, with the turn that answers in it now: a page that comes back listens to that one."""

from chatkit import types
from pydantic import BaseModel

from taskchat.chat.store import TurnRow, TurnStatus


class OpenTurn(BaseModel):
    """Turn that runs or waits, and the message that it answers."""

    id: str
    state: str
    message_id: str | None

    @classmethod
    def of(cls, row: TurnRow) -> "OpenTurn":
        """Make it of the turn's row."""
        state = TurnStatus.WAITING if TurnStatus(row.state).waits else TurnStatus.RUNNING
        return cls(id=str(row.id), state=state, message_id=str(row.message_id) if row.message_id else None)


class AnsweredThread(types.Thread):
    """Thread with one more field, which is there only while an answer runs."""

    turn: OpenTurn | None = None


# ChatKit names some types of its fields by words, which are looked up in the module of the subclass otherwise.
AnsweredThread.model_rebuild(_types_namespace=vars(types))
