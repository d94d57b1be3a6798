"""A run of the assistant, its words and the steps of its tools, as one stream of ChatKit events."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from enum import Enum, auto

from agents import RunResultStreaming, StreamEvent
from chatkit.types import ThreadStreamEvent

from taskchat.assistant import MessageEnded, Said, Speech
from taskchat.chat.context import RequestContext
from taskchat.chat.events.steps import Noticed, Progress, ReportedSteps, StepEnded, StepEvent, StepStarted
from taskchat.chat.events.transcript import Transcript

# Seconds that a tool, caught in its work by Stop, gets to finish it.
_PATIENCE = 5.0


class _End(Enum):
    DONE = auto()


_Entry = Speech | StreamEvent | StepEvent | Exception | _End


class AnswerStream:
    """Merges a run with its words and its tools' steps: all report to one queue, in the order of things."""

    def __init__(self, context: RequestContext) -> None:
        self._stop = context.stop
        self._send = context.heard.put_nowait
        self._queue: asyncio.Queue[_Entry] = asyncio.Queue()
        self._more: Callable[[str], bytes | None] | None = None
        self.steps = ReportedSteps(self._queue.put_nowait, self._stop)

    def report(self, speech: Speech) -> None:
        """Take what the model says; words of an open message are sent at once where nothing waits before them."""
        if self._more and isinstance(speech, Said) and self._queue.empty() and (words := self._more(speech.text)):
            self._send(words)
        else:
            self._queue.put_nowait(speech)

    async def events(self, result: RunResultStreaming, transcript: Transcript) -> AsyncIterator[ThreadStreamEvent]:
        """The events of the run, every item closed at the end, whichever end that is.

        Words are sent from here: whoever asks for the next event has sent all those before.
        Raises what the run raised, and `CancelledError` when the person stopped it; no tool starts after that.
        """
        pump = asyncio.create_task(self._pump(result))
        self._stop.when_requested(lambda: self._end(result))
        failure: Exception | None = None
        while (entry := await self._next(transcript)) is not _End.DONE:
            if isinstance(entry, Exception):
                failure = entry
                continue
            for event in self._told(entry, transcript):
                yield event
        # Not awaited itself: at shutdown it is cancelled, too, and that must not keep us from closing the items.
        await asyncio.wait({pump})
        for event in transcript.close():
            yield event
        if self._stop.requested:
            raise asyncio.CancelledError
        if failure is not None:
            raise failure

    def _told(self, entry: Speech | StreamEvent | StepEvent, transcript: Transcript) -> Iterator[ThreadStreamEvent]:
        match entry:
            case Said():
                before, words = transcript.of_words(entry.text)
                yield from before
                if words:
                    self._send(words)
            case MessageEnded():
                yield from transcript.end_message()
            case StepStarted() | StepEnded() | Progress() | Noticed():
                yield from transcript.of_step(entry)
            case _:
                transcript.note(entry)

    async def _next(self, transcript: Transcript) -> _Entry:
        # While this waits for an empty queue, everything before was sent.
        self._more = transcript.more
        try:
            return await self._queue.get()
        except asyncio.CancelledError:
            # The server shuts down: the same as Stop, so that what was said is saved.
            self._stop.request()
            return await self._queue.get()
        finally:
            self._more = None

    async def _pump(self, result: RunResultStreaming) -> None:
        try:
            async for event in result.stream_events():
                self._queue.put_nowait(event)
        except Exception as error:
            self._queue.put_nowait(error)
        finally:
            self._queue.put_nowait(_End.DONE)

    def _end(self, result: RunResultStreaming) -> None:
        limit = asyncio.get_running_loop().call_later(_PATIENCE, result.cancel)

        def cancel() -> None:
            limit.cancel()
            result.cancel()

        self.steps.when_idle(cancel)
