"""The scripted server behind Starlette and uvicorn, on loopback, with uploads and failures."""

import json
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Self

import uvicorn
from chatkit.server import StreamingResult
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.interop.server import Json, ScriptedServer, Step, Store

_PATIENCE = 10.0


@dataclass
class Upload:
    """A file that arrived: how, as what, with which cookies, and whether it was the part `file` of a form."""

    method: str
    content_type: str
    body: bytes
    is_part: bool
    name: str | None = None
    part_type: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class InteropServer:
    """Serves ChatKit at `/chatkit` and uploads at `/upload/ID`, with `Access-Control-Allow-Origin: *`."""

    def __init__(self) -> None:
        anyone = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])
        routes = [
            Route("/chatkit", self._chatkit, methods=["POST"]),
            Route("/upload/{identity}", self._form, methods=["POST"]),
            Route("/raw/{identity}", self._raw, methods=["POST", "PUT"]),
            Route("/direct", self._direct, methods=["POST"]),
        ]
        app = Starlette(routes=routes, middleware=[anyone])
        config = uvicorn.Config(app, port=0, lifespan="off", log_level="critical", ws="none")
        self._uvicorn = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._uvicorn.run, name="interop", daemon=True)
        self.reset()

    def reset(self) -> None:
        """Nothing kept, scripted or asked."""
        self.chatkit = ScriptedServer(Store())
        self.requests: list[Json] = []
        self.uploads: list[Upload] = []
        self._failures: dict[str, tuple[int, str]] = {}
        self._file_refusal: tuple[int, str] | None = None
        self._raw_streams: dict[str, deque[tuple[Json, ...]]] = defaultdict(deque)
        # Streams without a media type, as a `StreamingResponse` that was given none.
        self.is_untyped = False

    @property
    def url(self) -> str:
        """The address of the server."""
        port = self._uvicorn.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def __enter__(self) -> Self:
        self._thread.start()
        while not self._uvicorn.started:
            time.sleep(0.002)
        return self

    def __exit__(self, *_: object) -> None:
        self._uvicorn.should_exit = self._uvicorn.force_exit = True
        self._thread.join()

    def answer(self, text: str, *script: Step) -> None:
        """Say this to a message with this text; said twice, the second is for what follows: the output of a tool."""
        self.chatkit.answers[text].append(script)

    def act(self, kind: str, *script: Step) -> None:
        """Say this to the next action of this type."""
        self.chatkit.actions[kind].append(script)

    def raw(self, kind: str, *events: Json) -> None:
        """Answer the next request of this kind with these events, as a server does that is not the SDK's."""
        self._raw_streams[kind].append(events)

    def fail(self, kind: str, status: int, text: str) -> None:
        """Answer every request of this kind with an error in plain text."""
        self._failures[kind] = status, text

    def refuse_files(self, status: int | None, detail: str = "") -> None:
        """Refuse every file from now on, as FastAPI words it; none with `None`."""
        self._file_refusal = None if status is None else (status, detail)

    def upload_to(self, path: str, method: str, headers: dict[str, str] | None = None) -> None:
        """Say where files go, and how."""
        self.chatkit.files.descriptor = {"url": f"{self.url}/{path}", "method": method, "headers": headers or {}}

    def asked(self, kind: str, least: int = 0) -> list[Json]:
        """The requests of a kind; so many are waited for, a while."""
        patience = time.monotonic() + _PATIENCE
        while len(asked := [one for one in list(self.requests) if one["type"] == kind]) < least:
            assert time.monotonic() < patience, f"{len(asked)} requests {kind}, not {least}"
            time.sleep(0.01)
        return asked

    async def _chatkit(self, request: Request) -> Response:
        body = await request.body()
        asked: Json = json.loads(body)
        self.requests.append(asked)
        if asked["type"] in self._failures:
            status, text = self._failures[asked["type"]]
            return PlainTextResponse(text, status)
        if raw := self._raw_streams[asked["type"]]:
            events = [f"data: {json.dumps(event)}\n\n" for event in raw.popleft()]
            return StreamingResponse(iter(events), media_type="text/event-stream")
        try:
            result = await self.chatkit.process(body, {})
        except Exception:
            return PlainTextResponse("Internal Server Error", 500)
        if isinstance(result, StreamingResult):
            return StreamingResponse(result, media_type=None if self.is_untyped else "text/event-stream")
        return Response(result.json, media_type="application/json")

    async def _form(self, request: Request) -> Response:
        """Take an announced file as the guide has it: a form with a part `file`."""
        return await self._part(request) or JSONResponse({"ok": True})

    async def _direct(self, request: Request) -> Response:
        """Take a file in one go, and say what it is from now on."""
        if refusal := await self._part(request):
            return refusal
        file = self.uploads[-1]
        attachment = await self.chatkit.files.take(file.name or "", file.part_type, {})
        return JSONResponse(attachment.model_dump(mode="json"))

    async def _part(self, request: Request) -> Response | None:
        """Take the part `file` of a form; a form without it is refused."""
        if self._file_refusal:
            status, detail = self._file_refusal
            return JSONResponse({"detail": detail}, status)
        async with request.form() as form:
            part = form.get("file")
            if not isinstance(part, UploadFile):
                return JSONResponse({"detail": [{"loc": ["body", "file"], "msg": "Field required"}]}, 422)
            self._took(request, await part.read(), part)
        return None

    async def _raw(self, request: Request) -> Response:
        """Take a file as a bucket takes it: the bytes."""
        self._took(request, await request.body())
        return Response()

    def _took(self, request: Request, body: bytes, part: UploadFile | None = None) -> None:
        headers = dict(request.headers)
        name, part_type = (part.filename, part.content_type or "") if part else (None, "")
        sent_as = headers.get("content-type", "")
        self.uploads.append(Upload(request.method, sent_as, body, part is not None, name, part_type, headers))
