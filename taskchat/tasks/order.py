"""Order of tasks, the same on both engines: by the moment that a clock of the person's shows."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, and_, bindparam, case
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import col
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.database import UtcDateTime
from taskchat.tasks.models import Priority, Task

# Beyond these years, the hour of a zone is that of their ends: only midnight could tell the difference.
_YEARS_BEFORE, _YEARS_AFTER = 2, 6


class _Shifted(FunctionElement[datetime]):
    """Moment of a column, by some seconds later."""

    name = "shifted"
    type = UtcDateTime()
    inherit_cache = True


@compiles(_Shifted, "sqlite")
def _shift_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    moment, seconds = (compiler.process(clause, **options) for clause in element.clauses)
    # As it is kept there, so that texts compare like moments.
    return f"strftime('%Y-%m-%d %H:%M:%f000', {moment}, {seconds} || ' seconds')"


@compiles(_Shifted, "postgresql")
def _shift_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    moment, seconds = (compiler.process(clause, **options) for clause in element.clauses)
    return f"({moment} + make_interval(secs => {seconds}))"


def in_order(statement: SelectOfScalar[Task], *, now: datetime, timezone: str) -> SelectOfScalar[Task]:
    """Sort by due date, then priority, then age; done tasks come last, newest first.

    A whole day is due when it begins where the person lives: after all of the day before, and before its hours.
    """
    rank = case({Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}, value=col(Task.priority))
    return statement.order_by(
        col(Task.completed_at).desc().nulls_first(),
        _local_due(ZoneInfo(timezone), now.year).asc().nulls_last(),
        col(Task.all_day).desc(),
        rank,
        col(Task.id),
    )


def _local_due(zone: ZoneInfo, year: int) -> ColumnElement[Any]:
    """Moment at which a task is due: that of a whole day, kept as 00:00 UTC, is moved to its beginning in the zone."""
    due = col(Task.due_at)
    *before, (_, last) = _offsets(zone, year)
    days = [(and_(col(Task.all_day), due < end), _shifted(seconds)) for end, seconds in before]
    return case(*days, (col(Task.all_day), _shifted(last)), else_=due)


def _shifted(seconds: int) -> ColumnElement[Any]:
    return _Shifted(col(Task.due_at), bindparam(None, -seconds, Integer))


@lru_cache(maxsize=64)
def _offsets(zone: ZoneInfo, year: int) -> list[tuple[datetime, int]]:
    """List the offsets of the zone from UTC at the beginnings of days, in seconds, each with the end of its days."""
    first, last = date(year - _YEARS_BEFORE, 1, 1), date(year + _YEARS_AFTER, 1, 1)
    days = [first + timedelta(days=number) for number in range((last - first).days)]
    return [
        (datetime.combine(max(same) + timedelta(days=1), time.min, UTC), seconds)
        for seconds, same in groupby(days, key=lambda day: _offset(day, zone))
    ]


def _offset(day: date, zone: ZoneInfo) -> int:
    offset = datetime.combine(day, time.min, zone).utcoffset()
    return int(offset.total_seconds()) if offset else 0
