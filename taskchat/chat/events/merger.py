"""Merger of a run of the assistant, its words and the steps of its tools into one stream of ChatKit events."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from enum import Enum, auto

from agents import RunResultStreaming, StreamEvent
from chatkit.types import ThreadStreamEvent

from taskchat.assistant import MessageEnded, TextDelta, TextEvent
from taskchat.chat.channel import CancelToken
from taskchat.chat.events.early_text import EarlyText
from taskchat.chat.events.steps import Notice, Progress, ReportedSteps, StepEnded, StepEvent, StepStarted
from taskchat.chat.events.transcript import Transcript

# Seconds that a tool gets to finish its work after the person pressed Stop.
_PATIENCE = 5.0


class _End(Enum):
    DONE = auto()


_Report = TextEvent | StreamEvent | StepEvent
_Entry = _Report | Exception | _End


class EventMerger:
    """Merges a run with its words and its tools' steps: all report to one queue, in the order of things."""

    def __init__(self, text: EarlyText[_Entry], cancel: CancelToken) -> None:
        self._text = text
        self._cancel = cancel
        self.steps = ReportedSteps(text.put, cancel)

    async def events(self, result: RunResultStreaming, transcript: Transcript) -> AsyncIterator[ThreadStreamEvent]:
        """Events of the run; whoever gets them closes the transcript then, whichever end it came to.

        Raises what the run raised, and `CancelledError` when the person stopped it; no tool starts after that.
        """
        pump = asyncio.create_task(self._pump(result))
        self._cancel.when_requested(lambda: self._end(result))
        failure: Exception | None = None
        while (entry := await self._next()) is not _End.DONE:
            if isinstance(entry, Exception):
                failure = entry
                continue
            for event in _to_events(entry, transcript):
                yield event
        # Not awaited itself: at shutdown it is cancelled, too, and that must not keep us from closing the items.
        await asyncio.wait({pump})
        if self._cancel.requested:
            raise asyncio.CancelledError
        if failure is not None:
            raise failure

    async def _next(self) -> _Entry:
        try:
            return await self._text.get()
        except asyncio.CancelledError:
            # The server shuts down: the same as Stop, so that what was said is saved.
            self._cancel.request()
            return await self._text.get()

    async def _pump(self, result: RunResultStreaming) -> None:
        try:
            async for event in result.stream_events():
                self._text.put(event)
        except Exception as error:
            self._text.put(error)
        finally:
            self._text.put(_End.DONE)

    def _end(self, result: RunResultStreaming) -> None:
        limit = asyncio.get_running_loop().call_later(_PATIENCE, result.cancel)

        def cancel() -> None:
            limit.cancel()
            result.cancel()

        self.steps.when_idle(cancel)


def _to_events(entry: _Report, transcript: Transcript) -> Iterator[ThreadStreamEvent]:
    match entry:
        case TextDelta():
            return transcript.add_text(entry.text)
        case MessageEnded():
            return transcript.end_message()
        case StepStarted() | StepEnded() | Progress() | Notice():
            return transcript.add_step(entry)
        case _:
            transcript.note(entry)
            return iter(())
