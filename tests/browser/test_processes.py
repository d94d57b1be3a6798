"""A page of one process, and what another process on the same database does."""

from collections.abc import Iterator

import httpx
import psycopg
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served, served
from tests.gemini_stand_in import GeminiStandIn
from tests.nursery import Nursery, Server
from tests.processes import copied_database, several

pytestmark = pytest.mark.browser

# The mission's second, and one more for a machine that runs the tests of others at the same time.
SOON = 2_000


@pytest.fixture(scope="module")
def database_url(postgres_url: str, postgres_template: str) -> Iterator[str]:
    """The database of both."""
    with copied_database(postgres_url, postgres_template) as url:
        yield url


@pytest.fixture(scope="module")
def both(
    nursery: Nursery,
    database_url: str,
    tmp_path_factory: pytest.TempPathFactory,
    stand_in: GeminiStandIn,
    as_meant: dict[str, str],
) -> Iterator[tuple[Served, Server]]:
    """taskchat with its page, and its API alone in another process; without Redis."""
    folder = tmp_path_factory.mktemp("both")
    with (
        served(nursery, "websocket", folder, as_meant | {"DATABASE_URL": database_url}) as page,
        several(nursery, database_url, stand_in, folder, count=1) as (api,),
    ):
        yield page, api


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
