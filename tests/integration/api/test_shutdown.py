"""A server that is told to end while somebody is answered: it does not wait, and what was said is kept."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest
from sqlalchemy import text

from taskchat.database import Database
from tests.bench.processes import Running, taskchat_with
from tests.bench.turn import in_new_thread
from tests.gemini_stand_in import GeminiStandIn
from tests.integration.api.conftest import sign_up

# Seconds that those who tell a server to end wait before they kill it.
_PATIENCE = 10.0
_WAYS: dict[str, Callable[[int], None]] = {
    "SIGTERM, as systemd and docker": lambda pid: os.kill(pid, signal.SIGTERM),
    "SIGINT to all, as Ctrl-C": lambda pid: os.killpg(pid, signal.SIGINT),
}


@pytest.fixture
def server(database_url: str, gemini: GeminiStandIn, tmp_path: Path) -> Iterator[Running]:
    """The API behind granian, as production serves it."""
    environment = {
        "DATABASE_URL": database_url,
        "DATA_DIR": str(tmp_path),
        "GEMINI_API_KEY": "key",
        "GEMINI_BASE_URL": gemini.url,
    }
    with taskchat_with(environment, log_to=tmp_path / "server.log") as running:
        yield running


@pytest.mark.slow
@pytest.mark.parametrize("end", _WAYS.values(), ids=_WAYS)
async def test_what_was_said_is_kept_and_nobody_waits(
    server: Running, gemini: GeminiStandIn, database: Database, end: Callable[[int], None]
) -> None:
    gemini.hang(after="Once upon a time")
    heard = ""
    async with httpx.AsyncClient(base_url=server.address, timeout=_PATIENCE) as client:
        await sign_up(client)
        async with client.stream("POST", "/api/chatkit", json=in_new_thread("Tell me a story")) as answer:
            async for line in answer.aiter_lines():
                if "Once upon a time" in line and "Once upon a time" not in heard:
                    end(server.pid)
                heard += line
    assert "thread.item.done" in heard.partition("Once upon a time")[2]
    await asyncio.to_thread(psutil.Process(server.pid).wait, _PATIENCE)
    async with database.read() as session:
        said = await session.execute(text("SELECT kind, content FROM messages ORDER BY sequence"))
        assert [tuple(row) for row in said][:2] == [
            ("user_message", "Tell me a story"),
            ("assistant_message", "Once upon a time"),
        ]
        used = await session.execute(text("SELECT outcome FROM model_usage WHERE purpose = 'answer'"))
        assert used.scalars().all() == ["stopped"]
