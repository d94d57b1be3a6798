"""Mail server on loopback (SMTP, RFC 5321): keeps what it is sent, and refuses what it is told to.

with MailServer() as server:
    ...
    assert server.wait_for(1)[0]["Subject"] == "Reminder: Pay rent"
"""

import asyncio
import email
import email.policy
import threading
from collections import deque
from email.message import EmailMessage
from typing import Self


class MailServer:
    """A mail server, for as long as the `with` block lasts."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.port = 0
        self._refusals: deque[str] = deque()
        self._news = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail server", daemon=True)

    @property
    def url(self) -> str:
        """Its address, for `SMTP_URL`."""
        return f"smtp://127.0.0.1:{self.port}"

    def refuse_next(self, answer: str) -> None:
        """Answer the next recipient with this: "450 later", "550 no such person"."""
        self._refusals.append(answer)

    def wait_for(self, count: int, *, seconds: float = 15) -> list[EmailMessage]:
        """Wait until that many messages are there, and give all."""
        with self._news:
            assert self._news.wait_for(lambda: len(self.messages) >= count, seconds), self.messages
            return [*self.messages]

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._talk, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        self._loop.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 loopback\r\n")
        while line := (await reader.readline()).decode("ascii").strip():
            writer.write(f"{await self._answer(line, reader, writer)}\r\n".encode("ascii"))
            if line.upper() == "QUIT":
                break
        writer.close()

    async def _answer(self, line: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> str:
        match line.upper().split():
            case ["EHLO", *_]:
                return "250-loopback\r\n250 8BITMIME"
            case ["RCPT", *_] if self._refusals:
                return self._refusals.popleft()
            case ["DATA"]:
                writer.write(b"354 go on\r\n")
                self._keep(await reader.readuntil(b"\r\n.\r\n"))
                return "250 taken"
            case ["QUIT"]:
                return "221 bye"
            case _:
                return "250 fine"

    def _keep(self, raw: bytes) -> None:
        message = email.message_from_bytes(raw.removesuffix(b"\r\n.\r\n"), policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        with self._news:
            self.messages.append(message)
            self._news.notify_all()
