"""Days with their tasks as the database gives them, on both engines."""

from datetime import UTC, date, datetime, timedelta

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import DayTasks, Priority, Status, TaskQuery
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements
from tests.integration.tasks.test_buckets import add

NOW = datetime(2026, 10, 20, 10, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"
ALL = TaskQuery(status=Status.ALL)
# The clocks of the zone are put back in the night to the 25th.
FIRST, LAST = date(2026, 10, 24), date(2026, 10, 26)


async def read(database: Database, user: User, query: TaskQuery = ALL, **how: object) -> list[DayTasks]:
    given = {"first": FIRST, "last": LAST, "per_day": 9, "timezone": ZONE, "now": NOW, **how}
    async with database.read() as session:
        return await tasks.list_by_day(session, user_id=user.id, query=query, **given)  # pyright: ignore


def titles(found: list[DayTasks]) -> dict[str, list[str]]:
    return {f"{one.day:%d}": [task.title for task in one.tasks] for one in found}


async def test_tasks_stand_on_the_persons_own_days(database: Database, user: User, make_user: MakeUser):
    day = datetime(2026, 10, 24, tzinfo=UTC)
    await add(database, user, "before", due_at=day - timedelta(days=1), all_day=True)
    await add(database, user, "first minute", due_at=datetime(2026, 10, 23, 22, 0, tzinfo=UTC))
    await add(database, user, "a minute earlier", due_at=datetime(2026, 10, 23, 21, 59, tzinfo=UTC))
    await add(database, user, "whole day", due_at=day, all_day=True)
    await add(database, user, "25 hours long", due_at=datetime(2026, 10, 25, 22, 59, tzinfo=UTC))
    await add(database, user, "Monday", due_at=datetime(2026, 10, 25, 23, 0, tzinfo=UTC))
    await add(database, user, "last day", due_at=day + timedelta(days=2), all_day=True)
    await add(database, user, "behind", due_at=day + timedelta(days=3), all_day=True)
    await add(database, user, "some day")
    await add(database, await make_user(), "somebody else's", due_at=day, all_day=True)
    assert titles(await read(database, user)) == {
        "24": ["whole day", "first minute"],
        "25": ["25 hours long"],
        "26": ["last day", "Monday"],
    }
    assert titles(await read(database, user, last=FIRST)) == {"24": ["whole day", "first minute"]}


async def test_of_a_full_day_there_are_a_few_and_the_number_of_all(database: Database, user: User):
    day = datetime(2026, 10, 24, tzinfo=UTC)
    await add(database, user, "done", due_at=day, all_day=True, done=True)
    await add(database, user, "at nine", due_at=day.replace(hour=7))
    await add(database, user, "at eight", due_at=day.replace(hour=6))
    await add(database, user, "low", due_at=day, all_day=True, priority=Priority.LOW)
    await add(database, user, "high", due_at=day, all_day=True, priority=Priority.HIGH)
    await add(database, user, "next", due_at=day + timedelta(days=1), all_day=True)
    found = await read(database, user, per_day=3)
    assert titles(found) == {"24": ["high", "low", "at eight"], "25": ["next"]}
    assert [one.total for one in found] == [5, 1]
    assert titles(await read(database, user))["24"] == ["high", "low", "at eight", "at nine", "done"]
    assert titles(await read(database, user, TaskQuery(priority=Priority.LOW))) == {"24": ["low"]}


async def test_a_month_is_one_statement(database: Database, user: User):
    for number in range(20):
        await add(database, user, f"{number}", due_at=datetime(2026, 10, 1 + number, tzinfo=UTC), all_day=True)
    with statements(database) as sent:
        found = await read(database, user, first=date(2026, 9, 25), last=date(2026, 11, 6))
    assert len(found) == 20
    assert len(sent) == 1


@pytest.mark.parametrize("days", [-1, 62])
async def test_more_days_than_a_calendar_has_are_refused(database: Database, user: User, days: int):
    with pytest.raises(ValueError, match="62 days"):
        await read(database, user, last=FIRST + timedelta(days=days))
