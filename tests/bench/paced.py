"""A stand-in for Gemini that keeps time: `python -m tests.bench.paced SECONDS`, which lie between two words.

Each answer has a clock of its own, from its first word on, however late the one before was. The bytes are made
beforehand, so that it costs little beside what it measures.
"""

import asyncio
import json
import sys
from dataclasses import dataclass, field
from functools import cache
from time import monotonic
from typing import Any

from tests.bench.answers import Asked, asked_in, later
from tests.gemini_stand_in.chunks import Chunks
from tests.gemini_stand_in.replies import Reply

PATH = "/v1beta/openai/"
_NAME = "#name "
_TITLE = "A conversation of the benchmark"
_STREAM = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


@dataclass
class Log:
    """A log of the words sent, in seconds of the machine's monotonic clock.

    `told` is each conversation's first and last word; `late` is the delay of each word behind its time.
    """

    told: dict[int, tuple[float, float]] = field(default_factory=dict)
    late: list[float] = field(default_factory=list)

    def taken(self) -> bytes:
        """All of it as JSON, and forgotten."""
        taken = json.dumps({"told": self.told, "late": self.late}).encode()
        self.told, self.late = {}, []
        return taken


@dataclass(frozen=True)
class Frames:
    """An answer's bytes: the first word as an event, all others as they go over the wire."""

    first: bytes
    later: list[bytes]

    def opening(self, asked: Asked) -> bytes:
        """The first word of this conversation, as it goes over the wire."""
        return _framed(self.first.replace(_NAME.encode(), asked.first.encode()))


@cache
def frames(words: int, usage: bool) -> Frames:
    """The bytes of every answer of this length; what ends it goes out with its last word."""
    chunks = Chunks(Reply(text=[_NAME, *later(words)]), number=0, model="paced")
    said = [f"data: {json.dumps(chunk)}\n\n".encode() for chunk in chunks.stream(usage=usage)]
    rest = [_framed(one) for one in [*said[1:], b"data: [DONE]\n\n"]]
    return Frames(said[0], [*rest[: words - 2], b"".join([*rest[words - 2 :], b"0\r\n\r\n"])])


class Client(asyncio.Protocol):
    """One connection: a question at a time, each answered word by word; `GET` takes the log."""

    def __init__(self, log: Log, pace: float) -> None:
        self._log = log
        self._pace = pace
        self._read = b""
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        head, found, body = self._read.partition(b"\r\n\r\n")
        if found and len(body) >= _length(head):
            self._read = b""
            self._answer(head, body)

    def _answer(self, head: bytes, body: bytes) -> None:
        if head.startswith(b"GET"):
            self._transport.write(_whole(self._log.taken()))
            return
        request, asked = json.loads(body), asked_in(body)
        if asked is None or not request.get("stream"):
            self._transport.write(_whole(json.dumps(Chunks(Reply(_TITLE), number=0, model="paced").whole()).encode()))
            return
        usage = bool((request.get("stream_options") or {}).get("include_usage"))
        _Telling(asked, frames(asked.words, usage), self._transport, self._log, self._pace)


class _Telling:
    """One answer while it is told."""

    def __init__(self, asked: Asked, said: Frames, transport: asyncio.Transport, log: Log, pace: float) -> None:
        self._asked, self._transport, self._log, self._pace = asked, transport, log, pace
        self._later = said.later
        self._told = 0
        self._loop = asyncio.get_running_loop()
        opening = _STREAM + said.opening(asked)
        self._begun = monotonic()
        transport.write(opening)
        self._loop.call_at(self._due, self._go_on)

    @property
    def _due(self) -> float:
        return self._begun + (self._told + 1) * self._pace

    def _go_on(self) -> None:
        if self._transport.is_closing():
            return
        at = monotonic()
        self._log.late.append(at - self._due)
        self._transport.write(self._later[self._told])
        self._told += 1
        if self._told < len(self._later):
            self._loop.call_at(self._due, self._go_on)
        else:
            self._log.told[self._asked.number] = (self._begun, at)


def _framed(event: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(event), event)


def _whole(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


def _length(head: bytes) -> int:
    lines = (line.partition(b":") for line in head.lower().split(b"\r\n"))
    return next((int(value) for name, _, value in lines if name == b"content-length"), 0)


async def _serve(pace: float) -> None:
    log = Log()
    server = await asyncio.get_running_loop().create_server(lambda: Client(log, pace), "127.0.0.1", 0, backlog=1_000)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}{PATH}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1])))
