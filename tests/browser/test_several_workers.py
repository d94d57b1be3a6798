"""Several workers on one port that share the page's state in Redis: nobody notices which of them serves a tab."""

from collections.abc import Iterator

import psycopg
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewPerson
from tests.browser.person import Person
from tests.browser.servers import Served, served
from tests.browser.waiting import wait_until
from tests.gemini_stand_in import GeminiStandIn, call
from tests.nursery import Nursery
from tests.processes import copied_database
from tests.redis import OwnRedis

pytestmark = pytest.mark.browser

# The mission's second, and two more for a machine that runs the tests of others at the same time.
_SOON = 3_000
# Each process that lives holds a lock of its own.
_PROCESSES = """SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE datname = current_database() AND locktype = 'advisory' AND mode = 'ShareLock'"""


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnRedis]:
    """The Redis of the workers."""
    server = OwnRedis(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def database_url(postgres_url: str, postgres_template: str) -> Iterator[str]:
    """The database of the workers."""
    with copied_database(postgres_url, postgres_template) as url:
        yield url


@pytest.fixture(scope="module")
def settings(database_url: str, redis: OwnRedis, as_meant: dict[str, str]) -> dict[str, str]:
    """Settings of the workers, but for their number: the page is built without it."""
    return as_meant | {"DATABASE_URL": database_url, "REDIS_URL": redis.url}


@pytest.fixture(scope="module")
def with_workers(
    nursery: Nursery, tmp_path_factory: pytest.TempPathFactory, settings: dict[str, str], asking: set[str]
) -> Iterator[Served]:
    """taskchat with two workers on PostgreSQL and Redis; otherwise as `with_gemini`, and from the same build."""
    folder = tmp_path_factory.mktemp("workers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKERS", "2")
        with served(nursery, "websocket", folder, settings) as server:
            asking.add(server.database_url)
            yield server
            asking.discard(server.database_url)


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


def test_a_conversation_goes_on_while_redis_is_away_and_pages_hear_of_changes_again(
    new_person: NewPerson, with_workers: Served, gemini: GeminiStandIn, redis: OwnRedis
):
    ada = new_person(with_workers)
    gemini.reply("Before.")
    ada.say("Hello")
    expect(ada.answer("Before.")).to_be_visible()
    other = ada.another_tab()
    expect(other.answer("Before.")).to_be_visible()
    redis.stop()
    gemini.reply(call("create_task", title="from the chat"))
    gemini.reply("Meanwhile.")
    ada.say("Create a task called from the chat")
    for tab in (ada, other):
        expect(tab.answer("Meanwhile.")).to_be_visible()
        expect(tab.chat.locator(".trouble, .end-mark")).to_have_count(0)
    ada.make({"title": "by request"})
    # Reflex's own listeners give up.
    wait_until(lambda: "exceeded exception limit" in with_workers.log.read_text(errors="replace"))
    redis.start()
    for tab in (ada, other):
        for title in ("from the chat", "by request"):
            expect(tab.task(title)).to_be_visible()
    ada.make({"title": "afterwards"})
    for tab in (ada, other):
        expect(tab.task("afterwards")).to_be_visible(timeout=_SOON)
    gemini.reply("Afterwards.")
    other.say("Once more")
    for tab in (ada, other):
        expect(tab.answer("Afterwards.")).to_be_visible()
    ada.reload()
    for words in ("Before.", "Meanwhile.", "Afterwards."):
        expect(ada.answer(words)).to_have_count(1)
