"""Pages of tasks: each task comes once in every order, whatever is changed between two pages, on both databases."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import Sort, Task, TaskQuery

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ZONE = "America/St_Johns"
TITLES = ["apple", "Apple", "apple pie", "Äpfel", "zebra", "İstanbul", "42", "_", "日本", "'; --"]


async def add_many(database: Database, user: User, count: int) -> None:
    """Add tasks of which many are equal in what they are sorted by, some of them done."""
    dice = Random(7)  # noqa: S311 - no secret
    async with database.begin() as session:
        for _ in range(count):
            day = NOW.replace(hour=0) + timedelta(days=dice.randrange(3))
            whole = dice.random() < 0.4
            due = None if dice.random() < 0.3 else day + timedelta(hours=0 if whole else dice.randrange(0, 24, 6))
            done = NOW - timedelta(hours=dice.randrange(3)) if dice.random() < 0.3 else None
            priority = dice.choice(list(tasks.Priority))
            fields: dict[str, Any] = {"due_at": due, "all_day": bool(whole and due), "priority": priority}
            session.add(Task(user_id=user.id, title=dice.choice(TITLES), completed_at=done, tags=[], **fields))


async def fetch(database: Database, user: User, **conditions: Any) -> tasks.TaskPage:
    query = TaskQuery(**{"status": "all", **conditions})
    async with database.read() as session:
        return await tasks.find(session, user_id=user.id, query=query, timezone=ZONE, now=NOW)


@pytest.mark.parametrize("limit", [1, 7])
@pytest.mark.parametrize("sort", list(Sort))
async def test_each_task_comes_once_page_by_page(database: Database, user: User, sort: Sort, limit: int):
    await add_many(database, user, 42)
    whole = await fetch(database, user, sort=sort, limit=500)
    found: list[Task] = []
    after = None
    for _ in range(42 // limit):
        page = await fetch(database, user, sort=sort, limit=limit, after=after)
        assert (len(page.tasks), page.total) == (limit, 42)
        found, after = found + page.tasks, page.after
    assert after is None
    assert [task.id for task in found] == [task.id for task in whole.tasks]
    assert whole.after is None


@pytest.mark.parametrize("sort", list(Sort))
async def test_what_is_changed_between_two_pages_moves_no_other_task(database: Database, user: User, sort: Sort):
    await add_many(database, user, 30)
    whole = await fetch(database, user, sort=sort, limit=500)
    first = await fetch(database, user, sort=sort, limit=10)
    async with database.begin() as session:
        # The very task that the next page begins behind, and one of those before it.
        await tasks.delete(session, user_id=user.id, task_id=first.tasks[9].id)
        await tasks.update(session, user_id=user.id, task_id=first.tasks[2].id, data=tasks.TaskUpdate(title="new"))
    second = await fetch(database, user, sort=sort, limit=10, after=first.after)
    assert [task.id for task in second.tasks] == [task.id for task in whole.tasks[10:20]]


async def test_orders(database: Database, user: User):
    async with database.begin() as session:
        for title, priority in (("b", "low"), ("C", "high"), ("a", "medium")):
            data = tasks.valid_task(title=title, priority=priority, due_at=NOW if title == "a" else None)
            await tasks.create(session, user_id=user.id, data=data)
    found = {sort: [task.title for task in (await fetch(database, user, sort=sort)).tasks] for sort in Sort}
    assert found == {
        "due": ["a", "C", "b"],
        "priority": ["C", "a", "b"],
        "title": ["a", "b", "C"],
        "created": ["a", "C", "b"],
        "position": ["b", "C", "a"],
    }
    async with database.read() as session:
        ids = await tasks.find_ids(session, user_id=user.id, query=TaskQuery(sort=Sort.TITLE))
    assert ids == [task.id for task in (await fetch(database, user, sort="title")).tasks]


async def test_a_place_belongs_to_its_order(database: Database, user: User):
    await add_many(database, user, 5)
    after = (await fetch(database, user, sort="due", limit=2)).after
    assert after
    with pytest.raises(ValidationError, match="no place in this order"):
        TaskQuery(sort=Sort.TITLE, after=after)


@pytest.mark.parametrize("after", ["", "é", "!!", "W10", "bnVsbA", "x" * 4_001, "WyJ4IiwgIngiXQ"])
@pytest.mark.parametrize("sort", list(Sort))
def test_what_is_no_place_is_refused(sort: Sort, after: str):
    with pytest.raises(ValidationError):
        TaskQuery(sort=sort, after=after)


def test_a_page_has_one_beginning():
    with pytest.raises(ValidationError, match="not both"):
        TaskQuery(after="W10", offset=3)
