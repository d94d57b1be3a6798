"""Parent, start, duration and no priority by the tools: what they set, show, and choose tasks by."""

from typing import Any

import pytest

from taskchat.assistant import RunContext
from tests.unit.assistant.conftest import Shown, Use, titles


async def test_a_task_is_made_with_all_of_it_and_shown_so(use: Use, shown: Shown) -> None:
    await use("create_task", title="trip")
    plan = {"start": "friday", "duration_minutes": 90, "priority": "none", "parent": "trip"}
    made = (await use("create_task", title="pack", **plan))["created"]
    told = {"starts": "Fri 27 Nov", "duration": "1 h 30 min", "priority": "none", "parent": "trip"}
    assert {name: made[name] for name in told} == told
    assert shown.steps[-1][3] == (
        "Created “pack”, starts Fri 27 Nov, takes 1 h 30 min, subtask of “trip”, no priority."
    )


@pytest.mark.parametrize(
    ("given", "field", "expected"),
    [
        ({"start": "none"}, "starts", None),
        ({"start": "2026-12-01"}, "starts", "Tue 1 Dec"),
        ({"duration_minutes": 0}, "duration", None),
        ({"duration_minutes": 120}, "duration", "2 h"),
        ({"parent": "none"}, "parent", None),
        ({"parent": "house"}, "parent", "house"),
        ({"priority": "high"}, "priority", "high"),
    ],
)
async def test_each_is_changed_and_taken_away(
    use: Use, given: dict[str, Any], field: str, expected: str | None
) -> None:
    await use("create_task", title="trip")
    await use("create_task", title="house")
    plan = {"start": "friday", "duration_minutes": 45, "priority": "none", "parent": "trip"}
    before = (await use("create_task", title="pack", **plan))["created"]
    result = await use("update_task", task="pack", **given)
    assert result["updated"].get(field) == expected
    assert result["changed"] == {field: before[field]}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"title": "deeper", "parent": "pack"}, "Subtasks have no subtasks of their own."),
        ({"title": "lost", "parent": "nowhere"}, "nowhere"),
        ({"title": "weekly", "parent": "trip", "repeat": "every monday"}, "comes again with its task"),
        ({"title": "long", "duration_minutes": 100_000}, "between 1 and 10,080 minutes"),
        ({"title": "soon", "start": "when pigs fly"}, "is no date that can be read"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_is_made(
    use: Use, turn: RunContext, arguments: dict[str, Any], error: str
) -> None:
    await use("create_task", title="trip")
    await use("create_task", title="pack", parent="trip")
    assert error in (await use("create_task", **arguments))["error"]
    assert await titles(turn) == ["trip", "pack"]


async def test_lists_show_what_can_be_done_by_now_or_what_is_asked_for(use: Use) -> None:
    await use("create_task", title="trip")
    await use("create_task", title="pack", parent="trip", priority="none")
    await use("create_task", title="later", start="in 2 weeks", tags=["home"])

    async def listed(**conditions: Any) -> list[str]:
        return [task["title"] for task in (await use("list_tasks", **conditions))["tasks"]]

    assert await listed() == ["trip", "pack"]
    assert await listed(start="all") == ["trip", "later", "pack"]
    assert await listed(start="waiting") == ["later"]
    assert await listed(tag="home") == ["later"]
    assert await listed(parent="trip") == ["pack"]
    assert await listed(priority="none") == ["pack"]
    done = await use("complete_many", all=True, parent="trip")
    assert [task["title"] for task in done["completed"]] == ["pack"]
