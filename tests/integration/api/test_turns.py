"""The routes beside ChatKit's protocol: the rest of an answer, and Stop."""

import json
from typing import Any
from uuid import uuid4

import httpx
import pytest

from taskchat.api.event_stream import COMMENT
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.api.conversation import Event, ask, items, message, say, text_of, thread_of

CREATE = {"type": "threads.create", "params": {"input": message("Count")}}


def numbered(body: str) -> dict[int, Event]:
    """The events of a stream by their `id`."""
    events: dict[int, Event] = {}
    for block in body.split("\n\n"):
        if block and not block.startswith(COMMENT.decode().strip()):
            number, data = block.split("\n")
            events[int(number.removeprefix("id: "))] = json.loads(data.removeprefix("data: "))
    return events


async def begun(person: httpx.AsyncClient, gemini: GeminiStandIn) -> tuple[str, str, list[Event]]:
    """An answer that its listener has left at its first words: its thread, its turn, and what was heard of it."""
    heard: list[Event] = []
    async with person.stream("POST", "/api/chatkit", json=CREATE) as answer:
        async for line in answer.aiter_lines():
            if line:
                heard.append(json.loads(line.removeprefix("data: ")))
            if "text_delta" in line:
                break
    return thread_of(heard), answer.headers["Chatkit-Turn"], heard


async def test_the_rest_of_an_answer_comes_with_its_numbers(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.hang("One, ", then=["two, ", "three."])
    thread_id, turn_id, heard = await begun(ada, gemini)
    opened = (await ask(ada, "threads.get_by_id", thread_id=thread_id)).json()
    assert opened["turn"] == {"id": turn_id, "state": "running", "message_id": heard[1]["item"]["id"]}
    path = f"/api/chatkit/threads/{thread_id}/stream"
    async with ada.stream("GET", path, params={"after": len(heard)}) as rest:
        gemini.release()
        await rest.aread()
    assert (rest.status_code, rest.headers["Chatkit-Turn"]) == (200, turn_id)
    assert rest.headers["content-type"].startswith("text/event-stream")
    found = numbered(rest.text)
    assert list(found) == list(range(len(heard) + 1, len(heard) + 1 + len(found)))
    assert text_of(list(found.values())[-1]["item"]) == "One, two, three."
    whole = numbered((await ada.get(path, params={"turn": turn_id})).text)
    assert whole == dict(enumerate(heard, start=1)) | found
    last = str(max(whole) - 1)
    again = await ada.get(path, params={"turn": turn_id}, headers={"Last-Event-ID": last})
    assert numbered(again.text) == {max(whole): whole[max(whole)]}
    assert (await ada.get(path)).status_code == 204
    assert "turn" not in (await ask(ada, "threads.get_by_id", thread_id=thread_id)).json()


async def test_stop_ends_an_answer_and_says_so_once(ada: httpx.AsyncClient, gemini: GeminiStandIn):
    gemini.hang(after="One, two")
    thread_id, turn_id, _ = await begun(ada, gemini)
    path = f"/api/chatkit/threads/{thread_id}"
    assert (await ada.post(f"{path}/stop", json={"turn": str(uuid4())})).json() == {"stopped": False}
    assert (await ada.post(f"{path}/stop", json={"turn": turn_id})).json() == {"stopped": True}
    rest = numbered((await ada.get(f"{path}/stream", params={"turn": turn_id})).text)
    assert text_of((await items(ada, thread_id))[1]).strip() == "One, two"
    assert any(event["type"] == "thread.item.done" for event in rest.values())
    assert (await ada.post(f"{path}/stop")).json() == {"stopped": False}


async def test_strangers_hear_and_stop_nothing(
    ada: httpx.AsyncClient, eve: httpx.AsyncClient, visitor: httpx.AsyncClient, gemini: GeminiStandIn
):
    gemini.hang(after="One, two")
    thread_id, turn_id, _ = await begun(ada, gemini)
    for thread in (thread_id, str(uuid4()), "nonsense"):
        path = f"/api/chatkit/threads/{thread}"
        for params in ({}, {"turn": turn_id}):
            assert (await eve.get(f"{path}/stream", params=params)).status_code == 404
            assert (await visitor.get(f"{path}/stream", params=params)).status_code == 401
        for body in ({}, {"turn": turn_id}):
            assert (await eve.post(f"{path}/stop", json=body)).status_code == 404
            assert (await visitor.post(f"{path}/stop", json=body)).status_code == 401
    path = f"/api/chatkit/threads/{thread_id}"
    assert (await ada.get(f"{path}/stream", params={"turn": str(uuid4())})).status_code == 410
    assert (await ada.post(f"{path}/stop", content=b"")).json() == {"stopped": True}


@pytest.mark.parametrize("params", [{"after": -1}, {"after": "x"}, {"turn": "x"}, {"after": 10**20}])
async def test_what_is_no_number_or_turn_is_refused(
    ada: httpx.AsyncClient, gemini: GeminiStandIn, params: dict[str, Any]
):
    gemini.reply("Hello.")
    thread_id = thread_of(await say(ada, "Hello"))
    assert (await ada.get(f"/api/chatkit/threads/{thread_id}/stream", params=params)).status_code == 422


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"turn": 7}', b"\xff"])
async def test_a_stop_that_cannot_be_read_is_refused(ada: httpx.AsyncClient, gemini: GeminiStandIn, body: bytes):
    gemini.reply("Hello.")
    thread_id = thread_of(await say(ada, "Hello"))
    assert (await ada.post(f"/api/chatkit/threads/{thread_id}/stop", content=body)).status_code == 400
