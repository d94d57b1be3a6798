"""Filters of tasks: the conditions of a query as SQL."""

import json
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Text, and_, cast, not_, or_
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.tasks.folding import Folded
from taskchat.tasks.models import Task
from taskchat.tasks.query import DueWindow, Start, Status, TaskQuery
from taskchat.text import folded


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
    if query.start is not Start.ALL:
        waits = is_waiting(now=now, zone=zone)
        conditions.append(waits if query.start is Start.WAITING else not_(waits))
    if query.parent_id:
        conditions.append(col(Task.parent_id) == query.parent_id)
    if query.search:
        conditions += [_contains(word) for word in dict.fromkeys(folded(query.search).split())]
    conditions += [_has_tag(tag) for tag in query.tag]
    return [*conditions, *_ranges(query, now=now, zone=zone)]


def _ranges(query: TaskQuery, *, now: datetime, zone: ZoneInfo) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.due:
        conditions.append(due_condition(query.due, now=now, zone=zone))
    if query.due_from:
        conditions.append(due_from(query.due_from, zone))
    if query.due_to:
        conditions.append(due_before(query.due_to + timedelta(days=1), zone))
    for moment, first, last in (
        (col(Task.completed_at), query.completed_from, query.completed_to),
        (col(Task.created_at), query.created_from, query.created_to),
    ):
        if first:
            conditions.append(moment >= day_start(first, zone))
        if last:
            conditions.append(moment < day_start(last + timedelta(days=1), zone))
    return conditions


def _contains(word: str) -> ColumnElement[bool]:
    return or_(
        Folded(col(Task.title)).contains(word, autoescape=True),
        Folded(col(Task.description)).contains(word, autoescape=True),
        _has_tag(word),
    )


def _has_tag(tag: str) -> ColumnElement[bool]:
    # A tag as JSON writes it, quotes included, so that "home" does not find "homework".
    quoted = json.dumps(folded(tag.strip().lstrip("#")), ensure_ascii=False)
    return Folded(cast(col(Task.tags), Text)).contains(quoted, autoescape=True)


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


def is_waiting(*, now: datetime, zone: ZoneInfo) -> ColumnElement[bool]:
    """Condition for open tasks that start on a later day of the person's; what is due by today waits no more."""
    today = now.astimezone(zone).date()
    starts_later = and_(col(Task.start_on).is_not(None), col(Task.start_on) > today)
    due_later = or_(col(Task.due_at).is_(None), due_from(today + timedelta(days=1), zone))
    return and_(starts_later, due_later, col(Task.completed_at).is_(None))


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
    return and_(due_from(first, zone), due_before(end, zone))


def due_from(first: date, zone: ZoneInfo) -> ColumnElement[bool]:
    """Condition for tasks due on the person's day `first` or after it."""
    due, all_day = col(Task.due_at), col(Task.all_day)
    return or_(and_(all_day, due >= day_start(first, UTC)), and_(not_(all_day), due >= day_start(first, zone)))


def due_before(end: date, zone: ZoneInfo) -> ColumnElement[bool]:
    """Condition for tasks due on a day of the person's before `end`."""
    due, all_day = col(Task.due_at), col(Task.all_day)
    return or_(and_(all_day, due < day_start(end, UTC)), and_(not_(all_day), due < day_start(end, zone)))


def day_start(day: date, zone: tzinfo) -> datetime:
    """Return the first moment of a day in a zone, aware."""
    return datetime.combine(day, time.min, zone)
