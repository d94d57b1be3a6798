"""End of a turn in the database and in its stream: no stream ends without an answer, an error, or a mark."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from chatkit.types import ErrorEvent, HiddenContextItem, NoticeEvent, ThreadItemDoneEvent, ThreadStreamEvent

from taskchat.chat.channel import Ending, TurnChannel, TurnUsage
from taskchat.chat.context import RequestContext
from taskchat.chat.end_mark import EndMark, EndReason
from taskchat.chat.errors import TurnLost
from taskchat.chat.events import to_event
from taskchat.chat.running import RunningTurn
from taskchat.chat.store import SqlStore, TurnStatus

_REASONS: dict[Ending, EndReason] = {
    Ending.STOPPED: "stopped",
    Ending.INTERRUPTED: "interrupted",
    Ending.CUT: "cut",
    Ending.SHUTDOWN: "shutdown",
}
_Finished = tuple[EndMark | None, NoticeEvent | None]
_Finish = Callable[..., Awaitable[_Finished]]

logger = logging.getLogger(__name__)

_WAITED = "The server is being restarted before this was answered. Your message is saved; please try again."


async def finish_answer(
    store: SqlStore, thread_id: str, context: RequestContext, channel: TurnChannel
) -> list[ThreadStreamEvent]:
    """Save the last items of an answer that is whole with the end of its turn; returns the events that show them."""
    if (end := channel.answer_end) is None:
        return []
    last = [event.item for event in end.events if isinstance(event, ThreadItemDoneEvent)]
    finish = partial(store.finish_turn, thread_id, last, context, reason=_reason(channel, TurnStatus.DONE))
    mark, notice = await _finished_with(finish, end.usage, thread_id)
    channel.is_over = True
    events: list[ThreadStreamEvent] = [event for event in end.events if not _is_hidden(event)]
    events += [notice] if notice else []
    events += [ThreadItemDoneEvent(item=mark)] if mark else []
    return events


async def _finished_with(finish: _Finish, usage: TurnUsage, thread_id: str) -> _Finished:
    """Finish a turn with its usage; without it, where only that fails: the answer must not end as if it had."""
    try:
        return await finish(save_usage=usage.save)
    except TurnLost:
        raise
    except Exception:
        mark, _ = await finish()
        logger.exception("What an answer in the thread %s used was not written down", thread_id)
        return mark, None


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
    if channel.answer_end is not None:
        # The answer was whole, but has lost its thread, or was stopped in that moment: what it used was used.
        await channel.answer_end.usage.record()
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
