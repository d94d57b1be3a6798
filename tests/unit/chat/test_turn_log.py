"""Log of a turn: every listener hears every event once, whenever it comes, and leaves no trace."""

import asyncio

import pytest

from taskchat.chat.turn_log import TurnLog

# Seconds within which all of it ends that does not wait for what never comes.
SOON = 5.0


async def heard(log: TurnLog, after: int = 0) -> list[tuple[int, bytes]]:
    """The events behind a number, with theirs, to the end of the turn."""
    events: list[tuple[int, bytes]] = []
    while await log.wait(after):
        events.append((after + 1, log[after]))
        after += 1
    return events


def numbered(*events: bytes, after: int = 0) -> list[tuple[int, bytes]]:
    return list(enumerate(events, start=after + 1))


@pytest.fixture
def log() -> TurnLog:
    return TurnLog(when_full=lambda: None)


async def test_whoever_comes_late_hears_all_from_its_number_on(log: TurnLog) -> None:
    for event in (b"one", b"two", b"three"):
        log.append(event)
    log.close()
    assert await heard(log) == numbered(b"one", b"two", b"three")
    assert await heard(log, 2) == numbered(b"three", after=2)
    assert await heard(log, 3) == []
    assert await heard(log, 70) == []


@pytest.mark.parametrize("after", range(4))
async def test_whoever_waits_hears_what_comes_and_the_end(log: TurnLog, after: int) -> None:
    listening = [asyncio.create_task(heard(log, number)) for number in (0, after)]
    for event in (b"one", b"two", b"three"):
        await asyncio.sleep(0)
        log.append(event)
    log.close()
    first, other = await asyncio.wait_for(asyncio.gather(*listening), SOON)
    assert first == numbered(b"one", b"two", b"three")
    assert other == first[after:]


async def test_a_listener_that_leaves_is_forgotten_and_the_others_go_on(log: TurnLog) -> None:
    leaving, staying = (asyncio.create_task(heard(log)) for _ in range(2))
    await asyncio.sleep(0)
    leaving.cancel()
    await asyncio.wait({leaving})
    log.append(b"one")
    log.close()
    assert await asyncio.wait_for(staying, SOON) == numbered(b"one")


async def test_a_listener_that_leaves_while_it_is_woken_is_only_gone(log: TurnLog) -> None:
    leaving, staying = (asyncio.create_task(heard(log)) for _ in range(2))
    await asyncio.sleep(0)
    leaving.cancel()
    log.append(b"one")
    log.close()
    await asyncio.wait({leaving})
    assert leaving.cancelled()
    assert await asyncio.wait_for(staying, SOON) == numbered(b"one")


async def test_what_comes_after_the_end_is_dropped(log: TurnLog) -> None:
    log.append(b"one")
    log.close()
    log.append(b"two")
    assert await heard(log) == numbered(b"one")


@pytest.mark.parametrize("limits", [{"max_events": 2}, {"max_bytes": 6}])
async def test_a_full_log_is_told_of_once_and_takes_the_events_of_the_end(limits: dict[str, int]) -> None:
    told: list[str] = []
    log = TurnLog(lambda: told.append("full"), **limits)
    for event in (b"one", b"two"):
        log.append(event)
    assert told == []
    for event in (b"three", b"four"):
        log.append(event)
    assert told == ["full"]
    log.close()
    assert len(await heard(log)) == 4
