"""Saved views over HTTP, on both databases: names, addresses, order; each is its owner's alone."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from taskchat.feed import Change, Topic, subscribe
from taskchat.saved_views import ADDRESS_MAX, MAX_VIEWS, NAME_MAX
from tests.integration.api.conftest import Client

URGENT = {"name": "Urgent at home", "address": "/all?priority=high&tag=home"}


async def save(client: Client, name: str, address: str = "/all?priority=high") -> dict[str, Any]:
    response = await client.post("/api/views", json={"name": name, "address": address})
    assert response.status_code == 201, response.text
    return response.json()


async def listed(client: Client) -> list[dict[str, Any]]:
    response = await client.get("/api/views")
    assert response.status_code == 200, response.text
    return response.json()["views"]


async def names(client: Client) -> list[str]:
    return [view["name"] for view in await listed(client)]


async def test_a_view_is_saved_renamed_overwritten_and_deleted(ada: Client):
    response = await ada.post("/api/views", json=URGENT)
    assert response.status_code == 201
    view = response.json()
    assert await listed(ada) == [view]
    assert {name: view[name] for name in URGENT} == URGENT
    renamed = await ada.patch(f"/api/views/{view['id']}", json={"name": "  At \n home "})
    assert renamed.json()["name"] == "At home"
    written = await ada.patch(f"/api/views/{view['id']}", json={"address": "/tag/home?sort=title&group=priority"})
    assert written.json()["address"] == "/tag/home?sort=title&group=priority"
    assert (await ada.delete(f"/api/views/{view['id']}")).status_code == 204
    assert await listed(ada) == []
    assert (await ada.delete(f"/api/views/{view['id']}")).status_code == 404


async def test_views_stand_in_the_order_in_which_they_were_put(ada: Client):
    made = {name: (await save(ada, name))["id"] for name in "abc"}
    assert await names(ada) == ["a", "b", "c"]
    for name, position, order in (("c", 0, "cab"), ("c", 1, "acb"), ("a", 49, "cba")):
        moved = await ada.patch(f"/api/views/{made[name]}", json={"position": position})
        assert moved.status_code == 200, moved.text
        assert await names(ada) == list(order)
    await ada.delete(f"/api/views/{made['b']}")
    await save(ada, "d")
    assert await names(ada) == ["c", "a", "d"]


async def test_a_name_is_there_once_however_it_is_written(ada: Client, eve: Client):
    await save(ada, "Büro")
    other = await save(ada, "Home")
    for response in (
        await ada.post("/api/views", json=URGENT | {"name": "BU\u0308RO"}),
        await ada.patch(f"/api/views/{other['id']}", json={"name": "büro"}),
    ):
        assert response.status_code == 409
        assert response.json() == {"detail": "There is a view called “Büro” already.", "field": "name"}
    assert await names(ada) == ["Büro", "Home"]
    # One's own name is not taken, and somebody else's does not matter.
    assert (await ada.patch(f"/api/views/{other['id']}", json={"name": "HOME"})).json()["name"] == "HOME"
    await save(eve, "Büro")


async def test_of_two_at_once_one_gets_the_name(ada: Client):
    answers = await asyncio.gather(*(ada.post("/api/views", json=URGENT) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert await names(ada) == [URGENT["name"]]


async def test_a_person_has_so_many_and_no_more(ada: Client, eve: Client):
    for number in range(MAX_VIEWS):
        await save(ada, str(number))
    refused = await ada.post("/api/views", json=URGENT)
    assert refused.status_code == 409
    assert refused.json()["detail"] == f"There are {MAX_VIEWS} saved views already; delete one first."
    assert len(await names(ada)) == MAX_VIEWS
    await save(eve, "mine")


@pytest.mark.parametrize(
    "kept",
    [
        "/all",
        "/today",
        "/upcoming?group=tag",
        "/done?completed_from=2026-11-01",
        "/calendar?priority=high",
        "/tag/a%2Fb?due=overdue&tag=home&tag=work",
        "/search?q=oat%20milk&status=all",
    ],
    ids=["all", "today", "grouped", "range", "calendar", "tags", "search"],
)
async def test_the_address_of_a_list_is_taken(ada: Client, kept: str):
    assert (await save(ada, "one", kept))["address"] == kept


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"address": "https://elsewhere.test/all"}, "leads to no list"),
        ({"address": "//elsewhere.test/all"}, "leads to no list"),
        ({"address": "javascript:alert(1)"}, "leads to no list"),
        ({"address": "/usage"}, "leads to no list"),
        ({"address": "/chat/123"}, "leads to no list"),
        ({"address": "/all#x"}, "leads to no list"),
        ({"address": "/all?a=1#x"}, "leads to no list"),
        ({"address": f"/all?{'a=1&' * 31}"}, "leads to no list"),
        ({"address": "/tag/hö"}, "written as in a browser"),
        ({"address": "/all?q=a b"}, "written as in a browser"),
        ({"address": "/all\n"}, "written as in a browser"),
        ({"address": f"/all?{'a' * ADDRESS_MAX}"}, "address: String should have at most"),
        ({"address": "/all?priority=purple"}, "priority: Input should be"),
        ({"address": "/all?due_from=2026-02-30"}, "due_from: "),
        ({"address": "/all?due_from=2026-02-02&due_to=2026-02-01"}, "due_from lies after due_to."),
        ({"name": "  "}, "A view needs a name."),
        ({"name": "\u2800\u200b"}, "A view needs a name."),
        ({"name": "a" * (NAME_MAX + 1)}, "name: String should have at most"),
        ({"colour": "red"}, "colour: Extra inputs"),
    ],
)
async def test_what_is_no_view_is_refused_and_changes_nothing(ada: Client, given: dict[str, Any], words: str):
    there = await save(ada, "there")
    for response in (
        await ada.post("/api/views", json=URGENT | given),
        await ada.patch(f"/api/views/{there['id']}", json=given),
    ):
        assert response.status_code == 422, response.text
        assert words in response.json()["detail"]
    assert await listed(ada) == [there]


async def test_positions_that_are_none_are_refused(ada: Client):
    view = await save(ada, "one")
    for position in (-1, MAX_VIEWS, "first"):
        assert (await ada.patch(f"/api/views/{view['id']}", json={"position": position})).status_code == 422


async def test_nobody_else_sees_or_changes_a_view(ada: Client, eve: Client, visitor: httpx.AsyncClient):
    view = await save(ada, "mine")
    assert await listed(eve) == []
    for view_id in (view["id"], uuid4()):
        for response in (
            await eve.patch(f"/api/views/{view_id}", json={"name": "hers"}),
            await eve.delete(f"/api/views/{view_id}"),
        ):
            assert response.status_code == 404
            assert response.json() == {"detail": "There is no such view."}
    assert (await visitor.get("/api/views")).status_code == 401
    assert (await visitor.post("/api/views", json=URGENT)).status_code == 401
    assert await listed(ada) == [view]


async def test_another_site_can_save_none(ada: Client):
    response = await ada.post("/api/views", json=URGENT, headers={"Origin": "https://elsewhere.test"})
    assert response.status_code == 403
    assert await listed(ada) == []


async def test_a_view_that_is_sent_twice_is_saved_once(ada: Client):
    key = {"Idempotency-Key": str(uuid4())}
    first, again = [await ada.post("/api/views", json=URGENT, headers=key) for _ in range(2)]
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()


async def test_other_pages_hear_of_each_change(ada: Client):
    heard: list[Change] = []
    end = subscribe(Change, heard.append)
    try:
        view = await save(ada, "one")
        await ada.patch(f"/api/views/{view['id']}", json={"name": "two"})
        await ada.delete(f"/api/views/{view['id']}")
    finally:
        end()
    me = UUID((await ada.get("/api/auth/me")).json()["id"])
    assert heard == [Change(me, Topic.TASKS)] * 3
