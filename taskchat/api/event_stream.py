"""Response of server-sent events that ends its source as soon as nobody listens any more."""

import contextlib
from collections.abc import AsyncGenerator

import anyio
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send


class EventStreamResponse(StreamingResponse):
    """Streams events and watches the connection at the same time.

    Servers that speak ASGI 2.4 report a lost connection only when something is sent; a model that thinks for a minute
    would think for nobody. Here the source is cancelled at once, and always closed, so that it can save what it has and
    end its run.
    """

    def __init__(self, events: AsyncGenerator[bytes, None]) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(events, headers=headers, media_type="text/event-stream")
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send events until they end or the client disconnects."""
        async with contextlib.aclosing(self._events), anyio.create_task_group() as group:

            async def stream() -> None:
                with contextlib.suppress(OSError):
                    await self.stream_response(send)
                group.cancel_scope.cancel()

            # A separate task: from this one, each event would pass down and up through all of FastAPI's frames.
            group.start_soon(stream)
            await self.listen_for_disconnect(receive)
            group.cancel_scope.cancel()
