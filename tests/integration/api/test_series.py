"""Series over HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

TODAY = datetime.now(UTC).date()
MISSING = "0190a0c0-0000-7000-8000-000000000000"


def day(distance: int = 0) -> str:
    return (TODAY + timedelta(days=distance)).isoformat()


async def make(client: httpx.AsyncClient, rrule: str = "FREQ=DAILY", **fields: Any) -> dict[str, Any]:
    """The first occurrence of a series, due today."""
    given = {"title": "Water plants", "due_at": f"{day()}T00:00:00Z", "all_day": True, "tags": ["home"], **fields}
    response = await client.post("/api/tasks", json={**given, "rrule": rrule})
    assert response.status_code == 201, response.text
    return response.json()


async def slots(client: httpx.AsyncClient, status: str = "open") -> list[str]:
    found = (await client.get("/api/tasks", params={"status": status})).json()["tasks"]
    return sorted(task["slot"] for task in found)


async def test_a_series_from_beginning_to_end(ada: httpx.AsyncClient):
    task = await make(ada)
    assert task["slot"] == day()
    path = f"/api/series/{task['series_id']}"
    answer = await ada.get(path)
    series = answer.json()
    assert answer.headers["ETag"] == '"1"'
    assert (series["title"], series["tags"], series["words"]) == ("Water plants", ["home"], "every day")
    assert (series["rrule"], series["starts"], series["open"]) == ("FREQ=DAILY", day(), task)
    assert (await ada.get("/api/series")).json() == {"series": [series], "after": None}

    await ada.post(f"/api/tasks/{task['id']}/complete")
    assert await slots(ada, "all") == [day(), day(1)]
    assert (await ada.post(f"{path}/skip")).json()["open"]["slot"] == day(2)
    changed = (await ada.patch(path, json={"title": "Water the cactus", "rrule": "RRULE:INTERVAL=2;FREQ=DAILY"})).json()
    assert (changed["rrule"], changed["open"]["title"]) == ("FREQ=DAILY;INTERVAL=2", "Water the cactus")
    paused = (await ada.post(f"{path}/pause")).json()
    assert (paused["open"], paused["paused_at"] is None) == (None, False)
    assert (await ada.post(f"{path}/resume")).json()["open"]["slot"] == day(2)
    last = (await ada.post(f"{path}/end", json={"after_next": True})).json()
    assert (last["open"]["slot"], last["ended_at"] is None) == (day(2), False)
    assert (await ada.get("/api/series")).json()["series"] == []
    assert (await ada.get("/api/series", params={"state": "all"})).json()["series"] == [last]
    undone = (await ada.post("/api/undo")).json()
    assert (undone["task_id"], undone["subject"]) == (task["series_id"], "series")
    assert (await ada.delete(path)).status_code == 204
    assert await slots(ada) == []
    await ada.post("/api/undo")
    assert await slots(ada) == [day(2)]


async def test_a_task_that_is_there_can_be_made_to_come_again(ada: httpx.AsyncClient):
    task = (await ada.post("/api/tasks", json={"title": "milk"})).json()
    body, key = {"task_id": task["id"], "rrule": "FREQ=DAILY"}, {"Idempotency-Key": "one"}
    made = await ada.post("/api/series", json=body, headers=key)
    assert (made.status_code, made.json()["open"]["id"], made.headers["ETag"]) == (201, task["id"], '"1"')
    again = await ada.post("/api/series", json=body, headers=key)
    assert (again.json(), again.headers["Idempotent-Replayed"]) == (made.json(), "true")
    refused = await ada.post("/api/series", json=body)
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "This task comes again already; change its series instead.",
    )


async def test_previews_are_what_comes_behind_the_open_one(ada: httpx.AsyncClient):
    task = await make(ada, "FREQ=WEEKLY")
    await make(ada, "FREQ=DAILY;INTERVAL=10", title="Bins", due_at=f"{day(1)}T07:30:00Z", all_day=False)
    await make(ada, title="From completion", from_completion=True)
    days = {"from": day(), "to": day(15)}
    found = (await ada.get("/api/series/previews", params=days)).json()["previews"]
    # The time of the slot is that on the person's wall.
    assert [(one["title"], one["slot"][: len(day())]) for one in found] == [
        ("Water plants", day(7)),
        ("Bins", day(11)),
        ("Water plants", day(14)),
    ]
    assert found[0] == {
        "series_id": task["series_id"], "slot": day(7), "due_at": f"{day(7)}T00:00:00Z", "all_day": True,
        "title": "Water plants", "description": "", "priority": "medium", "tags": ["home"], "reminders": [],
        "duration_minutes": None,
    }  # fmt: skip
    few = (await ada.get("/api/series/previews", params={**days, "limit": 1})).json()["previews"]
    assert few == found[:1]


@pytest.mark.parametrize(
    ("method", "way", "body"),
    [
        ("PATCH", "", {"title": "Cactus"}),
        ("DELETE", "", None),
        ("POST", "/skip", None),
        ("POST", "/pause", None),
        ("POST", "/resume", None),
        ("POST", "/end", None),
    ],
)
async def test_a_change_of_an_older_version_or_by_a_stranger_is_refused(
    ada: httpx.AsyncClient, eve: httpx.AsyncClient, method: str, way: str, body: dict[str, str] | None
):
    task = await make(ada)
    path = f"/api/series/{task['series_id']}"
    await ada.patch(path, json={"title": "Plants"})
    refused = await ada.request(method, path + way, json=body, headers={"If-Match": '"1"'})
    assert (refused.status_code, refused.headers["ETag"]) == (412, '"2"')
    assert "“Plants” was changed meanwhile: it is at version 2" in refused.json()["detail"]
    for client, address in ((eve, path), (ada, f"/api/series/{MISSING}")):
        answer = await client.request(method, address + way, json=body)
        assert (answer.status_code, answer.json()["detail"]) == (404, "There is no such series.")
    assert (await ada.get(path)).json()["version"] == 2


@pytest.mark.parametrize(
    ("method", "path", "given", "status", "said"),
    [
        ("POST", "/api/tasks", {"title": "x", "rrule": "FREQ=OFTEN"}, 422, "“OFTEN”"),
        ("POST", "/api/tasks", {"title": "x", "rrule": "FREQ=DAILY;UNTIL=20200101"}, 422, "no day left"),
        ("POST", "/api/series", {"task_id": MISSING, "rrule": "FREQ=DAILY"}, 404, "no such task"),
        ("PATCH", "/api/series/{id}", {"rrule": "FREQ=OFTEN"}, 422, "“OFTEN”"),
        ("PATCH", "/api/series/{id}", {"title": None}, 422, "cannot be empty"),
        ("PATCH", "/api/series/{id}", {"scope": "this"}, 422, "scope"),
        ("PATCH", "/api/series/{id}", {"colour": "red"}, 422, "colour"),
        ("GET", f"/api/series/previews?from={day(1)}&to={day()}", None, 422, "from lies after to"),
        ("GET", f"/api/series/previews?from={day()}&to=8000-01-01", None, 422, "five years"),
        ("GET", "/api/series/previews", None, 422, "from"),
        ("GET", "/api/series?limit=0", None, 422, "limit"),
        ("POST", "/api/series/{id}/end", {"after": 1}, 422, "after"),
    ],
)
async def test_what_is_wrong_is_refused_in_a_sentence(
    ada: httpx.AsyncClient, method: str, path: str, given: dict[str, Any] | None, *, status: int, said: str
):
    task = await make(ada)
    answer = await ada.request(method, path.format(id=task["series_id"]), json=given)
    assert answer.status_code == status, answer.text
    assert said in answer.json()["detail"]
    assert await slots(ada) == [day()]


async def test_a_page_of_series_goes_on_behind_its_last(ada: httpx.AsyncClient):
    for number in range(3):
        await make(ada, title=f"series {number}")
    first = (await ada.get("/api/series", params={"limit": 2})).json()
    rest = (await ada.get("/api/series", params={"limit": 2, "after": first["after"]})).json()
    titles = [series["title"] for series in [*first["series"], *rest["series"]]]
    assert (titles, rest["after"]) == (["series 2", "series 1", "series 0"], None)
