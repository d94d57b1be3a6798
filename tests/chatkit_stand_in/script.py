"""Script of the stand-in: what it keeps, what it was told to do, and what it was asked."""

import itertools
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

from tests.chatkit_stand_in import items
from tests.chatkit_stand_in.items import Json
from tests.chatkit_stand_in.kept import KeptStream
from tests.chatkit_stand_in.stream import Stream

_PAGE = 20
# Seconds for a request to come.
_PATIENCE = 10.0
_HIDDEN = ("hidden_context_item", "sdk_hidden_context")


@dataclass
class Asked:
    """A ChatKit request as it came in."""

    kind: str
    params: Json
    headers: dict[str, str]
    metadata: Json = field(default_factory=dict)


@dataclass
class Refusal:
    """A refusal in place of the answer: a status, a body as JSON, headers. Status 0 breaks the connection."""

    status: int
    body: Json = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


class Script:
    """Threads in memory, queues of streams and refusals, and the record; usable from any thread."""

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self.uploads: list[tuple[str, bytes]] = []
        self.transcript = ""
        self.threads: dict[str, Json] = {}
        self._items: dict[str, list[Json]] = defaultdict(list)
        self._streams: deque[Stream] = deque()
        self.kept: list[KeptStream] = []
        # While it is away, every line of ChatKit breaks, and no new one is taken.
        self.is_away = False
        self._refusals: dict[str, deque[Refusal]] = defaultdict(deque)
        self._numbers = itertools.count(1)
        self._lock = threading.RLock()

    def keep(self, thread_id: str, *shown: Json, **about: Any) -> None:
        """A thread that can be read, with its items, oldest first."""
        with self._lock:
            self.threads[thread_id] = items.thread(thread_id, **about)
            self._items[thread_id] = [{**one, "thread_id": thread_id} for one in shown]

    def items_of(self, thread_id: str) -> list[Json]:
        """List the items of the thread now, oldest first."""
        with self._lock:
            return list(self._items[thread_id])

    def stream(self) -> Stream:
        """Let the test answer the next streaming request itself, event by event."""
        stream = Stream(self._saw)
        self._streams.append(stream)
        return stream

    def kept_stream(self, thread_id: str | None = None) -> KeptStream:
        """Let the test answer a turn that goes on without a listener: the next request's, or one of this thread now."""
        stream = KeptStream(self._saw, f"turn_{len(self.kept) + 1}")
        self.kept.append(stream)
        if thread_id is None:
            self._streams.append(stream)
        else:
            stream.begin(Asked("threads.add_user_message", {"thread_id": thread_id}, {}))
        return stream

    def running(self, thread_id: str) -> KeptStream | None:
        """The turn that owns the thread."""
        return next((one for one in self.kept if one.runs and one.thread_id == thread_id), None)

    def leave(self) -> None:
        """Go away, as a server does that is killed: its logs are lost."""
        self.is_away = True
        for one in self.kept:
            one.is_gone = True
            one.drop()

    def refuse(self, kind: str, status: int, body: Json | None = None, headers: dict[str, str] | None = None) -> None:
        """Answer the next request of this kind with an error; status 0 breaks the connection."""
        self._refusals[kind].append(Refusal(status, body or {}, headers or {}))

    def asked(self, kind: str, least: int = 0) -> list[Asked]:
        """The requests of a kind, in the order they came.

        A page shows much before its server has heard of it: so many are waited for, a while.
        """
        patience = time.monotonic() + _PATIENCE
        while len(asked := [one for one in list(self.requests) if one.kind == kind]) < least:
            assert time.monotonic() < patience, f"{len(asked)} requests {kind}, not {least}"
            time.sleep(0.01)
        return asked

    def begin(self, text: str = "hello", thread_id: str = items.THREAD) -> list[Json]:
        """The events with which a new thread and its first message are confirmed."""
        made = items.thread(thread_id, text[:40])
        return [
            {"type": "thread.created", "thread": {**made, "items": {"data": [], "has_more": False}}},
            items.done({**items.said(text), "thread_id": thread_id}),
            {"type": "stream_options", "stream_options": {"allow_cancel": True}},
        ]

    def refusal(self, kind: str) -> Refusal | None:
        """The refusal that waits for a request of this kind."""
        waiting = self._refusals[kind]
        return waiting.popleft() if waiting else None

    def next_stream(self, request: Asked) -> Stream:
        """The stream that waits, else an echo."""
        if self._streams:
            return self._streams.popleft()
        stream = Stream(self._saw)
        stream.send(*self._echo(request))
        stream.end()
        return stream

    def read(self, request: Asked) -> Json | None:
        """The answer to a request that does not stream; None when there is no such thread."""
        thread_id = request.params.get("thread_id")
        with self._lock:
            if thread_id is None:
                return self._read_any(request)
            return self._read_thread(thread_id, request) if thread_id in self.threads else None

    def _read_any(self, request: Asked) -> Json:
        match request.kind:
            case "threads.list":
                return self._page(sorted(self.threads.values(), key=lambda one: one["created_at"]), request.params)
            case "input.transcribe":
                return {"text": self.transcript}
            case "attachments.create":
                return self._announced(request.params)
            case _:
                return {}

    def _read_thread(self, thread_id: str, request: Asked) -> Json:
        match request.kind:
            case "threads.get_by_id":
                shown = self._page(self._visible(thread_id), {"order": "asc"})
                return {**self.threads[thread_id], "items": shown, **self._turn_of(thread_id)}
            case "threads.update":
                self.threads[thread_id]["title"] = request.params["title"]
                return self.threads[thread_id]
            case "items.list":
                return self._page(self._visible(thread_id), request.params)
            case "threads.delete":
                del self.threads[thread_id]
        return {}

    def _turn_of(self, thread_id: str) -> Json:
        turn = self.running(thread_id)
        return {"turn": {"id": turn.turn, "state": "running", "message_id": turn.message_id}} if turn else {}

    def _visible(self, thread_id: str) -> list[Json]:
        return [one for one in self._items[thread_id] if one["type"] not in _HIDDEN]

    @staticmethod
    def _page(rows: list[Json], params: Json) -> Json:
        ordered = rows[::-1] if params.get("order", "desc") == "desc" else rows
        start = next((at + 1 for at, one in enumerate(ordered) if one["id"] == params.get("after")), 0)
        page = ordered[start : start + (params.get("limit") or _PAGE)]
        more = start + len(page) < len(ordered)
        return {"data": page, "has_more": more, "after": page[-1]["id"] if page and more else None}

    def _announced(self, params: Json) -> Json:
        identity = f"att_{next(self._numbers)}"
        mime = params["mime_type"]
        kind = "image" if mime.startswith("image/") else "file"
        made = {"id": identity, "type": kind, "name": params["name"], "mime_type": mime, "metadata": {}}
        upload = {"url": f"/upload/{identity}", "method": "PUT", "headers": {}}
        return {
            **made,
            "upload_descriptor": upload,
            **({"preview_url": f"/files/{identity}"} if kind == "image" else {}),
        }

    def _echo(self, request: Asked) -> list[Json]:
        said = "".join(part["text"] for part in request.params.get("input", {}).get("content", []))
        message = items.said(said, **{k: v for k, v in request.params.get("input", {}).items() if v is not None})
        if request.kind != "threads.create":
            thread_id = request.params["thread_id"]
            own = [items.done({**message, "thread_id": thread_id})] if said else []
            return [*own, *items.spoken(f"You said: {said or request.kind}")]
        events = self.begin(said, thread_id := f"thr_{next(self._numbers)}")
        events[1] = items.done({**message, "thread_id": thread_id})
        return [*events, *items.spoken(f"You said: {said}")]

    def _saw(self, event: Json, thread_id: str | None) -> str | None:
        """Keep what a server would keep of an event it sends; gives the thread that the stream is about."""
        with self._lock:
            match event.get("type"):
                case "thread.created" | "thread.updated":
                    about = {name: value for name, value in event["thread"].items() if name != "items"}
                    self.threads[about["id"]] = about
                    return about["id"]
                case "thread.item.done" | "thread.item.replaced" if thread_id:
                    self._save(thread_id, {**event["item"], "thread_id": thread_id})
                case "thread.item.removed" if thread_id:
                    self._items[thread_id] = [one for one in self._items[thread_id] if one["id"] != event["item_id"]]
        return thread_id

    def _save(self, thread_id: str, one: Json) -> None:
        kept = self._items[thread_id]
        at = next((at for at, other in enumerate(kept) if other["id"] == one["id"]), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = one
