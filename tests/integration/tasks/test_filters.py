"""Filters by due date from zones on both sides of UTC, and the order of what they find, on both databases."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import DueBucket, DueWindow, TaskQuery

# Monday 23 November 2026, 8:00 there: in UTC it is still Sunday, or Monday since long.
ZONES = ["Pacific/Auckland", "UTC", "America/Los_Angeles"]


def on(day: int, hour: int, zone: str) -> datetime:
    """An hour of a day of that November, as a clock in the zone shows it."""
    return datetime(2026, 11, day, hour, tzinfo=ZoneInfo(zone))


async def add(database: Database, user: User, title: str, **fields: object) -> None:
    async with database.begin() as session:
        await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=title, **fields))


async def a_week(database: Database, user: User, zone: str) -> None:
    await add(database, user, "yesterday", due_at=datetime(2026, 11, 22, tzinfo=UTC), all_day=True)
    await add(database, user, "late last night", due_at=on(22, 23, zone))
    await add(database, user, "an hour ago", due_at=on(23, 7, zone))
    await add(database, user, "in two hours", due_at=on(23, 10, zone))
    await add(database, user, "tonight", due_at=on(23, 23, zone))
    await add(database, user, "today", due_at=datetime(2026, 11, 23, tzinfo=UTC), all_day=True)
    await add(database, user, "tomorrow", due_at=datetime(2026, 11, 24, tzinfo=UTC), all_day=True)
    await add(database, user, "just past midnight", due_at=on(24, 0, zone))


@pytest.mark.parametrize("zone", ZONES)
async def test_a_day_is_the_persons_own_wherever_they_are(database: Database, user: User, zone: str):
    await a_week(database, user, zone)
    found: dict[str, set[str]] = {}
    async with database.read() as session:
        for window in (DueWindow.OVERDUE, DueWindow.TODAY, DueWindow.TOMORROW):
            query = TaskQuery(due=window)
            page = await tasks.find(session, user_id=user.id, query=query, timezone=zone, now=on(23, 8, zone))
            found[window] = {task.title for task in page.tasks}
    assert found == {
        "overdue": {"yesterday", "late last night", "an hour ago"},
        "today": {"today", "an hour ago", "in two hours", "tonight"},
        "tomorrow": {"tomorrow", "just past midnight"},
    }


@pytest.mark.parametrize("zone", ZONES)
async def test_buckets_part_the_same_days(database: Database, user: User, zone: str):
    await a_week(database, user, zone)
    async with database.read() as session:
        found = await tasks.count_by_bucket(session, user_id=user.id, timezone=zone, now=on(23, 8, zone))
    assert (found.open[DueBucket.OVERDUE], found.open[DueBucket.TODAY]) == (3, 3)
    assert (found.open[DueBucket.TOMORROW], found.within(DueBucket)) == (2, 8)


async def test_what_matters_more_comes_first_among_tasks_without_a_date(database: Database, user: User):
    for priority in ("low", "medium", "high", "low", "high"):
        await add(database, user, priority, priority=priority)
    async with database.read() as session:
        page = await tasks.find(session, user_id=user.id, query=TaskQuery())
        ids = await tasks.find_ids(session, user_id=user.id, query=TaskQuery())
    assert [task.title for task in page.tasks] == ["high", "high", "medium", "low", "low"]
    assert ids == [task.id for task in page.tasks]


async def test_what_is_due_first_comes_before_what_matters_more(database: Database, user: User):
    await add(database, user, "some day", priority="high")
    await add(database, user, "on the 24th", priority="high", due_at=on(24, 9, "UTC"))
    await add(database, user, "on the 23rd, low", priority="low", due_at=on(23, 9, "UTC"))
    await add(database, user, "on the 23rd, high", priority="high", due_at=on(23, 9, "UTC"))
    async with database.read() as session:
        page = await tasks.find(session, user_id=user.id, query=TaskQuery())
    assert [task.title for task in page.tasks] == ["on the 23rd, high", "on the 23rd, low", "on the 24th", "some day"]
