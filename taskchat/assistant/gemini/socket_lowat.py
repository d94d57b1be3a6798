"""Sets SO_RCVLOWAT so that the kernel keeps small packets between two reads, without a wake-up for each."""

import asyncio
import socket
import sys
from contextlib import suppress

# Bytes that wake the event loop in any case: far more than a few words are, far less than a buffer takes.
_HIGH = 16_384
_LOW = 1


class ReceiveLowWatermark:
    """The receive low watermark of a connection's socket (`SO_RCVLOWAT`, socket(7)); it is low until `raise_`.

    To be woken for a packet costs more than to read it, most of all where there is little traffic. While the watermark
    is high, bytes gather in the kernel; bursts and the end of the connection come through. Where the option cannot be
    set, every byte wakes the event loop, and nothing else changes.
    """

    def __init__(self, transport: asyncio.BaseTransport | None) -> None:
        self._transport = transport
        # The behaviour of other systems when the watermark is lowered again is untested.
        self._socket = transport.get_extra_info("socket") if transport and sys.platform == "linux" else None

    def raise_(self) -> None:
        """Keep small packets in the kernel."""
        self._set(_HIGH)

    def reset(self) -> None:
        """Let every byte through; the event loop reads what the kernel kept within its next two iterations."""
        self._set(_LOW)

    def _set(self, size: int) -> None:
        # The descriptor of a closed socket may belong to another one by now.
        if self._socket is not None and self._transport is not None and not self._transport.is_closing():
            # Some sandboxes do not know the option.
            with suppress(OSError):
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, size)
