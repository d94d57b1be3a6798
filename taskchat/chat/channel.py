"""Channel of one turn: the log of what it sends, and the wish to end it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from chatkit.types import NoticeEvent, ThreadStreamEvent
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.chat.turn_log import MAX_BYTES, MAX_EVENTS, TurnLog


class Ending(StrEnum):
    """Reason for which a turn ends before its time."""

    # The person said Stop.
    STOPPED = "stopped"
    # Its process is gone.
    INTERRUPTED = "interrupted"
    # It came to a limit: of time, of events.
    CUT = "cut"
    # The process is told to end.
    SHUTDOWN = "shutdown"
    # Another turn has taken the thread, by a retry or an edit, or the thread is gone.
    REPLACED = "replaced"


class CancelToken:
    """Wish to end a turn, made once: by Stop, a limit, a shutdown, another turn that takes its thread."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[], None]] = []
        self.reason: Ending | None = None

    @property
    def requested(self) -> bool:
        """Whether the turn is to end."""
        return self.reason is not None

    def request(self, reason: Ending = Ending.STOPPED) -> None:
        """End the turn; the first request counts, a second does nothing."""
        if self.reason is not None:
            return
        self.reason = reason
        for callback in self._callbacks:
            callback()

    def when_requested(self, callback: Callable[[], None]) -> None:
        """Call `callback` when the end is requested; at once if it was already."""
        if self.requested:
            callback()
        else:
            self._callbacks.append(callback)


class TurnUsage(Protocol):
    """Usage of a turn, to be written down once."""

    async def save(self, session: AsyncSession) -> NoticeEvent | None:
        """Write it down in a transaction; returns a notice where the person has few messages left."""
        ...

    async def record(self) -> NoticeEvent | None:
        """Write it down in a transaction of its own; never raises for a failure, since the answer is there."""
        ...


@dataclass(frozen=True)
class AnswerEnd:
    """End of an answer that is whole: its last events, and what the turn used.

    What both of them say is saved in the transaction that ends the turn.
    """

    events: Sequence[ThreadStreamEvent]
    usage: TurnUsage


class TurnChannel:
    """Channel from one turn to its listeners, made for each streaming request and never used again.

    `log` holds the bytes of the stream in the order in which each page gets them, an event each. `has_failed` says that
    one of them was an error, `is_waiting` that another turn answers in the thread first,
    `is_cut` that the model came to its limit in the middle of its words. `answer_end` is there once the answer is
    whole: it is saved in the transaction that ends the turn, and then the turn `is_over`.
    """

    def __init__(self, *, max_events: int = MAX_EVENTS, max_bytes: int = MAX_BYTES) -> None:
        self.cancel = CancelToken()
        self.log = TurnLog(lambda: self.cancel.request(Ending.CUT), max_events=max_events, max_bytes=max_bytes)
        self.has_failed = False
        self.is_waiting = False
        self.is_cut = False
        self.answer_end: AnswerEnd | None = None
        self.is_over = False
