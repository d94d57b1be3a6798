"""Channel of one turn: the events it sends, and the wish to cancel it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field


class CancelToken:
    """Wish to end a turn, made once: by the Stop button, a closed page or a lost connection."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[[], None]] = []
        self.requested = False

    def request(self) -> None:
        """End the turn; a second request does nothing."""
        if self.requested:
            return
        self.requested = True
        for callback in self._callbacks:
            callback()

    def when_requested(self, callback: Callable[[], None]) -> None:
        """Call `callback` when the end is requested; at once if it was already."""
        if self.requested:
            callback()
        else:
            self._callbacks.append(callback)


@dataclass(frozen=True, eq=False)
class TurnChannel:
    """Channel from one turn to its listener, made for each streaming request and never used again.

    `events` holds the bytes of the stream in the order in which the page gets them, an event each; None ends it.
    """

    cancel: CancelToken = field(default_factory=CancelToken)
    events: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue)
