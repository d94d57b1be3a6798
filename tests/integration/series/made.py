"""A series as a person makes it, and its occurrences as they are by now."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, now
from taskchat.tasks import Series, Task


def day(distance: int = 0) -> datetime:
    """A whole day, so many days from today, as a task keeps it."""
    return datetime.combine(now().date() + timedelta(days=distance), time(), UTC)


def slot(distance: int = 0) -> str:
    """The slot of that day."""
    return day(distance).date().isoformat()


async def made(database: Database, user: User, rrule: str = "FREQ=DAILY", **fields: Any) -> Task:
    """The first occurrence of a series; every day from today, unless it is said."""
    given = {"title": "water plants", "due_at": day(), "all_day": True} | fields
    data = tasks.valid_task(**given, rrule=rrule)
    async with database.begin() as session:
        return (await tasks.create(session, user_id=user.id, data=data, timezone=user.timezone)).task


async def complete(database: Database, user: User, task: Task) -> UUID:
    """Tick it off; the id of that change."""
    async with database.begin() as session:
        _, change_id = await tasks.complete(session, user_id=user.id, task_id=task.id)
    assert change_id
    return change_id


async def undo(database: Database, user: User, change_id: UUID | None = None) -> None:
    """Take a change back, by default the newest."""
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id, change_id=change_id)


async def occurrences(database: Database, user: User) -> list[tuple[str | None, bool]]:
    """Each occurrence by its slot, and whether it is done."""
    mine = select(Task).where(Task.user_id == user.id, col(Task.series_id).is_not(None)).order_by(col(Task.slot))
    async with database.read() as session:
        return [(task.slot, task.completed_at is not None) for task in (await session.execute(mine)).scalars()]


async def open_ones(database: Database, user: User) -> list[Task]:
    """The occurrences that are not done."""
    mine = select(Task).where(Task.user_id == user.id, col(Task.completed_at).is_(None)).order_by(col(Task.slot))
    async with database.read() as session:
        return list((await session.execute(mine)).scalars())


async def series_of(database: Database, user: User) -> Series:
    """The person's one series."""
    async with database.read() as session:
        return (await session.execute(select(Series).where(Series.user_id == user.id))).scalar_one()
