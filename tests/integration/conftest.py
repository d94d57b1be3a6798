"""Fixtures of integration tests: Gemini on loopback, settings that point at nothing else, empty databases."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import make_url

from taskchat.settings import Settings, load_settings
from tests.gemini_stand_in import GeminiStandIn


@pytest.fixture
def gemini() -> Iterator[GeminiStandIn]:
    """Gemini on loopback, with nothing to say yet."""
    with GeminiStandIn() as stand_in:
        yield stand_in


@pytest.fixture
def overrides() -> dict[str, Any]:
    """Settings that a test wants otherwise; parametrise it to change them."""
    return {}


@pytest.fixture
def settings(tmp_path: Path, gemini: GeminiStandIn, overrides: dict[str, Any]) -> Settings:
    """Settings that point at nothing but this machine."""
    given = {"data_dir": tmp_path, "gemini_api_key": "key", "gemini_base_url": gemini.url, "sign_ups_per_hour": 100}
    return load_settings(_env_file=None, **given | overrides)


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """A SQLite database in which nothing is."""
    return f"sqlite:///{tmp_path / 'old.db'}"


@pytest.fixture
def empty_postgres_url(postgres_url: str) -> Iterator[str]:
    """A PostgreSQL database in which nothing is."""
    name = f"old_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    yield make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest) -> str:
    """An empty database on each engine in turn."""
    return request.getfixturevalue("empty_sqlite_url" if request.param == "sqlite" else "empty_postgres_url")
