"""Pushes to open pages: each person's pages only, a burst together, and nothing where nobody listens."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID, uuid4

from reflex.state import StateUpdate

from taskchat.feed import Change, SignedOut, Topic
from taskchat.ui.middleware.push import Push

ADA, EVE = uuid4(), uuid4()


class Pages:
    """Pages that are open, and what each was sent; `told` is set with each update."""

    def __init__(self, **owners: UUID) -> None:
        self.owners = owners
        self.sent: defaultdict[str, list[StateUpdate]] = defaultdict(list)
        self.closed: list[str] = []
        self.told = asyncio.Event()

    def of_person(self, user_id: UUID) -> Iterator[str]:
        return (sid for sid, owner in self.owners.items() if owner == user_id)

    def of_session(self, jti: UUID) -> Iterator[str]:
        return self.of_person(jti)

    def people(self) -> set[UUID]:
        return {*self.owners.values()}

    async def send(self, sid: str, update: StateUpdate) -> None:
        self.sent[sid].append(update)
        self.told.set()

    async def close(self, sid: str) -> None:
        self.closed.append(sid)
        self.told.set()

    def numbers(self, sid: str) -> list[set[str]]:
        """The names of the numbers that each update raised."""
        return [
            {name.partition("_rx_")[0] for values in update.delta.values() for name in values}
            for update in self.sent[sid]
        ]


async def settled(push: Push) -> None:
    """Until nothing waits to be pushed."""
    while push.running:
        await asyncio.gather(*push.running)


async def test_a_change_reaches_each_page_of_its_person_and_no_other():
    pages = Pages(desk=ADA, phone=ADA, elsewhere=EVE)
    push = Push(pages)
    push.change(Change(ADA, Topic.TASKS))
    await settled(push)
    assert pages.numbers("desk") == pages.numbers("phone") == [{"tasks"}]
    assert pages.numbers("elsewhere") == []


async def test_nothing_is_done_where_nobody_listens():
    push = Push(Pages(elsewhere=EVE))
    push.change(Change(ADA, Topic.TASKS))
    assert not push.running


async def test_a_burst_is_told_at_once_and_then_together():
    pages = Pages(desk=ADA)
    push = Push(pages)
    push.change(Change(ADA, Topic.TASKS))
    await pages.told.wait()
    for topic in [Topic.TASKS, Topic.THREADS] * 50:
        push.change(Change(ADA, topic))
    await settled(push)
    assert pages.numbers("desk") == [{"tasks"}, {"tasks", "threads"}]


async def test_a_topic_with_a_long_pause_waits_for_its_end_and_holds_no_other_up():
    pages = Pages(desk=ADA)
    push = Push(pages, long_pauses={Topic.THREADS: 3_600})
    for _ in range(4):
        push.change(Change(ADA, Topic.THREADS))
        pages.told.clear()
        push.change(Change(ADA, Topic.TASKS))
        await pages.told.wait()
    assert pages.numbers("desk") == [{"tasks", "threads"}, {"tasks"}, {"tasks"}, {"tasks"}]
    for task in push.running:
        task.cancel()


async def test_the_last_thing_that_a_turn_saves_is_told():
    pages = Pages(desk=ADA)
    push = Push(pages)
    push.change(Change(ADA, Topic.THREADS))
    await pages.told.wait()
    push.change(Change(ADA, Topic.THREADS))
    await settled(push)
    assert pages.numbers("desk") == [{"threads"}, {"threads"}]


async def test_each_push_raises_the_numbers():
    pages = Pages(desk=ADA)
    push = Push(pages)
    for _ in range(3):
        push.change(Change(ADA, Topic.TASKS))
        await settled(push)
    numbers = [value for update in pages.sent["desk"] for values in update.delta.values() for value in values.values()]
    assert numbers == sorted({*numbers})
    assert len(numbers) == 3


async def test_after_signals_were_missed_each_page_looks_anew():
    pages = Pages(desk=ADA, elsewhere=EVE)
    push = Push(pages)
    push.everything()
    await settled(push)
    assert pages.numbers("desk") == pages.numbers("elsewhere") == [{"notifications", "tasks", "threads"}]


async def test_after_a_push_that_failed_the_next_one_is_told():
    pages = Pages(desk=ADA)
    send, failures = pages.send, [OSError("the socket broke")]

    async def send_or_fail(sid: str, update: StateUpdate) -> None:
        if failures:
            raise failures.pop()
        await send(sid, update)

    pages.send = send_or_fail
    push = Push(pages)
    for _ in range(2):
        push.change(Change(ADA, Topic.TASKS))
        await asyncio.wait({*push.running})
    assert pages.numbers("desk") == [{"tasks"}]


async def test_a_session_that_is_over_has_no_page_any_more():
    pages = Pages(desk=ADA, elsewhere=EVE)
    push = Push(pages)
    push.sign_out(SignedOut(ADA))
    await settled(push)
    assert [event.name for update in pages.sent["desk"] for event in update.events] == ["_call_script"]
    assert pages.closed == ["desk"]
    assert "elsewhere" not in pages.sent
