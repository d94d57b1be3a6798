"""Small doors of the API: what is odd is refused in a sentence, and found however it is written."""

import socket
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import jwt
import pytest

from taskchat.settings import Settings
from tests.nursery import Nursery, Server

INVISIBLE = "\u200b\u200d\ufeff\u2060\u3164"


@pytest.mark.parametrize("kind", ["threads.custom_action", "threads.sync_custom_action"])
async def test_an_action_without_a_type_is_refused(ada: httpx.AsyncClient, kind: str) -> None:
    params = {"thread_id": "x", "action": {"payload": {}}}
    answer = await ada.post("/api/chatkit", json={"type": kind, "params": params})
    assert (answer.status_code, answer.json()) == (400, {"detail": "params.action.type: Field required."})


@pytest.mark.parametrize(
    ("path", "body"), [("/api/undo", {"changeId": "x"}), ("/api/tasks/parse", {"text": "x", "zone": "UTC"})]
)
async def test_a_misspelt_field_is_refused(ada: httpx.AsyncClient, path: str, body: dict[str, str]) -> None:
    kept = (await ada.post("/api/tasks", json={"title": "pay rent"})).json()
    answer = await ada.post(path, json=body)
    assert (answer.status_code, answer.json()["field"]) == (422, list(body)[-1])
    assert (await ada.get(f"/api/tasks/{kept['id']}")).status_code == 200


async def test_what_cannot_be_seen_is_no_title(ada: httpx.AsyncClient) -> None:
    for title in (INVISIBLE, f" {INVISIBLE} ", "\u2800"):
        assert (await ada.post("/api/tasks", json={"title": title})).status_code == 422
    made = await ada.post("/api/tasks", json={"title": "\u200bwith one", "tags": [INVISIBLE, "home"]})
    assert (made.status_code, made.json()["tags"]) == (201, ["home"])
    change = await ada.patch(f"/api/tasks/{made.json()['id']}", json={"title": INVISIBLE})
    assert change.status_code == 422
    empty = {"content": [{"type": "input_text", "text": INVISIBLE}], "attachments": [], "inference_options": {}}
    message = await ada.post("/api/chatkit", json={"type": "threads.create", "params": {"input": empty}})
    assert (message.status_code, message.json()["detail"]) == (400, "The message is empty.")


@pytest.mark.parametrize("expiry", [10**18, 10**400, -(10**18)])
async def test_a_token_without_an_end_is_none(visitor: httpx.AsyncClient, settings: Settings, expiry: int) -> None:
    claims = {"sub": "x", "jti": "x", "iat": 0, "exp": expiry}
    visitor.cookies.set("auth_token", jwt.encode(claims, settings.signing_key(), algorithm="HS256"))
    assert (await visitor.get("/api/auth/me")).status_code == 401


@pytest.mark.parametrize("name", ["search", "tag"])
async def test_too_long_a_search_is_refused_in_a_sentence(ada: httpx.AsyncClient, name: str) -> None:
    answer = await ada.get("/api/tasks", params={name: "x" * 201})
    assert answer.status_code == 422
    assert "It has at most 200 characters; this one has 201." in answer.json()["detail"]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("İstanbul flight", ["istanbul", "İSTANBUL", "İstanbul", "ISTANBUL"]),
        ("DİYARBAKIR", ["diyarbakir", "di̇yarbakir"]),
        (unicodedata.normalize("NFD", "Café Müller"), ["café", "CAFÉ", "müller", unicodedata.normalize("NFD", "É")]),
        ("Café Müller", [unicodedata.normalize("NFD", "café"), unicodedata.normalize("NFD", "MÜLLER")]),
        ("ΟΔΟΣ 5", ["οδος", "ΟΔΟΣ", "οδοσ"]),
        ("100% sure_thing", ["100%", "sure_", "SURE"]),
    ],
)
async def test_a_title_is_found_however_it_is_written(ada: httpx.AsyncClient, title: str, words: list[str]) -> None:
    for number, task in enumerate(({"title": title}, {"title": "x", "description": f"see {title}"})):
        await ada.post("/api/tasks", json=task)
        for word in words:
            assert (await ada.get("/api/tasks", params={"search": word})).json()["total"] == number + 1, word
    assert (await ada.get("/api/tasks", params={"search": "nothing"})).json()["total"] == 0


async def test_a_tag_is_found_however_it_is_written(ada: httpx.AsyncClient) -> None:
    await ada.post("/api/tasks", json={"title": "x", "tags": ["İş", unicodedata.normalize("NFD", "büro")]})
    for tag in ("iş", "İŞ", "büro", unicodedata.normalize("NFD", "BÜRO")):
        assert (await ada.get("/api/tasks", params={"tag": tag})).json()["total"] == 1, tag


async def test_a_wrong_method_is_told_which_ones_there_are(ada: httpx.AsyncClient) -> None:
    for method, path, allowed in (
        ("PUT", "/api/tasks", "GET, POST"),
        ("GET", "/api/chatkit", "POST"),
        ("POST", "/api/tasks/7", "DELETE, GET, PATCH"),
        ("DELETE", "/api/auth/login", "POST"),
    ):
        answer = await ada.request(method, path)
        assert (answer.status_code, answer.headers["allow"]) == (405, allowed), path
        assert answer.json()["detail"] == f"This address takes {allowed} only."
    assert (await ada.put("/api/nothing")).status_code == 404


async def test_the_description_names_what_is_refused(visitor: httpx.AsyncClient) -> None:
    described = (await visitor.get("/api/openapi.json")).json()
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            if path.startswith("/api/"):
                assert {"422", "503"} <= {*operation["responses"]}, (method, path)
                # A calendar's address is a secret by itself: nobody signs in there.
                assert ("401" in operation["responses"]) == (path != "/api/calendar/{token}.ics"), (method, path)
    shape = described["paths"]["/api/tasks"]["post"]["responses"]["422"]["content"]["application/json"]["schema"]
    assert shape == {"$ref": "#/components/schemas/Refusal"}


@pytest.fixture
def server(nursery: Nursery, sqlite_url: str, tmp_path: Path) -> Iterator[Server]:
    """The API behind granian, as production serves it."""
    environment = {"DATABASE_URL": sqlite_url, "DATA_DIR": str(tmp_path), "GEMINI_API_KEY": ""}
    with nursery.serving(environment, tmp_path / "server.log") as running:
        yield running


@pytest.mark.slow
@pytest.mark.timeout(180)
@pytest.mark.parametrize(
    ("path", "size", "status"), [("/api/tasks", 12_000_000, 413), ("/api/attachments/atc_x", 9_000_000, 401)]
)
async def test_who_still_sends_reads_the_refusal(server: Server, path: str, size: int, status: int) -> None:
    # httpx reads early; other clients send the whole body first, and then look.
    where = urlsplit(server.address)
    with socket.create_connection((where.hostname or "", where.port or 0), timeout=30) as line:
        line.sendall(f"PUT {path} HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: {size}\r\n\r\n".encode())
        for _ in range(size // 1_000):
            line.sendall(b"x" * 1_000)
        answer = line.recv(65_536).decode()
    assert f" {status} " in answer.splitlines()[0]
    assert '"detail"' in answer
