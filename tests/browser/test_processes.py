"""A page of one process, and what another process on the same database does."""

import contextlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psycopg
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served, served
from tests.gemini_stand_in import GeminiStandIn
from tests.nursery import Nursery, Server
from tests.processes import copied_database, several
from tests.redis import OwnRedis

pytestmark = pytest.mark.browser

# The mission's second, and one more for a machine that runs the tests of others at the same time.
SOON = 2_000


@contextlib.contextmanager
def two_processes(
    nursery: Nursery, postgres: tuple[str, str], folder: Path, gemini: GeminiStandIn, **more: str
) -> Iterator[tuple[Served, Server]]:
    """taskchat with its page, and its API alone in another process."""
    with copied_database(*postgres) as url:
        settings = {"GEMINI_API_KEY": "test-key", "GEMINI_BASE_URL": gemini.url, "GEMINI_MODELS": "gemini-2.5-pro"}
        with (
            served("websocket", folder, {**settings, "DATABASE_URL": url, **more}) as page,
            several(nursery, url, gemini, folder, count=1) as (api,),
        ):
            yield page, api


@pytest.fixture(scope="module")
def postgres(postgres_url: str, postgres_template: str) -> tuple[str, str]:
    """PostgreSQL, and the name of the database to copy."""
    return postgres_url, postgres_template


@pytest.fixture(scope="module")
def both(
    nursery: Nursery, postgres: tuple[str, str], tmp_path_factory: pytest.TempPathFactory, stand_in: GeminiStandIn
) -> Iterator[tuple[Served, Server]]:
    """The two, without Redis."""
    with two_processes(nursery, postgres, tmp_path_factory.mktemp("both"), stand_in) as started:
        yield started


@pytest.fixture
def ada(new_person: NewPerson, both: tuple[Served, Server]) -> Person:
    """Somebody whose page is of the one process."""
    return new_person(both[0])


def elsewhere(ada: Person, api: Server) -> httpx.Client:
    """The same session, at the other process."""
    cookies = {str(cookie.get("name")): str(cookie.get("value")) for cookie in ada.page.context.cookies()}
    return httpx.Client(base_url=api.address, cookies=cookies, timeout=20)


def add(client: httpx.Client, title: str) -> None:
    assert client.post("/api/tasks", json={"title": title}).status_code == 201


def test_a_change_made_at_another_process_shows_within_a_second(ada: Person, both: tuple[Served, Server]):
    with elsewhere(ada, both[1]) as client:
        add(client, "water the plants")
        expect(ada.task("water the plants")).to_be_visible(timeout=SOON)


def test_signing_out_at_another_process_empties_the_page(ada: Person, both: tuple[Served, Server]):
    ada.add("nobody else's business")
    expect(ada.task("nobody else's business")).to_be_visible()
    with elsewhere(ada, both[1]) as client:
        client.post("/api/auth/logout")
    expect(ada.page.get_by_role("heading", name="Sign in")).to_be_visible(timeout=SOON)
    assert "nobody else" not in ada.page.content()


def test_what_was_missed_while_nothing_was_heard_is_read_afterwards(ada: Person, both: tuple[Served, Server]):
    with elsewhere(ada, both[1]) as client:
        for title in ("the first", "the second"):
            with psycopg.connect(both[0].database_url, autocommit=True) as admin:
                admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
                    " WHERE locktype = 'advisory' AND datname = current_database()"
                )
            add(client, title)
            expect(ada.task(title)).to_be_visible()


def test_a_page_hears_of_changes_again_after_redis_was_away(
    nursery: Nursery,
    postgres: tuple[str, str],
    tmp_path: Path,
    stand_in: GeminiStandIn,
    new_context: Callable[..., BrowserContext],
):
    redis = OwnRedis(tmp_path)
    redis.start()
    try:
        with two_processes(nursery, postgres, tmp_path, stand_in, REDIS_URL=redis.url) as (
            page,
            api,
        ):
            ada = Person.arrived(new_context(), page.url)
            with elsewhere(ada, api) as client:
                add(client, "before")
                expect(ada.task("before")).to_be_visible()
                redis.stop()
                add(client, "meanwhile")
                # Reflex's own listeners give up.
                wait_for_log(ada, page.log, r"exceeded exception limit")
                redis.start()
                expect(ada.task("meanwhile")).to_be_visible()
                add(client, "afterwards")
                expect(ada.task("afterwards")).to_be_visible(timeout=SOON)
    finally:
        redis.stop()


def wait_for_log(ada: Person, log: Path, pattern: str) -> None:
    """Wait until the server says something."""
    while not re.search(pattern, log.read_text(errors="replace")):
        ada.page.wait_for_timeout(100)
