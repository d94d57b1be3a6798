"""A run of the assistant and the steps of its tools, as one stream of ChatKit events."""

import asyncio
from collections.abc import AsyncIterator
from enum import Enum, auto

from agents import RunResultStreaming, StreamEvent
from chatkit.types import ThreadStreamEvent

from taskchat.chat.context import Stop
from taskchat.chat.steps import Noticed, Progress, ReportedSteps, StepEnded, StepEvent, StepStarted
from taskchat.chat.transcript import Transcript

# Seconds that a tool, caught in its work by Stop, gets to finish it.
_PATIENCE = 5.0


class _End(Enum):
    DONE = auto()


class AnswerStream:
    """Merges a run with its tools' steps: both report to one queue, so that their order is the order of things."""

    def __init__(self, stop: Stop) -> None:
        self._stop = stop
        self._queue: asyncio.Queue[StreamEvent | StepEvent | Exception | _End] = asyncio.Queue()
        self.steps = ReportedSteps(self._queue.put_nowait, stop)

    async def events(self, result: RunResultStreaming, transcript: Transcript) -> AsyncIterator[ThreadStreamEvent]:
        """The events of the run, every item closed at the end, whichever end that is.

        Raises what the run raised, and `CancelledError` when the person stopped it; no tool starts after that.
        """
        pump = asyncio.create_task(self._pump(result))
        self._stop.when_requested(lambda: self._end(result))
        failure: Exception | None = None
        while (entry := await self._next()) is not _End.DONE:
            match entry:
                case Exception():
                    failure = entry
                case StepStarted() | StepEnded() | Progress() | Noticed():
                    for event in transcript.of_step(entry):
                        yield event
                case _:
                    for event in transcript.of_run(entry):
                        yield event
        # Not awaited itself: at shutdown it is cancelled, too, and that must not keep us from closing the items.
        await asyncio.wait({pump})
        for event in transcript.close():
            yield event
        if self._stop.requested:
            raise asyncio.CancelledError
        if failure is not None:
            raise failure

    async def _next(self) -> StreamEvent | StepEvent | Exception | _End:
        try:
            return await self._queue.get()
        except asyncio.CancelledError:
            # The server shuts down: the same as Stop, so that what was said is saved.
            self._stop.request()
            return await self._queue.get()

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
