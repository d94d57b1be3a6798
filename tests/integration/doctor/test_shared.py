"""Doctor of what processes share: Redis, and connections."""

from pathlib import Path
from typing import Any

from taskchat.doctor import Level, check_connections, check_redis
from taskchat.settings import load_settings
from tests.bench.processes import free_port
from tests.redis import OwnRedis


def settings(**given: Any) -> Any:
    return load_settings(_env_file=None, **given)


async def test_a_redis_that_is_away_is_named(tmp_path: Path) -> None:
    assert (await check_redis(settings())).level is Level.GOOD
    away = await check_redis(settings(redis_url=f"redis://127.0.0.1:{free_port()}"))
    assert away.level is Level.BAD
    assert "check REDIS_URL" in away.text
    redis = OwnRedis(tmp_path)
    redis.start()
    try:
        assert (await check_redis(settings(redis_url=redis.url))).text.endswith("answers")
    finally:
        redis.stop()


async def test_more_connections_than_postgresql_takes_are_named(fresh_postgres_url: str) -> None:
    fits = await check_connections(settings(database_url=fresh_postgres_url, database_connections=20))
    assert (fits.level, fits.text) == (Level.GOOD, "up to 20 of 100 that PostgreSQL takes")
    many = await check_connections(settings(database_url=fresh_postgres_url, database_connections=100))
    assert many.level is Level.BAD
    assert "DATABASE_CONNECTIONS" in many.text


async def test_sqlite_has_what_it_needs(sqlite_url: str) -> None:
    assert (await check_connections(settings(database_url=sqlite_url))).level is Level.GOOD
