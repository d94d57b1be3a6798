"""Answers read in rounds: what comes together is handed over together, and nothing that came is lost."""

import asyncio

import aiohttp
import pytest
from aiohttp.base_protocol import BaseProtocol

from taskchat.assistant.gemini.batch_reader import Rounds
from taskchat.assistant.gemini.socket_lowat import Line

# A body that no connection brings.
OPEN = Line(None)


@pytest.fixture
def rounds() -> Rounds:
    return Rounds()


def body() -> aiohttp.StreamReader:
    """The body of an answer, into which a test puts what shall come."""
    loop = asyncio.get_running_loop()
    return aiohttp.StreamReader(BaseProtocol(loop), 2**16, loop=loop)


class Taken:
    """What was handed over; enough when `enough` came."""

    def __init__(self, enough: bytes = b"never") -> None:
        self.pieces: list[bytes] = []
        self.some = asyncio.Event()
        self._enough = enough

    def __call__(self, piece: bytes) -> bool:
        self.pieces.append(piece)
        self.some.set()
        return piece.endswith(self._enough)


async def test_what_comes_between_two_rounds_is_one_piece(rounds: Rounds) -> None:
    content, taken = body(), Taken(b"three")
    reading = asyncio.create_task(rounds.read(content, taken, OPEN))
    for words in (b"one ", b"two ", b"three"):
        content.feed_data(words)
        await asyncio.sleep(0)
    assert taken.pieces == []
    assert await reading is True
    assert taken.pieces == [b"one two three"]


async def test_what_comes_later_is_another_piece(rounds: Rounds) -> None:
    content, taken = body(), Taken(b"later")
    reading = asyncio.create_task(rounds.read(content, taken, OPEN))
    content.feed_data(b"now ")
    await taken.some.wait()
    content.feed_data(b"later")
    assert await reading is True
    assert taken.pieces == [b"now ", b"later"]


async def test_the_end_of_a_body_hands_over_what_is_left(rounds: Rounds) -> None:
    content, taken = body(), Taken()
    content.feed_data(b"the end")
    content.feed_eof()
    assert await rounds.read(content, taken, OPEN) is False
    assert taken.pieces == [b"the end"]


async def test_what_came_before_a_failure_is_handed_over_before_it_is_raised(rounds: Rounds) -> None:
    content, taken = body(), Taken()
    reading = asyncio.create_task(rounds.read(content, taken, OPEN))
    await asyncio.sleep(0)
    content.feed_data(b"half of ")
    content.set_exception(aiohttp.ClientPayloadError("broken off"))
    with pytest.raises(aiohttp.ClientPayloadError, match="broken off"):
        await reading
    assert taken.pieces == [b"half of "]


async def test_a_failure_after_what_was_enough_is_for_the_next_who_reads(rounds: Rounds) -> None:
    content, taken = body(), Taken(b"enough")
    reading = asyncio.create_task(rounds.read(content, taken, OPEN))
    await asyncio.sleep(0)
    content.feed_data(b"enough")
    content.set_exception(aiohttp.ClientPayloadError("broken off"))
    assert await reading is True
    with pytest.raises(aiohttp.ClientPayloadError, match="broken off"):
        await rounds.read(content, taken, OPEN)


async def test_what_cannot_be_taken_ends_that_reading_only(rounds: Rounds) -> None:
    def refuse(piece: bytes) -> bool:
        raise ValueError(piece)

    bad, good, taken = body(), body(), Taken(b"fine")
    reading = asyncio.create_task(rounds.read(good, taken, OPEN))
    bad.feed_data(b"nonsense")
    with pytest.raises(ValueError, match="nonsense"):
        await rounds.read(bad, refuse, OPEN)
    good.feed_data(b"fine")
    assert await reading is True


async def test_all_bodies_have_their_turn_in_the_same_round(rounds: Rounds) -> None:
    order: list[str] = []

    def taker(name: str):
        return lambda piece: not order.append(f"{name} {piece.decode()}")

    contents = [body() for _ in range(3)]
    readings = [asyncio.create_task(rounds.read(one, taker(str(n)), OPEN)) for n, one in enumerate(contents)]
    await asyncio.sleep(0)
    for one in contents:
        one.feed_data(b"word")
    await asyncio.wait(readings, return_when=asyncio.FIRST_COMPLETED)
    assert order == ["0 word", "1 word", "2 word"]
    await asyncio.gather(*readings)


async def test_the_clock_stands_still_when_nobody_reads(rounds: Rounds) -> None:
    content = body()
    given_up = asyncio.create_task(rounds.read(content, Taken(), OPEN))
    await asyncio.sleep(0.03)
    given_up.cancel()
    await asyncio.wait({given_up})
    assert rounds._timer is None
    content.feed_data(b"again")
    assert await rounds.read(content, Taken(b"again"), OPEN) is True
    assert rounds._timer is None
