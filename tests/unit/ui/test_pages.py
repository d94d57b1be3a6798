"""The table of pages is the one place that says which pages there are and who may see them."""

import httpx
import pytest
import reflex as rx
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse

from taskchat.ui import make_app
from taskchat.ui.components.page_links import PAGE_LINKS
from taskchat.ui.pages import PAGES, Audience, Page

WITHIN = "the page itself"


@pytest.fixture(scope="module")
def app() -> rx.App:
    """The app as it is served, beside an API without routes."""
    return make_app(Starlette())


async def answer(app: rx.App, path: str) -> httpx.Response:
    """The answer to a stranger who asks for a page, from what the app puts before its pages."""
    transformers = app.api_transformer
    assert isinstance(transformers, list)
    redirect = transformers[-1]
    assert not isinstance(redirect, Starlette)
    transport = httpx.ASGITransport(redirect(PlainTextResponse(WITHIN)))
    async with httpx.AsyncClient(transport=transport, base_url="http://taskchat.test") as client:
        return await client.get(path)


def of(*audiences: Audience) -> list[Page]:
    return [page for page in PAGES if page.audience in audiences]


@pytest.mark.parametrize("page", of(Audience.SIGNED_IN), ids=lambda page: page.route)
async def test_a_stranger_is_sent_from_a_page_that_needs_somebody_to_the_sign_in_page(app: rx.App, page: Page):
    for path in {page.route, page.route.rstrip("/") + "/"}:
        response = await answer(app, path)
        assert (response.status_code, response.headers["location"]) == (303, "/login")
        assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("page", of(Audience.SIGNED_OUT, Audience.EVERYONE), ids=lambda page: page.route)
async def test_a_stranger_gets_every_other_page(app: rx.App, page: Page):
    response = await answer(app, f"/{page.route.strip('/')}")
    assert (response.status_code, response.text) == (200, WITHIN)


def test_there_are_pages_for_everybody():
    assert {page.audience for page in PAGES} == {*Audience}


def test_no_page_is_added_beside_the_table(app: rx.App):
    added = {f"/{route.strip('/').removesuffix('index')}" for route in app._unevaluated_pages}
    assert added == {f"/{page.route.strip('/')}" for page in PAGES}


def test_links_between_pages_lead_to_pages_of_the_table():
    assert {link.route for link in PAGE_LINKS} <= {page.route for page in of(Audience.SIGNED_IN)}
