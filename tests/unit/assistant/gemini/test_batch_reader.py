"""Bodies read on one timer: bytes that arrive together are passed on together, and none are lost."""

import asyncio

import aiohttp
import pytest
from aiohttp.base_protocol import BaseProtocol

from taskchat.assistant.gemini.batch_reader import BatchReader
from taskchat.assistant.gemini.socket_lowat import ReceiveLowWatermark

# That of a body without a connection.
WATERMARK = ReceiveLowWatermark(None)


@pytest.fixture
def reader() -> BatchReader:
    return BatchReader()


def body() -> aiohttp.StreamReader:
    """The body of an answer, which a test feeds."""
    loop = asyncio.get_running_loop()
    return aiohttp.StreamReader(BaseProtocol(loop), 2**16, loop=loop)


class Received:
    """The pieces that were passed on; it has enough when one ends with `enough`."""

    def __init__(self, enough: bytes = b"never") -> None:
        self.pieces: list[bytes] = []
        self.some = asyncio.Event()
        self._enough = enough

    def __call__(self, piece: bytes) -> bool:
        self.pieces.append(piece)
        self.some.set()
        return piece.endswith(self._enough)


async def test_what_comes_between_two_ticks_is_one_piece(reader: BatchReader) -> None:
    content, received = body(), Received(b"three")
    reading = asyncio.create_task(reader.read(content, received, WATERMARK))
    for words in (b"one ", b"two ", b"three"):
        content.feed_data(words)
        await asyncio.sleep(0)
    assert received.pieces == []
    assert await reading is True
    assert received.pieces == [b"one two three"]


async def test_what_comes_later_is_another_piece(reader: BatchReader) -> None:
    content, received = body(), Received(b"later")
    reading = asyncio.create_task(reader.read(content, received, WATERMARK))
    content.feed_data(b"now ")
    await received.some.wait()
    content.feed_data(b"later")
    assert await reading is True
    assert received.pieces == [b"now ", b"later"]


async def test_the_end_of_a_body_passes_on_what_is_left(reader: BatchReader) -> None:
    content, received = body(), Received()
    content.feed_data(b"the end")
    content.feed_eof()
    assert await reader.read(content, received, WATERMARK) is False
    assert received.pieces == [b"the end"]


async def test_what_came_before_a_failure_is_passed_on_before_it_is_raised(reader: BatchReader) -> None:
    content, received = body(), Received()
    reading = asyncio.create_task(reader.read(content, received, WATERMARK))
    await asyncio.sleep(0)
    content.feed_data(b"half of ")
    content.set_exception(aiohttp.ClientPayloadError("broken off"))
    with pytest.raises(aiohttp.ClientPayloadError, match="broken off"):
        await reading
    assert received.pieces == [b"half of "]


async def test_a_failure_after_what_was_enough_is_for_the_next_who_reads(reader: BatchReader) -> None:
    content, received = body(), Received(b"enough")
    reading = asyncio.create_task(reader.read(content, received, WATERMARK))
    await asyncio.sleep(0)
    content.feed_data(b"enough")
    content.set_exception(aiohttp.ClientPayloadError("broken off"))
    assert await reading is True
    with pytest.raises(aiohttp.ClientPayloadError, match="broken off"):
        await reader.read(content, received, WATERMARK)


async def test_bytes_that_are_refused_end_that_reading_only(reader: BatchReader) -> None:
    def refuse(piece: bytes) -> bool:
        raise ValueError(piece)

    bad, good, received = body(), body(), Received(b"fine")
    reading = asyncio.create_task(reader.read(good, received, WATERMARK))
    bad.feed_data(b"nonsense")
    with pytest.raises(ValueError, match="nonsense"):
        await reader.read(bad, refuse, WATERMARK)
    good.feed_data(b"fine")
    assert await reading is True


async def test_all_bodies_have_their_turn_in_the_same_tick(reader: BatchReader) -> None:
    order: list[str] = []

    def recorder(name: str):
        return lambda piece: not order.append(f"{name} {piece.decode()}")

    contents = [body() for _ in range(3)]
    readings = [asyncio.create_task(reader.read(one, recorder(str(n)), WATERMARK)) for n, one in enumerate(contents)]
    await asyncio.sleep(0)
    for one in contents:
        one.feed_data(b"word")
    await asyncio.wait(readings, return_when=asyncio.FIRST_COMPLETED)
    assert order == ["0 word", "1 word", "2 word"]
    await asyncio.gather(*readings)


async def test_the_timer_stops_when_nobody_reads(reader: BatchReader) -> None:
    content = body()
    given_up = asyncio.create_task(reader.read(content, Received(), WATERMARK))
    await asyncio.sleep(0.03)
    given_up.cancel()
    await asyncio.wait({given_up})
    assert reader._timer is None
    content.feed_data(b"again")
    assert await reader.read(content, Received(b"again"), WATERMARK) is True
    assert reader._timer is None
