"""Response of server-sent events that closes its source as soon as its client does not listen any more."""

import contextlib
import logging
from collections.abc import AsyncGenerator, Mapping

import anyio
from starlette.responses import StreamingResponse
from starlette.types import Message, Receive, Scope, Send

logger = logging.getLogger(__name__)

# A comment (WHATWG HTML 9.2.6), which every reader passes over.
COMMENT = b":\n\n"
# Proxies cut what is silent for a minute.
SILENCE_S = 15.0


class EventStreamResponse(StreamingResponse):
    """Streams events and watches the connection at the same time.

    Servers that speak ASGI 2.4 report a lost connection only when something is sent; while a model thinks for a minute,
    nobody would notice. Here the source is cancelled at once, and always closed. After each `silence` in seconds a
    comment is sent, so that no proxy takes the connection for dead.

    A source that fails is logged, and its stream breaks off without an end: it has begun, so no error can be answered.
    """

    def __init__(
        self,
        events: AsyncGenerator[bytes, None],
        *,
        silence: float = SILENCE_S,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", **(headers or {})}
        super().__init__(events, headers=headers, media_type="text/event-stream")
        self._events, self._silence = events, silence

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send events until they end or the client disconnects."""
        sender = _Sender(send, self._silence)
        try:
            await self._pass_on(receive, sender)
        except Exception:
            if not sender.has_begun:
                raise
            logger.exception("A stream of events broke off")

    async def _pass_on(self, receive: Receive, sender: "_Sender") -> None:
        async with contextlib.aclosing(self._events), anyio.create_task_group() as group:

            async def stream() -> None:
                with contextlib.suppress(OSError):
                    await self.stream_response(sender.send)
                group.cancel_scope.cancel()

            # A separate task: from this one, each event would pass down and up through all of FastAPI's frames.
            group.start_soon(stream)
            group.start_soon(sender.fill_silence)
            await self.listen_for_disconnect(receive)
            group.cancel_scope.cancel()


class _Sender:
    """Sends the parts of a response, and comments while there are none; one part at a time."""

    def __init__(self, send: Send, silence: float) -> None:
        self._send, self._silence = send, silence
        self._turn = anyio.Lock(fast_acquire=True)
        self._sent, self._is_open = 0, False

    @property
    def has_begun(self) -> bool:
        return self._sent > 0

    async def send(self, message: Message) -> None:
        async with self._turn:
            await self._send(message)
            self._sent += 1
            self._is_open = message["type"] == "http.response.start" or message.get("more_body", False)

    async def fill_silence(self) -> None:
        while True:
            before = self._sent
            await anyio.sleep(self._silence)
            if self._sent == before and self._is_open and not self._turn.locked():
                with contextlib.suppress(OSError):
                    await self.send({"type": "http.response.body", "body": COMMENT, "more_body": True})
