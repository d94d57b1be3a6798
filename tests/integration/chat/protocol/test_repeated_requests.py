"""Repeated requests: a message sent twice in the same moment, both found new, is saved and answered once."""

import asyncio
import json
from contextlib import aclosing
from typing import Any
from uuid import uuid4

from chatkit.server import StreamingResult

from taskchat.accounts import User
from taskchat.chat import RequestContext
from taskchat.database import Database
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.chat.chat import Chat, Event, parsed, shape, thread_id_of, words
from tests.integration.chat.made import titles


async def twice(chat: Chat, user: User, request: dict[str, Any]) -> list[list[Event]]:
    """The events of a request and of the same again, each checked before either is handled; the shorter ones first."""
    server, context = chat.server, RequestContext(user.id)
    asked = [server.parse(json.dumps(request).encode()) for _ in range(2)]
    for one in asked:
        await server.check(one, context)

    async def heard(one: Any) -> list[Event]:
        result = await server.handle(one, context)
        assert isinstance(result, StreamingResult)
        async with aclosing(result.json_events) as events:
            return [parsed(event) async for event in events]

    return sorted(await asyncio.gather(*map(heard, asked)), key=len)


def named(kind: str, **params: Any) -> dict[str, Any]:
    """A request whose message has a name, as the page gives it one."""
    return {"type": kind, "params": params | {"input": words("Add tea")}, "metadata": {"message_id": str(uuid4())}}


async def test_it_begins_one_conversation(chat: Chat, gemini: GeminiStandIn, database: Database, user: User) -> None:
    gemini.reply(call("create_task", title="tea"))
    gemini.reply("I added tea.")
    one, other = await twice(chat, user, named("threads.create"))
    assert [(event["type"], event["message"], event["allow_retry"]) for event in one] == [
        ("error", "This message is here already.", False)
    ]
    assert shape(other)[-1] != "error"
    assert [thread["id"] for thread in (await chat.ask("threads.list"))["data"]] == [thread_id_of(other)]
    assert await titles(database, user) == ["tea"]


async def test_it_is_answered_once_in_a_conversation(
    chat: Chat, gemini: GeminiStandIn, database: Database, user: User
) -> None:
    gemini.reply("Hello.")
    thread_id = thread_id_of(await chat.create("Hi"))
    gemini.reply(call("create_task", title="tea"))
    gemini.reply("I added tea.")
    one, other = await twice(chat, user, named("threads.add_user_message", thread_id=thread_id))
    assert shape(one) == ["error"]
    assert shape(other)[-1] != "error"
    kinds = [item["type"] for item in await chat.items(thread_id)]
    assert kinds == ["user_message", "assistant_message", "user_message", "workflow", "assistant_message", "widget"]
    assert await titles(database, user) == ["tea"]
