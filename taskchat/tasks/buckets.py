"""Buckets of due dates: counts and lists of a person's tasks, made by the database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, TableValuedAlias, and_, func, not_, or_, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.due import due_day, get_due, is_overdue
from taskchat.tasks.filters import due_between, due_condition, due_from, is_waiting, select_tasks
from taskchat.tasks.models import Task
from taskchat.tasks.order import in_order
from taskchat.tasks.query import DueWindow, Status, TaskQuery


class DueBucket(StrEnum):
    """Due date of an open task, seen from the person's own day; each task lies in exactly one bucket."""

    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEK = "week"
    LATER = "later"
    NONE = "none"


@dataclass(frozen=True)
class BucketCounts:
    """Numbers of open tasks in each bucket, of those among them that wait for their start, and of done tasks."""

    open: dict[DueBucket, int] = field(default_factory=dict)
    waiting: int = 0
    done: int = 0

    def within(self, buckets: Collection[DueBucket]) -> int:
        """Sum up the open tasks in these buckets."""
        return sum(self.open.get(bucket, 0) for bucket in buckets)


def get_bucket(task: Task, clock: LocalClock) -> DueBucket:
    """Return the bucket of an open task; the database counts the same way."""
    due = get_due(task)
    if due is None:
        return DueBucket.NONE
    if is_overdue(due, clock):
        return DueBucket.OVERDUE
    match (due_day(due, clock) - clock.today).days:
        case 0:
            return DueBucket.TODAY
        case 1:
            return DueBucket.TOMORROW
        case distance:
            return DueBucket.WEEK if distance < 7 else DueBucket.LATER


def waits_for_start(task: Task, clock: LocalClock) -> bool:
    """Whether an open task starts on a later day and is not due by today; the database says the same."""
    starts_later = task.start_on is not None and task.start_on > clock.today
    return starts_later and get_bucket(task, clock) not in {DueBucket.OVERDUE, DueBucket.TODAY}


ALL_TASKS = TaskQuery(status=Status.ALL)


async def count_by_bucket(
    session: AsyncSession, *, user_id: UUID, timezone: str, now: datetime, query: TaskQuery = ALL_TASKS
) -> BucketCounts:
    """Count the tasks that fit a query, in one statement. The query's page does not matter."""
    opened, zone = col(Task.completed_at).is_(None), ZoneInfo(timezone)
    conditions = [and_(opened, _is_in(bucket, now=now, zone=zone)) for bucket in DueBucket]
    others = [is_waiting(now=now, zone=zone), not_(opened)]
    counted = [func.count().filter(condition) for condition in [*conditions, *others]]
    fitting = select_tasks(query, user_id=user_id, now=now, timezone=timezone)
    row = (await session.execute(fitting.with_only_columns(*counted, maintain_column_froms=True))).one()
    *in_buckets, waiting, done = row
    return BucketCounts(open=dict(zip(DueBucket, in_buckets, strict=True)), waiting=waiting, done=done)


async def list_by_bucket(
    session: AsyncSession,
    *,
    user_id: UUID,
    query: TaskQuery,
    limit: int,
    timezone: str,
    now: datetime,
    buckets: Collection[DueBucket] = (),
) -> list[Task]:
    """List the first tasks in order that fit a query, those in `buckets` if any are named, in one statement.

    `limit` takes the place of the query's own, which is a limit for strangers.
    """
    fitting = _within(query, buckets, user_id=user_id, now=now, timezone=timezone)
    first = in_order(fitting, now=now, timezone=timezone, sort=query.sort).limit(limit)
    return list((await session.execute(first)).scalars())


async def count_each(
    session: AsyncSession,
    *,
    user_id: UUID,
    choices: Sequence[tuple[TaskQuery, Collection[DueBucket]]],
    timezone: str,
    now: datetime,
) -> list[int]:
    """Count the tasks that fit each query, those in its buckets if any are named, all in one statement."""
    each = (_within(query, buckets, user_id=user_id, now=now, timezone=timezone) for query, buckets in choices)
    counts = [select(func.count()).select_from(fitting.subquery()).scalar_subquery() for fitting in each]
    return [int(count) for count in (await session.execute(select(*counts))).one()]


def _within(
    query: TaskQuery, buckets: Collection[DueBucket], *, user_id: UUID, now: datetime, timezone: str
) -> SelectOfScalar[Task]:
    fitting = select_tasks(query, user_id=user_id, now=now, timezone=timezone)
    if not buckets:
        return fitting
    return fitting.where(or_(*(_is_in(bucket, now=now, zone=ZoneInfo(timezone)) for bucket in buckets)))


async def tag_counts(session: AsyncSession, *, user_id: UUID, limit: int) -> dict[str, int]:
    """Count the open tasks of each tag, for the most used tags only, in one statement."""
    tag = _tags_of(session.get_bind().dialect.name)
    statement = (
        select(tag.c.value, func.count())
        .select_from(Task)
        .join(tag, true())
        .where(Task.user_id == user_id, col(Task.completed_at).is_(None))
        .group_by(tag.c.value)
        .order_by(func.count().desc(), tag.c.value)
        .limit(limit)
    )
    return {str(name): count for name, count in await session.execute(statement)}


def _tags_of(engine: str) -> TableValuedAlias:
    each = func.jsonb_array_elements_text if engine == "postgresql" else func.json_each
    return each(col(Task.tags)).table_valued("value")


def _is_in(bucket: DueBucket, *, now: datetime, zone: ZoneInfo) -> ColumnElement[bool]:
    today = now.astimezone(zone).date()
    overdue = due_condition(DueWindow.OVERDUE, now=now, zone=zone)

    def days(start: int, end: int) -> ColumnElement[bool]:
        within = due_between(today + timedelta(days=start), today + timedelta(days=end), zone)
        return and_(not_(overdue), within)

    match bucket:
        case DueBucket.OVERDUE:
            return overdue
        case DueBucket.TODAY:
            return days(0, 1)
        case DueBucket.TOMORROW:
            return days(1, 2)
        case DueBucket.WEEK:
            return days(2, 7)
        case DueBucket.LATER:
            return due_from(today + timedelta(days=7), zone)
        case DueBucket.NONE:
            return col(Task.due_at).is_(None)
