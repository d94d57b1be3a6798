"""SSE messages as they can arrive: odd line ends, comments between them, in packets of any size."""

from tests.gemini_stand_in.wire import Connection

_COMMENT = ": keep-alive"


class Messages:
    """Sends SSE messages; `packet` is the number of bytes that go out together.

    None sends each message when it is said, 0 keeps everything until `flush`.
    """

    def __init__(self, connection: Connection, *, eol: str, keep_alive: bool, packet: int | None) -> None:
        self._connection = connection
        self._between = [_COMMENT, "", ""] * keep_alive
        self._eol = eol
        self._packet = packet
        self._kept = b""

    async def send(self, data: str) -> None:
        """Add a message, and send each packet that is full."""
        self._kept += "".join(line + self._eol for line in (*self._between, f"data: {data}", "")).encode()
        if self._packet is None:
            await self.flush()
        while self._packet and len(self._kept) >= self._packet:
            await self._send(self._packet)

    async def flush(self) -> None:
        """Send the rest."""
        if self._kept:
            await self._send(len(self._kept))

    async def _send(self, size: int) -> None:
        packet, self._kept = self._kept[:size], self._kept[size:]
        await self._connection.send(packet)
