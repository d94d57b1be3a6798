"""PostgreSQL behind a pooler that hands connections on: statements that are not prepared, and the doctor's advice."""

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from taskchat.database import Database
from taskchat.doctor import Level
from taskchat.doctor.storage import check_database, is_pooled
from taskchat.settings import load_settings

PREPARED = sa.text("SELECT count(*) FROM pg_prepared_statements")


@pytest.mark.parametrize(
    ("option", "prepared"),
    [
        ("", 1),
        ("prepare_threshold=5", 1),
        ("prepare_threshold=11", 1),
        ("prepare_threshold=12", 0),
        ("prepare_threshold=50", 0),
        ("prepare_threshold=none", 0),
        ("application_name=taskchat&prepare_threshold=none", 0),
    ],
)
async def test_statements_are_prepared_unless_the_url_says_otherwise(
    fresh_postgres_url: str, option: str, prepared: int
):
    database = Database(f"{fresh_postgres_url}{'&' if '?' in fresh_postgres_url else '?'}{option}")
    async with database.engine.connect() as connection:
        for number in range(12):
            await connection.execute(sa.text("SELECT :n + 1"), {"n": number})
        assert await connection.scalar(PREPARED) == prepared
    await database.dispose()


async def test_without_a_pooler_the_doctor_has_nothing_to_say(fresh_postgres_url: str, tmp_path: Path):
    settings = load_settings(_env_file=None, data_dir=tmp_path, database_url=fresh_postgres_url)
    assert (await check_database(settings)).level is Level.GOOD


class Pooler:
    """An engine whose connections get, for each transaction, the server's process that is free."""

    def __init__(self, processes: int) -> None:
        self._free = list(range(processes))

    def connect(self) -> "_Connection":
        return _Connection(self._free)


class _Connection:
    def __init__(self, free: list[int]) -> None:
        self._free, self._process = free, None

    async def __aenter__(self) -> "_Connection":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.commit()

    async def scalar(self, _: object) -> Any:
        if self._process is None:
            self._process = self._free.pop()
        return self._process

    async def commit(self) -> None:
        if self._process is not None:
            self._free.append(self._process)
        self._process = None


async def test_a_pooler_is_told_by_its_changing_processes():
    assert await is_pooled(Pooler(processes=2))  # pyright: ignore[reportArgumentType]
