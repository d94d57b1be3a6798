"""Start, duration and priority of a task: what waits is left out where that is asked for, on the person's own day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import DURATION_MAX, InvalidTask, Start, Status, TaskQuery

TODAY = date(2026, 11, 23)


async def add(database: Database, user: User, title: str, **fields: object) -> tasks.Task:
    async with database.begin() as session:
        return (await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=title, **fields))).task


async def titles(database: Database, user: User, query: TaskQuery, zone: str, hour: int = 8) -> set[str]:
    now = datetime(2026, 11, 23, hour, tzinfo=ZoneInfo(zone))
    async with database.read() as session:
        page = await tasks.find(session, user_id=user.id, query=query, timezone=zone, now=now)
    return {task.title for task in page.tasks}


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "UTC", "America/Los_Angeles"])
@pytest.mark.parametrize("hour", [0, 23])
async def test_a_task_waits_until_its_day_or_its_date(database: Database, user: User, zone: str, hour: int):
    tomorrow, today = TODAY + timedelta(days=1), datetime(2026, 11, 23, tzinfo=UTC)
    await add(database, user, "at once")
    await add(database, user, "today", start_on=TODAY)
    await add(database, user, "tomorrow", start_on=tomorrow)
    await add(database, user, "due before it starts", start_on=tomorrow, due_at=today, all_day=True)
    await add(database, user, "due later", start_on=tomorrow, due_at=today + timedelta(days=3), all_day=True)
    done = await add(database, user, "done", start_on=tomorrow)
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=done.id)
    started = {"at once", "today", "due before it starts"}
    assert await titles(database, user, TaskQuery(start=Start.STARTED), zone, hour) == started
    waiting = TaskQuery(start=Start.WAITING, status=Status.ALL)
    assert await titles(database, user, waiting, zone, hour) == {"tomorrow", "due later"}
    assert await titles(database, user, TaskQuery(), zone, hour) == started | {"tomorrow", "due later"}
    assert "done" in await titles(database, user, TaskQuery(start=Start.STARTED, status=Status.ALL), zone, hour)


async def test_counts_and_the_page_say_the_same_as_the_filter(database: Database, user: User):
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    clock = tasks.LocalClock(now, "UTC")
    for days, due in ((0, None), (1, None), (1, now), (1, now + timedelta(days=3))):
        start = TODAY + timedelta(days=days)
        made = await add(database, user, f"{days} {due}", start_on=start, due_at=due)
        assert (made.title in await titles(database, user, TaskQuery(start=Start.WAITING), "UTC")) == (
            tasks.waits_for_start(made, clock)
        )
    async with database.read() as session:
        counted = await tasks.count_by_bucket(session, user_id=user.id, timezone="UTC", now=now)
    assert (counted.waiting, sum(counted.open.values())) == (2, 4)


async def test_no_priority_is_said_found_sorted_and_cleared(database: Database, user: User):
    task = await add(database, user, "some day", priority="none")
    await add(database, user, "low", priority="low")
    await add(database, user, "as ever")
    async with database.read() as session:
        page = await tasks.find(session, user_id=user.id, query=TaskQuery())
    assert [(one.title, one.priority) for one in page.tasks] == [
        ("as ever", "medium"), ("low", "low"), ("some day", "none")
    ]  # fmt: skip
    assert await titles(database, user, TaskQuery(priority=tasks.Priority.NONE), "UTC") == {"some day"}
    async with database.begin() as session:
        await tasks.update(session, user_id=user.id, task_id=task.id, data=tasks.valid_update(priority="high"))
    assert await titles(database, user, TaskQuery(priority=tasks.Priority.NONE), "UTC") == set()


@pytest.mark.parametrize("minutes", [0, -5, DURATION_MAX + 1])
def test_odd_durations_are_refused_in_a_sentence(minutes: int):
    with pytest.raises(InvalidTask, match="between 1 and 10,080 minutes") as refused:
        tasks.valid_task(title="read", duration_minutes=minutes)
    assert refused.value.field == "duration_minutes"


@pytest.mark.parametrize("name", ["start_on", "duration_minutes", "parent_id"])
async def test_what_may_be_empty_is_emptied(database: Database, user: User, name: str):
    parent = await add(database, user, "parent")
    fields = {"start_on": TODAY, "duration_minutes": 45, "parent_id": parent.id}
    task = await add(database, user, "one", **fields)
    async with database.begin() as session:
        data = tasks.valid_update(**{name: None})
        changed, _ = await tasks.update(session, user_id=user.id, task_id=task.id, data=data)
    assert {field: getattr(changed, field) for field in fields} == fields | {name: None}
