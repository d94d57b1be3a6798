"""In and out over HTTP: uploads with their limits, taking them, exports, and the secret address of a calendar."""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from icalendar import Calendar

from tests.integration.api.conftest import Client

FILES = Path(__file__).parents[2] / "data/interchange"


async def upload(client: Client, data: bytes, name: str = "tasks.csv", **fields: str) -> httpx.Response:
    return await client.post("/api/imports", files={"file": (name, data)}, data=fields)


async def uploaded(client: Client, data: bytes, name: str = "tasks.csv") -> dict[str, Any]:
    response = await upload(client, data, name)
    assert response.status_code == 201, response.text
    return response.json()


async def titles(client: Client) -> list[str]:
    return [task["title"] for task in (await client.get("/api/tasks", params={"status": "all"})).json()["tasks"]]


async def test_a_file_is_shown_before_it_is_taken(ada: Client):
    made = await uploaded(ada, (FILES / "todoist.csv").read_bytes(), "Home.csv")

    assert (made["product"], made["product_name"], made["name"]) == ("todoist", "Todoist", "Home.csv")
    assert (made["total"], made["duplicates"], made["unread_total"]) == (7, 0, 4)
    first = made["rows"][0]
    assert (first["title"], first["due"], first["repeats"]) == ("Water the plants", first["due"], True)
    assert made["unread"][0] == {
        "line": 5,
        "text": "The small pots",
        "reason": "Subtasks have none of their own: it is one level up.",
    }
    assert await titles(ada) == []


async def test_it_is_taken_once_however_often_one_asks(ada: Client):
    made = await uploaded(ada, b"title\none\ntwo\n")
    answers = [(await ada.post(f"/api/imports/{made['id']}/take")).json() for _ in range(2)]

    assert answers[0] == answers[1]
    assert (answers[0]["made"], answers[0]["batch_id"]) == (2, made["batch_id"])
    assert sorted(await titles(ada)) == ["one", "two"]
    history = (await ada.get("/api/history")).json()["changes"]
    assert {(entry["author"], entry["source"]) for entry in history} == {("import", "csv")}


async def test_it_can_be_taken_step_by_step_and_undone_as_one(ada: Client):
    made = await uploaded(ada, b"title\n" + b"x\n" * 600)
    progress = [
        (await ada.post(f"/api/imports/{made['id']}/take", json={"all": False})).json()["done"] for _ in range(2)
    ]

    assert progress == [500, 600]
    change = (await ada.get("/api/history", params={"limit": 1})).json()["changes"][0]["change_id"]
    undone = await ada.post(f"/api/history/{change}/undo", json={"batch": True})
    assert len(undone.json()["changes"]) == 600
    assert await titles(ada) == []


async def test_columns_of_a_table_are_chosen(ada: Client):
    response = await upload(ada, b"What;When\nbread;2026-12-24\n", mapping='{"What": "title", "When": "due"}')

    assert response.status_code == 201
    assert response.json()["columns"] == {"What": "title", "When": "due"}
    assert response.json()["rows"][0] == {
        "title": "bread",
        "due": "Thu 24 Dec",
        "tags": [],
        "done": False,
        "repeats": False,
        "subtask": False,
        "duplicate": False,
    }


async def test_a_table_without_a_title_says_which_columns_it_has(ada: Client):
    response = await upload(ada, b"What;Due\nbread;2026-12-24\n")

    assert response.status_code == 422
    assert response.json()["columns"] == {"What": None, "Due": "due"}


@pytest.mark.parametrize("mapping", ["[]", "{", '{"What": "colour"}', '{"What": 1}', "[" * 5_000])
async def test_a_mapping_that_is_none_is_refused(ada: Client, mapping: str):
    response = await upload(ada, b"What\nbread\n", mapping=mapping)

    assert response.status_code == 422
    assert response.json()["detail"].startswith("mapping: ")


@pytest.mark.parametrize(
    ("data", "status"),
    [(b"", 422), (b"\x89PNG\x00", 422), (b"title\n" + b"x\n" * 10_001, 422), (b"x" * 10_100_000, 413)],
    ids=["empty", "picture", "too many", "too large"],
)
async def test_a_file_that_cannot_be_read_is_refused_and_changes_nothing(ada: Client, data: bytes, status: int):
    response = await upload(ada, data)

    assert response.status_code == status
    assert response.json()["detail"].endswith(".")
    assert await titles(ada) == []


async def test_a_zip_bomb_is_refused(ada: Client):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * 50_000_000)
    response = await upload(ada, packed.getvalue(), "backup.zip")

    assert (response.status_code, "larger than 30 MB" in response.json()["detail"]) == (422, True)


async def test_a_form_without_a_file_is_refused(ada: Client):
    response = await ada.post("/api/imports", files={"other": ("x.csv", b"title\nx")})

    assert response.status_code == 400


async def test_what_one_person_uploaded_is_nowhere_to_others(ada: Client, eve: Client):
    made = await uploaded(ada, b"title\nsecret\n")
    path = f"/api/imports/{made['id']}"

    assert (await eve.get(path)).status_code == 404
    assert (await eve.post(f"{path}/take")).status_code == 404
    assert (await eve.delete(path)).status_code == 404
    assert (await eve.get(f"/api/imports/{uuid4()}")).status_code == 404
    assert await titles(eve) == []
    assert (await ada.get(path)).status_code == 200


async def test_one_that_is_discarded_is_gone(ada: Client):
    made = await uploaded(ada, b"title\nx\n")

    assert (await ada.delete(f"/api/imports/{made['id']}")).status_code == 204
    assert (await ada.post(f"/api/imports/{made['id']}/take")).status_code == 404


async def test_strangers_import_and_export_nothing(visitor: Client):
    assert (await upload(visitor, b"title\nx\n")).status_code == 401
    assert (await visitor.get("/api/export")).status_code == 401
    assert (await visitor.post("/api/calendar")).status_code == 401


async def test_another_sites_page_uploads_nothing(ada: Client):
    files = {"file": ("x.csv", b"title\nx\n")}
    response = await ada.post("/api/imports", files=files, headers={"Origin": "https://evil.example"})

    assert response.status_code == 403


@pytest.mark.parametrize(
    ("kind", "media_type", "suffix"),
    [
        ("csv", "text/csv", "csv"),
        ("json", "application/json", "json"),
        ("markdown", "text/markdown", "md"),
        ("icalendar", "text/calendar", "ics"),
    ],
)
async def test_everything_is_exported_and_imported_by_somebody_else(
    ada: Client, eve: Client, kind: str, media_type: str, suffix: str
):
    await ada.post("/api/tasks", json={"title": "=1+1", "tags": ["a"], "description": "two\nlines"})
    response = await ada.get("/api/export", params={"format": kind})

    assert response.headers["content-type"].startswith(media_type)
    assert f'.{suffix}"' in response.headers["content-disposition"]
    assert response.headers["cache-control"] == "private, no-store"
    made = await uploaded(eve, response.content)
    await eve.post(f"/api/imports/{made['id']}/take")
    (task,) = (await eve.get("/api/tasks")).json()["tasks"]
    assert (task["title"], task["tags"], task["description"]) == ("=1+1", ["a"], "two\nlines")


async def test_a_format_that_is_none_is_refused(ada: Client):
    assert (await ada.get("/api/export", params={"format": "pdf"})).status_code == 422


async def test_a_calendar_is_read_by_its_secret_address_and_by_nothing_else(ada: Client, visitor: Client):
    assert (await ada.get("/api/calendar")).json() == {"created_at": None, "url": None}
    await ada.post("/api/tasks", json={"title": "Pay", "due_at": "2026-12-01T08:00:00Z", "rrule": "FREQ=MONTHLY"})
    await ada.post("/api/tasks", json={"title": "No date"})
    made = (await ada.post("/api/calendar")).json()

    # It is told once.
    assert (await ada.get("/api/calendar")).json() == {"created_at": made["created_at"], "url": None}
    response = await visitor.get(made["url"])
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/calendar")
    assert response.headers["cache-control"] == "private, no-cache"
    (event,) = Calendar.from_ical(response.content).events  # pyright: ignore[reportAttributeAccessIssue]
    assert (str(event["SUMMARY"]), event["RRULE"].to_ical()) == ("Pay", b"FREQ=MONTHLY")
    assert event.start == datetime.fromisoformat("2026-12-01T09:00:00+01:00")
    assert (await visitor.get("/api/calendar/none.ics")).status_code == 404
    assert (await visitor.get(f"/api/calendar/{'x' * 500}.ics")).status_code == 404


async def test_a_calendar_is_sent_again_only_when_it_changed(ada: Client, visitor: Client):
    url = (await ada.post("/api/calendar")).json()["url"]
    etag = (await visitor.get(url)).headers["etag"]

    assert (await visitor.get(url, headers={"If-None-Match": etag})).status_code == 304
    await ada.post("/api/tasks", json={"title": "x", "due_at": "2026-12-01T00:00:00Z", "all_day": True})
    assert (await visitor.get(url, headers={"If-None-Match": etag})).status_code == 200


async def test_an_address_is_revoked_and_a_new_one_replaces_the_old(ada: Client, visitor: Client):
    first = (await ada.post("/api/calendar")).json()["url"]
    second = (await ada.post("/api/calendar")).json()["url"]
    assert (await visitor.get(first)).status_code == 404
    assert (await visitor.get(second)).status_code == 200

    assert (await ada.delete("/api/calendar")).status_code == 204
    assert (await visitor.get(second)).status_code == 404
    assert (await ada.get("/api/calendar")).json()["created_at"] is None


@pytest.mark.parametrize("overrides", [{"requests_per_minute": 1}])
async def test_files_and_calendars_are_limited(ada: Client, visitor: Client):
    assert (await upload(ada, b"title\nx\n")).status_code == 201
    refused = await upload(ada, b"title\nx\n")
    assert (refused.status_code, "retry-after" in refused.headers) == (429, True)
    answers = [(await visitor.get("/api/calendar/guess.ics")).status_code for _ in range(11)]
    assert answers == [404] * 10 + [429]
