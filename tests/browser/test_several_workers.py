"""Several workers on one port that share the page's state in Redis: nobody notices which of them serves a tab."""

from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served, served
from tests.gemini_stand_in import GeminiStandIn, call
from tests.processes import copied_database
from tests.redis import OwnRedis

pytestmark = pytest.mark.browser

# The mission's second, and two more for a machine that runs the tests of others at the same time.
_SOON = 3_000
# Each process that lives holds a lock of its own.
_PROCESSES = """SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE datname = current_database() AND locktype = 'advisory' AND mode = 'ShareLock'"""


@pytest.fixture(scope="module")
def with_workers(
    tmp_path_factory: pytest.TempPathFactory,
    postgres_url: str,
    postgres_template: str,
    stand_in: GeminiStandIn,
    asking: set[str],
) -> Iterator[Served]:
    """taskchat with two workers on PostgreSQL and Redis; otherwise as `with_gemini`, and from the same build."""
    folder = tmp_path_factory.mktemp("workers")
    redis = OwnRedis(folder)
    redis.start()
    with copied_database(postgres_url, postgres_template) as database_url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKERS", "2")
        settings = {"GEMINI_API_KEY": "test-key", "GEMINI_BASE_URL": stand_in.url, "GEMINI_MODELS": "gemini-2.5-pro"}
        shared = {"DATABASE_URL": database_url, "REDIS_URL": redis.url}
        with served("websocket", folder, settings | shared) as server:
            asking.add(server.database_url)
            yield server
            asking.discard(server.database_url)
    redis.stop()


@pytest.fixture
def tabs(new_person: NewPerson, with_workers: Served) -> list[Person]:
    """Four tabs of one person, some at each worker as it happens."""
    ada = new_person(with_workers)
    return [ada, *(ada.another_tab() for _ in range(3))]


def test_two_workers_serve(tabs: list[Person], with_workers: Served):
    with psycopg.connect(with_workers.database_url) as admin:
        row = admin.execute(_PROCESSES).fetchone()
    assert row == (2,)


def test_each_tab_changes_tasks_and_all_see_it(tabs: list[Person]):
    for number, tab in enumerate(tabs):
        tab.add(f"line {number}")
        for other in tabs:
            expect(other.task(f"line {number}")).to_be_visible(timeout=_SOON)
    for number in range(3):
        tabs[0].make({"title": f"by request {number}"})
        for other in tabs:
            expect(other.task(f"by request {number}")).to_be_visible(timeout=_SOON)


def test_a_conversation_goes_on_in_another_tab(tabs: list[Person], gemini: GeminiStandIn):
    gemini.reply(call("create_task", title="from the chat"))
    gemini.reply("Here it is.")
    tabs[0].say("Create a task called from the chat")
    expect(tabs[0].answer("Here it is.")).to_be_visible()
    for tab in tabs:
        expect(tab.task("from the chat")).to_be_visible(timeout=_SOON)
    gemini.reply("And again.")
    tabs[-1].reload()
    tabs[-1].say("Once more")
    expect(tabs[-1].answer("And again.")).to_be_visible()
    expect(tabs[0].answer("And again.")).to_be_visible(timeout=_SOON)
