"""Server-sent events whose source is ended as soon as nobody listens any more."""

import contextlib
from collections.abc import AsyncGenerator

import anyio
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send


class EventStreamResponse(StreamingResponse):
    """Streams events and watches the connection at the same time.

    Servers that speak ASGI 2.4 tell of a lost connection only when something is sent; a model that thinks
    for a minute would think for nobody. Here the source is cancelled at once, and always closed, so that it can
    keep what it has and end its run.
    """

    def __init__(self, events: AsyncGenerator[bytes, None]) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(events, headers=headers, media_type="text/event-stream")
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with contextlib.aclosing(self._events), anyio.create_task_group() as group:

            async def stream() -> None:
                with contextlib.suppress(OSError):
                    await self.stream_response(send)
                group.cancel_scope.cancel()

            # In a task of its own: from here, each event would go down and up again through all that FastAPI has
            # called on its way to us.
            group.start_soon(stream)
            await self.listen_for_disconnect(receive)
            group.cancel_scope.cancel()
