"""A streaming answer that goes on without a listener: it has an id and a log, which is read from any event on."""

import json
import threading
from typing import Any

from tests.chatkit_stand_in import items
from tests.chatkit_stand_in.stream import Json, Saw, Stream


class KeptStream(Stream):
    """Events in a log; `message_id` is the message they answer, `stopped` is set when somebody has said Stop."""

    def __init__(self, saw: Saw, turn: str) -> None:
        super().__init__(saw)
        self.turn = turn
        self.log: list[Json] = []
        self.message_id: str | None = None
        self.stopped = threading.Event()
        self.is_over = False
        # The log is thrown away, as it is with the process that kept it.
        self.is_gone = False
        self.breaks = 0
        self._before: list[Json] = []
        self._lock = threading.RLock()

    @property
    def thread_id(self) -> str | None:
        """The thread it is about, once it is known."""
        return self._thread_id

    @property
    def runs(self) -> bool:
        """Whether somebody has asked, and it is not over."""
        return self.asked.is_set() and not self.is_over

    def begin(self, request: Any) -> None:
        """Somebody asked: what was to be said is said."""
        with self._lock:
            super().begin(request)
            self.send(*self._before)

    def send(self, *events: Json) -> None:
        """Say something, to whoever listens."""
        with self._lock:
            if not self.asked.is_set():
                self._before += events
                return
            for event in events:
                self._thread_id = self._saw(event, self._thread_id)
                if event.get("item", {}).get("type") == "user_message":
                    self.message_id = event["item"]["id"]
                self.log.append(event)

    def end(self) -> None:
        """End as a server does that has said everything."""
        self.is_over = True

    def drop(self) -> None:
        """Break every line in the middle."""
        self.breaks += 1

    def stop(self) -> bool:
        """Somebody said Stop: the last item says so. Gives whether there was anything to stop."""
        if self.is_over:
            return False
        self.send(items.done(items.ended("stopped", "answer_again")))
        self.end()
        self.stopped.set()
        return True

    def numbered(self, number: int) -> bytes:
        """The event with this number, from 1, as bytes."""
        return f"id: {number}\ndata: {json.dumps(self.log[number - 1])}\n\n".encode()
