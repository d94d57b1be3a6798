"""Filters by due date from zones on both sides of UTC, and the order of what they find, on both databases."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

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


async def titles(database: Database, user: User, zone: str, **conditions: Any) -> list[str]:
    """List the titles of all that fit, seen on Monday at 8:00 in the zone."""
    query = TaskQuery(**{"status": "all", "limit": 500, **conditions})
    async with database.read() as session:
        page = await tasks.find(session, user_id=user.id, query=query, timezone=zone, now=on(23, 8, zone))
    return [task.title for task in page.tasks]


@pytest.mark.parametrize("zone", [*ZONES, "America/Los_Angeles", "Asia/Tokyo", "Asia/Kathmandu", "America/St_Johns"])
async def test_a_whole_day_lies_between_the_evening_before_and_its_own_first_hour(
    database: Database, user: User, zone: str
):
    whole = {"all_day": True, "priority": "low"}
    await add(database, user, "friday", due_at=datetime(2026, 11, 27, tzinfo=UTC), **whole)
    await add(database, user, "thursday 17:00", due_at=on(26, 17, zone))
    await add(database, user, "friday 0:00", due_at=on(27, 0, zone))
    await add(database, user, "friday 23:00", due_at=on(27, 23, zone))
    await add(database, user, "saturday", due_at=datetime(2026, 11, 28, tzinfo=UTC), **whole)
    await add(database, user, "thursday", due_at=datetime(2026, 11, 26, tzinfo=UTC), **whole)
    wanted = ["thursday", "thursday 17:00", "friday", "friday 0:00", "friday 23:00", "saturday"]
    assert await titles(database, user, zone) == wanted
    async with database.read() as session:
        ids = await tasks.list_titles(session, user_id=user.id, timezone=zone, now=on(23, 8, zone))
    assert [task.title for task in ids] == wanted


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Europe/Berlin", "Australia/Lord_Howe"])
async def test_the_order_follows_the_clock_between_summer_and_winter(database: Database, user: User, zone: str):
    wanted: list[str] = []
    for year in (2026, 2028):
        for month in range(1, 13):
            evening = datetime(year, month, 9, 23, 30, tzinfo=ZoneInfo(zone))
            morning = datetime(year, month, 10, 0, 30, tzinfo=ZoneInfo(zone))
            await add(database, user, f"{year}-{month} late", due_at=morning)
            await add(database, user, f"{year}-{month}", due_at=datetime(year, month, 10, tzinfo=UTC), all_day=True)
            await add(database, user, f"{year}-{month} early", due_at=evening)
            wanted += [f"{year}-{month} early", f"{year}-{month}", f"{year}-{month} late"]
    assert await titles(database, user, zone) == wanted


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({"due_from": "2026-11-23", "due_to": "2026-11-23"}, ["today", "an hour ago", "in two hours", "tonight"]),
        ({"due_from": "2026-11-24"}, ["tomorrow", "just past midnight"]),
        ({"due_to": "2026-11-22"}, ["yesterday", "late last night"]),
        ({"due_from": "2026-11-22", "due_to": "2026-11-22"}, ["yesterday", "late last night"]),
        ({"due_from": "2026-11-23", "due": "overdue"}, ["an hour ago"]),
        ({"due_from": "2026-11-25"}, []),
    ],
)
async def test_the_first_and_the_last_day_of_a_range_belong_to_it(
    database: Database, user: User, zone: str, conditions: dict[str, Any], found: list[str]
):
    await a_week(database, user, zone)
    assert await titles(database, user, zone, **conditions) == found


@pytest.mark.parametrize("zone", ZONES)
async def test_what_was_finished_on_a_day_of_the_persons(database: Database, user: User, zone: str):
    for title, moment in (("late", on(22, 23, zone)), ("at midnight", on(23, 0, zone)), ("evening", on(23, 23, zone))):
        await add(database, user, title)
        async with database.begin() as session:
            page = await tasks.find(session, user_id=user.id, query=TaskQuery())
            page.tasks[0].completed_at = moment
    await add(database, user, "open")
    day = {"completed_from": "2026-11-23", "completed_to": "2026-11-23"}
    assert await titles(database, user, zone, **day) == ["evening", "at midnight"]
    assert await titles(database, user, zone, completed_to="2026-11-22") == ["late"]
    assert await titles(database, user, zone, completed_from="2026-11-24") == []


@pytest.mark.parametrize("zone", ZONES)
async def test_what_was_made_on_a_day_of_the_persons(database: Database, user: User, zone: str):
    for title, moment in (("late", on(22, 23, zone)), ("at midnight", on(23, 0, zone)), ("evening", on(23, 23, zone))):
        await add(database, user, title)
        async with database.begin() as session:
            page = await tasks.find(session, user_id=user.id, query=TaskQuery(search=title))
            page.tasks[0].created_at = moment
    day = {"created_from": "2026-11-23", "created_to": "2026-11-23", "sort": "created"}
    assert await titles(database, user, zone, **day) == ["evening", "at midnight"]
    assert await titles(database, user, zone, created_to="2026-11-22") == ["late"]
    assert await titles(database, user, zone, created_from="2026-11-24") == []


async def test_every_tag_that_is_named_must_be_there(database: Database, user: User):
    await add(database, user, "both", tags=["home", "money"])
    await add(database, user, "one", tags=["home", "homework"])
    assert await titles(database, user, "UTC", tag=["home", "#Money"]) == ["both"]
    assert await titles(database, user, "UTC", tag="home") == ["both", "one"]
    assert await titles(database, user, "UTC", tag=[]) == ["both", "one"]


@pytest.mark.parametrize(
    "conditions",
    [
        {"due_from": "2026-11-24", "due_to": "2026-11-23"},
        {"completed_from": "2026-11-24", "completed_to": "2026-11-23"},
        {"created_from": "2026-11-24", "created_to": "2026-11-23"},
        {"due_from": "9999-12-31"},
        {"due_to": "0001-01-01"},
        {"due_from": "tomorrow"},
        {"completed_to": "2026-02-30"},
        {"tag": ["x" * 201]},
        {"tag": ["x"] * 21},
    ],
)
def test_a_range_that_is_none_is_refused(conditions: dict[str, Any]):
    with pytest.raises(ValidationError):
        TaskQuery(**conditions)
