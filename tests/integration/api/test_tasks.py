"""Tasks over HTTP."""

import json

import httpx
import pytest

TASK = {"title": "Pay rent", "due_at": "2026-11-27T09:00:00+01:00", "tags": ["home"], "priority": "high"}


async def make(client: httpx.AsyncClient, **fields: object) -> dict[str, object]:
    response = await client.post("/api/tasks", json={**TASK, **fields})
    assert response.status_code == 201, response.text
    return response.json()


async def test_a_task_from_beginning_to_end(ada: httpx.AsyncClient):
    task = await make(ada)
    path = f"/api/tasks/{task['id']}"
    assert task["due_at"] == "2026-11-27T08:00:00Z"
    assert (await ada.get(path)).json() == task
    assert (await ada.patch(path, json={"title": "Pay the rent", "due_at": None})).json()["title"] == "Pay the rent"
    assert (await ada.post(f"{path}/complete")).json()["completed_at"] is not None
    assert (await ada.get("/api/tasks")).json()["total"] == 0
    assert (await ada.get("/api/tasks", params={"status": "done"})).json()["total"] == 1
    assert (await ada.post(f"{path}/reopen")).json()["completed_at"] is None
    assert (await ada.delete(path)).status_code == 204
    assert (await ada.get(path)).status_code == 404
    assert (await ada.post("/api/undo")).json()["task_id"] == task["id"]
    assert (await ada.get(path)).json()["title"] == "Pay the rent"


async def test_an_older_change_under_a_newer_one_stays(ada: httpx.AsyncClient):
    task = await make(ada)
    undone = (await ada.post("/api/undo")).json()
    assert undone["task_id"] == task["id"]
    again = await ada.post("/api/undo", json={"change_id": undone["change_id"]})
    assert (again.status_code, again.json()["detail"]) == (404, "There is nothing to undo.")


async def test_somebody_else_sees_and_changes_nothing(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    task = await make(ada)
    path = f"/api/tasks/{task['id']}"
    answers = [
        await eve.get(path),
        await eve.patch(path, json={"title": "mine"}),
        await eve.delete(path),
        await eve.post(f"{path}/complete"),
        await eve.post(f"{path}/reopen"),
        await eve.post("/api/undo"),
    ]
    assert [answer.status_code for answer in answers] == [404] * 6
    assert (await eve.get("/api/tasks")).json() == {"tasks": [], "total": 0, "after": None}
    assert (await ada.get(path)).json() == task


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"title": ""}, 422, "title"),
        ({"title": "x" * 256}, 422, "title"),
        ({"title": "x", "priority": "huge"}, 422, "priority"),
        ({"title": "x", "due_at": "2026-11-27T09:00:00"}, 422, "due_at"),
        ({"title": "x", "due_at": "0001-01-01T00:00:00Z"}, 422, "due_at"),
        ({"title": "x", "due_at": "1900-01-01T00:00:00+14:00"}, 422, "due_at"),
        ({"title": "x", "due_at": "9000-12-31T23:00:00-12:00"}, 422, "due_at"),
        ({"title": "x", "due_at": "0001-01-01T00:00:00+05:00"}, 422, "due_at"),
        ({"title": "x", "tags": ["a\x00b"]}, 422, "tags"),
        ({"title": "x", "tags": ["\ud800"]}, 422, "tags"),
        ({"title": "x", "user_id": "somebody"}, 422, "user_id"),
        ({"title": "a\x00b"}, 422, "title"),
        ([], 422, "body"),
    ],
)
async def test_a_bad_task_names_its_field_and_changes_nothing(
    ada: httpx.AsyncClient, body: object, status: int, field: str
):
    # Not `json=`: that refuses half a character itself.
    response = await ada.post("/api/tasks", content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["field"]) == (status, field)
    assert (await ada.get("/api/tasks", params={"status": "all"})).json()["total"] == 0


async def test_a_body_that_is_not_json_is_a_bad_request(ada: httpx.AsyncClient):
    response = await ada.post("/api/tasks", content=b"{", headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()) == (400, {"detail": "The body is not JSON."})


async def test_an_update_cannot_empty_what_a_task_needs(ada: httpx.AsyncClient):
    path = f"/api/tasks/{(await make(ada))['id']}"
    for body in ({"title": None}, {"title": " "}, {"priority": None}, {"completed_at": "now"}):
        assert (await ada.patch(path, json=body)).status_code == 422
    assert (await ada.get(path)).json()["title"] == "Pay rent"


@pytest.mark.parametrize("overrides", [{"request_bytes": 2_000}])
async def test_a_body_that_is_too_large_is_refused_with_and_without_its_size(ada: httpx.AsyncClient):
    async def pieces():
        for _ in range(40):
            yield b"x" * 100

    said = await ada.post("/api/tasks", content=b"x" * 4_000)
    unsaid = await ada.post("/api/tasks", content=pieces())
    assert (said.status_code, unsaid.status_code) == (413, 413)
    assert said.json() == unsaid.json() == {"detail": "The request is larger than 2,000 bytes."}


async def test_filters_and_pages(ada: httpx.AsyncClient):
    for number in range(5):
        await make(ada, title=f"task {number}", tags=["even" if number % 2 == 0 else "odd"])
    page = (await ada.get("/api/tasks", params={"tag": "even", "limit": 2})).json()
    assert ([task["title"] for task in page["tasks"]], page["total"]) == (["task 0", "task 2"], 3)
    assert (await ada.get("/api/tasks", params={"limit": 501})).status_code == 422


async def test_ranges_of_days_and_several_tags(ada: httpx.AsyncClient):
    for title, day, tags in (("a", "2037-01-09", ["x"]), ("b", "2037-01-10", ["x", "y"]), ("c", "2037-01-11", ["y"])):
        due = {"due_at": f"{day}T00:00:00Z", "all_day": True}
        await ada.post("/api/tasks", json={"title": title, "tags": tags, **due})
    made = (await ada.get("/api/tasks")).json()["tasks"]
    await ada.post(f"/api/tasks/{made[2]['id']}/complete")
    for question, found in (
        ("due_from=2037-01-09&due_to=2037-01-09", ["a"]),
        ("due_from=2037-01-10", ["b"]),
        ("tag=x&tag=y", ["b"]),
        ("tag=x", ["a", "b"]),
        ("status=done&completed_from=2020-01-01", ["c"]),
        ("completed_from=2020-01-01", ["c"]),
        ("completed_to=2020-01-01", []),
        ("status=open&completed_from=2020-01-01", []),
        ("status=done&completed_to=2020-01-01", []),
        ("created_from=2020-01-01", ["a", "b"]),
        ("created_to=2020-01-01", []),
    ):
        answer = await ada.get(f"/api/tasks?{question}")
        assert [task["title"] for task in answer.json()["tasks"]] == found, question


@pytest.mark.parametrize(
    "question",
    [
        "due_from=2037-01-10&due_to=2037-01-09",
        "completed_from=2037-01-10&completed_to=2037-01-09",
        "due_from=tomorrow",
        "due_to=2037-02-30",
        "due_to=9999-12-31",
        "completed_from=",
        "&".join(["tag=x"] * 21),
    ],
)
async def test_a_range_that_is_none_is_refused(ada: httpx.AsyncClient, question: str):
    answer = await ada.get(f"/api/tasks?{question}")
    assert (answer.status_code, "detail" in answer.json()) == (422, True)


async def test_no_question_is_too_strange(ada: httpx.AsyncClient):
    await make(ada)
    for strange in ({"search": "a\x00b"}, {"tag": "a\x00b"}, {"search": "rent " * 40}, {"offset": 1_000_000}):
        assert (await ada.get("/api/tasks", params=strange)).status_code == 200
    assert (await ada.get("/api/tasks", params={"offset": 2**63})).status_code == 422


async def test_a_line_is_read_without_making_a_task(ada: httpx.AsyncClient):
    given = {"text": "pay rent 5/12 9am p1 #home", "now": "2026-11-25T10:00:00+01:00", "day_first": True}
    read = (await ada.post("/api/tasks/parse", json=given)).json()
    assert (read["title"], read["priority"], read["tags"], read["unread"]) == ("pay rent", "high", ["home"], [])
    assert read["due_at"].startswith("2026-12-05T09:00:00")
    assert (await ada.get("/api/tasks")).json()["total"] == 0


@pytest.mark.parametrize("text", ["", "x\x00y tomorrow", "\u202ecall Ann", "\U0001f389 fri 5pm", "a" * 1000, "\n\r\t"])
async def test_a_line_of_odd_signs_is_read(ada: httpx.AsyncClient, text: str):
    answer = await ada.post("/api/tasks/parse", json={"text": text})
    assert answer.status_code == 200
    assert list(answer.json()) == [
        "title", "due_at", "all_day", "rrule", "from_completion", "reminders", "priority", "tags", "spans", "unread"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body", [b'{"text": "\\ud800"}', b'{"text": "' + b"a" * 10_000 + b'"}', b'{"text": "\xff"}', b"{}"]
)
async def test_what_is_no_line_is_refused(ada: httpx.AsyncClient, body: bytes):
    answer = await ada.post("/api/tasks/parse", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code in (400, 422), "detail" in answer.json()) == (True, True)


async def test_a_line_is_read_for_its_owner_only(visitor: httpx.AsyncClient):
    assert (await visitor.post("/api/tasks/parse", json={"text": "pay rent friday"})).status_code == 401


async def test_subtasks_are_made_listed_and_done_with_their_task(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    trip = await make(ada, title="Trip")
    plan = {"duration_minutes": 45, "start_on": "2026-11-20", "priority": "none"}
    pack = await make(ada, title="Pack", parent_id=trip["id"], **plan)
    assert {name: pack[name] for name in plan} == plan
    listed = (await ada.get("/api/tasks", params={"parent_id": str(trip["id"])})).json()
    assert [task["title"] for task in listed["tasks"]] == ["Pack"]
    assert (await ada.get("/api/tasks", params={"priority": "none"})).json()["total"] == 1
    for path, body in (("/api/tasks", {"title": "Deeper", "parent_id": pack["id"]}), ("/api/series", None)):
        refused = await ada.post(path, json=body or {"task_id": pack["id"], "rrule": "FREQ=DAILY"})
        assert refused.status_code == (422 if body else 409), refused.text
    assert (await eve.post("/api/tasks", json={"title": "Mine", "parent_id": trip["id"]})).status_code == 422
    assert (await ada.post(f"/api/tasks/{trip['id']}/complete")).status_code == 200
    assert (await ada.get(f"/api/tasks/{pack['id']}")).json()["completed_at"] is not None
    assert (await ada.post("/api/undo")).json()["task_id"] == trip["id"]
    out = (await ada.patch(f"/api/tasks/{pack['id']}", json={"parent_id": None, "start_on": None})).json()
    assert (out["completed_at"], out["parent_id"], out["start_on"]) == (None, None, None)


async def test_a_task_is_placed_by_hand_from_the_version_that_was_seen(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    first, second, third = [await make(ada, title=title) for title in ("first", "second", "third")]
    path = f"/api/tasks/{third['id']}/place"
    placed = await ada.post(path, json={"before": first["id"]}, headers={"If-Match": '"1"'})
    assert (placed.status_code, placed.headers["ETag"]) == (200, '"2"')
    listed = (await ada.get("/api/tasks", params={"sort": "position"})).json()["tasks"]
    assert [task["title"] for task in listed] == ["third", "first", "second"]
    refused = await ada.post(path, json={"after": second["id"]}, headers={"If-Match": '"1"'})
    assert refused.status_code == 412
    assert (await ada.post(path, json={"after": third["id"]})).status_code == 422
    assert (await ada.post(path, json={"beside": first["id"]})).status_code == 422
    assert (await eve.post(path, json={})).status_code == 404


async def test_what_waits_for_its_start_is_left_out_where_that_is_asked(ada: httpx.AsyncClient):
    await make(ada, title="later", start_on="2999-01-01", due_at=None)
    await make(ada, title="now", start_on="2020-01-01", due_at=None)
    found = {}
    for start in ("all", "started", "waiting"):
        page = (await ada.get("/api/tasks", params={"start": start})).json()
        found[start] = {task["title"] for task in page["tasks"]}
    assert found == {"all": {"later", "now"}, "started": {"now"}, "waiting": {"later"}}


@pytest.mark.parametrize(
    "fields", [{"duration_minutes": 0}, {"duration_minutes": 10_081}, {"start_on": "1800-01-01"}, {"parent_id": "me"}]
)
async def test_odd_plans_are_refused_with_their_field(ada: httpx.AsyncClient, fields: dict[str, object]):
    response = await ada.post("/api/tasks", json={"title": "one", **fields})
    assert (response.status_code, response.json()["field"]) == (422, next(iter(fields)))


async def test_a_task_is_duplicated_once_from_the_version_that_was_seen(ada: httpx.AsyncClient, eve: httpx.AsyncClient):
    task = await make(ada)
    path = f"/api/tasks/{task['id']}/duplicate"
    sent = {"If-Match": '"1"', "Idempotency-Key": "the-same"}
    copies = [await ada.post(path, headers=sent) for _ in range(2)]
    assert [copy.status_code for copy in copies] == [201, 201]
    assert copies[0].json()["id"] == copies[1].json()["id"] != task["id"]
    assert {**copies[0].json(), "id": 0, "created_at": 0, "updated_at": 0} == {
        **task,
        "id": 0,
        "created_at": 0,
        "updated_at": 0,
    }
    assert (await ada.get("/api/tasks")).json()["total"] == 2
    assert (await ada.post(path, headers={"If-Match": '"7"'})).status_code == 412
    assert (await eve.post(path)).status_code == 404
