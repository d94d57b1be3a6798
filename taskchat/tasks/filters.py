"""Filters and order of tasks: one query that the page, the API and the tools share."""

import json
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, Field
from sqlalchemy import ColumnElement, Text, and_, case, cast, not_, or_
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.tasks.models import Priority, Task
from taskchat.text import printable

SEARCH_MAX = 200


class Status(StrEnum):
    """Choice of tasks by whether they are done."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


class DueWindow(StrEnum):
    """Choice of tasks by due date, seen from the person's own day."""

    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEKEND = "weekend"
    WEEK = "week"
    NEXT_WEEK = "next week"
    NONE = "none"


# No task holds what cannot be printed, and PostgreSQL takes none of it in a question either.
QueryText = Annotated[str, AfterValidator(printable)]


class TaskQuery(BaseModel):
    """Choice of tasks; conditions that are set must all hold."""

    status: Status = Status.OPEN
    due: DueWindow | None = None
    priority: Priority | None = None
    tag: QueryText | None = Field(default=None, max_length=SEARCH_MAX)
    search: QueryText | None = Field(default=None, max_length=SEARCH_MAX)
    limit: int = Field(default=50, ge=1, le=500)
    offset: int = Field(default=0, ge=0, le=1_000_000)


def select_tasks(query: TaskQuery, *, user_id: UUID, now: datetime, timezone: str) -> SelectOfScalar[Task]:
    """Return the statement for all tasks of one person that fit, without order and page."""
    statement = select(Task).where(Task.user_id == user_id)
    for condition in _conditions(query, now=now, zone=ZoneInfo(timezone)):
        statement = statement.where(condition)
    return statement


def _conditions(query: TaskQuery, *, now: datetime, zone: ZoneInfo) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.status is not Status.ALL:
        done = col(Task.completed_at).is_not(None)
        conditions.append(done if query.status is Status.DONE else not_(done))
    if query.priority:
        conditions.append(col(Task.priority) == query.priority)
    if query.due:
        conditions.append(due_condition(query.due, now=now, zone=zone))
    if query.search:
        conditions += [_contains(word) for word in dict.fromkeys(query.search.lower().split())]
    if query.tag:
        conditions.append(_has_tag(query.tag))
    return conditions


def _contains(word: str) -> ColumnElement[bool]:
    return or_(
        col(Task.title).icontains(word, autoescape=True),
        col(Task.description).icontains(word, autoescape=True),
        _has_tag(word),
    )


def _has_tag(tag: str) -> ColumnElement[bool]:
    # A tag as JSON writes it, quotes included, so that "home" does not find "homework".
    quoted = json.dumps(tag.strip().lstrip("#").lower(), ensure_ascii=False)
    return cast(col(Task.tags), Text).contains(quoted, autoescape=True)


def due_condition(window: DueWindow, *, now: datetime, zone: ZoneInfo) -> ColumnElement[bool]:
    """Condition for tasks due in a window of the person's day: a whole-day task by its day, another by its moment.

    A week is seven days from today on, the next one goes from Monday to Sunday (ISO 8601).
    """
    today = now.astimezone(zone).date()
    match window:
        case DueWindow.NONE:
            return col(Task.due_at).is_(None)
        case DueWindow.OVERDUE:
            return or_(
                and_(col(Task.all_day), col(Task.due_at) < day_start(today, UTC)),
                and_(not_(col(Task.all_day)), col(Task.due_at) < now),
            )
        case _:
            first, end = _days(window, today)
            return due_between(first, end, zone)


def _days(window: DueWindow, today: date) -> tuple[date, date]:
    """Return the first day of a window, and the first after it."""
    monday = today - timedelta(days=today.weekday())
    first, days = {
        DueWindow.TODAY: (today, 1),
        DueWindow.TOMORROW: (today + timedelta(days=1), 1),
        DueWindow.WEEKEND: (monday + timedelta(days=5), 2),
        DueWindow.WEEK: (today, 7),
        DueWindow.NEXT_WEEK: (monday + timedelta(days=7), 7),
    }[window]
    return first, first + timedelta(days=days)


def due_between(first: date, end: date, zone: ZoneInfo) -> ColumnElement[bool]:
    """Condition for tasks due on the person's days from `first` up to, without, `end`."""

    def within(tz: tzinfo) -> ColumnElement[bool]:
        return and_(col(Task.due_at) >= day_start(first, tz), col(Task.due_at) < day_start(end, tz))

    return or_(and_(col(Task.all_day), within(UTC)), and_(not_(col(Task.all_day)), within(zone)))


def due_from(first: date, zone: ZoneInfo) -> ColumnElement[bool]:
    """Condition for tasks due on the person's day `first` or after it."""
    due, all_day = col(Task.due_at), col(Task.all_day)
    return or_(and_(all_day, due >= day_start(first, UTC)), and_(not_(all_day), due >= day_start(first, zone)))


def day_start(day: date, zone: tzinfo) -> datetime:
    """Return the first moment of a day in a zone, aware."""
    return datetime.combine(day, time.min, zone)


def in_order(statement: SelectOfScalar[Task]) -> SelectOfScalar[Task]:
    """Sort by due date, then priority, then age; done tasks come last, newest first."""
    rank = case({Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}, value=col(Task.priority))
    return statement.order_by(
        col(Task.completed_at).desc().nulls_first(),
        col(Task.due_at).asc().nulls_last(),
        rank,
        col(Task.id),
    )
