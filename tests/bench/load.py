"""Many conversations at once, heard over bare sockets: what comes in is kept with its moment and read afterwards."""

import asyncio
import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from time import monotonic
from typing import Any, Self
from urllib.parse import urlsplit

from tests.bench.answers import Asked
from tests.bench.turn import in_new_thread

# Seconds for all conversations of a level.
_PATIENCE = 120.0
_DELTA = b"assistant_message.content_part.text_delta"


@dataclass(frozen=True)
class Target:
    """The address to post to, with a cookie for each person; people take turns."""

    address: str
    path: str
    cookies: Sequence[str] = ("",)

    def request(self, asked: Asked) -> bytes:
        """The bytes of the request that begins a conversation."""
        body = json.dumps(in_new_thread(asked.question)).encode()
        cookie = self.cookies[asked.number % len(self.cookies)]
        lines = [
            f"POST {self.path} HTTP/1.1",
            f"host: {urlsplit(self.address).netloc}",
            "content-type: application/json",
            f"content-length: {len(body)}",
            "connection: close",
            *([f"cookie: {cookie}"] if cookie else []),
        ]
        return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass(frozen=True)
class Heard:
    """One conversation as it was heard; moments are seconds of the machine's monotonic clock.

    A delta that never came is infinitely late.
    """

    asked: Asked
    posted: float
    first_delta: float
    last_delta: float
    whole: bool
    deltas: int


class _Listener(asyncio.Protocol):
    def __init__(self) -> None:
        self.ended = asyncio.get_running_loop().create_future()
        self.pieces: list[tuple[float, bytes]] = []
        self.posted = 0.0
        self._transport: Any = None

    @classmethod
    async def connected(cls, target: Target) -> Self:
        place = urlsplit(target.address)
        loop = asyncio.get_running_loop()
        _, listener = await loop.create_connection(cls, place.hostname or "", place.port or 80)
        return listener

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def ask(self, request: bytes) -> None:
        self.posted = monotonic()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self.pieces.append((monotonic(), data))

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended.set_result(None)

    def leave(self) -> None:
        self._transport.abort()


async def hear(target: Target, asked: Sequence[Asked]) -> list[Heard]:
    """Hold all these conversations, begun in the same moment, to their ends; what takes too long is not whole."""
    requests = [target.request(one) for one in asked]
    listeners = [await _Listener.connected(target) for _ in asked]
    for listener, request in zip(listeners, requests, strict=True):
        listener.ask(request)
    await asyncio.wait([listener.ended for listener in listeners], timeout=_PATIENCE)
    for listener in listeners:
        listener.leave()
    return [_read(one, listener) for one, listener in zip(asked, listeners, strict=True)]


def _read(asked: Asked, listener: _Listener) -> Heard:
    raw = b"".join(piece for _, piece in listener.pieces)
    ends = list(accumulate(len(piece) for _, piece in listener.pieces))
    *lines, _ = _body(raw).split(b"\n\n")
    events = [json.loads(line[6:]) for line in lines]
    updates = [event["update"] for event in events if event["type"] == "thread.item.updated"]
    deltas = [update["delta"] for update in updates if update["type"] == _DELTA.decode()]
    done = [e["item"] for e in events if e["type"] == "thread.item.done" and e["item"]["type"] == "assistant_message"]
    saved = done[-1]["content"][0]["text"] if done else ""

    def moment(at: int) -> float:
        return listener.pieces[bisect_left(ends, at + 1)][0] if at >= 0 else float("inf")

    return Heard(
        asked,
        posted=listener.posted,
        first_delta=moment(raw.find(_DELTA)),
        last_delta=moment(raw.rfind(_DELTA)),
        whole="".join(deltas) == asked.answer and saved.rstrip() == asked.answer.rstrip(),
        deltas=len(deltas),
    )


def _body(raw: bytes) -> bytes:
    """The body of a response in chunks."""
    head, _, rest = raw.partition(b"\r\n\r\n")
    body = bytearray()
    while rest and head.startswith(b"HTTP/1.1 200"):
        size, complete, rest = rest.partition(b"\r\n")
        if not complete:
            break
        length = int(size, 16)
        body += rest[:length]
        rest = rest[length + 2 :]
    return bytes(body)
