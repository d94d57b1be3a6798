"""Steps of a turn, from the tools that take them to the stream that shows them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from taskchat.chat.channel import CancelToken


@dataclass(frozen=True)
class StepStarted:
    """A tool began to work."""

    number: int
    title: str
    icon: str


@dataclass(frozen=True)
class StepEnded:
    """A tool came to its end; `content` says what it did, why it did nothing (`refused`), or why it failed."""

    number: int
    content: str
    refused: bool = False
    failed: bool = False


@dataclass(frozen=True)
class Progress:
    """Text that says what the turn waits for."""

    text: str


@dataclass(frozen=True)
class Notice:
    """Text about the answer that is no part of it."""

    text: str


StepEvent = StepStarted | StepEnded | Progress | Notice


class ReportedSteps:
    """Reporter of each step at once, in the order of the events; the assistant's `Steps`.

    A step that runs when the person stops the turn may finish, so that its receipt is true. No further one starts.
    """

    def __init__(self, report: Callable[[StepEvent], None], cancel: CancelToken) -> None:
        self._report = report
        self._cancel = cancel
        self._count = 0
        self._running: set[int] = set()
        self._when_idle: list[Callable[[], None]] = []

    async def start(self, title: str, icon: str) -> int:
        """Show a running step and return its number."""
        if self._cancel.requested:
            raise asyncio.CancelledError
        number, self._count = self._count, self._count + 1
        self._running.add(number)
        self._report(StepStarted(number, title, icon))
        return number

    async def finish(self, handle: int, content: str) -> None:
        """End a step well, with what it did."""
        self._end(StepEnded(handle, content))

    async def refuse(self, handle: int, content: str) -> None:
        """End a step that did nothing, with why."""
        self._end(StepEnded(handle, content, refused=True))

    async def fail(self, handle: int, content: str) -> None:
        """End a step badly, with why."""
        self._end(StepEnded(handle, content, failed=True))

    async def progress(self, text: str) -> None:
        """Say what the turn waits for."""
        self._report(Progress(text))

    async def notice(self, text: str) -> None:
        """Say something about this answer."""
        self._report(Notice(text))

    def when_idle(self, callback: Callable[[], None]) -> None:
        """Call `callback` as soon as no step runs; at once if none does."""
        if self._running:
            self._when_idle.append(callback)
        else:
            callback()

    def _end(self, event: StepEnded) -> None:
        self._running.discard(event.number)
        self._report(event)
        if not self._running:
            for callback in self._when_idle:
                callback()
            self._when_idle.clear()
