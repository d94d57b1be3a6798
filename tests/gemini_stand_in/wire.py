"""Minimal HTTP/1.1 server side: fast, and able to break off where a real one does."""

import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

_JSON = {"content-type": "application/json"}


class ClientGone(Exception):
    """The other side closed the connection."""


@dataclass
class Request:
    """A request; `body` is its JSON, `at` its time in seconds since 1970.

    `cut` becomes true when the client leaves before the answer's end.
    """

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any] = field(default_factory=dict)
    raw: bytes = b""
    cut: bool = False
    at: float = field(default_factory=time.time)
    port: int = 0

    @property
    def messages(self) -> list[dict[str, Any]]:
        return self.body.get("messages", [])

    @property
    def said(self) -> str:
        """The text of the last user message."""
        content = next((m["content"] for m in reversed(self.messages) if m["role"] == "user"), "")
        return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


class Connection:
    """One client: reads requests, writes responses."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @property
    def gone(self) -> bool:
        return self._reader.at_eof() or self._writer.is_closing()

    async def request(self) -> Request | None:
        """Read the next request; None at the end of the connection."""
        try:
            head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        first, *lines = head.strip().split("\r\n")
        method, path, _ = first.split(" ", 2)
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
        raw = await self._reader.readexactly(int(headers.get("content-length", 0)))
        return Request(method, path, headers, _json_of(raw, headers), raw)

    async def answer(self, status: int, body: str, headers: Mapping[str, str] = _JSON) -> None:
        """Send a whole response, JSON by default."""
        await self.answer_bytes(status, body.encode(), headers)

    async def answer_bytes(self, status: int, raw: bytes, headers: Mapping[str, str]) -> None:
        """Send a whole response of any type."""
        self._head(status, {**headers, "content-length": str(len(raw))})
        self._writer.write(raw)
        await self._writer.drain()

    def start_stream(self, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        """Send the head of an SSE response."""
        self._head(200, {"content-type": "text/event-stream", "transfer-encoding": "chunked", **headers})

    async def send(self, raw: bytes) -> None:
        """Send a piece of the stream, as a packet of its own where that is possible."""
        if self.gone:
            raise ClientGone
        self._writer.write(b"%x\r\n%b\r\n" % (len(raw), raw))
        await self._writer.drain()

    async def end_stream(self) -> None:
        self._writer.write(b"0\r\n\r\n")
        await self._writer.drain()

    def abort(self) -> None:
        """Break the connection in the middle of a response."""
        self._writer.close()

    def _head(self, status: int, headers: Mapping[str, str]) -> None:
        lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{k}: {v}" for k, v in headers.items())]
        self._writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))


def _json_of(raw: bytes, headers: Mapping[str, str]) -> dict[str, Any]:
    return json.loads(raw) if raw and "json" in headers.get("content-type", "json") else {}
