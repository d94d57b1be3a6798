"""Parser of server-sent events, wherever a network cut them (WHATWG HTML, 9.2.6: interpreting an event stream)."""


class SseParser:
    """Parses the bytes of an event stream as they arrive.

    It reads data fields only: names, ids and comments are ignored, and so is an unfinished event at the end.
    """

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> list[bytes]:
        """Return the data of the events that end in this piece."""
        text = self._rest + piece
        carriage_return = b""
        if b"\r" in text:
            # The last one may be the first half of a line break.
            carriage_return = b"\r" if text.endswith(b"\r") else b""
            text = text.removesuffix(b"\r").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *events, rest = text.split(b"\n\n")
        self._rest = rest + carriage_return
        return [data for event in events if (data := _data(event)) is not None]


def _data(event: bytes) -> bytes | None:
    lines = [line[5:].removeprefix(b" ") for line in event.split(b"\n") if line.startswith(b"data:")]
    return b"\n".join(lines) if lines else None
