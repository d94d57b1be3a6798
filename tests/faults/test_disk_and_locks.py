"""SQLite on a full disk, and locked by another program: it says so, and loses nothing that it acknowledged."""

import asyncio
import contextlib
import sqlite3
from pathlib import Path
from random import Random

import httpx
import pytest
from sqlalchemy.engine import make_url

from tests.faults.conftest import OUTAGES, SEED, Figures
from tests.faults.servers import Fleet
from tests.faults.trial import survive
from tests.integration.api.conftest import sign_up
from tests.nursery import Nursery, Server

# Bytes that the files of a server may have beyond those that are there.
_ROOM = 400_000
_LONG_TEXT = "all of it " * 190
_MAX_TASKS = 2_000
# Seconds that another program writes: less and more than the server waits.
_SHORT, _LONG = 0.2, 7.0


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """SQLite only: how PostgreSQL's disk fills is up to its own server."""
    return sqlite_url


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_full_disk_is_said_and_loses_nothing(
    nursery: Nursery, environment: dict[str, str], database_url: str, tmp_path: Path, figures: Figures
) -> None:
    log = tmp_path / "server.log"
    full = nursery.start(environment, log, file_bytes=_size(database_url) + _ROOM)
    await full.ready()
    async with httpx.AsyncClient(base_url=full.address, timeout=30) as ada:
        await sign_up(ada)
        made, refusal = await _fill(ada)
        assert (refusal.status_code, "retry-after" in refusal.headers) == (503, True), refusal.text
        assert refusal.json()["detail"]
        assert await _titles(ada) == made
        await full.kill()
        roomy = await _started(nursery, environment, log)
        ada.base_url = roomy.address
        assert await _titles(ada) == made
        assert (await ada.post("/api/tasks", json={"title": "room again"})).status_code == 201
    figures(f"disk full (RLIMIT_FSIZE), sqlite: {len(made)} tasks acknowledged, all there; then 503: {refusal.text}")


def _size(database_url: str) -> int:
    return Path(str(make_url(database_url).database)).stat().st_size


async def _fill(person: httpx.AsyncClient) -> tuple[set[str], httpx.Response]:
    """Make tasks until one is refused; give the titles of those that were made, and the refusal."""
    made = set[str]()
    for number in range(_MAX_TASKS):
        task = {"title": f"task {number}", "description": _LONG_TEXT}
        answer = await person.post("/api/tasks", json=task)
        if answer.status_code != 201:
            return made, answer
        made.add(task["title"])
    raise AssertionError("the disk never filled")


async def _titles(person: httpx.AsyncClient) -> set[str]:
    titles, offset = set[str](), 0
    while page := (await person.get("/api/tasks", params={"limit": 500, "offset": offset})).json()["tasks"]:
        assert not titles & {task["title"] for task in page}
        titles |= {task["title"] for task in page}
        offset += len(page)
    return titles


async def _started(nursery: Nursery, environment: dict[str, str], log: Path) -> Server:
    server = nursery.start(environment, log)
    await server.ready()
    return server


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_a_database_that_another_program_locks_loses_nothing(
    fleet: Fleet, database_url: str, figures: Figures
) -> None:
    dice = Random(SEED)
    file = str(make_url(database_url).database)

    async def blow() -> None:
        with contextlib.closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as other:
            other.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(dice.choice((_SHORT, _LONG)))

    await survive(fleet, OUTAGES, blow, name="database locked", figures=figures)
