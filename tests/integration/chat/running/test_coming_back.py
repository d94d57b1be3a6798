"""Coming back to an answer that went on: the rest is heard, nothing twice, and nothing is missing."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import text

from taskchat import feed
from taskchat.accounts import User
from taskchat.chat import NotFoundError, RequestContext, TooManyStreams, TurnGone
from taskchat.chat.store import turns
from taskchat.database import Database, new_id
from taskchat.feed.subscribers import deliver
from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.integration.chat.chat import Chat, Event, numbered, parsed, text_of, thread_id_of, words
from tests.integration.chat.leaving import LEAVING, Leave, is_delta, is_workflow
from tests.integration.chat.made import titles

Listed = Callable[[], Awaitable[list[str]]]


@pytest.fixture
def listed(database: Database, user: User) -> Listed:
    """The titles of the person's tasks."""
    return partial(titles, database, user)


def three_rounds(gemini: GeminiStandIn) -> None:
    for title in ("milk", "bread", "salt"):
        gemini.reply(call("create_task", title=title))
    gemini.script(Reply(text=["Milk, ", "bread ", "and ", "salt."], delay=0.01))


async def ended(chat: Chat, thread_id: str) -> None:
    """Wait until nothing answers in a thread."""
    await chat.rest(thread_id)
    assert "turn" not in await chat.ask("threads.get_by_id", thread_id=thread_id)


@pytest.mark.parametrize("leave", LEAVING)
@pytest.mark.parametrize("moment", [is_workflow, is_delta], ids=["in a step", "in the words"])
async def test_the_answer_goes_on_to_its_end_with_all_its_tools(
    chat: Chat, gemini: GeminiStandIn, listed: Listed, leave: Leave, moment: Callable[[Event], bool]
) -> None:
    three_rounds(gemini)
    thread_id = thread_id_of(await leave(chat, moment))
    await ended(chat, thread_id)
    kinds = [item["type"] for item in await chat.items(thread_id)]
    assert kinds == ["user_message", "workflow", "assistant_message", "widget"]
    assert sorted(await listed()) == ["bread", "milk", "salt"]


async def test_it_can_be_taken_up_at_every_event_by_any_number_of_listeners(chat: Chat, gemini: GeminiStandIn) -> None:
    three_rounds(gemini)
    stream = await chat.open("threads.create", input=words("Add milk, bread and salt"))
    heard: list[Event] = []
    listeners: list[asyncio.Task[list[tuple[int, Event]]]] = []
    async with aclosing(stream) as events:
        heard.append(parsed(await anext(events)))
        turn_id = await chat.turn_in(thread_id_of(heard))
        listeners.append(asyncio.create_task(chat.rest(thread_id_of(heard), 1, turn_id)))
        async for event in events:
            heard.append(parsed(event))
            listeners.append(asyncio.create_task(chat.rest(thread_id_of(heard), len(heard), turn_id)))
    whole = list(enumerate(heard, start=1))
    for after, rest in enumerate(await asyncio.gather(*listeners), start=1):
        assert rest == whole[after:]
    # A moment later it is there, too, from its beginning on.
    assert await chat.rest(thread_id_of(heard), 0, turn_id) == whole
    assert await chat.rest(thread_id_of(heard), 10_000, turn_id) == []


async def test_the_thread_says_that_it_is_answered_only_while_it_is(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.hang("One ", then=["two"])
    stream = await chat.open("threads.create", input=words("Count"))
    heard = [parsed(await anext(stream)) for _ in range(3)]
    thread = await chat.ask("threads.get_by_id", thread_id=thread_id_of(heard))
    assert thread["turn"] == {"id": thread["turn"]["id"], "state": "running", "message_id": heard[1]["item"]["id"]}
    other = await chat.server.streams.open(thread_id_of(heard), chat.context(), after=3)
    assert other is not None
    gemini.release()
    rest = [numbered(event) async for event in other.events]
    assert [parsed(event) async for event in stream] == [event for _, event in rest]
    assert "turn" not in await chat.ask("threads.get_by_id", thread_id=thread_id_of(heard))
    assert await chat.rest(thread_id_of(heard)) == []


async def test_a_turn_that_is_unknown_or_anothers_is_gone(
    chat: Chat, gemini: GeminiStandIn, stranger: RequestContext
) -> None:
    gemini.reply("Hello.")
    gemini.reply("Hello.")
    one, other = [thread_id_of(await chat.create("Hi")) for _ in range(2)]
    gemini.hang(after="Well")
    stream = await chat.open("threads.add_user_message", thread_id=one, input=words("And?"))
    await anext(stream)
    turn_id = await chat.turn_in(one)
    for thread_id, turn in ((one, new_id()), (other, turn_id)):
        with pytest.raises(TurnGone):
            await chat.rest(thread_id, 0, turn)
    for turn in (None, turn_id, new_id()):
        with pytest.raises(NotFoundError):
            await chat.server.streams.open(one, stranger, turn_id=turn)
        with pytest.raises(NotFoundError):
            await chat.server.streams.stop(one, stranger, turn_id=turn)
    assert await chat.stop(one)
    await stream.aclose()


async def test_stop_from_elsewhere_ends_it_for_everybody(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.hang(after="Once")
    stream = await chat.open("threads.create", input=words("Tell me"))
    heard: list[Event] = []
    async for event in stream:
        heard.append(parsed(event))
        if is_delta(heard[-1]):
            break
    thread_id = thread_id_of(heard)
    other = asyncio.create_task(chat.rest(thread_id, len(heard)))
    await asyncio.sleep(0)
    assert await chat.stop(thread_id)
    rest = [parsed(event) async for event in stream]
    assert rest == [event for _, event in await other]
    assert rest[-1]["type"] == "thread.item.done"
    assert text_of((await chat.items(thread_id))[1]) == "Once"
    assert not await chat.stop(thread_id)


async def test_stop_names_a_turn_and_stops_no_other(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.hang(after="Once")
    stream = await chat.open("threads.create", input=words("Tell me"))
    heard = [parsed(await anext(stream)) for _ in range(3)]
    thread_id = thread_id_of(heard)
    turn_id = await chat.turn_in(thread_id)
    assert not await chat.stop(thread_id, new_id())
    assert await chat.turn_in(thread_id) == turn_id
    assert await chat.stop(thread_id, turn_id)
    await stream.aclose()


async def test_a_person_has_so_many_streams_open_at_once_and_not_more(chat: Chat, gemini: GeminiStandIn) -> None:
    gemini.hang(after="Once")
    stream = await chat.open("threads.create", input=words("Tell me"))
    heard = [parsed(await anext(stream)) for _ in range(3)]
    thread_id, streams = thread_id_of(heard), chat.server.streams
    streams.max_streams = 3
    taken = [await streams.open(thread_id, chat.context()) for _ in range(2)]
    for one in taken:
        assert one is not None
        await anext(one.events)
    with pytest.raises(TooManyStreams, match="3 answers"):
        await streams.open(thread_id, chat.context())
    with pytest.raises(TooManyStreams):
        await chat.create("Hello?")
    await stream.aclose()
    assert UUID(str((await chat.ask("threads.get_by_id", thread_id=thread_id))["turn"]["id"]))
    assert await chat.stop(thread_id)
    for one in taken:
        assert one is not None
        await one.events.aclose()
    gemini.reply("Hello.")
    await chat.create("Hello?")


# What another process writes, by the marks below the answer that come of it.
STOPPED = ("UPDATE turns SET state = 'stopping'",)
REPLACED = ("UPDATE turns SET state = 'replaced', ended_at = created_at", "UPDATE threads SET turn_id = NULL")


@pytest.mark.parametrize(
    ("statements", "reasons"), [(STOPPED, ["stopped"]), (REPLACED, [])], ids=["stopped", "replaced"]
)
async def test_a_stop_whose_signal_was_lost_counts_as_soon_as_signals_come_again(
    chat: Chat, gemini: GeminiStandIn, database: Database, statements: tuple[str, ...], reasons: list[str]
) -> None:
    gemini.hang(after="Once")
    stream = await chat.open("threads.create", input=words("Tell me"))
    heard = [parsed(await anext(stream)) for _ in range(3)]
    async with database.begin() as session:
        for statement in statements:
            await session.execute(text(statement))
    deliver((feed.SignalsMissed(),))
    heard += [parsed(event) async for event in stream]
    assert [event["item"]["reason"] for event in heard if event.get("item", {}).get("type") == "end_of_turn"] == reasons


async def test_a_stop_at_another_process_is_written_down(chat: Chat, gemini: GeminiStandIn, database: Database) -> None:
    gemini.hang(after="Once")
    stream = await chat.open("threads.create", input=words("Tell me"))
    heard = [parsed(await anext(stream)) for _ in range(3)]
    turn_id = await chat.turn_in(thread_id_of(heard))
    async with database.begin() as session:
        assert await turns.ask_stop(session, thread_id_of(heard), turn_id, user_id=chat.context().user_id)
        assert (await session.execute(text("SELECT state FROM turns"))).scalar_one() == "stopping"
        assert not await turns.ask_stop(session, thread_id_of(heard), turn_id, user_id=new_id())
    rest = [parsed(event) async for event in stream]
    assert rest[-1]["item"]["reason"] == "stopped"
    assert not await chat.stop(thread_id_of(heard))
