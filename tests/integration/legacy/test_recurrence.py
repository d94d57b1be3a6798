"""Recurrence and reminders of the older product: they come here, go back with what was changed, and come again."""

import json
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat import tasks
from taskchat.database import Database
from taskchat.legacy import take_recurrence
from taskchat.legacy.recurrence.arriving import RECURRENCE_STAYS, REMINDER_STAYS
from tests.integration.legacy.moved import connected, contents, down, in_thread, rows, run, tables, up
from tests.integration.legacy.old import Shape, build
from tests.integration.legacy.old.real import RECURRENCES
from tests.integration.legacy.test_eras import TABLES, kept

SHAPE = Shape(real=True)
SERIES, TASKS, ALARMS = (TABLES[name] for name in ("series", "tasks", "alarms"))
OURS = ("series", "tasks", "alarms")
Row = dict[str, Any]
Work = Callable[[AsyncSession, Row], Coroutine[Any, Any, Any]]


@pytest.fixture
def old(empty_url: str) -> str:
    """An old database; the first of what comes again is due in the far future, and its reminder was not sent."""
    build(empty_url, SHAPE)
    run(
        empty_url,
        "UPDATE tasks SET due_date = '2100-01-04 09:00:00.000000+00:00', reminder_sent = false WHERE title = 'Again 0'",
    )
    return empty_url


def all_of(url: str) -> dict[str, list[Row]]:
    """Every row, but for the versions of tasks, which begin anew."""
    return {
        table: [{name: row[name] for name in row if (table, name) != ("tasks", "version")} for row in kept(url, table)]
        for table in OURS
    }


def task_of(url: str, title: str, *, done: bool = False) -> Row:
    (found,) = [row for row in kept(url, "tasks") if row["title"] == title and bool(row["completed_at"]) == done]
    return found


def series_of(url: str, title: str) -> Row:
    (found,) = [row for row in kept(url, "series") if row["template"]["title"] == title]
    return found


def old_task(url: str, title: str, *, done: bool = False) -> tuple[Any, ...]:
    """Recurrence and reminder of an older row, as values."""
    columns = "SELECT recurrence, reminder_offset, reminder_sent FROM tasks WHERE title = :title AND completed = :done"
    ((recurrence, offset, sent),) = rows(url, columns, title=title, done=done)
    return json.loads(recurrence) if isinstance(recurrence, str) else recurrence, offset, bool(sent)


async def work(url: str, *steps: tuple[str, Work]) -> None:
    """Let a person do something with tasks, by their titles."""
    database = Database(url)
    for title, step in steps:
        task = await in_thread(task_of, url, title)
        async with database.begin() as session:
            await step(session, task)
    await database.dispose()


async def complete(session: AsyncSession, task: Row) -> None:
    await tasks.complete(session, user_id=task["user_id"], task_id=task["id"])


async def end(session: AsyncSession, task: Row) -> None:
    await tasks.end_series(session, user_id=task["user_id"], series_id=task["series_id"], after_next=True)


async def monthly(session: AsyncSession, task: Row) -> None:
    data = tasks.SeriesUpdate(rrule="FREQ=MONTHLY;INTERVAL=2")
    await tasks.change_series(session, user_id=task["user_id"], series_id=task["series_id"], data=data)


async def on_weekdays(session: AsyncSession, task: Row) -> None:
    data = tasks.SeriesUpdate(rrule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
    await tasks.change_series(session, user_id=task["user_id"], series_id=task["series_id"], data=data)


async def remind_an_hour_before(session: AsyncSession, task: Row) -> None:
    data = tasks.TaskUpdate(reminders=["-PT1H"])
    await tasks.update(session, user_id=task["user_id"], task_id=task["id"], data=data)


def test_an_open_task_that_came_again_does_so_here(old: str):
    before = contents(old, {"tasks"})
    up(old)
    for n, (due, _, rule) in enumerate(RECURRENCES):
        task = task_of(old, f"Again {n}")
        assert (task["series_id"] is not None) == (rule is not None)
        if rule:
            series = series_of(old, f"Again {n}")
            assert (series["id"], series["rrule"], series["zone"]) == (task["series_id"], rule, "UTC")
            assert series["starts"] == task["slot"]
            assert task["slot"].startswith(f"{due:%Y-%m-%d}" if due and n else "2")
    # Nothing is made for what is done, and nothing beside what is open.
    assert not [row for row in kept(old, "tasks") if row["completed_at"] and row["series_id"]]
    assert len(kept(old, "tasks")) == len(before["tasks"])
    ((reason, is_kept),) = rows(old, "SELECT reason, kept FROM migration_rejects WHERE reason LIKE '%recurrence%'")
    assert "either a day of the month or a weekday" in reason
    assert "0 9 1 * 1" in reason
    assert is_kept


def test_reminders_come_along_and_what_was_sent_does_not_ring_again(old: str):
    up(old)
    first = task_of(old, "Again 0")
    assert [task["reminders"] for task in kept(old, "tasks") if task["title"].startswith("Again")] == [["-PT30M"]] * 6
    assert series_of(old, "Again 0")["template"]["reminders"] == ["-PT30M"]
    ((task_id, moment),) = [(row["task_id"], row["remind_at"]) for row in kept(old, "alarms")]
    assert (task_id, moment) == (first["id"], datetime(2100, 1, 4, 8, 30, tzinfo=UTC))


def test_doing_it_again_changes_nothing(old: str):
    up(old)
    before = {table: kept(old, table) for table in OURS}
    with connected(old) as connection:
        url = connection.engine.url
    take_recurrence(url)
    down(old, "0010")
    up(old)
    assert {table: kept(old, table) for table in OURS} == before


def test_who_migrated_before_gets_series_of_what_was_not_changed_since(old: str):
    before = contents(old, {"tasks"})["tasks"]
    up(old, "0010")
    assert kept(old, "series") == []
    with connected(old) as connection:
        changed = sa.update(TASKS).where(TASKS.c.title == "Again 0")
        connection.execute(changed.values(updated_at=datetime(2026, 1, 1, tzinfo=UTC)))
    up(old)
    assert {row["template"]["title"] for row in kept(old, "series")} >= {"Again 1", "Again 2", "Again 3", "Again 4"}
    changed = task_of(old, "Again 0")
    assert (changed["series_id"], changed["reminders"]) == (None, [])
    said = rows(old, "SELECT reason FROM migration_rejects WHERE key = (SELECT id FROM tasks WHERE title = 'Again 0')")
    assert {RECURRENCE_STAYS, REMINDER_STAYS} <= set(said[0][0].split("; "))
    down(old)
    back = contents(old, {"tasks"})["tasks"]
    # But for when it was changed.
    assert len(set(map(repr, back)) - set(map(repr, before))) == 1
    assert old_task(old, "Again 0") == ({"frequency": "daily"}, 30, False)


async def test_the_older_product_gets_what_was_changed_and_what_it_changes_comes_here(old: str):
    await in_thread(up, old)
    steps = [("Again 0", complete), ("Again 1", end), ("Again 2", monthly), ("Again 4", on_weekdays)]
    await work(old, *steps, ("Again 5", remind_an_hour_before))
    here = await in_thread(all_of, old)
    await in_thread(down, old)

    daily = {"frequency": "daily", "interval": 1}
    assert old_task(old, "Again 0") == (daily, 30, False)
    assert old_task(old, "Again 0", done=True) == ({"frequency": "daily"}, 30, False)
    assert old_task(old, "Again 1") == (None, 30, True)
    assert rows(old, "SELECT count(*) FROM tasks WHERE title = 'Again 1' AND recurrence IS NULL") == [(1,)]
    assert old_task(old, "Again 2")[0] == {"frequency": "monthly", "interval": 2}
    # It cannot say weekdays.
    assert old_task(old, "Again 4")[0] is None
    assert old_task(old, "Again 5") == ({"cron": "0 9 1 * 1"}, 60, False)

    await in_thread(up, old)
    again = await in_thread(all_of, old)
    for table in OURS:
        assert again[table] == here[table], table

    await in_thread(down, old)
    run(old, "UPDATE tasks SET recurrence = :said WHERE title = 'Again 2'", said='{"frequency": "weekly"}')
    run(old, "UPDATE tasks SET recurrence = NULL, reminder_offset = 10 WHERE title = 'Again 0' AND completed = false")
    run(old, "UPDATE tasks SET recurrence = :said WHERE title = 'Due 2'", said='{"frequency": "weekly"}')
    run(old, "UPDATE tasks SET completed = false WHERE title = 'Due 2'")
    await in_thread(up, old)
    assert series_of(old, "Again 2")["rrule"] == "FREQ=WEEKLY"
    assert series_of(old, "Again 0")["ended_at"] is not None
    assert task_of(old, "Again 0")["reminders"] == ["-PT10M"]
    assert series_of(old, "Due 2")["id"] == task_of(old, "Due 2")["series_id"]
    others = [row for row in here["series"] if row["template"]["title"] not in {"Again 0", "Again 2"}]
    assert [row for row in kept(old, "series") if row["id"] in {one["id"] for one in others}] == others
    assert not {name for name in tables(old) if name.startswith("kept_")}


async def test_who_began_here_leaves_with_what_comes_again(database_url: str):
    key = UUID(int=5)
    values = "(:key, 'ada@example.com', '!', 'Europe/Berlin', '2025-01-01 00:00:00', '2025-01-01 00:00:00')"
    run(
        database_url,
        f"INSERT INTO users (id, email, hashed_password, timezone, created_at, updated_at) VALUES {values}",  # noqa: S608
        key=key.hex if database_url.startswith("sqlite") else str(key),
    )
    database = Database(database_url)
    async with database.begin() as session:
        due = datetime(2026, 12, 4, 8, tzinfo=UTC)
        made = tasks.TaskCreate(title="Water", due_at=due, rrule="FREQ=WEEKLY;COUNT=3", reminders=["-P1D"])
        await tasks.create(session, user_id=key, data=made, timezone="Europe/Berlin")
    await database.dispose()
    here = {table: await in_thread(kept, database_url, table) for table in OURS}
    await in_thread(down, database_url)
    assert old_task(database_url, "Water") == ({"frequency": "weekly", "interval": 1, "count": 3}, 1440, False)
    await in_thread(up, database_url)
    assert {table: await in_thread(kept, database_url, table) for table in OURS} == here
