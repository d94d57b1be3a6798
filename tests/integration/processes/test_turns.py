"""Turns over two processes: each hears, stops, takes over and waits for those of the other."""

import asyncio
import contextlib
import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.gemini_stand_in import GeminiStandIn, Reply, Request, call
from tests.integration.api.conversation import Event, ask, events, items, message, text_of, thread_of
from tests.integration.api.test_turns import numbered
from tests.nursery import Nursery
from tests.processes import several, somebody

Clients = list[httpx.AsyncClient]


@asynccontextmanager
async def begun(person: httpx.AsyncClient, enough: str = "text_delta") -> AsyncIterator[tuple[str, str, list[Event]]]:
    """A new thread in which somebody listens to the answer: its thread, its turn, and what was heard so far."""
    heard: list[Event] = []
    request = {"type": "threads.create", "params": {"input": message("Count")}}
    async with person.stream("POST", "/api/chatkit", json=request) as answer:
        lines = answer.aiter_lines()
        async for line in lines:
            if line.startswith("data: "):
                heard.append(json.loads(line.removeprefix("data: ")))
                if enough in line:
                    break
        yield thread_of(heard), answer.headers["Chatkit-Turn"], heard


def stream_of(person: httpx.AsyncClient, thread_id: str, **params: Any) -> asyncio.Task[httpx.Response]:
    return asyncio.create_task(person.get(f"/api/chatkit/threads/{thread_id}/stream", params=params))


async def test_the_other_process_tells_the_whole_answer_and_its_rest(ada: Clients, gemini: GeminiStandIn) -> None:
    one, other = ada
    gemini.hang("0 ", then=[f"{number} " for number in range(1, 20)])
    async with begun(one) as (thread_id, turn_id, heard):
        opened = (await ask(other, "threads.get_by_id", thread_id=thread_id)).json()
        assert opened["turn"]["id"] == turn_id
        path = f"/api/chatkit/threads/{thread_id}/stream"
        async with other.stream("GET", path) as whole, other.stream("GET", path, params={"after": len(heard)}) as rest:
            gemini.release()
            await asyncio.gather(whole.aread(), rest.aread())
    assert (whole.status_code, whole.headers["Chatkit-Turn"]) == (200, turn_id)
    told = numbered(whole.text)
    assert list(told) == list(range(1, len(told) + 1))
    assert list(told.values())[: len(heard)] == heard
    assert numbered(rest.text) == {number: event for number, event in told.items() if number > len(heard)}
    assert text_of(told[len(told)]["item"]) == "".join(f"{number} " for number in range(20)).strip()
    again = await stream_of(other, thread_id, turn=turn_id, after=len(told) - 2)
    assert list(numbered(again.text)) == [len(told) - 1, len(told)]
    assert (await stream_of(other, thread_id)).status_code == 204


async def test_stop_at_the_other_process_ends_it(ada: Clients, gemini: GeminiStandIn) -> None:
    one, other = ada
    gemini.hang(after="One, two")
    async with begun(one) as (thread_id, turn_id, _):
        stopped = await other.post(f"/api/chatkit/threads/{thread_id}/stop", json={"turn": turn_id})
        assert stopped.json() == {"stopped": True}
        rest = numbered((await stream_of(one, thread_id, turn=turn_id)).text)
        assert list(rest.values())[-1]["type"] == "thread.item.done"
    assert [text_of(item) for item in await items(other, thread_id) if "content" in item] == ["Count", "One, two"]


@pytest.mark.parametrize("way", ["retry", "edit"])
async def test_a_retry_or_edit_at_the_other_process_takes_the_thread_over(
    ada: Clients, gemini: GeminiStandIn, way: str
) -> None:
    one, other = ada
    gemini.hang(after="One, two")
    async with begun(one) as (thread_id, turn_id, heard):
        question = next(event["item"]["id"] for event in heard if event["type"] == "thread.item.done")
        gemini.reply("One, two, three.")
        if way == "retry":
            answer = await ask(other, "threads.retry_after_item", thread_id=thread_id, item_id=question)
        else:
            params = {"thread_id": thread_id, "input": message("Count")}
            edit = {"type": "threads.add_user_message", "params": params, "metadata": {"edits": question}}
            answer = await other.post("/api/chatkit", json=edit)
        assert text_of(events(answer)[-1]["item"]) == "One, two, three."
        rest = numbered((await stream_of(one, thread_id, turn=turn_id)).text)
        assert not any(event["type"] == "thread.item.done" for number, event in rest.items() if number > len(heard))
    said = [text_of(item) for item in await items(one, thread_id) if "content" in item]
    assert said == ["Count", "One, two, three."]


async def test_messages_to_both_processes_are_answered_one_after_the_other(ada: Clients, gemini: GeminiStandIn) -> None:
    def answer_of(request: Request) -> Reply:
        said = [one for one in request.messages if one["role"] in {"user", "assistant"}]
        return Reply(text=f"after {len(said) - 1}")

    gemini.otherwise = answer_of
    async with begun(ada[0], "thread.item.done") as (thread_id, _, _):
        sent = [
            ask(ada[number % 2], "threads.add_user_message", thread_id=thread_id, input=message(str(number)))
            for number in range(8)
        ]
        assert all(events(answer)[-1]["type"] == "thread.item.done" for answer in await asyncio.gather(*sent))
    said = [text_of(item) for item in await items(ada[0], thread_id) if "content" in item]
    assert said[1::2] == [f"after {2 * number}" for number in range(9)]


async def test_a_turn_nobody_knows_is_gone_at_once(ada: Clients, gemini: GeminiStandIn) -> None:
    gemini.hang(after="One, two")
    async with begun(ada[0]) as (thread_id, turn_id, _):
        assert (await stream_of(ada[1], thread_id, turn=str(uuid4()))).status_code == 410
        await ada[1].post(f"/api/chatkit/threads/{thread_id}/stop", json={"turn": turn_id})


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_after_a_crash_whoever_listens_at_the_other_process_is_told(
    nursery: Nursery, shared_url: str, stand_in: GeminiStandIn, tmp_path: Path
) -> None:
    stand_in.reset()
    stand_in.hang(after="One, two")
    with several(nursery, shared_url, stand_in, tmp_path) as servers:
        async with somebody(servers) as (one, other):
            async with contextlib.AsyncExitStack() as stack:
                stack.enter_context(contextlib.suppress(httpx.TransportError))
                thread_id, turn_id, _ = await stack.enter_async_context(begun(one))
                path = f"/api/chatkit/threads/{thread_id}/stream"
                answer = await stack.enter_async_context(other.stream("GET", path, params={"turn": turn_id}))
                lines = answer.aiter_lines()
                await anext(line async for line in lines if "text_delta" in line)
                servers[0].send(signal.SIGKILL)
                rest = [line async for line in lines if line.startswith("data: ")]
            last = json.loads(rest[-1].removeprefix("data: "))
            assert (last["item"]["type"], last["item"]["reason"]) == ("end_of_turn", "interrupted")
            assert (await items(other, thread_id))[-1] == last["item"]


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_after_a_crash_the_other_process_answers_what_waits(
    nursery: Nursery, shared_url: str, stand_in: GeminiStandIn, tmp_path: Path
) -> None:
    stand_in.reset()
    stand_in.script(Reply(calls=(call("create_task", title="milk"),)))
    stand_in.hang()
    with several(nursery, shared_url, stand_in, tmp_path) as servers:
        async with somebody(servers) as (one, other):
            async with contextlib.AsyncExitStack() as stack:
                stack.enter_context(contextlib.suppress(httpx.TransportError))
                thread_id, _, _ = await stack.enter_async_context(begun(one, "workflow.task.updated"))
                stand_in.reset()
                stand_in.otherwise = Reply(text="Three.")
                params = {"thread_id": thread_id, "input": message("Go on")}
                waiting = asyncio.create_task(ask(other, "threads.add_user_message", **params))
                await asyncio.sleep(0)
                servers[0].send(signal.SIGKILL)
            assert text_of(events(await waiting)[-1]["item"]) == "Three."
            said = [text_of(item) for item in await items(other, thread_id) if "content" in item]
            assert said == ["Count", "Go on", "Three."]
