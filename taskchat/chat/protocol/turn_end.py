"""End of a turn in the database and in its stream: no stream ends without an answer, an error, or a mark."""

from chatkit.types import ErrorEvent, HiddenContextItem, ThreadItemDoneEvent, ThreadStreamEvent

from taskchat.chat.channel import Ending, TurnChannel
from taskchat.chat.context import RequestContext
from taskchat.chat.end_mark import EndReason
from taskchat.chat.events import to_event
from taskchat.chat.running import RunningTurn
from taskchat.chat.store import SqlStore, TurnStatus

_REASONS: dict[Ending, EndReason] = {
    Ending.STOPPED: "stopped",
    Ending.INTERRUPTED: "interrupted",
    Ending.CUT: "cut",
    Ending.SHUTDOWN: "shutdown",
}
_WAITED = "The server is being restarted before this was answered. Your message is saved; please try again."


async def finish_answer(
    store: SqlStore, thread_id: str, context: RequestContext, channel: TurnChannel
) -> list[ThreadStreamEvent]:
    """Save the last items of an answer that is whole with the end of its turn; returns the events that show them."""
    events = [*channel.last_events]
    if not events:
        return []
    last = [event.item for event in events if isinstance(event, ThreadItemDoneEvent)]
    mark = await store.finish_turn(thread_id, last, context, reason=_reason(channel, TurnStatus.DONE))
    channel.is_over = True
    if mark is not None:
        events.append(ThreadItemDoneEvent(item=mark))
    return [event for event in events if not _is_hidden(event)]


def _is_hidden(event: ThreadStreamEvent) -> bool:
    return isinstance(event, ThreadItemDoneEvent) and isinstance(event.item, HiddenContextItem)


async def end_turn(store: SqlStore, turn: RunningTurn, context: RequestContext, status: TurnStatus) -> None:
    """Write the end of a turn down, with the mark that says why, and tell it to whoever listens."""
    channel = turn.channel
    if channel.is_over:
        return
    if channel.is_waiting and channel.cancel.reason is Ending.SHUTDOWN:
        # It is left to the other processes, which find it when its time comes.
        _tell(channel, ErrorEvent(message=_WAITED, allow_retry=True))
        return
    mark = await store.end_turn(turn.thread_id, status, context, reason=_reason(channel, status))
    if mark is not None:
        _tell(channel, ThreadItemDoneEvent(item=mark))


def _reason(channel: TurnChannel, status: TurnStatus) -> EndReason | None:
    """Reason that is told below an answer; None where it came to its end, failed in words, or gave way to another."""
    match status:
        case TurnStatus.DONE:
            return "cut" if channel.is_cut else None
        case TurnStatus.STOPPED | TurnStatus.CUT | TurnStatus.INTERRUPTED:
            return _REASONS[channel.cancel.reason or Ending.INTERRUPTED]
        case _:
            return None


def _tell(channel: TurnChannel, event: ThreadStreamEvent) -> None:
    channel.log.append(to_event(event))
