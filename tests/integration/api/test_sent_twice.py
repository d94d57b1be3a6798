"""A message that arrives twice: browsers and proxies send a request again whose connection closed without an answer."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.gemini_stand_in import GeminiStandIn, Reply
from tests.integration.api.conversation import ask, done, events, items, message, say, thread_of


@pytest.fixture(autouse=True)
def _talkative(gemini: GeminiStandIn) -> None:
    gemini.otherwise = Reply(text="Hello there.")


async def _send(person: httpx.AsyncClient, text: str, key: object, thread_id: str | None = None) -> httpx.Response:
    params: dict[str, Any] = {"input": message(text)} | ({"thread_id": thread_id} if thread_id else {})
    kind = "threads.add_user_message" if thread_id else "threads.create"
    return await person.post("/api/chatkit", json={"type": kind, "params": params, "metadata": {"message_id": key}})


async def _threads(person: httpx.AsyncClient) -> list[Any]:
    return (await ask(person, "threads.list")).json()["data"]


async def test_the_first_message_of_a_conversation_begins_one_only(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    key = str(uuid4())
    heard = events(await _send(ada, "Hello", key))
    again = await _send(ada, "Hello", key)
    assert (again.status_code, again.json()) == (409, {"detail": "This message is here already."})
    (thread,) = await _threads(ada)
    assert thread["id"] == thread_of(heard)
    assert [item["type"] for item in await items(ada, thread["id"])] == ["user_message", "assistant_message"]
    (said,) = done(heard, "user_message")
    assert UUID(said["id"]) != UUID(key)


async def test_a_message_in_a_conversation_is_there_once(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    thread_id = thread_of(await say(ada, "Hello"))
    key = str(uuid4())
    assert (await _send(ada, "And now?", key, thread_id)).status_code == 200
    asked = len(gemini.requests)
    assert (await _send(ada, "And now?", key, thread_id)).status_code == 409
    assert (await _send(ada, "And now?", key)).status_code == 409
    assert len(gemini.requests) == asked
    assert len(await items(ada, thread_id)) == 4
    assert (await _send(ada, "And now?", str(uuid4()), thread_id)).status_code == 200


async def test_the_same_id_of_two_people_is_two_messages(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    key = str(uuid4())
    for person in (ada, eve):
        assert (await _send(person, "Hello", key)).status_code == 200
        assert len(await _threads(person)) == 1


@pytest.mark.parametrize("key", ["", "one", 7, "x" * 10_000])
async def test_an_id_that_is_none_is_refused_and_changes_nothing(ada: httpx.AsyncClient, key: object):
    refused = await _send(ada, "Hello", key)
    assert (refused.status_code, refused.json()) == (400, {"detail": "metadata.message_id: must be a UUID."})
    assert await _threads(ada) == []
