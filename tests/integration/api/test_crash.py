"""A server that dies in the middle of an answer: as soon as it is there again, the page says so."""

import signal
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.bench.turn import in_new_thread
from tests.gemini_stand_in import GeminiStandIn, call
from tests.integration.api.conftest import sign_up
from tests.integration.api.conversation import ask
from tests.nursery import Nursery, Server
from tests.processes import several, somebody

# Seconds after which a page knows, once a server answers again.
_AT_ONCE = 3.0


def _environment(database_url: str, gemini: GeminiStandIn, folder: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": database_url,
        "DATA_DIR": str(folder),
        "GEMINI_API_KEY": "key",
        "GEMINI_BASE_URL": gemini.url,
    }


async def _begin(client: httpx.AsyncClient, server: Server) -> str:
    """Begin an answer that hangs behind a tool, kill its server, and return the thread."""
    thread_id = ""
    try:
        async with client.stream("POST", "/api/chatkit", json=in_new_thread("Add milk")) as answer:
            async for line in answer.aiter_lines():
                if "thread.created" in line:
                    thread_id = line.partition('"id":"')[2][:36]
                if "text_delta" in line:
                    server.send(signal.SIGKILL)
    except httpx.TransportError:
        pass
    return thread_id


async def _mark(client: httpx.AsyncClient, thread_id: str) -> tuple[Any, ...]:
    thread = (await ask(client, "threads.get_by_id", thread_id=thread_id)).json()
    last = thread["items"]["data"][-1]
    return "turn" in thread, last["type"], last.get("reason"), last.get("action")


@pytest.mark.slow
async def test_after_a_start_the_answer_is_interrupted_and_goes_on(
    nursery: Nursery, database_url: str, gemini: GeminiStandIn, tmp_path: Path
) -> None:
    environment = _environment(database_url, gemini, tmp_path)
    gemini.reply(call("create_task", title="milk"))
    gemini.hang(after="I added")
    with nursery.serving(environment, tmp_path / "first.log") as server:
        async with httpx.AsyncClient(base_url=server.address, timeout=20) as client:
            await sign_up(client)
            cookies = client.cookies
            thread_id = await _begin(client, server)
    gemini.reply(" milk.")
    with nursery.serving(environment, tmp_path / "second.log") as server:
        began = time.monotonic()
        async with httpx.AsyncClient(base_url=server.address, cookies=cookies, timeout=20) as client:
            assert await _mark(client, thread_id) == (False, "end_of_turn", "interrupted", "continue")
            assert time.monotonic() - began < _AT_ONCE
            items = (await ask(client, "items.list", thread_id=thread_id, order="asc")).json()["data"]
            await ask(client, "threads.retry_after_item", thread_id=thread_id, item_id=items[0]["id"])
            after = (await ask(client, "items.list", thread_id=thread_id, order="asc")).json()["data"]
            assert "end_of_turn" not in [item["type"] for item in after]
            tasks = (await client.get("/api/tasks")).json()["tasks"]
    assert [task["title"] for task in tasks] == ["milk"]


@pytest.mark.slow
@pytest.mark.postgresql
async def test_another_process_marks_the_answer_of_one_that_died(
    nursery: Nursery, fresh_postgres_url: str, gemini: GeminiStandIn, tmp_path: Path
) -> None:
    gemini.reply(call("create_task", title="milk"))
    gemini.hang(after="I added")
    with several(nursery, fresh_postgres_url, gemini, tmp_path) as servers:
        async with somebody(servers) as (here, there):
            thread_id = await _begin(here, servers[0])
            began = time.monotonic()
            assert await _mark(there, thread_id) == (False, "end_of_turn", "interrupted", "continue")
            assert time.monotonic() - began < _AT_ONCE
