"""Who asks, and whether they still listen: what every call of the store and the server is given last."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID


class Stop:
    """A wish to end a turn, made once: by the Stop button, a closed page or a lost connection."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[], None]] = []
        self.requested = False

    def request(self) -> None:
        """End the turn; asking again does nothing."""
        if self.requested:
            return
        self.requested = True
        for callback in self._callbacks:
            callback()

    def when_requested(self, callback: Callable[[], None]) -> None:
        """Call `callback` when the end is wished for; at once if it was already."""
        if self.requested:
            callback()
        else:
            self._callbacks.append(callback)


@dataclass(frozen=True)
class RequestContext:
    """ChatKit's context of one request: the signed-in person, their IANA time zone, and whether they ask again.

    `message_id` is the id of the message that the request brings, where the page named it.
    `model` is the one that shall answer, where it is another than the message names.
    `base_url` is where they reach this installation, as they wrote it: addresses that they are given begin with it.
    `heard` is what a streamed answer sends, event by event as bytes; None ends it. `changes` are the ids of the tasks
    that its tools changed so far.
    """

    user_id: UUID
    timezone: str = "UTC"
    is_retry: bool = False
    message_id: str | None = None
    model: str | None = None
    base_url: str = ""
    stop: Stop = field(default_factory=Stop, compare=False, repr=False)
    heard: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue, compare=False, repr=False)
    changes: list[UUID] = field(default_factory=list, compare=False, repr=False)
