"""Many turns at once on two processes with few connections between them: each is whole."""

import asyncio
import contextlib
import json
from pathlib import Path
from random import Random

import httpx
import psycopg
import pytest

from tests.bench.turn import in_new_thread
from tests.faults.conftest import IS_LONG, SEED, Figures
from tests.faults.servers import Fleet
from tests.integration.api.conftest import sign_up
from tests.integration.api.conversation import done
from tests.nursery import Nursery

# A person may hear so many answers at once, and no more.
_PEOPLE, _TURNS = (5, 250) if IS_LONG else (1, 60)
_CONNECTIONS = 12
_COUNT = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture
def database_url(fresh_postgres_url: str) -> str:
    """PostgreSQL only: SQLite has no connections to run out of."""
    return fresh_postgres_url


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_turns_wait_for_a_connection_and_all_are_answered(
    nursery: Nursery, environment: dict[str, str], database_url: str, tmp_path: Path, figures: Figures
) -> None:
    few = environment | {"DATABASE_CONNECTIONS": str(_CONNECTIONS // 2)}
    fleet = Fleet(nursery, [few], tmp_path / "server.log", Random(SEED), 2)
    await fleet.start()
    async with contextlib.AsyncExitStack() as stack:
        people = [await stack.enter_async_context(_client(fleet)) for _ in range(_PEOPLE)]
        for number, person in enumerate(people):
            await sign_up(person, f"{number}@example.com")
        turns = [_turn(people[number % _PEOPLE], fleet.servers[number % 2].address, number) for number in range(_TURNS)]
        answers = await asyncio.gather(*turns)
    with psycopg.connect(database_url) as admin:
        row = admin.execute(_COUNT).fetchone()
    await fleet.end()
    assert answers == ["whole"] * _TURNS
    assert row is not None
    assert row[0] <= _CONNECTIONS
    figures(
        f"{_TURNS} turns at once, 2 processes, {_CONNECTIONS} connections: all whole; {row[0]} connections were open"
    )


def _client(fleet: Fleet) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=None)
    return httpx.AsyncClient(base_url=fleet.servers[0].address, timeout=300, limits=limits)


async def _turn(person: httpx.AsyncClient, address: str, number: int) -> str:
    request = in_new_thread(f"add errand{number:04} first")
    async with person.stream("POST", f"{address}/api/chatkit", json=request) as answer:
        if answer.status_code != 200:
            return f"{answer.status_code} {(await answer.aread()).decode()}"
        heard = [json.loads(line[6:]) async for line in answer.aiter_lines() if line.startswith("data: ")]
    receipts = [widget["copy_text"] for widget in done(heard, "widget")]
    return "whole" if receipts == [f"Task created\n- errand{number:04} first"] else str(heard[-1])
