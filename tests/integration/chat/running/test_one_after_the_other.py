"""One turn a thread: messages wait in order, and whoever takes a thread over leaves nothing of the other behind."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from taskchat import feed
from taskchat.accounts import User
from taskchat.chat import RequestContext, SqlStore, TaskChatServer, TurnChannel
from taskchat.chat.running import Orphans, ThreadQueue
from taskchat.chat.store import TurnRow, turns
from taskchat.database import Database, new_id
from taskchat.feed.subscribers import deliver
from tests.gemini_stand_in import GeminiStandIn, Reply, Request, call
from tests.integration.chat.chat import Chat, Event, parsed, shape, text_of, thread_id_of, words
from tests.integration.chat.leaving import is_delta
from tests.integration.chat.made import titles

MESSAGES = 30


async def begun(chat: Chat, thread_id: str | None = None, message: str = "Count") -> tuple[str, list[Event]]:
    """A thread in which an answer has said its first words, and hangs."""
    kind = "threads.add_user_message" if thread_id else "threads.create"
    where = {"thread_id": thread_id} if thread_id else {}
    heard: list[Event] = []
    async with aclosing(await chat.open(kind, input=words(message), **where)) as stream:
        async for event in stream:
            heard.append(parsed(event))
            if is_delta(heard[-1]):
                break
    return thread_id or thread_id_of(heard), heard


async def states(database: Database) -> list[str]:
    async with database.read() as session:
        return list((await session.execute(text("SELECT state FROM turns ORDER BY id"))).scalars())


async def until(read: Callable[[], Awaitable[list[str]]], wanted: list[str]) -> None:
    """Wait until something is as it shall be; a test that waits for ever is named in the end."""
    while await read() != wanted:  # noqa: ASYNC110 - the database tells nobody
        await asyncio.sleep(0.01)


def answer_of(request: Request) -> Reply:
    """Repeat what was asked last, and say how much was said before it."""
    said = [one for one in request.messages if one["role"] in {"user", "assistant"}]
    return Reply(text=f"{said[-1]['content']}, after {len(said) - 1}")


async def test_thirty_messages_at_once_are_answered_in_order_each_knowing_those_before(
    chat: Chat, gemini: GeminiStandIn
) -> None:
    gemini.otherwise = answer_of
    thread_id = thread_id_of(await chat.create("0"))
    heard = await asyncio.gather(*(chat.say(thread_id, str(number)) for number in range(1, MESSAGES + 1)))
    said = [text_of(item) for item in await chat.items(thread_id)]
    asked, answers = said[::2], said[1::2]
    assert sorted(asked, key=int) == [str(number) for number in range(MESSAGES + 1)]
    assert answers == [f"{words_}, after {2 * place}" for place, words_ in enumerate(asked)]
    for events in heard:
        assert shape(events)[0] == "item.done user_message"
        assert shape(events)[-1] == "item.done assistant_message"


async def test_a_message_that_waits_is_there_and_no_part_of_the_answer_before_it(
    chat: Chat, gemini: GeminiStandIn, database: Database
) -> None:
    gemini.hang("", [], call("list_tasks"))
    gemini.reply("One, two.")
    first = await chat.open("threads.create", input=words("Count"))
    thread_id = parsed(await anext(first))["thread"]["id"]
    gemini.reply("Three, four.")
    second = asyncio.create_task(chat.say(thread_id, "Go on"))
    await until(lambda: states(database), ["running", "waiting"])
    assert [text_of(item) for item in await chat.items(thread_id) if "content" in item] == ["Count", "Go on"]
    gemini.release()
    assert [parsed(event)["type"] async for event in first][-1] == "thread.item.done"
    await second
    items = [item for item in await chat.items(thread_id) if "content" in item]
    assert [text_of(item) for item in items] == ["Count", "One, two.", "Go on", "Three, four."]
    roles = [message["role"] for message in gemini.requests[-1].messages]
    assert roles == ["system", "user", "assistant", "tool", "assistant", "user"]
    assert await states(database) == ["done", "done"]


@pytest.mark.parametrize("way", ["retry", "edit"])
async def test_whoever_takes_a_thread_over_leaves_no_part_of_the_answer_before(
    chat: Chat, gemini: GeminiStandIn, database: Database, way: str
) -> None:
    gemini.hang(after="One, two")
    thread_id, heard = await begun(chat)
    question = heard[1]["item"]["id"]
    turn_id = await chat.turn_in(thread_id)
    other = asyncio.create_task(chat.rest(thread_id, len(heard), turn_id))
    gemini.reply("One, two, three.")
    if way == "retry":
        await chat.stream("threads.retry_after_item", thread_id=thread_id, item_id=question)
    else:
        edited = {"params": {"thread_id": thread_id, "input": words("Count")}, "metadata": {"edits": question}}
        await chat.send({"type": "threads.add_user_message"} | edited)
    assert not any(event["type"] == "thread.item.done" for _, event in await other)
    assert [text_of(item) for item in await chat.items(thread_id)] == ["Count", "One, two, three."]
    assert await states(database) == ["replaced", "done"]


async def test_a_tool_that_runs_when_its_thread_is_taken_changes_nothing_any_more(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.script(Reply(calls=(call("create_task", title="milk"),)))
    gemini.hang("", [], call("create_task", title="bread"))
    stream = await chat.open("threads.create", input=words("Add milk and bread"))
    heard: list[Event] = []
    async for event in stream:
        heard.append(parsed(event))
        if heard[-1].get("update", {}).get("type") == "workflow.task.updated":
            break
    # As another process does, whose signal has not come yet.
    async with database.begin() as session:
        await session.execute(text("UPDATE threads SET turn_id = NULL"))
    gemini.release()
    rest = [parsed(event) async for event in stream]
    assert not any(event["type"] == "thread.item.done" for event in rest)
    assert await titles(database, user) == ["milk"]
    assert [item["type"] for item in await chat.items(thread_id_of(heard))] == ["user_message"]


async def test_a_message_that_waits_is_stopped_and_stands_behind_the_answer(
    chat: Chat, gemini: GeminiStandIn, database: Database
) -> None:
    gemini.hang(after="One, two")
    thread_id, _ = await begun(chat)
    stream = await chat.open("threads.add_user_message", thread_id=thread_id, input=words("Go on"))
    await anext(stream)
    async with database.read() as session:
        waiting = str(await session.scalar(text("SELECT id FROM turns WHERE state = 'waiting'")))
    assert await chat.stop(thread_id, UUID(waiting))
    assert [event async for event in stream] == []
    assert await chat.stop(thread_id)
    await until(lambda: states(database), ["stopped", "stopped"])
    said = [text_of(item) for item in await chat.items(thread_id) if "content" in item]
    assert said == ["Count", "One, two", "Go on"]


async def test_answering_a_message_again_that_waits_lets_the_answer_before_go_on(
    chat: Chat, gemini: GeminiStandIn, database: Database
) -> None:
    gemini.hang("One, ", then=["two."])
    first = await chat.open("threads.create", input=words("Count"))
    thread_id = parsed(await anext(first))["thread"]["id"]
    second = await chat.open("threads.add_user_message", thread_id=thread_id, input=words("Go on"))
    message = parsed(await anext(second))["item"]["id"]
    gemini.reply("Three, four.")
    again = await chat.open("threads.retry_after_item", thread_id=thread_id, item_id=message)
    assert [event async for event in second] == []
    gemini.release()
    assert parsed([event async for event in again][-1])["type"] == "thread.item.done"
    said = [text_of(item) for item in await chat.items(thread_id) if "content" in item]
    assert said == ["Count", "One, two.", "Go on", "Three, four."]
    assert await states(database) == ["done", "replaced", "done"]


async def test_a_thread_whose_process_is_gone_is_free_again(
    chat: Chat, gemini: GeminiStandIn, database: Database, server: TaskChatServer
) -> None:
    gemini.reply("One.")
    thread_id = thread_id_of(await chat.create("Count"))
    await left_by_another_process(database, "running")
    await server.orphans.sweep()
    assert "turn" not in await chat.ask("threads.get_by_id", thread_id=thread_id)
    assert await states(database) == ["interrupted"]
    gemini.reply("Two.")
    assert text_of((await chat.say(thread_id, "Go on"))[-1]["item"]) == "Two."


async def left_by_another_process(database: Database, state: str) -> None:
    """Let the turn of the only thread be one of a process that is gone."""
    async with database.begin() as session:
        await session.execute(text("UPDATE threads SET turn_id = (SELECT id FROM turns)"))
        row = {"state": state, "process": "0" * 32}
        await session.execute(text("UPDATE turns SET state = :state, ended_at = NULL, process_id = :process"), row)


async def test_a_message_that_waited_for_a_process_that_is_gone_is_interrupted_once(
    chat: Chat, gemini: GeminiStandIn, database: Database, server: TaskChatServer
) -> None:
    gemini.reply("One.")
    thread_id = thread_id_of(await chat.create("Count"))
    await left_by_another_process(database, "waiting")
    async with database.read() as session:
        (orphan,) = await turns.owners(session)
    # Two that look at once, in one process or in two, have read the same row.
    await server.orphans.interrupt(orphan)
    await server.orphans.interrupt(orphan)
    assert await states(database) == ["interrupted"]
    marks = [item for item in await chat.items(thread_id) if item["type"] == "end_of_turn"]
    assert [mark["reason"] for mark in marks] == ["interrupted"]


@pytest.mark.parametrize("state", ["stopping", "withdrawn"])
async def test_a_turn_that_was_stopped_and_whose_process_died_before_it_heard_is_stopped(
    chat: Chat, gemini: GeminiStandIn, database: Database, server: TaskChatServer, state: str
) -> None:
    gemini.reply("One.")
    thread_id = thread_id_of(await chat.create("Count"))
    await left_by_another_process(database, state)
    await server.orphans.sweep()
    assert await states(database) == ["stopped"]
    assert [item["reason"] for item in await chat.items(thread_id) if item["type"] == "end_of_turn"] == ["stopped"]


async def test_a_message_that_waits_when_the_process_ends_is_told_so_and_left_to_others(
    chat: Chat, gemini: GeminiStandIn, database: Database, server: TaskChatServer
) -> None:
    gemini.hang(after="One, two")
    thread_id, _ = await begun(chat)
    stream = await chat.open("threads.add_user_message", thread_id=thread_id, input=words("Go on"))
    await anext(stream)
    await until(lambda: states(database), ["running", "waiting"])
    server.turns.cancel_all()
    (event,) = [parsed(event) async for event in stream]
    assert (event["type"], event["allow_retry"]) == ("error", True)
    assert "restarted" in event["message"]
    await until(lambda: states(database), ["interrupted", "waiting"])


class Stumbling(SqlStore):
    """A store whose database is away when a turn that waits first looks, and when it looks after the one before it."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.failures = 2

    async def start_turn(self, thread_id: str, message_id: str | None, context: RequestContext) -> bool:
        self._stumble()
        return await super().start_turn(thread_id, message_id, context)

    async def load_turn(self, thread_id: str, context: RequestContext) -> TurnRow | None:
        self._stumble()
        return await super().load_turn(thread_id, context)

    def _stumble(self) -> None:
        if self.failures:
            self.failures -= 1
            raise OperationalError("SELECT", None, OSError("the database is away"))


async def test_a_message_waits_on_while_the_database_is_away(
    chat: Chat, gemini: GeminiStandIn, database: Database
) -> None:
    gemini.hang(after="One, two")
    thread_id, _ = await begun(chat)
    store, context = Stumbling(database), replace(chat.context(), turn_id=new_id())
    assert await store.begin_turn(thread_id, context)
    queue = ThreadQueue(store, Orphans(store, database), poll=0.01)
    waiting = asyncio.create_task(queue.wait(thread_id, None, context, TurnChannel()))
    while store.failures and not waiting.done():  # noqa: ASYNC110 - the store tells nobody
        await asyncio.sleep(0.01)
    assert await chat.stop(thread_id)
    await asyncio.wait_for(waiting, 20)
    assert await states(database) == ["stopped", "running"]
    queue.close()


async def test_deleting_a_thread_ends_its_turns(chat: Chat, gemini: GeminiStandIn, database: Database) -> None:
    gemini.hang(after="One, two")
    thread_id, heard = await begun(chat)
    turn_id = await chat.turn_in(thread_id)
    running = chat.server.turns.find(turn_id)
    assert running is not None
    second = await chat.open("threads.add_user_message", thread_id=thread_id, input=words("Go on"))
    await anext(second)
    await chat.ask("threads.delete", thread_id=thread_id)
    assert running.task is not None
    await asyncio.wait_for(asyncio.shield(running.task), 5)
    assert [event async for event in second] == []
    assert await states(database) == []
    assert heard


async def test_a_stop_counts_for_a_turn_that_waits_though_its_signal_was_lost(
    chat: Chat, gemini: GeminiStandIn, database: Database
) -> None:
    gemini.hang(after="One")
    thread_id, _ = await begun(chat)
    waiting = asyncio.create_task(chat.say(thread_id, "Go on"))
    await until(lambda: states(database), ["running", "waiting"])
    async with database.begin() as session:
        turn_id = (await session.execute(text("SELECT id FROM turns WHERE state = 'waiting'"))).scalar_one()
        assert await turns.ask_stop(session, thread_id, UUID(str(turn_id)), user_id=chat.context().user_id)
        session.info.clear()  # it is said, and heard by nobody
    assert await states(database) == ["running", "withdrawn"]
    deliver((feed.SignalsMissed(),))
    assert shape(await waiting) == ["item.done user_message"]
    gemini.release()
    await until(lambda: states(database), ["done", "stopped"])
    kinds = [item["type"] for item in await chat.items(thread_id)]
    assert kinds == ["user_message", "assistant_message", "user_message", "end_of_turn"]
    assert len(gemini.requests) == 1
