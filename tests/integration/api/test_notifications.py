"""Notifications over HTTP, on both databases: what rang, and what is done about it; each is its owner's alone."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from taskchat.database import Database, now
from taskchat.notifications import Scheduler
from tests.integration.api.conftest import Client

NOW = now().replace(microsecond=0)
LATER = NOW + timedelta(days=2)


async def add(client: Client, title: str = "call", **fields: Any) -> dict[str, Any]:
    response = await client.post("/api/tasks", json={"title": title} | fields)
    assert response.status_code == 201, response.text
    return response.json()


async def reminded(client: Client, database: Database, *moments: datetime) -> list[dict[str, Any]]:
    """The notifications of tasks "0" and so on, each reminded of at one of the moments, newest first."""
    for number, moment in enumerate(moments):
        await add(client, str(number), due_at=moment.isoformat(), reminders=["-PT0M"])
    await Scheduler(database, clock=lambda: max(moments)).act()
    return await listed(client)


async def listed(client: Client, **query: Any) -> list[dict[str, Any]]:
    response = await client.get("/api/notifications", params=query)
    assert response.status_code == 200, response.text
    return response.json()["notifications"]


async def unseen(client: Client) -> int:
    return (await client.get("/api/notifications")).json()["unseen"]


async def test_reminders_of_a_task_are_kept_in_one_way_and_changed(ada: Client):
    task = await add(ada, due_at="2027-01-15T09:00Z", reminders=["-PT60M", "2027-01-01T08:00+01:00"])
    assert task["reminders"] == ["-PT1H", "2027-01-01T07:00Z"]
    changed = await ada.patch(f"/api/tasks/{task['id']}", json={"reminders": ["-P1D"]})
    assert changed.json()["reminders"] == ["-P1D"]
    assert (await ada.get(f"/api/tasks/{task['id']}")).json()["reminders"] == ["-P1D"]
    assert (await ada.post("/api/undo")).status_code == 200
    assert (await ada.get(f"/api/tasks/{task['id']}")).json()["reminders"] == ["-PT1H", "2027-01-01T07:00Z"]


@pytest.mark.parametrize(
    ("reminders", "detail"),
    [
        (
            ["soon"],
            "reminders: “soon” is no reminder: it is a time before the due date, like -PT10M, or a moment, like",
        ),
        ([f"-PT{n}M" for n in range(11)], "reminders: A task has at most 10 reminders."),
        (["-PT10M"], "A reminder before the due date needs one: set a date, too."),
        ("-PT10M", "reminders: Input should be a valid list"),
        ([10], "0: Input should be a valid string"),
    ],
)
async def test_reminders_that_cannot_be_kept_are_refused(ada: Client, reminders: object, detail: str):
    for response in (
        await ada.post("/api/tasks", json={"title": "x", "reminders": reminders}),
        await ada.patch(f"/api/tasks/{(await add(ada))['id']}", json={"reminders": reminders}),
    ):
        assert response.status_code == 422
        assert response.json()["detail"].startswith(detail)
    assert (await ada.get("/api/tasks")).json()["total"] == 1


async def test_lines_keep_the_reminders_that_they_say(ada: Client):
    made = await ada.post("/api/tasks/lines", json={"text": "call Ann tomorrow 9am remind me an hour before"})
    assert [task["reminders"] for task in made.json()["tasks"]] == [["-PT1H"]]


async def test_what_rang_is_listed_newest_first_with_how_many_are_new(ada: Client, database: Database):
    came = await reminded(ada, database, LATER, LATER + timedelta(hours=1), LATER - timedelta(hours=1))
    assert [one["title"] for one in came] == ["1", "0", "2"]
    assert [one["missed"] for one in came] == [False, True, True]
    assert {(one["seen_at"], one["snoozed_until"]) for one in came} == {(None, None)}
    assert await unseen(ada) == 3
    page = await listed(ada, limit=2)
    assert [one["title"] for one in page] == ["1", "0"]
    assert [one["title"] for one in await listed(ada, before=page[-1]["id"])] == ["2"]


async def test_one_or_all_are_taken_note_of(ada: Client, database: Database):
    came = await reminded(ada, database, LATER, LATER, LATER)
    for _ in range(2):
        seen = await ada.post(f"/api/notifications/{came[0]['id']}/seen")
        assert seen.json()["seen_at"] is not None
        assert await unseen(ada) == 2
    assert (await ada.post("/api/notifications/seen")).json() == {"seen": 2}
    assert (await ada.post("/api/notifications/seen")).json() == {"seen": 0}
    assert await unseen(ada) == 0


async def test_a_reminder_that_is_put_off_comes_again_then_and_once(ada: Client, database: Database):
    (one,) = await reminded(ada, database, LATER)
    for until in ("tomorrow morning", "10 minutes"):
        response = await ada.post(f"/api/notifications/{one['id']}/snooze", json={"until": until})
        assert response.status_code == 200, response.text
    snoozed = response.json()
    then = datetime.fromisoformat(snoozed["snoozed_until"])
    assert timedelta(minutes=9) < then - datetime.now(UTC) <= timedelta(minutes=10)
    assert snoozed["seen_at"] is not None
    await Scheduler(database, clock=lambda: then - timedelta(seconds=1)).act()
    assert len(await listed(ada)) == 1
    await Scheduler(database, clock=lambda: then + timedelta(days=2)).act()
    assert [(again["title"], again["seen_at"] is None) for again in await listed(ada)] == [("0", False), ("0", True)]


async def test_a_task_is_done_from_its_notification(ada: Client, database: Database):
    (one,) = await reminded(ada, database, LATER)
    done = await ada.post(f"/api/notifications/{one['id']}/complete")
    assert done.json()["completed_at"] is not None
    assert await unseen(ada) == 0
    again = await ada.post(f"/api/notifications/{one['id']}/complete")
    assert again.status_code == 200
    late = await ada.post(f"/api/notifications/{one['id']}/snooze", json={"until": "10 minutes"})
    assert (late.status_code, late.json()["detail"]) == (409, "The task is done already.")


async def test_a_notification_outlasts_its_task(ada: Client, database: Database):
    (one,) = await reminded(ada, database, LATER)
    assert (await ada.delete(f"/api/tasks/{one['task_id']}")).status_code == 204
    (kept,) = await listed(ada)
    assert (kept["task_id"], kept["title"]) == (None, "0")
    for act, body in (("complete", None), ("snooze", {"until": "10 minutes"})):
        response = await ada.post(f"/api/notifications/{one['id']}/{act}", json=body)
        assert (response.status_code, response.json()["detail"]) == (404, "There is no such task.")
    assert (await ada.post(f"/api/notifications/{one['id']}/seen")).status_code == 200


async def test_nobody_reads_or_touches_those_of_others(ada: Client, eve: Client, visitor: Client, database: Database):
    (one,) = await reminded(ada, database, LATER)
    for number in (one["id"], str(uuid4())):
        for act, body in (("seen", None), ("snooze", {"until": "10 minutes"}), ("complete", None)):
            response = await eve.post(f"/api/notifications/{number}/{act}", json=body)
            assert (response.status_code, response.json()["detail"]) == (404, "There is no such notification.")
            assert (await visitor.post(f"/api/notifications/{number}/{act}", json=body)).status_code == 401
        assert (await eve.get("/api/notifications", params={"before": number})).status_code == 404
    assert (await eve.post("/api/notifications/seen")).json() == {"seen": 0}
    assert await listed(eve) == []
    assert (await visitor.get("/api/notifications")).status_code == 401
    assert await listed(ada) == [one]
    assert (await ada.get(f"/api/tasks/{one['task_id']}")).json()["completed_at"] is None


@pytest.mark.parametrize("body", [{}, {"until": "never"}, {"until": "10 minutes", "more": 1}, {"until": None}])
async def test_a_pause_that_nobody_knows_is_refused(ada: Client, database: Database, body: dict[str, Any]):
    (one,) = await reminded(ada, database, LATER)
    assert (await ada.post(f"/api/notifications/{one['id']}/snooze", json=body)).status_code == 422
    assert await listed(ada) == [one]


async def test_a_reminder_for_timed_tasks_is_a_setting_of_the_account(ada: Client, eve: Client):
    assert (await ada.get("/api/auth/me")).json()["default_reminder"] is None
    chosen = await ada.patch("/api/auth/me", json={"default_reminder": "-PT30M"})
    assert (chosen.json()["default_reminder"], chosen.json()["day_order"]) == ("-PT30M", "automatic")
    at_nine = {"due_at": "2027-01-15T09:00Z"}
    assert (await add(ada, **at_nine))["reminders"] == ["-PT30M"]
    assert (await add(ada, **at_nine, reminders=[]))["reminders"] == []
    assert (await add(ada, **at_nine, all_day=True))["reminders"] == []
    assert (await add(eve, **at_nine))["reminders"] == []
    line = await ada.post("/api/tasks/lines", json={"text": "gym tomorrow 5pm"})
    assert line.json()["tasks"][0]["reminders"] == ["-PT30M"]
    kept = await ada.patch("/api/auth/me", json={"day_order": "day-first"})
    assert kept.json()["default_reminder"] == "-PT30M"
    assert (await ada.patch("/api/auth/me", json={"default_reminder": None})).json()["default_reminder"] is None


@pytest.mark.parametrize(
    "body", [{}, {"default_reminder": "x"}, {"default_reminder": "2027-01-01T00:00Z"}, {"day_order": None}]
)
async def test_a_setting_that_says_nothing_is_refused(ada: Client, body: dict[str, Any]):
    assert (await ada.patch("/api/auth/me", json=body)).status_code == 422
