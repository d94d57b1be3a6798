"""A task is put off by a day: never into the past, at its own time of day."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import LocalClock, Task, TaskNotFound
from tests.conftest import MakeUser

# A Saturday in Berlin, the day before its clocks go back.
CLOCK = LocalClock(datetime(2026, 10, 24, 10, tzinfo=UTC), "Europe/Berlin")


async def make(database: Database, user: User, **fields: Any) -> Task:
    async with database.begin() as session:
        return (await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="rent", **fields))).task


async def postponed(database: Database, user: User, task: Task) -> Task:
    async with database.begin() as session:
        await tasks.postpone(session, user_id=user.id, task_id=task.id, clock=CLOCK)
    async with database.read() as session:
        return await tasks.get(session, user_id=user.id, task_id=task.id)


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (None, 25),
        ("2026-10-01", 25),
        ("2026-10-23", 25),
        ("2026-10-24", 25),
        ("2026-10-25", 26),
        ("2026-10-30", 31),
    ],
)
async def test_a_day_comes_after_itself_and_after_today(database: Database, user: User, due: str | None, day: int):
    fields = {"due_at": f"{due}T00:00:00Z", "all_day": True} if due else {}
    task = await postponed(database, user, await make(database, user, **fields))
    assert (task.due_at, task.all_day) == (datetime(2026, 10, day, tzinfo=UTC), True)


@pytest.mark.parametrize("due", ["2026-10-20T07:30:00Z", "2026-10-24T07:30:00Z", "2026-10-24T20:30:00Z"])
async def test_a_time_stays_on_the_persons_clock_where_it_changes(database: Database, user: User, due: str):
    before = await make(database, user, due_at=due)
    task = await postponed(database, user, before)
    assert task.due_at is not None
    assert before.due_at is not None
    there, was = task.due_at.astimezone(CLOCK.zone), before.due_at.astimezone(CLOCK.zone)
    assert (there.date(), there.time(), task.all_day) == (date(2026, 10, 25), was.time(), False)


async def test_of_a_series_only_this_one_moves(database: Database, user: User):
    weekly = await make(database, user, due_at="2037-05-05T00:00:00Z", all_day=True, rrule="FREQ=WEEKLY")
    task = await postponed(database, user, weekly)
    assert task.due_at == datetime(2037, 5, 6, tzinfo=UTC)
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=task.id)
    async with database.read() as session:
        query = tasks.TaskQuery()
        page = await tasks.find(session, user_id=user.id, query=query, timezone=CLOCK.timezone, now=CLOCK.now)
    assert [one.due_at for one in page.tasks] == [datetime(2037, 5, 12, tzinfo=UTC)]


async def test_it_can_be_taken_back_and_is_nobody_elses(database: Database, user: User, make_user: MakeUser):
    task = await make(database, user)
    await postponed(database, user, task)
    stranger = await make_user()
    for owner, task_id in ((stranger, task.id), (user, new_id())):
        with pytest.raises(TaskNotFound):
            async with database.begin() as session:
                await tasks.postpone(session, user_id=owner.id, task_id=task_id, clock=CLOCK)
    async with database.begin() as session:
        await tasks.undo_latest(session, user_id=user.id)
    async with database.read() as session:
        assert (await tasks.get(session, user_id=user.id, task_id=task.id)).due_at is None
