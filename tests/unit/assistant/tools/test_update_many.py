"""The tool that changes fields of many tasks: what each gets, what is told, and what is asked before."""

from dataclasses import replace
from typing import Any

import pytest

from taskchat.assistant import RunContext
from tests.unit.assistant.conftest import Shown, Use


@pytest.fixture
async def some(use: Use, turn: RunContext) -> dict[str, str]:
    """Tasks with a day, with a time, overdue, and without a date; their ids by title."""
    for task in (
        {"title": "overdue", "due": "2026-11-20"},
        {"title": "day", "due": "today", "tags": ["home"]},
        {"title": "hour", "due": "today 17:00", "priority": "high"},
        {"title": "someday", "tags": ["home", "work"]},
    ):
        await use("create_task", **task)
    turn.free_ids.clear()
    turn.changed_ids.clear()
    return {task["title"]: task["id"] for task in (await use("list_tasks"))["tasks"]}


def by_title(facts: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return {task["title"]: task.get(name) for task in facts}


@pytest.mark.parametrize(
    ("changes", "field", "after"),
    [
        ({"new_due": "tomorrow"}, "due", {"day": "Thu 26 Nov", "hour": "Thu 26 Nov, 17:00", "someday": "Thu 26 Nov"}),
        ({"new_due": "friday 9am"}, "due",
         {"day": "Fri 27 Nov, 09:00", "hour": "Fri 27 Nov, 09:00", "someday": "Fri 27 Nov, 09:00"}),
        ({"new_due": "18:00"}, "due",
         {"day": "Wed 25 Nov, 18:00", "hour": "Wed 25 Nov, 18:00", "someday": "Wed 25 Nov, 18:00"}),
        ({"new_due": "+2 days"}, "due", {"day": "Fri 27 Nov", "hour": "Fri 27 Nov, 17:00"}),
        ({"new_due": "+1 week"}, "due", {"day": "Wed 2 Dec", "hour": "Wed 2 Dec, 17:00"}),
        ({"new_due": "-1 day"}, "due", {"day": "Tue 24 Nov", "hour": "Tue 24 Nov, 17:00"}),
        ({"new_due": "none"}, "due", {"day": None, "hour": None}),
        ({"new_priority": "HIGH"}, "priority", {"day": "high", "someday": "high"}),
        ({"add_tags": ["#New"]}, "tags", {"day": ["home", "new"], "hour": ["new"], "someday": ["home", "work", "new"]}),
        ({"add_tags": "home"}, "tags", {"hour": ["home"]}),
        ({"remove_tags": ["home"]}, "tags", {"day": None, "someday": ["work"]}),
        ({"new_tags": ["a", "b"]}, "tags", {"day": ["a", "b"], "hour": ["a", "b"], "someday": ["a", "b"]}),
    ],
)  # fmt: skip
async def test_each_gets_what_was_said_and_what_is_like_that_stays(
    use: Use, some: dict[str, str], changes: dict[str, Any], field: str, after: dict[str, Any]
) -> None:
    result = await use("update_many", tasks=["day", "hour", "someday"], **changes)
    assert (by_title(result["updated"], field), result["count"]) == (after, len(after))
    assert set(by_title(result.get("unchanged", []), "id")) == {"day", "hour", "someday"} - set(after)
    there = by_title((await use("list_tasks"))["tasks"], field)
    assert {title: there[title] for title in after} == after


async def test_old_and_new_are_told(use: Use, some: dict[str, str], shown: Shown) -> None:
    result = await use(
        "update_many", tasks=["day", "hour"], new_due="friday", new_priority="high", remove_tags=["home"]
    )
    assert result["changes"] == [
        {
            "id": some["day"],
            "title": "day",
            "due": "Wed 25 Nov → Fri 27 Nov",
            "priority": "medium → high priority",
            "tags": "\N{MINUS SIGN}#home",
        },
        {"id": some["hour"], "title": "hour", "due": "Wed 25 Nov, 17:00 → Fri 27 Nov, 17:00"},
    ]
    assert shown.steps[-1] == ["Change 2 tasks", "write", "done", "Changed 2 tasks: “day”, “hour”."]


async def test_more_than_three_are_asked_about_with_old_and_new(
    use: Use, turn: RunContext, some: dict[str, str], shown: Shown
) -> None:
    before = await use("list_tasks")
    await use("update_many", all=True, new_due="tomorrow")
    result = await use("update_many", all=True, new_due="tomorrow")
    assert (result["action"], result["count"], "nothing was updated yet" in result["confirmation"]) == (
        "update",
        4,
        True,
    )
    assert [change["due"] for change in result["changes"]] == [
        "Fri 20 Nov → Thu 26 Nov",
        "Wed 25 Nov → Thu 26 Nov",
        "Wed 25 Nov, 17:00 → Thu 26 Nov, 17:00",
        "no date → Thu 26 Nov",
    ]
    [plan] = turn.confirmations
    assert [str(task_id) for task_id in plan.task_ids] == [some[name] for name in ("overdue", "day", "hour", "someday")]
    assert shown.steps[-1] == ["Change tasks", "write", "done", "Asked before changing 4 tasks."]
    assert (await use("list_tasks"), turn.changed_ids) == (before, [])
    await use("update_many", all=True, new_due="friday")
    assert len(turn.confirmations) == 2


async def test_what_is_due_on_one_day_moves_to_another(use: Use, some: dict[str, str]) -> None:
    result = await use("update_many", all=True, due_from="today", due_to="today", new_due="tomorrow")
    assert by_title(result["updated"], "due") == {"day": "Thu 26 Nov", "hour": "Thu 26 Nov, 17:00"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"all": True}, "Nothing was given that shall change"),
        ({"all": True, "due": "tomorrow"}, "Nothing was given that shall change"),
        ({"new_due": "friday"}, "Name the tasks, or say all=true"),
        ({"tasks": ["day"], "new_due": "when pigs fly"}, "“when pigs fly” is no date that can be read"),
        ({"tasks": ["day"], "add_tags": [str(n) for n in range(30)]}, "A task has at most 20 tags."),
        ({"tasks": ["day"], "new_priority": "huge"}, "new_priority: Input should be"),
        ({"all": True, "due_from": "no day", "new_due": "friday"}, "“no day” is no date that can be read"),
        ({"all": True, "due_from": "friday", "due_to": "today", "new_due": "friday"}, "due_from lies after due_to."),
        ({"tasks": ["dayy lighty"], "new_due": "friday"}, "There is no task called"),
        ({"tasks": ["day", "nobody"], "new_due": "friday"}, "Nothing was changed, since not all was found: “nobody”."),
        ({"all": True, "tag": "nowhere", "new_due": "friday"}, "There are no such tasks."),
    ],
)
async def test_what_cannot_be_is_refused_and_changes_nothing(
    use: Use, turn: RunContext, some: dict[str, str], arguments: dict[str, Any], message: str
) -> None:
    before = await use("list_tasks")
    assert message in (await use("update_many", **arguments))["error"]
    assert (await use("list_tasks"), turn.confirmations, turn.changed_ids) == (before, [], [])


async def test_what_is_like_that_already_is_no_change(use: Use, turn: RunContext, some: dict[str, str]) -> None:
    result = await use("update_many", tasks=["day", "overdue"], new_priority="medium")
    assert (result["updated"], result["count"]) == ([], 0)
    assert by_title(result["unchanged"], "reason") == dict.fromkeys(["day", "overdue"], "was like that already")
    # Only what changes counts: three of four.
    assert (await use("update_many", all=True, new_priority="high"))["count"] == 3
    assert turn.confirmations == []


async def test_one_task_is_brought_forward(use: Use, turn: RunContext, some: dict[str, str]) -> None:
    assert (await use("update_task", task="hour", due="-2 hours"))["updated"]["due"] == "Wed 25 Nov, 15:00"
    assert (await use("update_task", task="day", due="- 1 week"))["updated"]["due"] == "Wed 18 Nov"


@pytest.mark.parametrize("by", ["-1 day", "+1 day", "+3 hours"])
async def test_what_is_not_due_cannot_be_moved(use: Use, some: dict[str, str], by: str) -> None:
    before = await use("list_tasks")
    result = await use("update_task", task="someday", due=by)
    assert (result["code"], result["title"], await use("list_tasks")) == ("not_due", "someday", before)


async def test_nobody_changes_somebody_elses(use: Use, turn: RunContext, make_user: Any, some: dict[str, str]) -> None:
    theirs = replace(turn, user_id=(await make_user()).id, changed_ids=[], confirmations=[])
    for chosen in ({"tasks": list(some.values())}, {"tasks": ["day"]}, {"all": True}):
        assert "error" in await use("update_many", turn=theirs, new_due="friday", **chosen)
    assert (theirs.changed_ids, theirs.confirmations) == ([], [])


@pytest.mark.parametrize(
    ("asked", "found", "step"),
    [
        ({"due_from": "today", "due_to": "today"}, ["day", "hour"], "List tasks · due today"),
        ({"due_to": "2026-11-24"}, ["overdue"], "List tasks · due to 2026-11-24"),
        ({"due_from": "tomorrow"}, [], "List tasks · due from tomorrow"),
        ({"tag": ["home", "work"]}, ["someday"], "List tasks · #home · #work"),
        ({"completed_to": "2000-01-01"}, [], "List tasks · completed to 2000-01-01"),
        ({"completed_from": "2000-01-01", "status": "all"}, ["gone"], "List tasks · all · completed from 2000-01-01"),
        ({"completed_from": "2000-01-01"}, ["gone"], "List tasks · completed from 2000-01-01"),
    ],
)
async def test_lists_of_a_range(
    *, use: Use, some: dict[str, str], shown: Shown, asked: dict[str, Any], found: list[str], step: str
) -> None:
    await use("create_task", title="gone")
    await use("complete_task", task="gone")
    assert [task["title"] for task in (await use("list_tasks", **asked))["tasks"]] == found
    assert shown.steps[-1][0] == step
