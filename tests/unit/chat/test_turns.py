"""Turns that run on their own: how one ends, who waits for it, and that nothing of it stays."""

import asyncio
import weakref
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

import anyio
import pytest

from taskchat.chat import RequestContext, Stop
from taskchat.chat.protocol.running_turns import Turns
from taskchat.database import new_id

# Seconds within which all of it ends that does not wait for what never comes.
SOON = 5.0


class Answer:
    """An answer that says one word, goes on until it is stopped, and then takes a while to be saved."""

    def __init__(self, saving: float = 0.0) -> None:
        self.context = RequestContext(new_id())
        self.saved = False
        self._saving = saving

    async def events(self) -> AsyncIterator[bytes]:
        stopped = asyncio.Event()
        self.context.stop.when_requested(stopped.set)
        yield b"word"
        await stopped.wait()
        await asyncio.sleep(self._saving)
        self.saved = True
        yield b"end"


async def begun(turns: Turns, answer: Answer) -> AsyncGenerator[bytes, None]:
    """A listener who heard the first word."""
    listener = turns.listen(answer.events(), answer.context)
    assert await anext(listener) == b"word"
    return listener


async def rest(listener: AsyncIterator[bytes]) -> list[bytes]:
    return [event async for event in listener]


async def turn_of(
    turns: Turns, events: AsyncIterator[bytes], context: RequestContext
) -> tuple[asyncio.Task[None], AsyncGenerator[bytes, None]]:
    """The task of a turn whose first word was heard, and its listener."""
    before = asyncio.all_tasks()
    listener = turns.listen(events, context)
    await anext(listener)
    (turn,) = asyncio.all_tasks() - before
    return turn, listener


async def test_all_events_are_heard_and_then_the_turn_is_over() -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"one"
        yield b"two"

    context = RequestContext(new_id())
    assert await asyncio.wait_for(rest(Turns().listen(events(), context)), SOON) == [b"one", b"two"]
    assert context.stop.requested


async def test_an_error_ends_the_stream() -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"one"
        raise OSError("gone")

    context = RequestContext(new_id())
    assert await asyncio.wait_for(rest(Turns().listen(events(), context)), SOON) == [b"one"]
    assert context.stop.requested


async def test_whoever_leaves_waits_until_it_is_saved() -> None:
    answer = Answer(saving=0.3)
    async with aclosing(await begun(Turns(), answer)):
        pass
    assert answer.saved


async def test_whoever_is_cancelled_waits_until_it_is_saved_too() -> None:
    answer = Answer(saving=0.05)
    with anyio.CancelScope() as scope:
        async with aclosing(await begun(Turns(), answer)) as listener:
            scope.cancel()
            await anext(listener)
    assert answer.saved


async def test_a_turn_that_ended_is_forgotten() -> None:
    turns, answer = Turns(), Answer()
    listener = await begun(turns, answer)
    turns.answers("thread", answer.context.stop)
    await listener.aclose()
    gone = weakref.ref(answer.context.stop)
    del answer, listener
    await asyncio.sleep(0)
    assert gone() is None


async def test_another_turn_of_the_thread_makes_way_and_no_other_does() -> None:
    turns, one, other = Turns(), Answer(saving=0.05), Answer()
    listeners = [await begun(turns, answer) for answer in (one, other)]
    turns.answers("thread", one.context.stop)
    turns.answers("another thread", other.context.stop)
    await asyncio.wait_for(turns.give_way("thread"), SOON)
    assert (one.saved, other.context.stop.requested) == (True, False)
    for listener in listeners:
        await listener.aclose()


async def test_a_turn_that_answers_in_no_thread_makes_way_for_none() -> None:
    turns, answer = Turns(), Answer()
    async with aclosing(await begun(turns, answer)):
        await turns.give_way("thread")
        assert not answer.context.stop.requested


async def test_when_the_process_ends_every_turn_is_told() -> None:
    turns, answers = Turns(), [Answer(), Answer()]
    listeners = [await begun(turns, answer) for answer in answers]
    turns.stop()
    assert [await asyncio.wait_for(rest(listener), SOON) for listener in listeners] == [[b"end"], [b"end"]]
    assert all(answer.saved for answer in answers)


async def test_a_turn_that_comes_then_ends_at_once() -> None:
    turns, answer = Turns(), Answer()
    turns.stop()
    heard = rest(turns.listen(answer.events(), answer.context))
    assert await asyncio.wait_for(heard, SOON) == [b"word", b"end"]
    assert answer.saved


async def test_the_end_waits_for_turns_to_which_nobody_listens() -> None:
    turns, answers = Turns(), [Answer(saving=0.05), Answer(saving=0.1)]
    listeners = [await begun(turns, answer) for answer in answers]
    await asyncio.wait_for(turns.ended(), SOON)
    assert [answer.saved for answer in answers] == [True, True]
    for listener in listeners:
        await listener.aclose()


async def test_the_end_of_no_turns_waits_for_nothing() -> None:
    await asyncio.wait_for(Turns().ended(), SOON)


@pytest.mark.parametrize("stopped", [True, False])
async def test_only_a_turn_that_was_stopped_takes_a_cancellation_for_its_end(stopped: bool) -> None:
    stop = Stop()
    context = RequestContext(new_id(), stop=stop)

    async def events() -> AsyncIterator[bytes]:
        yield b"word"
        await asyncio.Event().wait()

    turn, listener = await turn_of(Turns(), events(), context)
    if stopped:
        stop.request()
    turn.cancel()
    assert await asyncio.wait_for(rest(listener), SOON) == []
    assert turn.cancelled() is not stopped
    assert stop.requested
