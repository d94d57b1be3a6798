"""PostgreSQL and Redis that are killed while people work: what people were told is there once, and they go on."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from alembic import command

from taskchat.database import alembic_config
from tests.faults.conftest import OUTAGES, SEED, Figures
from tests.faults.killable_postgres import Postgres
from tests.faults.servers import Fleet
from tests.faults.trial import survive
from tests.nursery import Nursery
from tests.redis import OwnRedis

# Seconds that a part is away.
_SHORT, _LONG = 0.1, 1.5


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    """A server that nobody else uses."""
    with Postgres() as server:
        command.upgrade(alembic_config(server.url), "head")
        yield server


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[OwnRedis]:
    """The same of Redis."""
    server = OwnRedis(tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """PostgreSQL only: SQLite is killed with its server."""
    if "postgres" in request.fixturenames:
        return request.getfixturevalue("postgres").url
    return request.getfixturevalue("fresh_postgres_url")


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.timeout(1800)
async def test_what_was_acknowledged_is_there_once_when_postgresql_was_killed(
    postgres: Postgres, fleet: Fleet, figures: Figures
) -> None:
    dice = Random(SEED)

    async def blow() -> None:
        if dice.random() < 0.5:
            await asyncio.to_thread(postgres.kill_backend, dice)
        else:
            await asyncio.to_thread(postgres.kill)
            await asyncio.sleep(dice.uniform(_SHORT, _LONG))
            await asyncio.to_thread(postgres.start)

    await survive(fleet, OUTAGES, blow, name="PostgreSQL killed", figures=figures)


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.timeout(1800)
async def test_what_was_acknowledged_is_there_once_when_redis_was_killed(
    redis: OwnRedis, nursery: Nursery, environment: dict[str, str], tmp_path: Path, figures: Figures
) -> None:
    dice = Random(SEED)
    fleet = Fleet(nursery, [environment | {"REDIS_URL": redis.url}], tmp_path / "server.log", dice, 2)

    async def blow() -> None:
        redis.stop()
        await asyncio.sleep(dice.uniform(_SHORT, _LONG))
        await asyncio.to_thread(redis.start)

    await survive(fleet, OUTAGES, blow, name="Redis killed", figures=figures)
