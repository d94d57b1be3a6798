"""The tool that searches: by words, by nearly the words, the best first."""

from dataclasses import replace
from typing import Any

import pytest

from taskchat.assistant import RunContext
from tests.conftest import MakeUser
from tests.unit.assistant.conftest import Shown, Use


@pytest.fixture
async def many(use: Use) -> None:
    for title, description in (
        ("Get milk for the school trip on Monday", ""),
        ("mail Kim", "ask her about the milk"),
        ("Milk", ""),
        ("Call the dentist", "appointment for the kids, receive the forms"),
        ("Buy groceries", ""),
        ("milk the cow", ""),
    ):
        await use("create_task", title=title, description=description)
    await use("complete_task", task="milk the cow")


def names(result: dict[str, Any]) -> list[str]:
    return [task["title"] for task in result["tasks"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("milk", ["Milk", "Get milk for the school trip on Monday", "mail Kim", "milk the cow"]),
        ("MILK school", ["Get milk for the school trip on Monday"]),
        ("dentist kids", ["Call the dentist"]),
        ("dentsit", ["Call the dentist"]),
        ("recieve", ["Call the dentist"]),
        ("dentits recieve", ["Call the dentist"]),
        ("grocery", ["Buy groceries"]),
        ("the dentist appointmnt", ["Call the dentist"]),
        ("milk buy some groceris", []),
        ("buy some groceries", ["Buy groceries"]),
        ("spaceship", []),
        ("%", []),
        ("_", []),
    ],
)
async def test_what_is_found(use: Use, turn: RunContext, many: None, query: str, found: list[str]) -> None:
    result = await use("search_tasks", query=query)
    assert (names(result), result["total"]) == (found, len(found))
    assert [str(one) for one in turn.shown] == [task["id"] for task in result["tasks"]]


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("Open", ["Milk", "Get milk for the school trip on Monday", "mail Kim"]),
        ("done", ["milk the cow"]),
        ("", ["Milk", "Get milk for the school trip on Monday", "mail Kim", "milk the cow"]),
        (None, ["Milk", "Get milk for the school trip on Monday", "mail Kim", "milk the cow"]),
    ],
)
async def test_open_or_done_ones(use: Use, many: None, status: str | None, found: list[str]) -> None:
    assert names(await use("search_tasks", query="milk", status=status)) == found


async def test_the_limit_cuts_what_is_shown_not_what_is_counted(
    use: Use, turn: RunContext, many: None, shown: Shown
) -> None:
    result = await use("search_tasks", query="milk", limit=1)
    assert (names(result), result["total"], len(turn.shown)) == (["Milk"], 4, 1)
    said = "Found 4 tasks; the first one is shown."
    assert shown.steps[-1] == ["Search tasks · milk", "search", "done", said]


async def test_what_was_found_has_positions(use: Use, many: None) -> None:
    await use("search_tasks", query="milk", status="open")
    assert (await use("complete_many", tasks=["second"]))["completed"][0]["title"].startswith("Get milk")


@pytest.mark.parametrize("query", [" ", "\x00", " \x00 "])
async def test_without_words_nothing_is_searched(use: Use, many: None, query: str, shown: Shown) -> None:
    assert await use("search_tasks", query=query) == {"error": "Say which words to look for."}
    assert shown.steps[-1][2] == "failed"


async def test_long_words_are_only_words(use: Use, turn: RunContext, many: None, shown: Shown) -> None:
    assert (await use("search_tasks", query="x" * 5000))["total"] == 0
    assert len(shown.steps[-1][0]) < 100
    assert "error" in await use("search_tasks", query="")
    assert "error" in await use("search_tasks")
    assert (turn.meter.tools["search_tasks"].calls, turn.meter.tools["search_tasks"].failures) == (3, 2)


async def test_nobody_finds_somebody_elses(use: Use, turn: RunContext, many: None, make_user: MakeUser) -> None:
    theirs = replace(turn, user_id=(await make_user()).id, shown=[])
    for query in ("milk", "dentsit"):
        assert await use("search_tasks", turn=theirs, query=query) == {"total": 0, "tasks": []}


async def test_the_text_of_nobody_is_empty(use: Use) -> None:
    assert await use("search_tasks", query="milk") == {"total": 0, "tasks": []}


async def test_a_search_has_the_filters_and_orders_of_lists(use: Use) -> None:
    for title, due, priority in (("milk", "monday", "low"), ("oat milk", "friday", "high"), ("milk jug", None, None)):
        await use("create_task", title=title, due=due, priority=priority)
    assert names(await use("search_tasks", query="milk", due_from="2026-11-27", due_to="2026-11-27")) == ["oat milk"]
    assert names(await use("search_tasks", query="milk", priority="low")) == ["milk"]
    assert names(await use("search_tasks", query="milk", due="none")) == ["milk jug"]
    assert names(await use("search_tasks", query="milk", sort="priority")) == ["oat milk", "milk jug", "milk"]
    assert names(await use("search_tasks", query="milk", created_to="2000-01-01")) == []
    assert "error" in await use("search_tasks", query="milk", due_from="soonish")
