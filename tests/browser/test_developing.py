"""`make dev`: page and API on two ports, with cookies and chat working there as well."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.servers import Served, developing

pytestmark = pytest.mark.browser


@pytest.fixture
def dev_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """taskchat as `make dev` serves it, with the built-in assistant."""
    with developing(tmp_path_factory.mktemp("dev"), {"GEMINI_API_KEY": ""}) as server:
        yield server


def test_developing_works_like_production(dev_server: Served, new_context):
    context = new_context()
    context.set_default_timeout(60_000)
    person = Person.signed_up(context, dev_server.url)
    person.list("All").click()
    person.say("Create a task called test migration, due Friday")
    expect(person.answer("test migration")).to_be_visible(timeout=20_000)
    expect(person.task("test migration")).to_be_visible()
    person.reload()
    expect(person.said("Create a task called test migration")).to_be_visible()
    other = person.another_tab()
    person.add("from the first tab")
    expect(other.task("from the first tab")).to_be_visible()
    assert httpx.get(f"{dev_server.url}/manifest.webmanifest").headers["content-type"] == "application/manifest+json"
