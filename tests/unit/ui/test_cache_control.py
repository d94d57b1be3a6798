"""Cache-Control of the page and of what it is made of."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from taskchat.ui.middleware import CacheControl


def _page(status: int, **headers: str) -> Response:
    return PlainTextResponse("page", status, headers)


APP = CacheControl(
    Starlette(
        routes=[
            Route("/assets/root-C9ZhqWxB.js", lambda _: _page(200)),
            Route("/assets/kept-C9ZhqWxB.js", lambda _: _page(304)),
            Route("/sw.js", lambda _: _page(200)),
            Route("/login", lambda _: _page(200)),
            Route("/own", lambda _: _page(200, **{"Cache-Control": "no-store"})),
        ]
    )
)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/assets/root-C9ZhqWxB.js", "public, max-age=31536000, immutable"),
        ("/assets/kept-C9ZhqWxB.js", "public, max-age=31536000, immutable"),
        ("/assets/gone-C9ZhqWxB.js", "no-cache"),
        ("/sw.js", "no-cache"),
        ("/login", "no-cache"),
        ("/own", "no-store"),
    ],
)
async def test_only_what_is_named_by_its_content_is_kept_for_good(path: str, kept: str) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://taskchat.test") as client:
        assert (await client.get(path)).headers["cache-control"] == kept
