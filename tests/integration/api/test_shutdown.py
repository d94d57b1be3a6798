"""A server that is told to end while somebody is answered: it waits a moment, what was said is kept and marked."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from taskchat.database import Database
from tests.bench.processes import taskchat_with
from tests.bench.turn import in_new_thread
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.api.conftest import sign_up
from tests.nursery import Nursery, Server

# Seconds that those who tell a server to end wait before they kill it.
_PATIENCE = 10.0
_WAYS: dict[str, Callable[[Server], None]] = {
    "SIGTERM, as systemd and docker": lambda server: os.kill(server.pid, signal.SIGTERM),
    "SIGINT to all, as Ctrl-C": lambda server: server.send(signal.SIGINT),
}


@pytest.fixture
def drain_seconds() -> float:
    """Seconds that answers get when the server is told to end; parametrise it to change them."""
    return 0.5


@pytest.fixture
def environment(database_url: str, gemini: GeminiStandIn, tmp_path: Path, drain_seconds: float) -> dict[str, str]:
    """Variables of the server."""
    return {
        "DATABASE_URL": database_url,
        "DATA_DIR": str(tmp_path),
        "GEMINI_API_KEY": "key",
        "GEMINI_BASE_URL": gemini.url,
        "DRAIN_SECONDS": str(drain_seconds),
    }


@pytest.fixture
def server(nursery: Nursery, environment: dict[str, str], tmp_path: Path) -> Iterator[Server]:
    """The API behind granian, as production serves it."""
    with nursery.serving(environment, tmp_path / "server.log") as running:
        yield running


@pytest.mark.slow
@pytest.mark.parametrize("end", _WAYS.values(), ids=_WAYS)
async def test_what_was_said_is_kept_and_nobody_waits(
    server: Server, gemini: GeminiStandIn, database: Database, end: Callable[[Server], None]
) -> None:
    await _ends_with_what_was_said(server, gemini, database, end)


@pytest.mark.slow
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_so_does_a_server_of_a_command_line(
    environment: dict[str, str], gemini: GeminiStandIn, database: Database, tmp_path: Path
) -> None:
    with taskchat_with(environment, log_to=tmp_path / "server.log") as running:
        server = Server(running.address, 0, running.pid)
        await _ends_with_what_was_said(server, gemini, database, lambda server: server.send(signal.SIGINT))


async def _ends_with_what_was_said(
    server: Server, gemini: GeminiStandIn, database: Database, end: Callable[[Server], None]
) -> None:
    gemini.hang(after="Once upon a time")
    heard = ""
    async with httpx.AsyncClient(base_url=server.address, timeout=_PATIENCE) as client:
        await sign_up(client)
        async with client.stream("POST", "/api/chatkit", json=in_new_thread("Tell me a story")) as answer:
            async for line in answer.aiter_lines():
                if "Once upon a time" in line and "Once upon a time" not in heard:
                    end(server)
                heard += line
    assert '"reason":"shutdown","action":"continue"' in heard
    await asyncio.to_thread(server.wait_for_end, _PATIENCE)
    async with database.read() as session:
        said = await session.execute(text("SELECT kind, content FROM messages ORDER BY sequence"))
        assert [tuple(row) for row in said] == [
            ("user_message", "Tell me a story"),
            ("assistant_message", "Once upon a time"),
            ("end_of_turn", ""),
        ]
        used = await session.execute(text("SELECT outcome FROM model_usage WHERE purpose = 'answer'"))
        assert used.scalars().all() == ["stopped"]


@pytest.mark.slow
@pytest.mark.parametrize("drain_seconds", [30.0])
async def test_twenty_answers_come_to_their_end_and_no_more_are_begun(
    server: Server, gemini: GeminiStandIn, drain_seconds: float
) -> None:
    for _ in range(20):
        gemini.hang("one ", then=["two ", "three ", "four "])
    async with httpx.AsyncClient(base_url=server.address, timeout=drain_seconds) as client:
        await sign_up(client)
        begun = [asyncio.Event() for _ in range(20)]
        answers = [asyncio.create_task(_heard(client, one)) for one in begun]
        await asyncio.gather(*(one.wait() for one in begun))
        os.kill(server.pid, signal.SIGTERM)
        ready = await _until_not_ready(client)
        refused = await client.post("/api/chatkit", json=in_new_thread("One more"))
        listed = await client.post("/api/chatkit", json={"type": "threads.list", "params": {}})
        gemini.release()
        heard = await asyncio.gather(*answers)
    assert (ready.json()["status"], ready.headers["Retry-After"]) == ("shutting down", "5")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert "restarted" in refused.json()["detail"]
    assert len(listed.json()["data"]) == 20
    assert all("four" in one and "end_of_turn" not in one for one in heard)
    await asyncio.to_thread(server.wait_for_end, _PATIENCE)


@pytest.mark.slow
@pytest.mark.parametrize("drain_seconds", [1.0])
async def test_no_stream_of_twenty_ends_without_a_word(
    server: Server, gemini: GeminiStandIn, database: Database, drain_seconds: float
) -> None:
    for _ in range(20):
        gemini.hang(after="Once")
    async with httpx.AsyncClient(base_url=server.address, timeout=_PATIENCE * drain_seconds) as client:
        await sign_up(client)
        begun = [asyncio.Event() for _ in range(20)]
        answers = [asyncio.create_task(_heard(client, one)) for one in begun]
        await asyncio.gather(*(one.wait() for one in begun))
        os.kill(server.pid, signal.SIGTERM)
        heard = await asyncio.gather(*answers)
    assert all('"reason":"shutdown","action":"continue"' in one.splitlines()[-2] for one in heard)
    await asyncio.to_thread(server.wait_for_end, _PATIENCE)
    async with database.read() as session:
        found = await session.execute(text("SELECT kind, count(*) FROM messages GROUP BY kind ORDER BY kind"))
        kinds = [tuple(row) for row in found]
    assert kinds == [("assistant_message", 20), ("end_of_turn", 20), ("user_message", 20)]


async def _heard(client: httpx.AsyncClient, begun: asyncio.Event) -> str:
    """All that a stream tells; `begun` is set with its first words."""
    heard = ""
    async with client.stream("POST", "/api/chatkit", json=in_new_thread("Tell me")) as answer:
        async for part in answer.aiter_text():
            heard += part
            if "text_delta" in heard:
                begun.set()
    return heard


async def _until_not_ready(client: httpx.AsyncClient) -> httpx.Response:
    while (ready := await client.get("/readyz")).status_code == 200:
        pass
    return ready
