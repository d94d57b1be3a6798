"""Report of a person's own work, by their calendar and clock."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from taskchat.accounts import User
from taskchat.database import Database
from taskchat.progress import Age, ProgressReport, Streaks, load_progress
from taskchat.tasks import Priority, Task
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def done(user: User, at: datetime, **fields: Any) -> Task:
    """A task that was done at a moment."""
    return Task(user_id=user.id, title="tea", completed_at=at, created_at=at - timedelta(days=1), **fields)


def made(user: User, days: float, **fields: Any) -> Task:
    """An open task that was made so many days before noon."""
    return Task(user_id=user.id, title="tea", created_at=NOON - timedelta(days=days), **fields)


async def keep(database: Database, *tasks: Task) -> None:
    async with database.begin() as session:
        session.add_all(tasks)


async def report(database: Database, user: User, *, zone: str = "UTC", days: int = 7) -> ProgressReport:
    async with database.read() as session:
        return await load_progress(session, user_id=user.id, timezone=zone, days=days, at=NOON)


async def test_without_a_task_all_is_zero(database: Database, user: User):
    found = await report(database, user)
    assert [one.day for one in found.days] == [date(2026, 11, 18) + timedelta(days=n) for n in range(7)]
    assert (found.done, found.before, found.open, found.streaks) == (0, 0, 0, Streaks())
    assert found.hours == (0,) * 24
    assert found.ages == dict.fromkeys(Age, 0)
    assert found.priorities == dict.fromkeys(Priority, 0)
    assert found.tags == {}


async def test_what_was_done_counts_by_day_and_hour_and_the_days_before_for_themselves(database: Database, user: User):
    day = timedelta(days=1)
    await keep(
        database,
        done(user, NOON),
        done(user, NOON - timedelta(minutes=1)),
        done(user, NOON - 2 * day),
        done(user, NOON - 6 * day),
        done(user, NOON - 7 * day),
        done(user, NOON - 13 * day),
        done(user, NOON - 14 * day),
        done(user, NOON - 400 * day),
    )
    found = await report(database, user)
    assert [one.count for one in found.days] == [1, 0, 0, 0, 1, 0, 2]
    assert (found.done, found.before) == (4, 2)
    assert {hour: count for hour, count in enumerate(found.hours) if count} == {11: 1, 12: 3}


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Kiritimati"])
async def test_days_and_hours_are_those_of_the_persons_clock(database: Database, user: User, zone: str):
    # Each hour of three days, over the change of the clock of New York on 1 November 2026, too.
    moments = [NOON - timedelta(days=24) + timedelta(hours=hours, minutes=50) for hours in range(72)]
    await keep(database, *(done(user, moment) for moment in moments))
    found = await report(database, user, zone=zone, days=30)
    there = [moment.astimezone(ZoneInfo(zone)) for moment in moments]
    wanted = {day: sum(one.date() == day for one in there) for day in {one.date() for one in there}}
    assert {one.day: one.count for one in found.days if one.count} == wanted
    assert list(found.hours) == [sum(one.hour == hour for one in there) for hour in range(24)]


async def test_a_streak_reaches_over_the_days_that_are_shown(database: Database, user: User):
    await keep(database, *(done(user, NOON - timedelta(days=days)) for days in (*range(1, 40), *range(50, 150))))
    assert (await report(database, user)).streaks == Streaks(39, 100)


async def test_open_ones_are_counted_by_age_priority_and_tag(database: Database, user: User):
    await keep(
        database,
        made(user, 0.4, priority=Priority.HIGH, tags=["home", "garden"]),
        made(user, 1, priority=Priority.HIGH, tags=["home"]),
        made(user, 6, priority=Priority.NONE),
        made(user, 7),
        made(user, 29),
        made(user, 30),
        made(user, 91),
        made(user, 4_000),
        done(user, NOON, tags=["done"]),
    )
    found = await report(database, user)
    assert found.ages == {Age.TODAY: 1, Age.WEEK: 2, Age.MONTH: 2, Age.QUARTER: 1, Age.OLDER: 2}
    assert list(found.priorities.items()) == [
        (Priority.HIGH, 2), (Priority.MEDIUM, 5), (Priority.LOW, 0), (Priority.NONE, 1),
    ]  # fmt: skip
    assert found.tags == {"home": 2, "garden": 1}
    assert found.open == 8


async def test_nobody_elses_work_is_in_it(database: Database, user: User, make_user: MakeUser):
    stranger = await make_user()
    await keep(database, done(stranger, NOON), made(stranger, 1, tags=["theirs"]))
    found = await report(database, user)
    assert (found.done, found.open, found.tags) == (0, 0, {})


@pytest.mark.parametrize("size", [1, 500])
async def test_it_costs_three_statements_however_much_there_is(database: Database, user: User, size: int):
    await keep(
        database, *(done(user, NOON - timedelta(hours=n)) for n in range(size)), *(made(user, n) for n in range(size))
    )
    with statements(database) as sent:
        await report(database, user, days=30)
    assert len(sent) == 3
