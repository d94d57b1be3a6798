"""A connection on which a few bytes wake nobody: the kernel keeps them until they are asked for."""

import asyncio
import socket
import sys
from contextlib import suppress

# Bytes that come through at once, whoever waits: far more than a few words are, far less than a buffer takes.
_BURST = 16_384


class Line:
    """The receiving side of a connection; it is open until `hold`, and again after `open`.

    To be woken for a packet costs more than to read it, most of all where little goes on. While a line is held, bytes
    gather in the kernel (`SO_RCVLOWAT`, socket(7)); bursts and the end of the connection come through. Where that
    cannot be had, the line stays open, and nothing else changes.
    """

    def __init__(self, transport: asyncio.BaseTransport | None) -> None:
        self._transport = transport
        # What other systems do with a socket that is opened again was not looked at.
        self._socket = transport.get_extra_info("socket") if transport and sys.platform == "linux" else None

    def hold(self) -> None:
        """Wake nobody for a few bytes."""
        self._wake_for(_BURST)

    def open(self) -> None:
        """Let everything through, what is kept at once: the event loop reads it within its next two turns."""
        self._wake_for(1)

    def _wake_for(self, least: int) -> None:
        # The number of a closed socket may be another's.
        if self._socket is not None and self._transport is not None and not self._transport.is_closing():
            # Some sandboxes do not know the option.
            with suppress(OSError):
                self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, least)
