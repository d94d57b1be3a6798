"""The stand-in as a server: pages, their script, and `POST /chatkit`, on a free port of 127.0.0.1."""

import asyncio
import contextlib
import json
import mimetypes
import queue
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from tests.chatkit_stand_in.script import Asked, Refusal, Script
from tests.chatkit_stand_in.stream import BREAK, END, Stream
from tests.gemini_stand_in.wire import ClientGone, Connection, Request
from tests.loopback import Loopback

_STREAMING = (
    "threads.create",
    "threads.add_user_message",
    "threads.add_client_tool_output",
    "threads.add_structured_input",
    "threads.retry_after_item",
    "threads.custom_action",
)
# What a server says of a file that came directly, as a form.
_STORED = {"id": "att_direct", "type": "file", "name": "notes.txt", "mime_type": "text/plain"}
# What a careful host allows: scripts and styles of its own only, and no inline ones at all.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; "
    "img-src 'self' data: blob: https://images.example; base-uri 'none'; form-action 'none'"
)


class ChatKitStandIn(Script):
    """Serves `folder` at `/` under a strict policy, and ChatKit at `/chatkit`, until the `with` block ends."""

    def __init__(self, folder: Path | None = None, policy: str = POLICY) -> None:
        super().__init__()
        self._folder, self._policy = folder, policy
        self._server = Loopback("chatkit stand-in", self._serve)

    @property
    def url(self) -> str:
        """The base URL of the pages."""
        return f"http://127.0.0.1:{self._server.port}"

    def __enter__(self) -> Self:
        self._server.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()

    def reset(self) -> None:
        """Nothing kept, told or asked."""
        Script.__init__(self)

    async def _serve(self, connection: Connection) -> None:
        with contextlib.suppress(ClientGone, ConnectionError):
            while not connection.gone and (request := await connection.request()) is not None:
                await self._respond(connection, request)

    async def _respond(self, connection: Connection, request: Request) -> None:
        path = urlsplit(request.path).path
        if path == "/chatkit" and request.method == "POST":
            await self._chatkit(connection, request)
        elif path.startswith("/upload/"):
            self.uploads.append((path, request.raw))
            await connection.answer(200, json.dumps(_STORED))
        else:
            await self._file(connection, path)

    async def _chatkit(self, connection: Connection, request: Request) -> None:
        body = request.body
        asked = Asked(body["type"], body.get("params", {}), request.headers, body.get("metadata", {}))
        self.requests.append(asked)
        if refusal := self.refusal(asked.kind):
            await _refused(connection, refusal)
        elif asked.kind in _STREAMING:
            await _streamed(connection, self.next_stream(asked), asked)
        elif (found := self.read(asked)) is None:
            await connection.answer(404, json.dumps({"detail": "There is no such thread."}))
        else:
            await connection.answer(200, json.dumps(found))

    async def _file(self, connection: Connection, path: str) -> None:
        file = self._folder / path.lstrip("/") if self._folder else None
        if file is None or not file.is_file():
            await connection.answer(404, "{}")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        headers = {"content-type": kind, "content-security-policy": self._policy, "cache-control": "no-store"}
        await connection.answer_bytes(200, file.read_bytes(), headers)


async def _refused(connection: Connection, refusal: Refusal) -> None:
    if refusal.status == 0:
        connection.abort()
        return
    headers = {"content-type": "application/json", **refusal.headers}
    await connection.answer(refusal.status, json.dumps(refusal.body), headers)


async def _streamed(connection: Connection, stream: Stream, asked: Asked) -> None:
    stream.begin(asked)
    connection.start_stream()
    try:
        while (piece := await _next(connection, stream)) is not END:
            if piece is BREAK:
                connection.abort()
                return
            await connection.send(stream.encoded(piece))
        with contextlib.suppress(ConnectionError):
            await connection.end_stream()
    except (ClientGone, ConnectionError):
        stream.cut.set()
        raise


async def _next(connection: Connection, stream: Stream) -> object:
    # A thread would be left waiting when the test is over; looking again costs nothing here.
    while True:
        with contextlib.suppress(queue.Empty):
            return stream.pieces.get_nowait()
        if connection.gone:
            raise ClientGone
        await asyncio.sleep(0.002)
