"""A change that was made from an older state replaces nothing that somebody else changed since."""

from typing import Any
from uuid import UUID

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import ChangedSince, Seen, TaskCreate, TaskUpdate, snapshot

DAY, LATER = "2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z"
FIRST = {"title": "milk", "description": "two litres", "due_at": DAY, "all_day": True, "tags": ["home"]}

Fields = dict[str, Any]


class Tabs:
    """One task in two tabs, both opened before either saves."""

    def __init__(self, database: Database, user: User, task_id: UUID, seen: Fields) -> None:
        self._database, self._user, self._id, self.seen = database, user, task_id, seen
        self.version = 1

    async def save(self, seen: Fields | None = None, **fields: Any) -> None:
        async with self._database.begin() as session:
            data = TaskUpdate.model_validate(fields)
            was = Seen({self.version}, self.seen if seen is None else seen)
            await tasks.update(session, user_id=self._user.id, task_id=self._id, data=data, seen=was)

    async def kept(self) -> Fields:
        async with self._database.read() as session:
            return snapshot(await tasks.get(session, user_id=self._user.id, task_id=self._id))


@pytest.fixture
async def tabs(database: Database, user: User) -> Tabs:
    async with database.begin() as session:
        task, _ = await tasks.create(session, user_id=user.id, data=TaskCreate.model_validate(FIRST))
        return Tabs(database, user, task.id, snapshot(task))


@pytest.mark.parametrize(
    ("first", "second", "conflicts"),
    [
        ({"title": "oat milk"}, {"title": "rice milk"}, {"title"}),
        ({"description": ""}, {"description": "three"}, {"description"}),
        ({"priority": "high"}, {"priority": "low"}, {"priority"}),
        ({"tags": ["home", "a"]}, {"tags": ["home", "b"]}, {"tags"}),
        ({"due_at": LATER}, {"due_at": None, "all_day": False}, {"due_at"}),
        ({"due_at": None, "all_day": False}, {"due_at": LATER, "all_day": True}, {"due_at", "all_day"}),
        ({"title": "oat milk", "tags": []}, {"title": "rice milk", "description": "x"}, {"title"}),
    ],
)
async def test_the_later_one_is_told_and_nothing_is_replaced(
    tabs: Tabs, first: Fields, second: Fields, conflicts: set[str]
):
    await tabs.save(**first)
    after = await tabs.kept()
    with pytest.raises(ChangedSince) as refusal:
        await tabs.save(**second)
    assert refusal.value.fields == conflicts
    assert snapshot(refusal.value.task) == after == await tabs.kept()
    # Told of it, one may still want it so.
    await tabs.save(seen=after, **second)
    assert (await tabs.kept()) == after | {name: value and value.replace("Z", "+00:00") if name == "due_at" else value
                                           for name, value in second.items()}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "oat milk"}, {"description": "three litres"}),
        ({"tags": ["a"]}, {"title": "rice milk"}),
        ({"due_at": LATER}, {"priority": "high"}),
        ({"priority": "high"}, {"due_at": None, "all_day": False}),
        # Both want the same.
        ({"title": "oat milk"}, {"title": "oat milk"}),
        ({"title": "oat milk"}, {"title": "oat milk", "description": "x"}),
    ],
)
async def test_changes_of_different_fields_are_both_kept(tabs: Tabs, first: Fields, second: Fields):
    await tabs.save(**first)
    await tabs.save(**second)
    kept = await tabs.kept()
    for name, value in (first | second).items():
        assert kept[name] == (value and value.replace("Z", "+00:00") if name == "due_at" else value)


async def test_ticking_it_off_elsewhere_is_no_conflict(tabs: Tabs, database: Database, user: User):
    async with database.begin() as session:
        page = await tasks.find(session, user_id=user.id, query=tasks.TaskQuery())
        await tasks.complete(session, user_id=user.id, task_id=page.tasks[0].id)
    await tabs.save(title="oat milk")
    kept = await tabs.kept()
    assert (kept["title"], bool(kept["completed_at"])) == ("oat milk", True)
