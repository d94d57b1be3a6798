"""Two processes on one database: who is signed in at one is known at the other, and sees the same."""

import httpx


async def test_what_is_done_at_one_process_is_there_at_the_other(ada: list[httpx.AsyncClient]):
    one, other = ada
    made = await one.post("/api/tasks", json={"title": "water the plants"})
    assert made.status_code == 201
    listed = (await other.get("/api/tasks")).json()["tasks"]
    assert [task["title"] for task in listed] == ["water the plants"]
