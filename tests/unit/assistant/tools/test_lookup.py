"""Lookup of a task by id, by title, by position, or by a similar title."""

import pytest

from taskchat.assistant import RunContext
from tests.unit.assistant.conftest import Shown, Use, titles


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("buy milk", "buy milk"),
        ("Buy  Milk.", "buy milk"),
        ("'buy milk'", "buy milk"),
        ("buy the milk", "buy milk"),
        ("by milk", "buy milk"),
        ("write reprot", "write report"),
        ("buy silk", None),
        ("the report", None),
        ("write the report", "write report"),
        ("first", "buy milk"),
        ("1", "buy milk"),
        (2, "call mum"),
        ("#2", "call mum"),
        ("third", "write report"),
        ("last", "write report"),
        ("4", None),
        ("0", None),
        ("tenth", None),
        ("milk", None),
        ("something else", None),
    ],
)
async def test_which_task(use: Use, three: dict[str, str], words: str | int, title: str | None) -> None:
    result = await use("complete_task", task=words)
    assert (result["completed"]["title"] if "completed" in result else None) == title
    assert ("error" in result) is (title is None)


async def test_a_task_by_its_id(use: Use, three: dict[str, str], shown: Shown) -> None:
    assert (await use("complete_task", task=three["call mum"]))["completed"]["title"] == "call mum"
    assert shown.steps[-1][0] == "Complete task"


async def test_what_comes_close_is_offered(use: Use, three: dict[str, str]) -> None:
    result = await use("delete_task", task="milk")
    assert result["error"] == "There is no task called “milk”."
    assert result["close"] == [{"id": three["buy milk"], "title": "buy milk"}]


async def test_several_of_one_name_are_told_apart_by_the_person(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk")
    await use("create_task", title="Milk")
    result = await use("delete_task", task="milk")
    assert "There are 2 tasks called “milk”." in result["error"]
    assert len(result["close"]) == 2
    assert len(await titles(turn)) == 2


async def test_open_tasks_are_meant_before_done_ones(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk")
    await use("complete_task", task="milk")
    await use("create_task", title="milk")
    assert "completed" in await use("complete_task", task="milk")
    assert await titles(turn) == []


async def test_positions_count_in_the_list_shown_last(use: Use, three: dict[str, str]) -> None:
    await use("list_tasks", search="report")
    assert (await use("complete_task", task="first"))["completed"]["title"] == "write report"
    assert "There is no such" not in (await use("complete_task", task="second"))["error"]


async def test_positions_without_a_list_count_open_tasks(use: Use, turn: RunContext, three: dict[str, str]) -> None:
    turn.shown.clear()
    assert (await use("complete_task", task="last"))["completed"]["title"] == "write report"


async def test_a_title_that_looks_like_a_position(use: Use, three: dict[str, str]) -> None:
    await use("create_task", title="2")
    assert (await use("complete_task", task="2"))["completed"]["title"] == "2"


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("first", 1),
        ("second", 2),
        ("third", 3),
        ("fourth", 4),
        ("fifth", 5),
        ("sixth", 6),
        ("seventh", 7),
        ("eighth", 8),
        ("ninth", 9),
        ("tenth", 10),
        ("last", 11),
    ],
)
async def test_every_position_that_has_a_name(use: Use, turn: RunContext, word: str, place: int) -> None:
    for number in range(1, 12):
        await use("create_task", title=f"job {chr(96 + number)}")
    shown_titles = await titles(turn)
    assert (await use("complete_task", task=word))["completed"]["title"] == shown_titles[place - 1]


async def test_the_title_that_comes_closest_is_meant_and_not_one_that_comes_close(use: Use, turn: RunContext) -> None:
    # Alike by 98 and by 92 of 100.
    for title in ("pay the electricity bills 2", "pay the electricity bill"):
        await use("create_task", title=title)
    done = await use("complete_task", task="pay the electricity bil")
    assert done["completed"]["title"] == "pay the electricity bill"
    assert await titles(turn) == ["pay the electricity bills 2"]
