"""The tool that takes back: a whole turn at once, what it says, and what it leaves."""

from dataclasses import replace
from typing import Any

import pytest

from taskchat.assistant import RunContext
from taskchat.tasks import Origin, Status, complete, get, undo_batch
from tests.conftest import MakeUser
from tests.unit.assistant.conftest import Shown, Use, titles

NOTHING_LEFT = {"error": "There is no change left to undo.", "code": "nothing_to_undo"}


def another(turn: RunContext) -> RunContext:
    """The person's next turn."""
    return replace(turn, origin=Origin(), changed_ids=[], confirmations=[])


def deeds(result: dict[str, Any]) -> set[tuple[str, str]]:
    return {(one["title"], one["what"]) for one in result["undone"]}


async def test_a_whole_turn_is_taken_back(use: Use, turn: RunContext, three: dict[str, str], shown: Shown) -> None:
    changing = another(turn)
    await use("create_task", turn=changing, title="bread")
    await use("complete_many", turn=changing, tasks=["buy milk"])
    await use("update_task", turn=changing, task="call mum", title="call dad")
    await use("delete_task", turn=changing, task="write report")
    undoing = another(turn)
    result = await use("undo", turn=undoing)
    assert deeds(result) == {
        ("bread", "created"),
        ("buy milk", "completed"),
        ("call dad", "changed"),
        ("write report", "deleted"),
    }
    assert result["count"] == 4
    assert "conflicts" not in result
    said = "Undone: deleted “write report” and 3 more."
    assert shown.steps[-1] == ["Undo the last change", "lucide:undo-2", "done", said]
    assert await titles(turn, Status.ALL) == ["buy milk", "call mum", "write report"]
    # What an undo does is a change of its turn: such a turn must not be tried again.
    assert set(map(str, undoing.changed_ids)) >= set(three.values())
    assert (await use("undo"))["count"] == 3
    assert await titles(turn, Status.ALL) == []


async def test_one_turn_after_the_other(use: Use, turn: RunContext) -> None:
    turns = [another(turn) for _ in range(3)]
    for number, one in enumerate(turns):
        await use("create_task", turn=one, title=f"task {number}")
    assert deeds(await use("undo")) == {("task 2", "created")}
    assert await titles(turn) == ["task 0", "task 1"]
    assert deeds(await use("undo", times=5)) == {("task 1", "created"), ("task 0", "created")}
    assert await titles(turn) == []


async def test_nothing_is_left(use: Use, turn: RunContext, shown: Shown) -> None:
    await use("create_task", title="milk")
    assert (await use("undo"))["undone"][0]["what"] == "created"
    for _ in range(2):
        assert await use("undo") == NOTHING_LEFT
        assert shown.steps[-1][2:] == ["refused", "There is no change left to undo."]
    assert (turn.meter.tools["undo"].calls, turn.meter.tools["undo"].failures) == (3, 2)


@pytest.mark.parametrize("what", ["completed", "reopened", "changed", "deleted"])
async def test_the_word_for_what_was_done(use: Use, turn: RunContext, shown: Shown, what: str) -> None:
    await use("create_task", title="milk")
    if what == "reopened":
        await use("complete_task", task="milk")
    doing: dict[str, tuple[str, dict[str, Any]]] = {
        "completed": ("complete_task", {}),
        "reopened": ("complete_task", {"done": False}),
        "changed": ("update_task", {"priority": "high"}),
        "deleted": ("delete_task", {}),
    }
    name, arguments = doing[what]
    await use(name, turn=another(turn), task="milk", **arguments)
    assert (await use("undo"))["undone"][0]["what"] == what
    assert shown.steps[-1][3] == f"Undone: {what} “milk”."
    facts = (await use("list_tasks", status="all"))["tasks"][0]
    assert (facts["priority"], facts.get("done", False)) == ("medium", what == "reopened")


async def test_a_task_changed_twice_in_a_turn_is_told_once(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk")
    await use("update_task", task="milk", title="oat milk")
    await use("complete_task", task="oat milk")
    result = await use("undo")
    assert (deeds(result), result["count"]) == ({("oat milk", "created")}, 1)
    assert await titles(turn, Status.ALL) == []


async def test_made_and_deleted_in_a_turn(use: Use, turn: RunContext) -> None:
    await use("create_task", title="milk")
    await use("delete_task", task="milk")
    assert (await use("undo"))["count"] == 1
    assert await titles(turn, Status.ALL) == []
    assert "error" in await use("undo")


async def test_what_was_changed_since_is_named_and_stays(
    use: Use, turn: RunContext, three: dict[str, str], shown: Shown
) -> None:
    mixed = another(turn)
    await use("update_task", turn=mixed, task="buy milk", priority="high")
    await use("update_task", turn=another(turn), task="buy milk", title="buy oat milk")
    await use("update_task", turn=mixed, task="call mum", priority="high")
    result = await use("undo")
    assert deeds(result) == {("call mum", "changed")}
    assert result["conflicts"] == [{"title": "buy milk", "reason": "was changed again since"}]
    assert shown.steps[-1][2:] == ["done", "Undone: changed “call mum”. 1 changed since and stayed."]
    assert await titles(turn) == ["buy oat milk", "call mum", "write report"]


async def test_nobody_undoes_somebody_elses_changes(use: Use, turn: RunContext, make_user: MakeUser) -> None:
    await use("create_task", title="milk")
    theirs = replace(another(turn), user_id=(await make_user()).id)
    assert await use("undo", turn=theirs) == NOTHING_LEFT
    assert theirs.changed_ids == []
    assert await titles(turn) == ["milk"]


async def test_a_change_made_by_hand_is_taken_back_alone(use: Use, turn: RunContext, three: dict[str, str]) -> None:
    task_id = turn.changed_ids[0]
    async with turn.database.begin() as session:
        await complete(session, user_id=turn.user_id, task_id=task_id)
    assert (await use("undo"))["count"] == 1
    async with turn.database.read() as session:
        assert (await get(session, user_id=turn.user_id, task_id=task_id)).completed_at is None
    assert len(await titles(turn)) == 3


async def test_the_changes_of_a_turn_are_one_batch(use: Use, turn: RunContext, three: dict[str, str]) -> None:
    batch = another(turn)
    await use("complete_many", turn=batch, all=True)
    await use("delete_many", turn=batch, tasks=["buy milk"])
    async with turn.database.begin() as session:
        undone = await undo_batch(session, user_id=turn.user_id, batch_id=batch.origin.batch_id)
    assert len(undone.changes) == 4
    assert await titles(turn) == ["buy milk", "call mum", "write report"]


@pytest.mark.parametrize("raw", ["", "{}", '{"times": null}', '{"times": "1"}', '{"task": "milk"}'])
async def test_arguments_of_any_kind_undo_once(use: Use, turn: RunContext, raw: str) -> None:
    await use("create_task", turn=another(turn), title="bread")
    await use("create_task", turn=another(turn), title="milk")
    assert deeds(await use("undo", raw=raw)) == {("milk", "created")}
