"""Requests under a condition: `If-Match` and the version of a task, `Idempotency-Key` and a request sent twice."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import event, update
from sqlmodel import col

from taskchat.database import Database, now
from taskchat.tasks import TaskRequest

KEY = {"Idempotency-Key": "0190a0c0-1"}
MILK = {"title": "milk"}


async def make(client: httpx.AsyncClient) -> tuple[str, str]:
    """Path and tag of a new task."""
    response = await client.post("/api/tasks", json=MILK)
    return f"/api/tasks/{response.json()['id']}", response.headers["ETag"]


async def titles(client: httpx.AsyncClient) -> list[str]:
    return [task["title"] for task in (await client.get("/api/tasks")).json()["tasks"]]


async def test_every_answer_of_one_task_has_its_version(ada: httpx.AsyncClient):
    path, tag = await make(ada)
    assert tag == '"1"'
    answers = [
        await ada.get(path),
        await ada.patch(path, json={"title": "oat milk"}),
        await ada.post(f"{path}/complete"),
        await ada.post(f"{path}/reopen"),
    ]
    assert [answer.headers["ETag"] for answer in answers] == ['"1"', '"2"', '"3"', '"4"']
    assert [answer.json()["version"] for answer in answers] == [1, 2, 3, 4]
    assert (await ada.get("/api/tasks")).json()["tasks"][0]["version"] == 4


@pytest.mark.parametrize(
    ("method", "way", "body"),
    [
        ("PATCH", "", {"title": "rice milk"}),
        ("DELETE", "", None),
        ("POST", "/complete", None),
        ("POST", "/reopen", None),
    ],
)
async def test_a_change_of_an_older_version_is_refused_in_a_sentence(
    ada: httpx.AsyncClient, method: str, way: str, body: dict[str, str] | None
):
    path, tag = await make(ada)
    await ada.patch(path, json={"title": "oat milk"})
    refused = await ada.request(method, path + way, json=body, headers={"If-Match": tag})
    assert (refused.status_code, refused.headers["ETag"]) == (412, '"2"')
    assert refused.json()["detail"] == (
        "“oat milk” was changed meanwhile: it is at version 2 now, so nothing was changed."
    )
    assert refused.json()["task"] == (await ada.get(path)).json()
    allowed = await ada.request(method, path + way, json=body, headers={"If-Match": refused.headers["ETag"]})
    assert allowed.status_code in {200, 204}


@pytest.mark.parametrize(
    ("if_match", "status"), [("*", 200), ('"7", "1"', 200), ("1", 200), ('"7"', 412), ("abc", 400)]
)
async def test_what_if_match_may_say(ada: httpx.AsyncClient, if_match: str, status: int):
    path, _ = await make(ada)
    assert (await ada.patch(path, json={"title": "x"}, headers={"If-Match": if_match})).status_code == status


async def test_a_version_of_somebody_elses_task_is_not_told(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    path, _ = await make(ada)
    refused = await eve.patch(path, json={"title": "x"}, headers={"If-Match": '"9"'})
    assert refused.status_code == 404


async def test_a_request_that_is_sent_again_makes_no_second_task(ada: httpx.AsyncClient):
    first = await ada.post("/api/tasks", json=MILK, headers=KEY)
    again = await ada.post("/api/tasks", json=MILK, headers=KEY)
    assert (again.status_code, again.json(), again.headers["ETag"]) == (201, first.json(), first.headers["ETag"])
    assert ("Idempotent-Replayed" in first.headers, again.headers["Idempotent-Replayed"]) == (False, "true")
    assert await titles(ada) == ["milk"]


async def test_of_many_at_once_one_is_made(ada: httpx.AsyncClient):
    answers = await asyncio.gather(*(ada.post("/api/tasks", json=MILK, headers=KEY) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert await titles(ada) == ["milk"]


async def test_a_key_is_of_one_request_and_one_person(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    await ada.post("/api/tasks", json=MILK, headers=KEY)
    refused = await ada.post("/api/tasks", json={"title": "bread"}, headers=KEY)
    assert (refused.status_code, refused.json()["detail"]) == (
        422,
        "This Idempotency-Key came with another request before; each request needs its own.",
    )
    assert (await eve.post("/api/tasks", json={"title": "bread"}, headers=KEY)).status_code == 201
    assert (await titles(ada), await titles(eve)) == (["milk"], ["bread"])


async def test_a_refused_request_uses_no_key_up(ada: httpx.AsyncClient):
    assert (await ada.post("/api/tasks", json={"title": ""}, headers=KEY)).status_code == 422
    assert (await ada.post("/api/tasks", json=MILK, headers=KEY)).status_code == 201


@pytest.mark.parametrize("key", ["", "a b", "x" * 256])
async def test_a_key_that_is_none_is_refused(ada: httpx.AsyncClient, key: str):
    refused = await ada.post("/api/tasks", json=MILK, headers={"Idempotency-Key": key})
    assert (refused.status_code, await titles(ada)) == (422, [])


async def test_a_key_is_forgotten_after_a_day(ada: httpx.AsyncClient, database: Database):
    await ada.post("/api/tasks", json=MILK, headers=KEY)
    async with database.begin() as session:
        old = now() - timedelta(days=1, seconds=1)
        await session.execute(update(TaskRequest).where(col(TaskRequest.answer).is_not(None)).values(created_at=old))
    await ada.post("/api/tasks", json=MILK, headers=KEY)
    assert await titles(ada) == ["milk", "milk"]


async def test_a_key_costs_three_statements_and_one_that_came_before_as_many(
    ada: httpx.AsyncClient, database: Database
):
    said: list[str] = []

    def note(*arguments: Any) -> None:
        said.append(str(arguments[2]).split()[0])

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    counts: list[int] = []
    for key in (None, "first", "first", "other", "other"):
        before = len(said)
        await ada.post("/api/tasks", json=MILK, headers={"Idempotency-Key": key} if key else {})
        counts.append(len(said) - before)
    plain, new, old, new_again, old_again = counts
    assert (new, old) == (new_again, old_again)
    assert new == plain + 3
