"""The table of pages is the one place that says which pages there are and who may see them."""

from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import reflex as rx
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse

from taskchat.ui import make_app
from taskchat.ui.components.page_links import PAGE_LINKS
from taskchat.ui.middleware import AuthRedirect, UnknownAddresses
from taskchat.ui.pages import PAGES, Audience, Page, routes_for

WITHIN = "the page itself"


@pytest.fixture(scope="module")
def app() -> rx.App:
    """The app as it is served, beside an API without routes."""
    return make_app(Starlette())


def middleware(app: rx.App, kind: type) -> Any:
    """One of the layers that the app puts before its pages."""
    transformers = app.api_transformer
    assert isinstance(transformers, list)
    return next(layer for layer in transformers if isinstance(layer, partial) and layer.func is kind)


async def answer(app: rx.App, path: str) -> httpx.Response:
    """The answer to a stranger who asks for a page, from what the app puts before its pages."""
    redirect = middleware(app, AuthRedirect)
    transport = httpx.ASGITransport(redirect(PlainTextResponse(WITHIN)))
    async with httpx.AsyncClient(transport=transport, base_url="http://taskchat.test") as client:
        return await client.get(path)


def of(*audiences: Audience) -> list[Page]:
    return [page for page in PAGES if page.audience in audiences]


VIEWS = ("/upcoming", "/all", "/done", "/tag/home", "/search", "/chat/0198", "/today/", "/tag/a%20b")
PRIVATE = (*sorted(routes_for(Audience.SIGNED_IN) - {"/"}), *VIEWS)


@pytest.mark.parametrize("path", ["/", "/today"])
async def test_a_stranger_is_sent_from_the_first_view_to_the_sign_in_page(app: rx.App, path: str):
    response = await answer(app, path)
    assert (response.status_code, response.headers["location"]) == (303, "/login")
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", PRIVATE)
async def test_a_stranger_is_sent_from_what_needs_somebody_to_the_sign_in_page_and_will_come_back(
    app: rx.App, path: str
):
    response = await answer(app, f"{path}?q=milk")
    sign_in = urlsplit(response.headers["location"])
    assert (response.status_code, sign_in.path) == (303, "/login")
    assert parse_qs(sign_in.query) == {"next": [f"{path}?q=milk"]}


@pytest.mark.parametrize("path", ["/no/such", "/today/more", "/chat", "/chat/a.b", "/tag", f"/tag/{'a' * 51}"])
async def test_an_address_that_is_none_is_everybodys(app: rx.App, path: str):
    response = await answer(app, path)
    assert (response.status_code, response.text) == (200, WITHIN)


async def test_only_pages_have_html(app: rx.App):
    unknown = middleware(app, UnknownAddresses)
    for body, path, status in [
        (HTMLResponse(WITHIN), "/no/such", 404),
        (HTMLResponse(WITHIN), "/today/", 200),
        (HTMLResponse(WITHIN), "/usage", 200),
        (HTMLResponse(WITHIN), "/offline/page.html", 200),
        (PlainTextResponse(WITHIN), "/assets/index.js", 200),
    ]:
        transport = httpx.ASGITransport(unknown(body))
        async with httpx.AsyncClient(transport=transport, base_url="http://taskchat.test") as client:
            assert (await client.get(path)).status_code == status


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
    assert {link.route for link in PAGE_LINKS} <= routes_for(Audience.SIGNED_IN)
