"""Guards that every request passes first, in front of an app that reads its body and answers."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from taskchat.api.guards import BodyLimit, OriginCheck

LIMIT = 100
FILE = 1_000
ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}


async def _read(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
    app = Starlette(routes=[Route("/{path:path}", _read, methods=methods)])
    app.add_middleware(OriginCheck, trusted=["https://tasks.example"])
    app.add_middleware(BodyLimit, limit=LIMIT, uploads={"/api/files": FILE})
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://here.example") as client:
        yield client


@pytest.mark.parametrize("headers", [ELSEWHERE, {"Origin": "https://evil.example"}])
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/tasks", 200),
        ("HEAD", "/api/tasks", 200),
        ("OPTIONS", "/api/tasks", 200),
        ("POST", "/api/tasks", 403),
        ("PUT", "/api/tasks", 403),
        ("PATCH", "/api/tasks", 403),
        ("DELETE", "/api/tasks", 403),
        ("POST", "/elsewhere", 200),
    ],
)
async def test_a_link_from_another_site_may_look_and_change_nothing(
    client: httpx.AsyncClient, method: str, path: str, status: int, headers: dict[str, str]
) -> None:
    assert (await client.request(method, path, headers=headers)).status_code == status


async def _in_pieces(size: int) -> AsyncIterator[bytes]:
    for _ in range(size):
        yield b"x"


@pytest.mark.parametrize("says_its_size", [True, False])
@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/api/tasks", LIMIT, 200),
        ("/api/tasks", LIMIT + 1, 413),
        ("/api/files", FILE + 10_000, 200),
        ("/api/files/7", FILE + 10_000, 200),
        ("/api/files/7", FILE + 10_001, 413),
        ("/api/filesystem", LIMIT + 1, 413),
        ("/elsewhere", LIMIT + 1, 200),
    ],
)
async def test_a_body_may_have_as_many_bytes_as_the_limit_and_not_one_more(
    client: httpx.AsyncClient, path: str, size: int, status: int, says_its_size: bool
) -> None:
    content = b"x" * size if says_its_size else _in_pieces(size)
    response = await client.post(path, content=content)
    assert response.status_code == status
    if status == 200:
        assert response.text == str(size)
