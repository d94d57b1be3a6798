"""History and trash over HTTP."""

from typing import Any

import httpx
import pytest

MISSING = "0190a0c0-0000-7000-8000-000000000000"
Client = httpx.AsyncClient


async def add(client: Client, title: str) -> str:
    answer = await client.post("/api/tasks", json={"title": title})
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def rename(client: Client, task_id: str, title: str) -> None:
    assert (await client.patch(f"/api/tasks/{task_id}", json={"title": title})).status_code == 200


async def history(client: Client, path: str = "/api/history", **choice: Any) -> list[dict[str, Any]]:
    answer = await client.get(path, params=choice)
    assert answer.status_code == 200, answer.text
    return answer.json()["changes"]


async def titles(client: Client) -> list[str]:
    found = (await client.get("/api/tasks", params={"status": "all"})).json()["tasks"]
    return sorted(task["title"] for task in found)


async def test_history_from_the_newest_on(ada: Client) -> None:
    milk = await add(ada, "milk")
    await rename(ada, milk, "oat milk")
    bread = await add(ada, "bread")
    newest, renamed, created = await history(ada)
    assert renamed == {
        "change_id": renamed["change_id"], "task_id": milk, "subject": "task", "kind": "changed",
        "title": "oat milk", "details": [{"field": "title", "text": "Milk → oat milk"}], "author": "page",
        "thread_id": None, "batch_id": None, "cause_id": None, "created_at": renamed["created_at"], "undone_at": None,
        "source": None,
    }  # fmt: skip
    assert (newest["task_id"], created["kind"]) == (bread, "created")
    assert await history(ada, task_id=milk) == await history(ada, f"/api/tasks/{milk}/history") == [renamed, created]
    first = (await ada.get("/api/history", params={"limit": 2})).json()
    assert (first["changes"], first["after"]) == ([newest, renamed], renamed["change_id"])
    rest = (await ada.get("/api/history", params={"limit": 2, "after": first["after"]})).json()
    assert rest == {"changes": [created], "after": None}


async def test_steps_back_and_forth(ada: Client) -> None:
    milk = await add(ada, "milk")
    (here,) = await history(ada)
    await rename(ada, milk, "oat milk")
    await add(ada, "bread")
    step = (await ada.post(f"/api/history/undo-to/{here['change_id']}")).json()
    assert [(one["kind"], one["title"]) for one in step["changes"]] == [("created", "bread"), ("changed", "oat milk")]
    assert (step["conflicts"], step["kept"]) == ([], [])
    assert await titles(ada) == ["milk"]
    assert len((await ada.post("/api/redo")).json()["changes"]) == 2
    assert await titles(ada) == ["bread", "oat milk"]
    answer = await ada.post("/api/redo")
    assert (answer.status_code, answer.json()["detail"]) == (404, "There is nothing to bring back.")
    created, renamed, _ = await history(ada)
    assert (await ada.post(f"/api/history/{renamed['change_id']}/undo")).status_code == 200
    assert (await history(ada))[1]["undone_at"] is not None
    answer = await ada.post(f"/api/history/{renamed['change_id']}/undo")
    assert (answer.status_code, answer.json()["detail"]) == (409, "It was taken back already.")
    assert (await ada.post(f"/api/history/{created['change_id']}/undo", json={"batch": True})).status_code == 200
    assert await titles(ada) == ["milk"]


async def test_what_was_made_together_goes_together(ada: Client) -> None:
    await ada.post("/api/tasks/lines", json={"text": "milk\nbread\nrent"})
    newest = (await history(ada))[0]
    step = await ada.post(f"/api/history/{newest['change_id']}/undo", json={"batch": True})
    assert len(step.json()["changes"]) == 3
    assert await titles(ada) == []


async def test_what_would_overwrite_something_is_refused(ada: Client) -> None:
    milk = await add(ada, "milk")
    await rename(ada, milk, "oat milk")
    _, created = await history(ada)
    answer = await ada.post(f"/api/history/{created['change_id']}/undo")
    assert (answer.status_code, "changed again since" in answer.json()["detail"]) == (409, True)
    assert await titles(ada) == ["oat milk"]


async def test_the_trash_gives_back_or_forgets(ada: Client) -> None:
    milk, bread = await add(ada, "milk"), await add(ada, "bread")
    made = (await ada.get(f"/api/tasks/{milk}")).json()
    for task_id in (milk, bread):
        await ada.delete(f"/api/tasks/{task_id}")
    found = (await ada.get("/api/trash")).json()
    assert [one["task"]["title"] for one in found["tasks"]] == ["bread", "milk"]
    assert (found["after"], found["tasks"][0]["author"]) == (None, "page")
    first = (await ada.get("/api/trash", params={"limit": 1})).json()
    rest = (await ada.get("/api/trash", params={"limit": 1, "after": first["after"]})).json()
    assert [one["task"]["id"] for one in first["tasks"] + rest["tasks"]] == [bread, milk]
    back = await ada.post(f"/api/trash/{milk}/restore")
    assert back.json() == {**made, "version": 2, "updated_at": back.json()["updated_at"]}
    assert back.headers["ETag"] == '"2"'
    assert (await ada.delete(f"/api/trash/{bread}")).status_code == 204
    assert (await ada.get("/api/trash")).json() == {"tasks": [], "after": None}
    assert (await ada.get(f"/api/tasks/{bread}/history")).status_code == 404
    for answer in (await ada.post(f"/api/trash/{milk}/restore"), await ada.delete(f"/api/trash/{bread}")):
        assert (answer.status_code, answer.json()["detail"]) == (404, "There is no such task in the trash.")
    assert await titles(ada) == ["milk"]


async def test_nobody_reaches_what_others_did(ada: Client, eve: Client) -> None:
    milk = await add(ada, "milk")
    await ada.delete(f"/api/tasks/{milk}")
    change_id = (await history(ada))[0]["change_id"]
    assert await history(eve) == await history(eve, task_id=milk) == []
    assert (await eve.get("/api/trash")).json()["tasks"] == []
    refused = [
        await eve.get(f"/api/tasks/{milk}/history"),
        await eve.post(f"/api/history/{change_id}/undo"),
        await eve.post(f"/api/history/undo-to/{change_id}"),
        await eve.post(f"/api/trash/{milk}/restore"),
        await eve.delete(f"/api/trash/{milk}"),
        await eve.post("/api/redo"),
    ]
    assert [answer.status_code for answer in refused] == [404] * 6
    assert len((await ada.get("/api/trash")).json()["tasks"]) == 1


@pytest.mark.parametrize(
    ("method", "path", "given", "status"),
    [
        ("GET", "/api/history?limit=0", None, 422),
        ("GET", "/api/history?limit=201", None, 422),
        ("GET", "/api/history?after=7", None, 422),
        ("GET", "/api/history?task_id=x", None, 422),
        ("GET", "/api/trash?after=x", None, 422),
        ("GET", "/api/tasks/x/history", None, 422),
        ("GET", f"/api/tasks/{MISSING}/history", None, 404),
        ("POST", "/api/history/x/undo", None, 422),
        ("POST", f"/api/history/{MISSING}/undo", None, 404),
        ("POST", f"/api/history/{MISSING}/undo", {"all": True}, 422),
        ("POST", f"/api/history/undo-to/{MISSING}", None, 404),
        ("DELETE", "/api/trash/x", None, 422),
    ],
)
async def test_what_is_wrong_is_refused(ada: Client, method: str, path: str, given: Any, status: int) -> None:
    answer = await ada.request(method, path, json=given)
    assert (answer.status_code, isinstance(answer.json()["detail"], str)) == (status, True)
