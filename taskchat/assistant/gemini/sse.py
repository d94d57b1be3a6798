"""Server-sent events out of bytes, wherever a network cut them (WHATWG HTML, 9.2.6: interpreting an event stream)."""


class EventData:
    """Takes the bytes of a stream as they come and gives the data of each event that is complete.

    Only data matters here: names, ids and comments are passed over, and so is an event that its stream left unfinished.
    """

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, piece: bytes) -> list[bytes]:
        """The data of the events that end with this piece."""
        text = self._rest + piece
        held = b""
        if b"\r" in text:
            # The last one may be half a line's end.
            held = b"\r" if text.endswith(b"\r") else b""
            text = text.removesuffix(b"\r").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *events, rest = text.split(b"\n\n")
        self._rest = rest + held
        return [data for event in events if (data := _data(event)) is not None]


def _data(event: bytes) -> bytes | None:
    lines = [line[5:].removeprefix(b" ") for line in event.split(b"\n") if line.startswith(b"data:")]
    return b"\n".join(lines) if lines else None
