"""Two processes on one PostgreSQL database, shared by all tests of this folder, and people who use both."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from tests.gemini_stand_in import GeminiStandIn
from tests.nursery import Nursery, Server
from tests.open_turns import end_turns
from tests.processes import copied_database, several, somebody

# Seconds of a test's own; two processes are started before the first one.
_LIMIT = pytest.mark.timeout(60, func_only=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the start of the processes take its time."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(_LIMIT)


@pytest.fixture(scope="package")
def stand_in() -> Iterator[GeminiStandIn]:
    """Gemini, on loopback."""
    with GeminiStandIn() as gemini:
        yield gemini


@pytest.fixture
def gemini(stand_in: GeminiStandIn, shared_url: str) -> Iterator[GeminiStandIn]:
    """The same, with nothing said or asked yet."""
    stand_in.reset()
    yield stand_in
    end_turns(stand_in, shared_url)


@pytest.fixture(scope="package")
def shared_url(postgres_url: str, postgres_template: str) -> Iterator[str]:
    """The URL of the database of both processes."""
    with copied_database(postgres_url, postgres_template) as url:
        yield url


@pytest.fixture(scope="package")
def pair(
    nursery: Nursery, shared_url: str, stand_in: GeminiStandIn, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Server]]:
    """The two processes."""
    with several(nursery, shared_url, stand_in, tmp_path_factory.mktemp("pair")) as servers:
        yield servers


@pytest.fixture
async def ada(pair: list[Server], gemini: GeminiStandIn) -> AsyncIterator[list[httpx.AsyncClient]]:
    """Ada with one session, as a client at each process."""
    async with somebody(pair) as clients:
        yield clients
