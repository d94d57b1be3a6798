"""A raised low watermark keeps a few bytes in the kernel; bursts and the end come through."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from taskchat.assistant.gemini.socket_lowat import ReceiveLowWatermark

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the watermark is set on Linux only")


class Received(asyncio.Protocol):
    """Text that the event loop has read from a connection."""

    def __init__(self) -> None:
        self.text = b""
        self.lost = asyncio.Event()

    def data_received(self, data: bytes) -> None:
        self.text += data

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost.set()


@dataclass
class Connection:
    """Both ends of a connection on loopback; `watermark` is this one's."""

    received: Received
    transport: asyncio.Transport
    other: asyncio.Transport

    @property
    def watermark(self) -> ReceiveLowWatermark:
        return ReceiveLowWatermark(self.transport)


@pytest.fixture
async def connection() -> AsyncIterator[Connection]:
    loop = asyncio.get_running_loop()
    others: asyncio.Queue[asyncio.Transport] = asyncio.Queue()

    class Other(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            assert isinstance(transport, asyncio.Transport)
            others.put_nowait(transport)

    server = await loop.create_server(Other, "127.0.0.1", 0)
    transport, received = await loop.create_connection(Received, *server.sockets[0].getsockname())
    other = await others.get()
    yield Connection(received, transport, other)
    other.close()
    transport.close()
    server.close()
    await received.lost.wait()


async def test_a_raised_watermark_keeps_a_few_bytes_until_it_is_reset(connection: Connection) -> None:
    connection.watermark.raise_()
    connection.other.write(b"Hello.")
    await asyncio.sleep(0.1)
    assert connection.received.text == b""
    connection.watermark.reset()
    for _ in range(2):
        await asyncio.sleep(0)
    assert connection.received.text == b"Hello."


async def test_a_low_watermark_wakes_for_every_byte(connection: Connection) -> None:
    connection.watermark.raise_()
    connection.watermark.reset()
    connection.other.write(b"H")
    await asyncio.sleep(0.1)
    assert connection.received.text == b"H"


async def test_a_burst_comes_through(connection: Connection) -> None:
    connection.watermark.raise_()
    connection.other.write(b"x" * 100_000)
    await asyncio.sleep(0.1)
    assert len(connection.received.text) > 50_000


async def test_the_end_comes_through_with_all_that_was_kept(connection: Connection) -> None:
    connection.watermark.raise_()
    connection.other.write(b"Good bye.")
    connection.other.close()
    async with asyncio.timeout(5):
        await connection.received.lost.wait()
    assert connection.received.text == b"Good bye."


async def test_a_closed_connection_is_left_alone(connection: Connection) -> None:
    watermark = connection.watermark
    connection.transport.abort()
    await connection.received.lost.wait()
    watermark.raise_()
    watermark.reset()


async def test_a_system_that_refuses_leaves_the_watermark_low(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "SO_RCVLOWAT", 9_999)  # no option at all
    connection.watermark.raise_()
    connection.other.write(b"H")
    await asyncio.sleep(0.1)
    assert connection.received.text == b"H"


async def test_without_a_connection_nothing_is_set() -> None:
    watermark = ReceiveLowWatermark(None)
    watermark.raise_()
    watermark.reset()
