"""What the tests share: both databases, migrated, and the people in them."""

import os
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from alembic import command
from psycopg import sql
from sqlalchemy.engine import make_url

from taskchat.accounts import User
from taskchat.database import Database, alembic_config
from tests.postgres import postgres_server

MakeUser = Callable[..., Coroutine[Any, Any, User]]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    command.upgrade(alembic_config(f"sqlite:///{path}"), "head")
    return path


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server: `TEST_POSTGRES_URL`, or one from the wheel, in a folder of its own."""
    if given := os.environ.get("TEST_POSTGRES_URL"):
        yield given
        return
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> Iterator[str]:
    """The name of a migrated PostgreSQL database to copy from."""
    name = f"template_{uuid4().hex}"
    with _admin(postgres_url) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    command.upgrade(alembic_config(_named(postgres_url, name)), "head")
    yield name
    with _admin(postgres_url) as admin:
        admin.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def _admin(url: str) -> "psycopg.Connection[Any]":
    return psycopg.connect(url, autocommit=True)


def _named(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh, migrated SQLite database."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'taskchat.db')}"


@pytest.fixture
def fresh_postgres_url(postgres_url: str, postgres_template: str) -> Iterator[str]:
    """A fresh, migrated PostgreSQL database."""
    name = sql.Identifier(database := f"test_{uuid4().hex}")
    with _admin(postgres_url) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name, sql.Identifier(postgres_template)))
    yield _named(postgres_url, database)
    with _admin(postgres_url) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated database on each engine in turn."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "fresh_postgres_url")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The same, as taskchat uses it."""
    opened = Database(database_url)
    yield opened
    await opened.dispose()


@pytest.fixture
def make_user(database: Database) -> MakeUser:
    """Makes people; their passwords are no hashes, so nobody can sign in as them, and none is worked out."""

    async def make(email: str | None = None, timezone: str = "UTC") -> User:
        user = User(email=email or f"{uuid4().hex}@example.com", hashed_password="!", timezone=timezone)
        async with database.begin() as session:
            session.add(user)
        return user

    return make


@pytest.fixture
async def user(make_user: MakeUser) -> User:
    """Somebody with an account."""
    return await make_user()
