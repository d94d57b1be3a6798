"""The tools: what they do to whose tasks, what the step says, what the model reads."""

import asyncio
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from taskchat.accounts import User
from taskchat.assistant import RunContext
from taskchat.tasks import Status
from tests.conftest import MakeUser
from tests.unit.assistant.conftest import Shown, Use, titles


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Both engines: here it matters."""
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "fresh_postgres_url")


async def test_create(use: Use, turn: RunContext, shown: Shown) -> None:
    result = await use("create_task", title=" test migration ", due="friday 5pm", priority="High", tags="#Work, home")
    task = result["created"]
    assert (task["title"], task["priority"], task["due"]) == ("test migration", "high", "Fri 27 Nov, 17:00")
    assert task["tags"] == ["work", "home"]
    assert str(turn.changed_ids[0]) == task["id"]
    said = "Created “test migration”, due Fri 27 Nov, 17:00, high priority, #work #home."
    assert shown.steps == [["Create task ·  test migration ", "plus", "done", said]]


@pytest.mark.parametrize("empty", ["", None])
async def test_what_comes_empty_was_not_given(use: Use, empty: str | None) -> None:
    result = await use("create_task", title="milk", due=empty, priority=empty, description=empty, tags=empty or [])
    assert set(result["created"]) == {"id", "title", "priority"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"title": "x" * 256}, "The title has at most 255 characters."),
        ({"title": "  "}, "The title cannot be empty."),
        ({"title": "milk", "description": "x" * 2001}, "The description has at most 2000 characters."),
        ({"title": "milk", "due": "when pigs fly"}, "“when pigs fly” is no date that can be read"),
        ({"title": "milk", "tags": [str(n) for n in range(30)]}, "A task has at most 20 tags."),
        ({"title": "milk", "priority": "huge"}, "priority: Input should be 'none', 'low', 'medium' or 'high'"),
        ({}, "title: Field required"),
    ],
)
async def test_what_cannot_be_is_refused(
    use: Use, turn: RunContext, shown: Shown, arguments: dict[str, Any], message: str
) -> None:
    result = await use("create_task", **arguments)
    assert message in result["error"]
    # Arguments that do not fit are the model's mistake; a value is the person's, who can be asked for another.
    assert [step[2] for step in shown.steps] == ["failed" if "do not fit" in result["error"] else "refused"]
    assert message in shown.steps[0][3]
    assert await titles(turn, Status.ALL) == []
    assert turn.changed_ids == []


async def test_list_shows_what_the_page_shows(use: Use, turn: RunContext, shown: Shown) -> None:
    await use("create_task", title="later")
    await use("create_task", title="today", due="today", tags=["home"])
    await use("create_task", title="overdue", due="2026-11-20")
    result = await use("list_tasks")
    assert [task["title"] for task in result["tasks"]] == ["overdue", "today", "later"] == await titles(turn)
    assert [task.get("overdue") for task in result["tasks"]] == [True, None, None]
    assert [str(shown_id) for shown_id in turn.shown] == [task["id"] for task in result["tasks"]]
    assert shown.steps[-1] == ["List tasks", "search", "done", "Found 3 tasks."]


@pytest.mark.parametrize(
    ("filters", "found", "step"),
    [
        ({"due": "today"}, ["today"], "List tasks · today"),
        ({"due": "Overdue"}, ["late"], "List tasks · overdue"),
        ({"due": "none"}, ["someday"], "List tasks · none"),
        ({"priority": "high"}, ["today"], "List tasks · high priority"),
        ({"tag": "#home"}, ["today"], "List tasks · #home"),
        ({"search": "some"}, ["someday"], "List tasks · “some”"),
        ({"status": "done"}, ["finished"], "List tasks · done"),
        ({"status": "all", "limit": 1.0}, ["late"], "List tasks · all"),
    ],
)
async def test_list_filters(use: Use, shown: Shown, filters: dict[str, Any], found: list[str], step: str) -> None:
    await use("create_task", title="someday")
    await use("create_task", title="today", due="today", priority="high", tags=["home"])
    await use("create_task", title="late", due="2026-11-20")
    await use("create_task", title="finished", due="2026-12-01")
    await use("complete_task", task="finished")
    result = await use("list_tasks", **filters)
    assert [task["title"] for task in result["tasks"]] == found
    assert shown.steps[-1][0] == step


async def test_update(use: Use, shown: Shown) -> None:
    await use("create_task", title="milk", due="today", tags=["home"])
    result = await use(
        "update_task", task="milk", title="oat milk", due="none", add_tags=["food"], remove_tags=["home"]
    )
    assert result["changed"] == {"title": "milk", "due": "Wed 25 Nov", "tags": ["home"]}
    assert result["updated"]["tags"] == ["food"]
    assert shown.steps[-1][3] == (
        "Changed “oat milk”. title: milk → oat milk; due: Wed 25 Nov → none; tags: #home → #food"
    )


async def test_tags_added_at_the_same_time_all_stay(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk", tags=["old"])
    await asyncio.gather(*(use("update_task", task="milk", add_tags=[tag]) for tag in "abcd"))
    await asyncio.gather(
        use("update_task", task="milk", add_tags=["e"]), use("update_task", task="milk", remove_tags=["old"])
    )
    assert sorted((await use("list_tasks"))["tasks"][0]["tags"]) == ["a", "b", "c", "d", "e"]


async def test_an_update_that_changes_nothing_says_so(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk")
    turn.changed_ids.clear()
    assert "reason" in await use("update_task", task="milk", priority="medium")
    assert "Nothing was given" in (await use("update_task", task="milk"))["error"]
    assert turn.changed_ids == []


async def test_a_refused_update_changes_nothing(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk")
    assert "error" in await use("update_task", task="milk", title="x" * 256, priority="high")
    assert (await use("list_tasks", priority="high"))["total"] == 0


async def test_complete_and_reopen(use: Use, turn: RunContext, shown: Shown) -> None:
    await use("create_task", title="milk")
    assert "completed" in await use("complete_task", task="milk")
    assert (await use("complete_task", task="milk"))["reason"] == "is complete already"
    assert await titles(turn) == []
    assert "reopened" in await use("complete_task", task="milk", done=False)
    assert (await use("complete_task", task="milk", done="false"))["reason"] == "is open already"
    assert [step[0] for step in shown.steps[1:]] == ["Complete task · milk"] * 2 + ["Reopen task · milk"] * 2
    assert len(turn.changed_ids) == 1


async def test_delete(use: Use, turn: RunContext, shown: Shown) -> None:
    await use("create_task", title="milk")
    assert (await use("delete_task", task="milk"))["deleted"]["title"] == "milk"
    assert await titles(turn, Status.ALL) == []
    assert shown.steps[-1] == ["Delete task · milk", "lucide:trash-2", "done", "Deleted “milk”."]


@pytest.mark.parametrize("words", ["%", "_", "x" * 300, "\x00", "'; --", "\\"])
async def test_odd_words_are_only_words(use: Use, three: dict[str, str], words: str) -> None:
    assert "There is no task called" in (await use("delete_task", task=words))["error"]
    assert (await use("list_tasks", search=words.replace("\x00", "")))["total"] in {0, 3}


async def test_somebody_elses_tasks_are_not_there(
    use: Use, turn: RunContext, make_user: MakeUser, three: dict[str, str]
) -> None:
    other: User = await make_user()
    theirs = replace(turn, user_id=other.id, shown=[], changed_ids=[])
    assert (await use("list_tasks", turn=theirs))["total"] == 0
    for words in ("buy milk", three["buy milk"], "first"):
        for name in ("complete_task", "delete_task", "update_task"):
            assert "error" in await use(name, turn=theirs, task=words, title="mine now")
    assert await titles(turn) == ["buy milk", "call mum", "write report"]


async def test_ids_shown_before_do_not_open_somebody_elses_tasks(
    use: Use, turn: RunContext, make_user: MakeUser
) -> None:
    await use("create_task", title="milk")
    await use("list_tasks")
    theirs = replace(turn, user_id=(await make_user()).id)
    assert "error" in await use("delete_task", turn=theirs, task="first")
    assert await titles(turn) == ["milk"]


async def test_a_database_that_fails_is_told_without_details(use: Use, turn: RunContext, shown: Shown) -> None:
    nobody = replace(turn, user_id=uuid4())
    result = await use("create_task", turn=nobody, title="milk")
    assert result == {"error": "This failed for a reason on our side; nothing was changed.", "code": "broken"}
    assert shown.steps[-1][2] == "failed"


@pytest.mark.parametrize("raw", ["", "{", "[]", "null", '"x"'])
async def test_arguments_of_any_shape_are_answered(use: Use, shown: Shown, raw: str) -> None:
    assert "error" in await use("create_task", raw=raw)
    assert shown.steps[-1][:1] == ["Create task"]


@pytest.mark.parametrize(
    ("before", "words", "after"),
    [
        # It is Wednesday noon in Berlin.
        ("friday 3pm", "4pm", "Fri 27 Nov, 16:00"),
        ("friday 3pm", "at 16:30", "Fri 27 Nov, 16:30"),
        ("friday 3pm", "half past 4", "Fri 27 Nov, 16:30"),
        ("friday 3pm", "in the evening", "Fri 27 Nov, 18:00"),
        ("friday 3pm", "um 17 Uhr", "Fri 27 Nov, 17:00"),
        ("friday 3pm", "in 2 hours", "Wed 25 Nov, 14:00"),
        ("friday", "4pm", "Fri 27 Nov, 16:00"),
        ("friday 3pm", "tuesday", "Tue 1 Dec, 15:00"),
        ("friday 3pm", "next week", "Mon 30 Nov, 15:00"),
        ("friday 3pm", "tuesday 9am", "Tue 1 Dec, 09:00"),
        ("friday 3pm", "tomorrow at 4pm", "Thu 26 Nov, 16:00"),
        ("friday", "tuesday", "Tue 1 Dec"),
        ("friday 3pm", "+2 days", "Sun 29 Nov, 15:00"),
        ("friday", "+1 weeks", "Fri 4 Dec"),
        ("friday 3pm", "+3 hours", "Fri 27 Nov, 18:00"),
        ("2026-11-24T15:00", "+2 hours", "Wed 25 Nov, 14:00"),
        ("2026-11-20", "+2 days", "Fri 27 Nov"),
        ("2026-11-20T18:00", "+2 days", "Fri 27 Nov, 18:00"),
        ("2026-11-20T18:00", "-1 day", "Thu 19 Nov, 18:00"),
        ("today", "+3 hours", "Wed 25 Nov, 15:00"),
        # What would be over already is meant of today.
        ("2026-11-24T15:00", "4pm", "Wed 25 Nov, 16:00"),
    ],
)
async def test_who_moves_the_day_keeps_the_time_and_who_moves_the_time_the_day(
    use: Use, *, before: str | None, words: str, after: str
) -> None:
    await use("create_task", title="dentist", due=before)
    updated = (await use("update_task", task="dentist", due=words))["updated"]
    assert updated["due"] == after


async def test_a_note_is_added_to_the_description(use: Use) -> None:
    await use("create_task", title="trip", description="To Rome.")
    updated = (await use("update_task", task="trip", add_description="buy tickets"))["updated"]
    assert updated["description"] == "To Rome.\nbuy tickets"
