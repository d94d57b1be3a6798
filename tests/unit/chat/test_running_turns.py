"""Running turns: they go on whoever leaves, end when they are told to, and nothing of them stays."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import OperationalError

from taskchat import feed
from taskchat.chat.channel import Ending, TurnChannel
from taskchat.chat.errors import TurnLost
from taskchat.chat.running import MissedStops, RunningTurn, RunningTurns
from taskchat.chat.store import TurnStatus
from taskchat.feed.subscribers import deliver

# Seconds within which all of it ends that does not wait for what never comes.
SOON = 5.0


@dataclass(eq=False)
class Answer:
    """An answer that says one word, goes on until it is stopped, and then takes a while to be saved."""

    saving: float = 0.0
    channel: TurnChannel = field(default_factory=TurnChannel)
    id: UUID = field(default_factory=uuid4)
    saved: bool = False
    ends: list[TurnStatus] = field(default_factory=list)

    async def events(self) -> AsyncIterator[bytes]:
        stopped = asyncio.Event()
        self.channel.cancel.when_requested(stopped.set)
        yield b"word"
        await stopped.wait()
        await asyncio.sleep(self.saving)
        self.saved = True
        yield b"end"
        raise asyncio.CancelledError

    async def end(self, status: TurnStatus) -> None:
        self.ends.append(status)

    def begin(self, turns: RunningTurns, events: AsyncIterator[bytes] | None = None) -> RunningTurn:
        turn = RunningTurn(self.id, "thread", uuid4(), self.channel)
        turns.start(turn, events or self.events(), self.end)
        return turn


async def rest(turn: RunningTurn) -> list[bytes]:
    """All that a turn says, to its end."""
    number, log = 0, turn.channel.log
    while await asyncio.wait_for(log.wait(number), SOON):
        number += 1
    return [log[index] for index in range(number)]


async def one_and_two() -> AsyncIterator[bytes]:
    yield b"one"
    yield b"two"


async def test_all_events_are_heard_and_then_the_turn_is_over() -> None:
    answer = Answer()
    assert await rest(answer.begin(RunningTurns(), one_and_two())) == [b"one", b"two"]
    assert answer.ends == [TurnStatus.DONE]
    assert answer.channel.cancel.requested


async def test_an_error_among_the_events_is_a_failure() -> None:
    answer = Answer()
    answer.channel.has_failed = True
    await rest(answer.begin(RunningTurns(), one_and_two()))
    assert answer.ends == [TurnStatus.FAILED]


async def test_an_error_ends_what_the_turn_began_though_nobody_listens() -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"one"
        raise OSError("gone")

    answer = Answer()
    turn = answer.begin(RunningTurns(), events())
    assert await rest(turn) == [b"one"]
    assert (answer.ends, answer.channel.cancel.requested) == ([TurnStatus.FAILED], True)
    assert turn.task is not None
    await asyncio.wait({turn.task}, timeout=SOON)
    assert isinstance(turn.task.exception(), OSError)


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (Ending.STOPPED, TurnStatus.STOPPED),
        (Ending.CUT, TurnStatus.CUT),
        (Ending.SHUTDOWN, TurnStatus.INTERRUPTED),
        (Ending.REPLACED, TurnStatus.REPLACED),
    ],
)
async def test_a_turn_that_is_told_to_end_says_why(reason: Ending, status: TurnStatus) -> None:
    turns, answer = RunningTurns(), Answer()
    turn = answer.begin(turns)
    assert turns.stop(answer.id, reason)
    assert await rest(turn) == [b"word", b"end"]
    assert (answer.saved, answer.ends) == (True, [status])
    assert not turns.stop(answer.id)


async def test_a_turn_that_lost_its_thread_ends_without_a_word() -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"one"
        raise TurnLost

    answer = Answer()
    assert await rest(answer.begin(RunningTurns(), events())) == [b"one"]
    assert answer.ends == [TurnStatus.REPLACED]


async def test_stop_comes_from_other_processes_as_a_signal() -> None:
    turns, mine, other = RunningTurns(), Answer(), Answer()
    turn, _ = mine.begin(turns), other.begin(turns)
    deliver((feed.TurnStop(uuid4(), mine.id),))
    assert await rest(turn) == [b"word", b"end"]
    assert not other.channel.cancel.requested
    await turns.aclose()


async def test_an_end_that_cannot_be_written_down_is_tried_again() -> None:
    tries: list[TurnStatus] = []
    turns, channel = RunningTurns(), TurnChannel()
    turns.cancel_all()  # whoever ends does not wait in between

    async def end(status: TurnStatus) -> None:
        tries.append(status)
        if len(tries) < 3:
            raise OSError("no database")

    turn = RunningTurn(uuid4(), "thread", uuid4(), channel)
    turns.start(turn, one_and_two(), end)
    assert await rest(turn) == [b"one", b"two"]
    await turns.aclose()
    assert tries == [TurnStatus.DONE] * 3


async def test_an_end_is_tried_until_it_is_written_down_however_long_the_database_is_away() -> None:
    tries: list[TurnStatus] = []
    turns, written = RunningTurns(pauses=(0.0,)), asyncio.Event()

    async def end(status: TurnStatus) -> None:
        tries.append(status)
        if len(tries) < 50:
            raise OSError("no database")
        written.set()

    turns.start(RunningTurn(uuid4(), "thread", uuid4(), TurnChannel()), one_and_two(), end)
    await asyncio.wait_for(written.wait(), SOON)
    await turns.aclose()
    assert len(tries) == 50


async def test_the_end_of_the_process_does_not_wait_for_the_next_try() -> None:
    turns, tried = RunningTurns(pauses=(60.0,)), asyncio.Event()

    async def end(_: TurnStatus) -> None:
        tried.set()
        raise OSError("no database")

    turns.start(RunningTurn(uuid4(), "thread", uuid4(), TurnChannel()), one_and_two(), end)
    await asyncio.wait_for(tried.wait(), SOON)
    await asyncio.wait_for(turns.aclose(), SOON)


async def test_the_events_of_a_turn_are_kept_for_a_while_and_then_forgotten() -> None:
    turns, answer = RunningTurns(kept=0.05), Answer()
    turn = answer.begin(turns, one_and_two())
    await rest(turn)
    assert turns.find(answer.id) is turn
    gone, number = weakref.ref(answer.channel), answer.id
    del answer, turn
    await asyncio.sleep(0.1)
    gc.collect()
    assert (turns.find(number), gone()) == (None, None)


async def test_when_the_process_ends_every_turn_is_told() -> None:
    turns, answers = RunningTurns(), [Answer(), Answer()]
    begun = [answer.begin(turns) for answer in answers]
    turns.cancel_all()
    assert [await rest(turn) for turn in begun] == [[b"word", b"end"]] * 2
    assert all(answer.saved for answer in answers)


async def test_a_turn_that_comes_then_ends_at_once() -> None:
    turns, answer = RunningTurns(), Answer()
    turns.cancel_all()
    assert await rest(answer.begin(turns)) == [b"word", b"end"]
    assert answer.saved


async def test_the_end_waits_for_turns_to_which_nobody_listens() -> None:
    turns, answers = RunningTurns(), [Answer(saving=0.05), Answer(saving=0.1)]
    for answer in answers:
        answer.begin(turns)
    await asyncio.sleep(0)
    await asyncio.wait_for(turns.aclose(), SOON)
    assert [answer.saved for answer in answers] == [True, True]


async def test_the_end_of_no_turns_waits_for_nothing() -> None:
    await asyncio.wait_for(RunningTurns().aclose(), SOON)


@pytest.mark.parametrize("stopped", [True, False])
async def test_only_a_turn_that_was_stopped_takes_a_cancellation_for_its_end(stopped: bool) -> None:
    async def events() -> AsyncIterator[bytes]:
        yield b"word"
        await asyncio.Event().wait()

    answer = Answer()
    turn = answer.begin(RunningTurns(), events())
    assert turn.task is not None
    await asyncio.sleep(0)
    if stopped:
        answer.channel.cancel.request()
    turn.task.cancel()
    assert await rest(turn) == [b"word"]
    await asyncio.wait({turn.task}, timeout=SOON)
    assert turn.task.cancelled() is not stopped
    assert answer.ends == [TurnStatus.STOPPED if stopped else TurnStatus.INTERRUPTED]
    assert answer.channel.cancel.reason is (Ending.STOPPED if stopped else Ending.INTERRUPTED)


class StumblingDatabase:
    """Knows that every turn was asked to stop, but does not answer the first two times."""

    def __init__(self) -> None:
        self.asked = 0

    async def load_ended(self, turn_ids: Collection[UUID]) -> dict[UUID, TurnStatus]:
        self.asked += 1
        if self.asked <= 2:
            raise OperationalError("SELECT", {}, OSError("away"))
        return dict.fromkeys(turn_ids, TurnStatus.STOPPING)


async def test_a_stop_that_was_missed_is_asked_for_until_the_database_answers() -> None:
    turns, answer, database = RunningTurns(), Answer(), StumblingDatabase()
    missed = MissedStops(database, turns, pause=0.01)
    try:
        turn = answer.begin(turns)
        await turn.channel.log.wait(0)
        deliver((feed.SignalsMissed(),))
        await rest(turn)
    finally:
        missed.close()
    assert (answer.ends, database.asked) == ([TurnStatus.STOPPED], 3)
