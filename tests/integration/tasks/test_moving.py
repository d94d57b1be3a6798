"""Moving a task to a day, a priority or a tag, on both engines: one change, and one undo."""

from datetime import UTC, date, datetime

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import Goal, LocalClock, Priority, Task, TaskNotFound
from tests.conftest import MakeUser

CLOCK = LocalClock(datetime(2026, 10, 20, 10, tzinfo=UTC), "Europe/Berlin")
# Before the clocks are put back in the night to the 25th.
SATURDAY = datetime(2026, 10, 24, 7, tzinfo=UTC)


async def made(database: Database, user: User, **fields: object) -> Task:
    async with database.begin() as session:
        data = tasks.valid_task(title="milk", **fields)
        return (await tasks.create(session, user_id=user.id, data=data, timezone="Europe/Berlin")).task


async def moved(database: Database, user: User, task: Task, goal: Goal) -> tasks.Changed:
    async with database.begin() as session:
        return await tasks.move_task(session, user_id=user.id, task_id=task.id, goal=goal, clock=CLOCK)


async def test_a_task_keeps_its_time_on_another_day(database: Database, user: User):
    task = await made(database, user, due_at=SATURDAY)
    after, change_id = await moved(database, user, task, Goal(day=date(2026, 10, 26)))
    # Nine o'clock still, though the clocks were put back.
    assert (after.due_at, after.all_day) == (datetime(2026, 10, 26, 8, tzinfo=UTC), False)
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id, change_id=change_id)
    async with database.read() as session:
        assert (await tasks.get(session, user_id=user.id, task_id=task.id)).due_at == SATURDAY


async def test_a_task_without_a_date_gets_a_whole_day(database: Database, user: User):
    after, _ = await moved(database, user, await made(database, user), Goal(day=date(2026, 10, 26)))
    assert (after.due_at, after.all_day) == (datetime(2026, 10, 26, tzinfo=UTC), True)


@pytest.mark.parametrize(
    ("tags", "goal", "after"),
    [
        (["home", "shop"], Goal(tag="work", taken="home"), ["shop", "work"]),
        (["home"], Goal(tag="", taken="home"), []),
        ([], Goal(tag="work"), ["work"]),
        (["home", "work"], Goal(tag="work", taken="home"), ["work"]),
    ],
)
async def test_a_tag_takes_the_place_of_another(
    database: Database, user: User, tags: list[str], goal: Goal, after: list[str]
):
    task, _ = await moved(database, user, await made(database, user, tags=tags), goal)
    assert task.tags == after


async def test_a_move_to_where_it_is_changes_nothing(database: Database, user: User):
    task = await made(database, user, priority=Priority.HIGH, tags=["home"], due_at=SATURDAY)
    for goal in (Goal(priority=Priority.HIGH), Goal(tag="home", taken="home"), Goal(day=date(2026, 10, 24))):
        assert (await moved(database, user, task, goal)).change_id is None


async def test_of_what_comes_again_this_one_moves_alone(database: Database, user: User):
    task = await made(database, user, due_at=SATURDAY, rrule="FREQ=WEEKLY")
    await moved(database, user, task, Goal(day=date(2026, 10, 26)))
    async with database.read() as session:
        found = await tasks.preview_series(
            session, user_id=user.id, first=date(2026, 10, 20), last=date(2026, 11, 10), clock=CLOCK
        )
        (series,) = await tasks.list_series(session, user_id=user.id)
    assert [preview.due_at.date() for preview in found] == [date(2026, 10, 31), date(2026, 11, 7)]
    assert series.starts.startswith("2026-10-24")


async def test_nobody_moves_another_ones_task(database: Database, user: User, make_user: MakeUser):
    task = await made(database, await make_user())
    with pytest.raises(TaskNotFound):
        await moved(database, user, task, Goal(priority=Priority.LOW))
