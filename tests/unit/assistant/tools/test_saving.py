"""The tool that saves a list under a name: with the conditions that are given, else as the page shows it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from taskchat.assistant import RunContext
from taskchat.assistant.tools import Refusal
from taskchat.database import Database
from taskchat.saved_views import MAX_VIEWS, create, find_all
from tests.unit.assistant.conftest import Shown, Use


async def save(use: Use, turn: RunContext, name: str, **conditions: Any) -> dict[str, Any]:
    return await use("save_view", turn, raw=json.dumps({"name": name, **conditions}))


async def saved(database: Database, turn: RunContext) -> list[tuple[str, str]]:
    async with database.read() as session:
        return [(view.name, view.address) for view in await find_all(session, user_id=turn.user_id)]


async def test_a_list_is_saved_with_what_is_asked_for(use: Use, turn: RunContext, database: Database, shown: Shown):
    result = await save(use, turn, " At  home ", priority="high", tag="#Home", due_to="friday", sort="title")
    address = "/all?priority=high&tag=home&due_to=2026-11-27&sort=title"
    assert result == {"saved": {"name": "At home", "address": address}}
    assert await saved(database, turn) == [("At home", address)]
    title = "Save view ·  At  home  · high priority · due to friday · #Home"
    assert shown.steps == [[title, "lucide:bookmark", "done", "Saved the view “At home”."]]
    # Tasks are what a turn changes, and what is undone.
    assert turn.changed_ids == []


async def test_without_conditions_it_is_what_the_page_shows(use: Use, turn: RunContext, database: Database):
    elsewhere = replace(turn, view="/calendar?month=2026-12&priority=low")
    assert await save(use, elsewhere, "Low") == {"saved": {"name": "Low", "address": "/calendar?priority=low"}}


@pytest.mark.parametrize("view", ["", "/all", "/nowhere?priority=high", "javascript:alert(1)"])
async def test_where_nothing_is_filtered_nothing_is_saved(use: Use, turn: RunContext, database: Database, view: str):
    result = await save(use, replace(turn, view=view), "Mine")
    assert result["code"] == Refusal.NOTHING_FILTERED
    assert await saved(database, turn) == []


async def test_a_taken_name_is_refused_unless_it_is_replaced(use: Use, turn: RunContext, database: Database):
    await save(use, turn, "Urgent", priority="high")
    refused = await save(use, turn, "urgent", due="overdue")
    assert (refused["code"], refused["title"]) == (Refusal.NAME_TAKEN, "Urgent")
    assert await saved(database, turn) == [("Urgent", "/all?priority=high")]
    # The same again is what an answer says that goes on.
    assert "saved" in await save(use, turn, "urgent", priority="high")
    await save(use, turn, "urgent", due="overdue", replace=True)
    assert await saved(database, turn) == [("urgent", "/all?due=overdue")]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": "a" * 61, "priority": "high"}, Refusal.INVALID),
        ({"name": "\u200b", "priority": "high"}, Refusal.INVALID),
        ({"name": "x", "parent": "milk"}, None),
        ({"name": "x", "start": "waiting"}, None),
        ({"name": "x", "due_from": "someday"}, Refusal.NO_DATE),
    ],
)
async def test_what_is_no_view_is_refused(
    use: Use, turn: RunContext, database: Database, given: dict[str, Any], code: Refusal | None
):
    result = await save(use, turn, **given)
    assert (result.get("code"), "error" in result) == (code, True)
    assert await saved(database, turn) == []


async def test_one_more_than_there_may_be_is_refused(use: Use, turn: RunContext, database: Database):
    async with database.begin() as session:
        for number in range(MAX_VIEWS):
            await create(session, user_id=turn.user_id, name=str(number), address="/all?priority=high")
    result = await save(use, turn, "one more", priority="low")
    assert (result["code"], result["count"]) == (Refusal.TOO_MANY_VIEWS, MAX_VIEWS)
