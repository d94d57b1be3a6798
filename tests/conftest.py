"""Fixtures of all tests: both databases, migrated, and the people in them."""

import asyncio
import functools
import gc
import os
import shutil
import ssl
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy.engine import make_url

from taskchat.accounts import User
from taskchat.database import Database
from tests.migrations import migrate
from tests.nursery import Nursery
from tests.postgres import postgres_server

MakeUser = Callable[..., Coroutine[Any, Any, User]]

# Name of the connection that empties a test's database; it stays open meanwhile.
EMPTIES = "empties"
_NEEDS_POSTGRES = {"postgres_url", "fresh_postgres_url", "empty_postgres_url"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need PostgreSQL, by their fixtures and by the engine among their parameters."""
    for item in items:
        engines = getattr(getattr(item, "callspec", None), "params", {}).values()
        if "postgresql" in engines or _NEEDS_POSTGRES & {*getattr(item, "fixturenames", ())}:
            item.add_marker("postgresql")


def pytest_collection_finish() -> None:
    """Keep the garbage collector from looking at all modules and tests again while the tests run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def one_ssl_context() -> Iterator[None]:
    """Each HTTP client reads the certificates of all authorities, which takes 30 ms; here nobody is called by https."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", functools.cache(ssl.create_default_context))
        yield


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """The process from which servers of the API are forked."""
    with Nursery() as started:
        yield started


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate(f"sqlite:///{path}")
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
    migrate(_named(postgres_url, name))
    yield name
    with _admin(postgres_url) as admin:
        admin.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))


def _admin(url: str, *, name: str | None = None) -> "psycopg.Connection[Any]":
    return psycopg.connect(url, autocommit=True, application_name=name)


def _named(url: str, name: str) -> str:
    return make_url(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def sqlite_url(sqlite_template: Path) -> str:
    """A fresh, migrated SQLite database: always the same file, so that its `Database` is the same too."""
    for left in sqlite_template.parent.glob("taskchat.db*"):
        left.unlink()
    return f"sqlite:///{shutil.copy(sqlite_template, sqlite_template.with_name('taskchat.db'))}"


class _Reused:
    """A migrated PostgreSQL database that is emptied after each test, which is far quicker than a new one.

    Where a test changed more than rows, the next one gets a new one all the same.
    """

    def __init__(self, server: str, template: str) -> None:
        self._server = server
        # One for all tests, and one to the database itself: each costs ten milliseconds of work on both sides.
        self._admin = _admin(server)
        self._connection: psycopg.Connection[Any] | None = None
        self._template = template
        self._name = self._made = ""

    def fresh(self) -> str:
        """Its URL; everything in it is as after the migrations."""
        if self._connection is None:
            self._name = f"test_{uuid4().hex}"
            names = sql.Identifier(self._name), sql.Identifier(self._template)
            self._admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
            self._connection = _admin(_named(self._server, self._name), name=EMPTIES)
            self._made = _schema(self._connection)
        return _named(self._server, self._name)

    def clear(self) -> None:
        """Empty it; whoever is still connected is not any more."""
        assert self._connection is not None
        try:
            self._connection.execute(_END_OTHERS)
            if _schema(self._connection) == self._made:
                self._connection.execute(_EMPTY)
                return
        except psycopg.OperationalError:
            # The test ended this connection too, or the whole server.
            self._admin.close()
            self._admin = _admin(self._server)
        self.drop()

    def drop(self) -> None:
        """Remove it; the next who asks gets another."""
        if self._connection is not None:
            self._connection.close()
            self._admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(self._name)))
        self._connection = None

    def close(self) -> None:
        """Remove it for good."""
        self.drop()
        self._admin.close()


def _schema(connection: "psycopg.Connection[Any]") -> str:
    return str(connection.execute(_SCHEMA).fetchone())


# Changes with each column, index, constraint, trigger and function, and with the migration that was the last one.
_SCHEMA = """
SELECT (SELECT md5(string_agg(concat(a.attrelid, a.attname, a.xmin), ',' ORDER BY a.attrelid, a.attnum))
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = 'public'::regnamespace),
       (SELECT string_agg(concat(oid, xmin), ',' ORDER BY oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace),
       (SELECT string_agg(concat(oid, xmin), ',' ORDER BY oid) FROM pg_trigger WHERE NOT tgisinternal),
       (SELECT string_agg(concat(oid, xmin), ',' ORDER BY oid) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace),
       (SELECT string_agg(concat(oid, xmin), ',' ORDER BY oid) FROM pg_namespace WHERE nspname !~ '^pg_'),
       (SELECT string_agg(version_num, ',') FROM alembic_version)"""
_END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
# Foreign keys are not looked at while everything goes; numbers begin at 1 again.
_EMPTY = """
DO $$
DECLARE name text;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT quote_ident(relname) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'alembic_version'
  LOOP EXECUTE 'DELETE FROM ' || name; END LOOP;
  PERFORM setval(oid, 1, false) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S';
END $$"""


@pytest.fixture(scope="session")
def reused_postgres(postgres_url: str, postgres_template: str) -> Iterator[_Reused]:
    """One database for all tests of a worker that need one of PostgreSQL's."""
    reused = _Reused(postgres_url, postgres_template)
    yield reused
    reused.close()


@pytest.fixture
def fresh_postgres_url(reused_postgres: _Reused) -> Iterator[str]:
    """A migrated PostgreSQL database with nothing in it."""
    yield reused_postgres.fresh()
    reused_postgres.clear()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh, migrated database on each engine in turn."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "fresh_postgres_url")


@pytest.fixture(scope="session")
def databases() -> dict[str, Database]:
    """A `Database` for each URL that was used: it keeps the statements that it compiled, a third of a test's time."""
    return {}


@pytest.fixture
async def database(database_url: str, databases: dict[str, Database]) -> AsyncIterator[Database]:
    """The same, as taskchat uses it, without connections of an earlier test."""
    opened = databases.get(database_url) or databases.setdefault(database_url, Database(database_url))
    yield opened
    await _all_given_back(opened)
    await opened.dispose()


async def _all_given_back(database: Database) -> None:
    """Wait until nobody uses a connection: the garbage collector would find it open, in any test that comes later."""
    pool: Any = database.engine.pool
    end = time.monotonic() + 10
    while pool.checkedout():
        assert time.monotonic() < end, f"never given back: {pool.status()}"
        await asyncio.sleep(0.005)


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
