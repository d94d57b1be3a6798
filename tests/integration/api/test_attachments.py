"""Attached files over HTTP: announced, uploaded once, seen by their owner and by the model."""

import asyncio
import os
from base64 import b64encode
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from taskchat.database import Database
from taskchat.settings import Settings
from tests.files import GIF, JPEG, WEBP, png
from tests.gemini_stand_in import GeminiStandIn, Reply
from tests.integration.api.conversation import ask, done, events, items, message, thread_of

PNG = png()
Client = httpx.AsyncClient


@pytest.fixture
def gemini(gemini: GeminiStandIn) -> GeminiStandIn:
    gemini.otherwise = Reply(text="I see.")
    return gemini


def files_in(settings: Settings) -> list[str]:
    folder = settings.data_dir / "attachments"
    return sorted(os.listdir(folder)) if folder.exists() else []


async def announce(client: Client, name: str = "list.png", mime_type: str = "image/png", size: int = len(PNG)) -> Any:
    response = await ask(client, "attachments.create", name=name, size=size, mime_type=mime_type)
    assert response.status_code == 200, response.text
    return response.json()


async def upload(client: Client, content: bytes = PNG, name: str = "list.png", mime_type: str = "image/png") -> str:
    """Both phases, as the composer does them; gives the id."""
    attachment = await announce(client, name, mime_type, len(content))
    where = attachment["upload_descriptor"]
    response = await client.request(where["method"], where["url"], headers=where["headers"], content=content)
    assert response.status_code == 204, response.text
    return attachment["id"]


async def send(client: Client, text: str, *attachment_ids: str, thread_id: str | None = None) -> httpx.Response:
    said = {**message(text), "attachments": list(attachment_ids)}
    if thread_id is None:
        return await ask(client, "threads.create", input=said)
    return await ask(client, "threads.add_user_message", thread_id=thread_id, input=said)


async def test_a_picture_is_announced_uploaded_sent_seen_and_shown_again(ada: Client, gemini: GeminiStandIn) -> None:
    attachment = await announce(ada)
    address = str(ada.base_url.join(f"/api/attachments/{attachment['id']}"))
    assert attachment == {
        "id": attachment["id"],
        "name": "list.png",
        "mime_type": "image/png",
        "type": "image",
        "preview_url": address,
        "upload_descriptor": {"url": address, "method": "PUT", "headers": {"Content-Type": "image/png"}},
    }
    assert (await ada.get(address)).status_code == 404
    assert (await ada.put(address, content=PNG)).status_code == 204
    heard = events(await send(ada, "Make tasks from this", attachment["id"]))
    (sent,) = done(heard, "user_message")[0]["attachments"]
    assert (sent["preview_url"], "upload_descriptor" in sent) == (address, False)
    _, shown, said = gemini.requests[-1].messages
    assert said["content"] == "Make tasks from this"
    words, named, picture = shown["content"]
    assert words["text"].startswith("Hidden context for the assistant")
    assert "list.png (image/png)" in named["text"]
    assert picture["image_url"]["url"] == f"data:image/png;base64,{b64encode(PNG).decode()}"
    thread_id = thread_of(heard)
    assert (await items(ada, thread_id))[0]["attachments"] == [sent]
    seen = await ada.get(sent["preview_url"])
    assert (seen.content, seen.headers["content-type"]) == (PNG, "image/png")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
async def test_a_table_of_a_spreadsheet_is_read_with_its_umlauts(
    ada: Client, gemini: GeminiStandIn, encoding: str
) -> None:
    table = "Titel;Fällig\r\nBüro;24.12.\r\n".encode(encoding)
    await send(ada, "Make tasks from this", await upload(ada, table, "aufgaben.csv", "text/csv"))
    assert "Titel;Fällig\r\nBüro;24.12.\r\n" in str(gemini.requests[-1].messages[1]["content"])


async def test_a_picture_is_found_under_the_address_that_one_uses_now(ada: Client) -> None:
    attachment_id = await upload(ada)
    thread_id = thread_of(events(await send(ada, "See", attachment_id)))
    proxy = {"Host": "tasks.example", "X-Forwarded-Proto": "https"}
    for kind in ("items.list", "threads.get_by_id"):
        body = {"type": kind, "params": {"thread_id": thread_id, "order": "asc"}}
        answer = (await ada.post("/api/chatkit", json=body, headers=proxy)).json()
        first = answer.get("items", answer)["data"][0]
        assert first["attachments"][0]["preview_url"] == f"https://tasks.example/api/attachments/{attachment_id}"


@pytest.mark.parametrize(
    ("file", "disposition"),
    [
        (("list.png", "image/png", PNG), 'inline; filename="list.png"'),
        (("a.jpg", "image/jpeg", JPEG), 'inline; filename="a.jpg"'),
        (("a.webp", "image/webp", WEBP), 'inline; filename="a.webp"'),
        (("a.gif", "image/gif", GIF), 'inline; filename="a.gif"'),
        (("../../Übersicht.md", "text/markdown", b"# Hi"), "attachment; filename*=utf-8''%C3%9Cbersicht.md"),
        (
            ('a"; filename=evil.html', "text/plain", b"<script>"),
            "attachment; filename*=utf-8''a%22%3B%20filename%3Devil.html",
        ),
        (("a.json", "application/json", b"{}"), 'attachment; filename="a.json"'),
    ],
)
async def test_a_file_is_served_as_nothing_that_runs(
    ada: Client, settings: Settings, file: tuple[str, str, bytes], disposition: str
) -> None:
    name, mime_type, content = file
    response = await ada.get(f"/api/attachments/{await upload(ada, content, name, mime_type)}")
    assert (response.status_code, response.content) == (200, content)
    assert response.headers["content-type"].partition(";")[0] == mime_type
    assert response.headers["content-disposition"] == disposition
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert response.headers["cache-control"].startswith("private")
    assert "immutable" in response.headers["cache-control"]
    (kept,) = files_in(settings)
    assert len(kept) == 32
    assert (settings.data_dir / "attachments" / kept).stat().st_mode & 0o777 == 0o600


async def test_only_its_owner_sees_fills_sends_or_deletes_a_file(ada: Client, eve: Client, visitor: Client) -> None:
    attachment_id, waiting = await upload(ada), (await announce(ada))["id"]
    for one in (attachment_id, waiting, str(uuid4()), "nonsense", "..%5Cjwt_secret"):
        assert (await eve.get(f"/api/attachments/{one}")).status_code == 404
        assert (await eve.put(f"/api/attachments/{one}", content=PNG)).status_code == 404
        assert (await visitor.get(f"/api/attachments/{one}")).status_code == 401
        assert (await visitor.put(f"/api/attachments/{one}", content=PNG)).status_code == 401
    assert (await visitor.post("/api/attachments", files={"file": ("a.png", PNG, "image/png")})).status_code == 401
    assert (await send(eve, "Mine", attachment_id)).status_code == 404
    assert (await ask(eve, "attachments.delete", attachment_id=attachment_id)).status_code == 404
    for path in ("..%2Fjwt_secret", "..%2F..%2Fetc%2Fpasswd", f"{attachment_id}%2F..", f"{attachment_id}%00"):
        assert (await ada.get(f"/api/attachments/{path}")).status_code == 404
        assert (await ada.put(f"/api/attachments/{path}", content=PNG)).status_code in {404, 405}
    assert (await ada.get(f"/api/attachments/{attachment_id}")).content == PNG


async def test_another_sites_page_uploads_nothing(ada: Client, settings: Settings) -> None:
    waiting, evil = (await announce(ada))["id"], {"Origin": "https://evil.example"}
    assert (await ada.put(f"/api/attachments/{waiting}", content=PNG, headers=evil)).status_code == 403
    form = {"file": ("a.png", PNG, "image/png")}
    assert (await ada.post("/api/attachments", files=form, headers=evil)).status_code == 403
    assert files_in(settings) == []


async def test_a_file_comes_once(ada: Client, settings: Settings) -> None:
    address = f"/api/attachments/{(await announce(ada))['id']}"
    other = png(2, 2)[:-1] + b"\x00"
    answers = await asyncio.gather(*(ada.put(address, content=content) for content in (PNG, other, PNG)))
    assert sorted(answer.status_code for answer in answers) == [204, 409, 409]
    again = await ada.put(address, content=PNG)
    assert (again.status_code, again.json()["detail"]) == (409, "This file was uploaded already.")
    assert len(files_in(settings)) == 1


@pytest.mark.parametrize("overrides", [{"attachment_bytes": 2_000}])
async def test_sizes_are_kept_to_the_byte(ada: Client, settings: Settings) -> None:
    assert await upload(ada, b"x" * 2_000, "a.txt", "text/plain")
    refused = await ask(ada, "attachments.create", name="a.txt", size=2_001, mime_type="text/plain")
    assert (refused.status_code, refused.json()["detail"]) == (
        400,
        "“a.txt” has 2,001 bytes; a file has at most 2,000.",
    )
    address = f"/api/attachments/{(await announce(ada, 'b.txt', 'text/plain', 2_000))['id']}"
    for content, status in ((b"x" * 2_001, 413), (b"x" * 50_000, 413), (b"x" * 1_999, 400), (b"", 400)):
        response = await ada.put(address, content=content)
        assert response.status_code == status, response.text
        assert "bytes" in response.json()["detail"]
        streamed = await ada.put(address, content=in_pieces(content))
        assert streamed.status_code == status, streamed.text
    assert len(files_in(settings)) == 1
    assert (await ada.put(address, content=in_pieces(b"x" * 2_000))).status_code == 204


async def in_pieces(content: bytes) -> AsyncIterator[bytes]:
    for at in range(0, len(content), 700):
        yield content[at : at + 700]


async def test_a_file_may_be_larger_than_any_other_request(ada: Client, settings: Settings) -> None:
    large = png(padding=settings.request_bytes * 2)
    assert (await ada.get(f"/api/attachments/{await upload(ada, large)}")).content == large
    assert (await ada.post("/api/attachmentsx", content=large)).status_code == 413


@pytest.mark.parametrize(
    ("mime_type", "content"),
    [("image/png", JPEG), ("image/gif", b"<html>"), ("text/plain", b"a\x00b"), ("text/csv", b"\xff\xfea")],
)
async def test_a_file_that_is_something_else_is_refused_and_may_be_sent_again(
    ada: Client, settings: Settings, mime_type: str, content: bytes
) -> None:
    address = f"/api/attachments/{(await announce(ada, 'a', mime_type, len(content)))['id']}"
    assert (await ada.put(address, content=content)).status_code == 400
    assert files_in(settings) == []
    assert (await ada.put(address, content=content)).status_code == 400


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"name": "a.pdf", "size": 9, "mime_type": "application/pdf"}, "neither a picture"),
        ({"name": "a.svg", "size": 9, "mime_type": "image/svg+xml"}, "neither a picture"),
        ({"name": "/", "size": 9, "mime_type": "image/png"}, "no name"),
        ({"name": "a.png", "size": 0, "mime_type": "image/png"}, "is empty"),
        ({"name": "a.png", "size": 10_000_001, "mime_type": "image/png"}, "at most 10,000,000"),
        ({"name": "a.png", "mime_type": "image/png"}, "size"),
    ],
)
async def test_what_cannot_be_attached_is_refused_before_it_is_uploaded(
    ada: Client, params: dict[str, Any], reason: str
) -> None:
    response = await ask(ada, "attachments.create", **params)
    assert response.status_code == 400
    assert reason in response.json()["detail"]


async def test_a_form_uploads_in_one_request(ada: Client, settings: Settings) -> None:
    response = await ada.post("/api/attachments", files={"file": ("list.png", PNG, "image/png")})
    assert response.status_code == 201, response.text
    attachment = response.json()
    assert attachment["preview_url"].endswith(f"/api/attachments/{attachment['id']}")
    assert {"upload_descriptor", "metadata"} & set(attachment) == set()
    assert (await ada.get(attachment["preview_url"])).content == PNG
    heard = events(await send(ada, "See", attachment["id"]))
    assert done(heard, "user_message")[0]["attachments"][0]["id"] == attachment["id"]
    assert len(files_in(settings)) == 1


@pytest.mark.parametrize("overrides", [{"attachment_bytes": 2_000}])
async def test_a_form_that_holds_no_good_file_leaves_nothing(ada: Client, settings: Settings) -> None:
    refusals: list[tuple[int, dict[str, Any]]] = [
        (400, {"files": {"picture": ("a.png", PNG, "image/png")}}),
        (400, {"data": {"file": "a.png"}}),
        (400, {"content": b"no form"}),
        (400, {"content": b"--x\r\nbroken", "headers": {"Content-Type": "multipart/form-data; boundary=x"}}),
        (400, {"files": {"file": ("a.png", JPEG, "image/png")}}),
        (400, {"files": {"file": ("a.exe", b"MZ", "application/x-msdownload")}}),
        (400, {"files": {"file": ("a.txt", b"x" * 2_001, "text/plain")}}),
        (413, {"files": {"file": ("a.txt", b"x" * 50_000, "text/plain")}}),
    ]
    for status, request in refusals:
        response = await ada.post("/api/attachments", **request)
        assert response.status_code == status, response.text
        assert response.json()["detail"]
    assert files_in(settings) == []


async def test_a_message_takes_files_that_are_there_and_in_no_other_conversation(ada: Client) -> None:
    waiting = (await announce(ada))["id"]
    refused = await send(ada, "See", waiting)
    assert (refused.status_code, refused.json()["detail"]) == (400, "“list.png” was not uploaded.")
    attachment_id = await upload(ada)
    thread_id = thread_of(events(await send(ada, "See", attachment_id, attachment_id)))
    assert events(await send(ada, "And again", attachment_id, thread_id=thread_id))
    elsewhere = await send(ada, "And here", attachment_id)
    assert (elsewhere.status_code, "another conversation" in elsewhere.json()["detail"]) == (400, True)
    sent = [len(item["attachments"]) for item in await items(ada, thread_id) if item["type"] == "user_message"]
    assert sent == [1, 1]


async def test_files_go_with_their_attachment_and_with_their_thread(ada: Client, settings: Settings) -> None:
    alone, first, second = [await upload(ada) for _ in range(3)]
    thread_id = thread_of(events(await send(ada, "See", first, second)))
    assert (await ask(ada, "attachments.delete", attachment_id=alone)).json() == {}
    assert len(files_in(settings)) == 2
    assert (await ask(ada, "threads.delete", thread_id=thread_id)).json() == {}
    assert files_in(settings) == []
    for attachment_id in (alone, first, second):
        assert (await ada.get(f"/api/attachments/{attachment_id}")).status_code == 404


async def test_a_file_that_is_gone_from_disk_is_not_found(ada: Client, settings: Settings) -> None:
    attachment_id = await upload(ada)
    (file,) = files_in(settings)
    (settings.data_dir / "attachments" / file).unlink()
    assert (await ada.get(f"/api/attachments/{attachment_id}")).status_code == 404


async def test_an_upload_that_breaks_off_leaves_nothing_and_can_be_made_again(
    ada: Client, settings: Settings, database: Database
) -> None:
    address = f"/api/attachments/{(await announce(ada))['id']}"

    async def broken() -> AsyncIterator[bytes]:
        yield PNG[:10]
        raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        await ada.put(address, content=broken())
    while files_in(settings):  # noqa: ASYNC110 - the server hears of it when the connection is gone
        await asyncio.sleep(0.01)
    assert (await ada.put(address, content=PNG)).status_code == 204


async def test_a_model_that_is_not_offered_is_refused(ada: Client, settings: Settings) -> None:
    said = {**message("Hi"), "inference_options": {"model": "gpt-9"}}
    refused = await ask(ada, "threads.create", input=said)
    assert (refused.status_code, refused.json()["detail"]) == (400, "There is no model called “gpt-9”.")
    said["inference_options"] = {"model": settings.gemini_model}
    thread_id = thread_of(events(await ask(ada, "threads.create", input=said)))
    said["inference_options"] = {"model": "x" * 1_000}
    again = await ask(ada, "threads.add_user_message", thread_id=thread_id, input=said)
    assert (again.status_code, len(again.json()["detail"]) < 100) == (400, True)
    assert len(await items(ada, thread_id)) == 2
