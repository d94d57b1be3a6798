"""The stand-in as a server: pages, their script, and `POST /chatkit`, on a free port of 127.0.0.1."""

import asyncio
import contextlib
import json
import mimetypes
import queue
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, urlsplit

from tests.chatkit_stand_in.kept import KeptStream
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
        if path.startswith("/chatkit") and self.is_away:
            connection.abort()
        elif path == "/chatkit" and request.method == "POST":
            await self._chatkit(connection, request)
        elif path.startswith("/chatkit/threads/"):
            await self._beside(connection, request, path)
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
            stream = self.next_stream(asked)
            if isinstance(stream, KeptStream):
                stream.begin(asked)
                await _followed(connection, stream, 0)
            else:
                await _streamed(connection, stream, asked)
        elif (found := self.read(asked)) is None:
            await connection.answer(404, json.dumps({"detail": "There is no such thread."}))
        else:
            await connection.answer(200, json.dumps(found))

    async def _beside(self, connection: Connection, request: Request, path: str) -> None:
        """Answer what is asked about a turn beside the protocol."""
        thread_id, what = path.removeprefix("/chatkit/threads/").split("/")
        query = {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}
        self.requests.append(Asked(what, {"thread_id": thread_id, **query, **request.body}, request.headers))
        known = (one for one in self.kept if one.turn == self.requests[-1].params.get("turn"))
        stream = next(known, None) or self.running(thread_id)
        if stream is None:
            await connection.answer(204 if what == "stream" else 200, "" if what == "stream" else '{"stopped": false}')
        elif what == "stop":
            await connection.answer(200, json.dumps({"stopped": stream.stop()}))
        elif stream.is_gone:
            await connection.answer(410, "{}")
        else:
            await _followed(connection, stream, int(query.get("after", 0)))

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


async def _followed(connection: Connection, stream: KeptStream, after: int) -> None:
    breaks, sent = stream.breaks, after
    connection.start_stream({"chatkit-turn": stream.turn})
    try:
        while not stream.is_over or sent < len(stream.log):
            if stream.breaks != breaks:
                connection.abort()
                return
            if sent == len(stream.log):
                if connection.gone:
                    raise ClientGone
                await asyncio.sleep(0.002)
                continue
            sent += 1
            await connection.send(stream.numbered(sent))
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
