"""Days with their tasks: the first few of each day and how many there are, in one statement for a whole month."""

from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, literal
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlmodel import select

from taskchat.tasks.filters import due_before, due_between, select_tasks
from taskchat.tasks.models import Task
from taskchat.tasks.order import sort_keys
from taskchat.tasks.places import Sort
from taskchat.tasks.query import TaskQuery

MAX_DAYS = 62


class DayTasks(NamedTuple):
    """Day of the person's calendar, the first tasks that are due on it, and how many there are."""

    day: date
    tasks: list[Task]
    total: int


async def list_by_day(
    session: AsyncSession,
    *,
    user_id: UUID,
    query: TaskQuery,
    first: date,
    last: date,
    per_day: int,
    timezone: str,
    now: datetime,
) -> list[DayTasks]:
    """List the days from first to last on which tasks that fit a query are due, open ones first, then by their time.

    No day has more than `per_day` tasks, whatever there is, and days without any are left out. The query's page and
    order do not matter. Raises `ValueError` for more than `MAX_DAYS` days.
    """
    count = (last - first).days + 1
    if not 0 < count <= MAX_DAYS:
        raise ValueError(f"A calendar shows 1 to {MAX_DAYS} days, not {count}.")
    zone = ZoneInfo(timezone)
    day = _day_number(first, count, zone)
    keys = [key.ordered() for key in sort_keys(Sort.DUE, now=now, timezone=timezone)]
    numbered = (
        select_tasks(query, user_id=user_id, now=now, timezone=timezone)
        .where(due_between(first, last + timedelta(days=1), zone))
        .add_columns(
            day.label("day"),
            func.row_number().over(partition_by=day, order_by=keys).label("place"),
            func.count().over(partition_by=day).label("total"),
        )
        .subquery()
    )
    task, columns = aliased(Task, numbered), numbered.c
    few = select(task, columns.day, columns.total).where(columns.place <= per_day)
    rows = (await session.execute(few.order_by(columns.day, columns.place))).all()
    return [
        _day_tasks(first + timedelta(days=number), list(some)) for number, some in groupby(rows, lambda row: row[1])
    ]


def _day_tasks(day: date, rows: list[tuple[Task, int, int]]) -> DayTasks:
    return DayTasks(day, [row[0] for row in rows], rows[0][2])


def _day_number(first: date, count: int, zone: ZoneInfo) -> ColumnElement[int]:
    """Return the number of the day on which a task is due, from 0; all are due within these days."""
    ends = [first + timedelta(days=number + 1) for number in range(count - 1)]
    branches = [(due_before(end, zone), number) for number, end in enumerate(ends)]
    return case(*branches, else_=count - 1) if branches else literal(0)
