"""A streaming answer that a test writes while it is being read."""

import json
import queue
import threading
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Saw = Callable[[Json, str | None], str | None]

END = object()
BREAK = object()


class Stream:
    """Events on their way; `request` is set when somebody asked, `cut` when they left before the end."""

    def __init__(self, saw: Saw) -> None:
        self.pieces: queue.SimpleQueue[object] = queue.SimpleQueue()
        self.asked = threading.Event()
        self.cut = threading.Event()
        self.request: Any = None
        self._saw = saw
        self._thread_id: str | None = None

    def begin(self, request: Any) -> None:
        """Somebody asked."""
        self.request = request
        self._thread_id = request.params.get("thread_id")
        self.asked.set()

    def send(self, *events: Json) -> None:
        """Send events, each as a message of its own."""
        for event in events:
            self.pieces.put(event)

    def raw(self, text: bytes) -> None:
        """Send bytes as they are: no event, half of one, or something else altogether."""
        self.pieces.put(text)

    def end(self) -> None:
        """End as a server does that has said everything."""
        self.pieces.put(END)

    def drop(self) -> None:
        """Break off in the middle."""
        self.pieces.put(BREAK)

    def encoded(self, piece: object) -> bytes:
        """A piece as bytes; what a server keeps of it is kept now."""
        if isinstance(piece, bytes):
            return piece
        assert isinstance(piece, dict)
        self._thread_id = self._saw(piece, self._thread_id)
        return b"data: " + json.dumps(piece).encode() + b"\n\n"
