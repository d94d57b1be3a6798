"""Tasks of words over HTTP, as quick add sends them: once, and as they were meant when they were typed."""

from typing import Any

import httpx
import pytest

from taskchat.tasks import MAX_TEXT

# A Wednesday.
NOW = "2026-11-25T09:00:00Z"
KEY = {"Idempotency-Key": "0190a0c0-1"}


async def send(client: httpx.AsyncClient, text: str, **more: Any) -> dict[str, Any]:
    response = await client.post("/api/tasks/lines", json={"text": text, "now": NOW, **more})
    assert response.status_code == 201, response.text
    return response.json()


async def kept(client: httpx.AsyncClient) -> list[str]:
    found = (await client.get("/api/tasks", params={"status": "all"})).json()["tasks"]
    return sorted(task["title"] for task in found)


async def test_each_line_is_a_task_and_one_undo_takes_all_back(ada: httpx.AsyncClient):
    made = await send(ada, "pay rent fri 9am #home p1\n- [x] walk the dog")
    rent, dog = made["tasks"]
    assert (rent["title"], rent["due_at"], rent["tags"], rent["priority"]) == (
        "pay rent",
        "2026-11-27T08:00:00Z",
        ["home"],
        "high",
    )
    assert dog["completed_at"]
    assert await kept(ada) == ["pay rent", "walk the dog"]


async def test_the_list_gives_what_it_is_made_of(ada: httpx.AsyncClient):
    (today,) = (await send(ada, "buy milk", today=True))["tasks"]
    (tagged,) = (await send(ada, "buy pens", tags=["home office"]))["tasks"]
    assert (today["due_at"], today["all_day"]) == ("2026-11-25T00:00:00Z", True)
    assert tagged["tags"] == ["home office"]


@pytest.mark.parametrize(
    ("text", "due_at", "all_day"),
    [
        ("dentist", "2026-12-05T00:00:00Z", True),
        ("dentist 9:30", "2026-12-05T08:30:00Z", False),
        ("dentist on 7 Dec", "2026-12-07T00:00:00Z", True),
    ],
)
async def test_a_day_of_the_calendar_gives_its_date(ada: httpx.AsyncClient, text: str, due_at: str, all_day: bool):
    (task,) = (await send(ada, text, day="2026-12-05"))["tasks"]
    assert (task["title"], task["due_at"], task["all_day"]) == ("dentist", due_at, all_day)


@pytest.mark.parametrize("day", ["2026-02-30", "soon", "9999-12-31"])
async def test_a_day_that_there_is_not_is_refused(ada: httpx.AsyncClient, day: str):
    response = await ada.post("/api/tasks/lines", json={"text": "dentist", "now": NOW, "day": day})
    assert response.status_code == 422
    assert await kept(ada) == []


async def test_words_mean_the_day_on_which_they_were_typed(ada: httpx.AsyncClient):
    (task,) = (await send(ada, "call mom tomorrow", now="2026-12-30T12:00:00Z"))["tasks"]
    assert task["due_at"] == "2026-12-31T00:00:00Z"


async def test_what_is_sent_again_is_made_once(ada: httpx.AsyncClient):
    body = {"text": "buy milk\nbuy bread", "now": NOW}
    answers = [await ada.post("/api/tasks/lines", json=body, headers=KEY) for _ in range(3)]
    assert [answer.json() for answer in answers] == [answers[0].json()] * 3
    assert await kept(ada) == ["buy bread", "buy milk"]
    other = await ada.post("/api/tasks", json={"title": "buy milk"}, headers=KEY)
    assert other.status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        {"text": "x\n" * 51},
        {"text": "x" * 1_001},
        {"text": "x" * (MAX_TEXT + 1)},
        {"text": "x", "today": "perhaps"},
        {"text": "x", "tags": ["y" * 51]},
        {"text": "x", "now": "today"},
        {"text": "x tomorrow", "now": "0001-01-01T00:00:00+14:00"},
        {"text": "x tomorrow", "now": "9999-12-31T23:00:00Z"},
        {"text": "x", "user_id": "somebody"},
        {"text": "x", "plain": [[0]]},
        {"text": "x", "plain": [[-1, 1]]},
        {"text": "x", "plain": [[0, MAX_TEXT + 1]]},
        {"text": "x", "plain": [[0, 1]] * 201},
        {"text": "x\n" + "n" * 999 + "\n" + "n" * 999 + "\n" + "n" * 9, "as_one": True},
        {"text": "x", "as_one": "perhaps"},
        {"text": " \n"},
        {},
    ],
)
async def test_what_cannot_be_made_is_refused_whole(ada: httpx.AsyncClient, body: dict[str, Any]):
    refused = await ada.post("/api/tasks/lines", json=body, headers=KEY)
    assert (refused.status_code, await kept(ada)) == (422, [])


async def test_strangers_make_nothing(address: str):
    async with httpx.AsyncClient(base_url=address) as nobody:
        assert (await nobody.post("/api/tasks/lines", json={"text": "x"})).status_code == 401


async def test_words_that_are_plain_stay_in_the_title(ada: httpx.AsyncClient):
    text = "\U0001f389 watch Freaky friday tomorrow\n- fix #bug #work"
    plain = [[text.index("friday"), text.index(" tomorrow")], [text.index("#bug"), text.index(" #work")]]
    film, bug = (await send(ada, text, plain=plain))["tasks"]
    assert (film["title"], film["due_at"]) == ("\U0001f389 watch Freaky friday", "2026-11-26T00:00:00Z")
    assert (bug["title"], bug["tags"]) == ("fix #bug", ["work"])


async def test_several_lines_are_one_task_with_notes(ada: httpx.AsyncClient):
    made = await send(ada, "- trip to Ghent fri #home\n- pack #bag\n- tickets", as_one=True)
    (trip,) = made["tasks"]
    assert (trip["title"], trip["tags"], trip["description"]) == ("trip to Ghent", ["home"], "- pack #bag\n- tickets")
    assert trip["due_at"] == "2026-11-27T00:00:00Z"
