"""Log of the events of one turn, which any number of listeners read, each at their own pace."""

import asyncio
from collections.abc import Callable

# Far more than any answer has; what grows beyond is a model that does not end.
MAX_EVENTS = 20_000
MAX_BYTES = 4_000_000


class TurnLog:
    """Numbered events of a turn, the first is 1, each the bytes of one event of the stream.

    The events are there once: a listener is a number, so that a slow one costs no memory. `when_full` is called once,
    with the first event beyond `max_events` or `max_bytes`; the events that end the turn come after it.
    """

    def __init__(
        self, when_full: Callable[[], None], *, max_events: int = MAX_EVENTS, max_bytes: int = MAX_BYTES
    ) -> None:
        self._events: list[bytes] = []
        self._waiting: list[asyncio.Future[None]] = []
        self._when_full: Callable[[], None] | None = when_full
        self._events_left, self._bytes_left = max_events, max_bytes
        self.is_closed = False

    def __len__(self) -> int:
        """Return the number of the newest event."""
        return len(self._events)

    def __getitem__(self, index: int) -> bytes:
        """Return the event with the number `index` + 1."""
        return self._events[index]

    def append(self, event: bytes) -> None:
        """Add an event; after the end it is dropped."""
        if self.is_closed:
            return
        self._events.append(event)
        self._events_left -= 1
        self._bytes_left -= len(event)
        if self._waiting:
            self._wake()
        if self._when_full is not None and (self._events_left < 0 or self._bytes_left < 0):
            full, self._when_full = self._when_full, None
            full()

    def close(self) -> None:
        """End the log: whoever listens hears what is left, and then the end."""
        self.is_closed = True
        self._wake()

    async def wait(self, number: int) -> bool:
        """Wait until there is an event behind `number`; False where none will come."""
        while len(self._events) <= number:
            if self.is_closed:
                return False
            news = asyncio.get_running_loop().create_future()
            self._waiting.append(news)
            try:
                await news
            finally:
                # Whoever leaves in the moment in which all are woken is not on the list any more.
                if news in self._waiting:
                    self._waiting.remove(news)
        return True

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, []
        for news in waiting:
            if not news.done():
                news.set_result(None)
