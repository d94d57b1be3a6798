"""Text of the assistant that leaves early: straight to the page, past ChatKit and the Agents SDK.

Invariant: words of an open message are sent at once only while nothing waits before them.

Most events of an answer are words, and on the long way each of them costs several objects and a dozen generators. So
words go from the model's connection to `TurnChannel.log` in one call, where that keeps the order. It does while
the reader of the queue waits in `get` and the queue is empty: the reader asks for the next entry only after it sent
all that came of the one before, since ChatKit's generators resume when their event was sent. At any other moment
words wait in the queue like every other entry, and the reader sends them with `send` when their turn comes.
"""

import asyncio
from typing import Generic, TypeVar

from taskchat.assistant import TextDelta
from taskchat.chat.channel import TurnChannel
from taskchat.chat.events.wire import text_delta
from taskchat.text import printable

Entry = TypeVar("Entry")


class EarlyText(Generic[Entry]):
    """Queue of what happens in one answer, and the text of its messages, which passes the queue where it is empty."""

    def __init__(self, channel: TurnChannel) -> None:
        self._send = channel.log.append
        self._queue: asyncio.Queue[Entry | TextDelta] = asyncio.Queue()
        self._is_awaited = False
        self._item_id: str | None = None
        self._pieces: list[str] = []
        self._start = 0

    @property
    def text(self) -> str:
        """Text of all messages so far."""
        return "".join(self._pieces)

    def put(self, entry: Entry | TextDelta) -> None:
        """Take what happens next; words of an open message are sent at once where nothing waits before them."""
        at_once = self._is_awaited and isinstance(entry, TextDelta) and self._queue.empty() and self.send(entry.text)
        if not at_once:
            self._queue.put_nowait(entry)

    async def get(self) -> Entry | TextDelta:
        """Wait for the next entry; call it only when everything that came of the entries before was sent."""
        self._is_awaited = True
        try:
            return await self._queue.get()
        finally:
            self._is_awaited = False

    def open(self, item_id: str) -> None:
        """Begin the text of a message."""
        self._item_id = item_id
        self._start = len(self._pieces)

    def send(self, words: str) -> bool:
        """Send words of the open message; False, and nothing done, where none is open.

        The cost is that of the words, however long the message is.
        """
        if self._item_id is None:
            return False
        self._pieces.append(words)
        self._send(text_delta(self._item_id, printable(words)))
        return True

    def close(self) -> str:
        """End the text of the message and return it."""
        self._item_id = None
        return printable("".join(self._pieces[self._start :]))
