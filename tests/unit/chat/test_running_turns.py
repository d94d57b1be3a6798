"""Running turns: their end, their listeners, and that nothing of them stays."""

import asyncio
import weakref
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

import anyio
import pytest

from taskchat.chat.channel import TurnChannel
from taskchat.chat.protocol.running_turns import RunningTurns

# Seconds within which all of it ends that does not wait for what never comes.
SOON = 5.0


class Answer:
    """An answer that says one word, goes on until it is stopped, and then takes a while to be saved."""

    def __init__(self, saving: float = 0.0) -> None:
        self.channel = TurnChannel()
        self.saved = False
        self._saving = saving

    async def events(self) -> AsyncIterator[bytes]:
        stopped = asyncio.Event()
        self.channel.cancel.when_requested(stopped.set)
        yield b"word"
        await stopped.wait()
        await asyncio.sleep(self._saving)
        self.saved = True
        yield b"end"


async def begun(turns: RunningTurns, answer: Answer, thread_id: str | None = None) -> AsyncGenerator[bytes, None]:
    """A listener who heard the first word."""
    listener = turns.listen(answer.events(), answer.channel, thread_id)
    assert await anext(listener) == b"word"
    return listener


async def rest(listener: AsyncIterator[bytes]) -> list[bytes]:
    return [event async for event in listener]


async def turn_of(
    turns: RunningTurns, events: AsyncIterator[bytes], channel: TurnChannel
) -> tuple[asyncio.Task[None], AsyncGenerator[bytes, None]]:
    """The task of a turn whose first word was heard, and its listener."""
    before = asyncio.all_tasks()
    listener = turns.listen(events, channel)
    await anext(listener)
    (turn,) = asyncio.all_tasks() - before
    return turn, listener


async def test_all_events_are_heard_and_then_the_turn_is_over() -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"one"
        yield b"two"

    channel = TurnChannel()
    assert await asyncio.wait_for(rest(RunningTurns().listen(events(), channel)), SOON) == [b"one", b"two"]
    assert channel.cancel.requested


async def test_an_error_ends_the_stream() -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"one"
        raise OSError("gone")

    channel = TurnChannel()
    assert await asyncio.wait_for(rest(RunningTurns().listen(events(), channel)), SOON) == [b"one"]
    assert channel.cancel.requested


async def test_an_error_ends_what_the_turn_began_though_nobody_listens() -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"word"
        await asyncio.sleep(0.01)
        raise OSError("gone")

    channel = TurnChannel()
    turn, listener = await turn_of(RunningTurns(), events(), channel)
    await asyncio.wait({turn}, timeout=SOON)
    assert channel.cancel.requested
    assert isinstance(turn.exception(), OSError)
    await listener.aclose()


async def test_whoever_leaves_waits_until_it_is_saved() -> None:
    answer = Answer(saving=0.3)
    async with aclosing(await begun(RunningTurns(), answer)):
        pass
    assert answer.saved


async def test_whoever_is_cancelled_waits_until_it_is_saved_too() -> None:
    answer = Answer(saving=0.05)
    with anyio.CancelScope() as scope:
        async with aclosing(await begun(RunningTurns(), answer)) as listener:
            scope.cancel()
            await anext(listener)
    assert answer.saved


async def test_a_turn_that_ended_is_forgotten() -> None:
    turns, answer = RunningTurns(), Answer()
    listener = await begun(turns, answer, "thread")
    await listener.aclose()
    gone = weakref.ref(answer.channel)
    del answer, listener
    await asyncio.sleep(0)
    assert gone() is None


async def test_another_turn_of_the_thread_makes_way_and_no_other_does() -> None:
    turns, one, other = RunningTurns(), Answer(saving=0.05), Answer()
    listeners = [await begun(turns, one, "thread"), await begun(turns, other, "another thread")]
    await asyncio.wait_for(turns.cancel_thread("thread"), SOON)
    assert (one.saved, other.channel.cancel.requested) == (True, False)
    for listener in listeners:
        await listener.aclose()


async def test_a_turn_that_answers_in_no_thread_makes_way_for_none() -> None:
    turns, answer = RunningTurns(), Answer()
    async with aclosing(await begun(turns, answer)):
        await turns.cancel_thread("thread")
        assert not answer.channel.cancel.requested


async def test_when_the_process_ends_every_turn_is_told() -> None:
    turns, answers = RunningTurns(), [Answer(), Answer()]
    listeners = [await begun(turns, answer) for answer in answers]
    turns.cancel_all()
    assert [await asyncio.wait_for(rest(listener), SOON) for listener in listeners] == [[b"end"], [b"end"]]
    assert all(answer.saved for answer in answers)


async def test_a_turn_that_comes_then_ends_at_once() -> None:
    turns, answer = RunningTurns(), Answer()
    turns.cancel_all()
    heard = rest(turns.listen(answer.events(), answer.channel))
    assert await asyncio.wait_for(heard, SOON) == [b"word", b"end"]
    assert answer.saved


async def test_the_end_waits_for_turns_to_which_nobody_listens() -> None:
    turns, answers = RunningTurns(), [Answer(saving=0.05), Answer(saving=0.1)]
    listeners = [await begun(turns, answer) for answer in answers]
    await asyncio.wait_for(turns.aclose(), SOON)
    assert [answer.saved for answer in answers] == [True, True]
    for listener in listeners:
        await listener.aclose()


async def test_the_end_of_no_turns_waits_for_nothing() -> None:
    await asyncio.wait_for(RunningTurns().aclose(), SOON)


@pytest.mark.parametrize("stopped", [True, False])
async def test_only_a_turn_that_was_stopped_takes_a_cancellation_for_its_end(stopped: bool) -> None:
    channel = TurnChannel()

    async def events() -> AsyncIterator[bytes]:
        yield b"word"
        await asyncio.Event().wait()

    turn, listener = await turn_of(RunningTurns(), events(), channel)
    if stopped:
        channel.cancel.request()
    turn.cancel()
    assert await asyncio.wait_for(rest(listener), SOON) == []
    assert turn.cancelled() is not stopped
    assert channel.cancel.requested
