"""100,000 reminders due in one minute: how long it takes until all have rung, in their order, on both engines."""

import asyncio
import tempfile
import time
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import command

from taskchat.accounts import User
from taskchat.database import Database, alembic_config, new_id, now
from taskchat.notifications import Notification, PushSubscription, Scheduler
from taskchat.tasks import Alarm, Task, alarm_id
from tests.bench.figures import goal
from tests.postgres import postgres_server

_COUNT = 100_000
_PEOPLE = 500
# Of so many people one has a browser that takes push messages.
_WITH_BROWSER = 5
_GOAL_S = 60.0


def report() -> None:
    """Print the time on both engines, with the work that it was and the longest pause that others had."""
    print(f"{_COUNT:,} reminders of {_PEOPLE} people in one minute, each of a task of its own")
    with tempfile.TemporaryDirectory() as folder:
        _measure("SQLite", f"sqlite:///{folder}/reminders.db")
    with postgres_server(durable=True) as url:
        _measure("PostgreSQL", url)


def _measure(name: str, url: str) -> None:
    command.upgrade(alembic_config(url), "head")
    seconds, worked, pause = asyncio.run(_ring(Database(url)))
    rate, milliseconds = _COUNT / seconds, pause * 1_000
    print(
        f"{name:12}{seconds:8.1f} s, {rate:,.0f} a second; {worked:.1f} s of work, longest pause {milliseconds:.0f} ms"
    )
    print(goal(f"100,000 due in one minute handed out in order, {name}", seconds, _GOAL_S, " s"))


async def _ring(database: Database) -> tuple[float, float, float]:
    start = now().replace(second=0, microsecond=0)
    await _fill(database, start)
    pauses = _Pauses()
    watching = asyncio.create_task(pauses.watch())
    began, worked = time.perf_counter(), time.process_time()
    await Scheduler(database, clock=lambda: start + timedelta(minutes=1)).act()
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    watching.cancel()
    await _check(database)
    await database.dispose()
    return seconds, worked, pauses.longest


class _Pauses:
    """Seconds in which the event loop serves nobody else."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.001)
            self.longest = max(self.longest, time.perf_counter() - before - 0.001)


async def _fill(database: Database, start: datetime) -> None:
    people = [User(email=f"{number}@example.com", hashed_password="!") for number in range(_PEOPLE)]
    async with database.begin() as session:
        session.add_all(people)
        await session.flush()
        session.add_all(
            PushSubscription(user_id=one.id, endpoint=f"https://push.test/{one.id}", p256dh="", auth="", jti=one.id)
            for one in people[::_WITH_BROWSER]
        )
    for first in range(0, _COUNT, 5_000):
        numbers = range(first, first + 5_000)
        rows = [_rows(people[number % _PEOPLE].id, number, start) for number in numbers]
        async with database.begin() as session:
            await session.execute(sa.insert(Task), [task for task, _ in rows])
            await session.execute(sa.insert(Alarm), [alarm for _, alarm in rows])


def _rows(user_id: UUID, number: int, start: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    # Not in the order in which they are made.
    moment = start + timedelta(microseconds=number * 7_919 % _COUNT * 600)
    task_id = new_id()
    task = {
        "id": task_id,
        "user_id": user_id,
        "title": f"task {number}",
        "due_at": moment,
        "tags": [],
        "reminders": ["-PT0M"],
    }
    ids = {"id": alarm_id(task_id, moment), "user_id": user_id, "task_id": task_id}
    return task, ids | {"text": "-PT0M", "remind_at": moment}


async def _check(database: Database) -> None:
    """Raise where one is missing, or came before one that was to come earlier."""
    in_order = sa.select(sa.column("created_at"), sa.column("remind_at")).select_from(sa.table("notifications"))
    async with database.read() as session:
        count = await session.scalar(sa.select(sa.func.count()).select_from(Notification))
        waiting = await session.scalar(sa.select(sa.func.count()).select_from(Alarm))
        moments = [row[1] for row in await session.execute(in_order.order_by(sa.text(_PLACE[database.is_sqlite])))]
    if (count, waiting) != (_COUNT, 0) or moments != sorted(moments):
        raise RuntimeError(f"{count} rang, {waiting} wait, in order: {moments == sorted(moments)}")


# The order in which rows were written: SQLite numbers them, PostgreSQL places them one behind the other.
_PLACE = {True: "rowid", False: "ctid"}
