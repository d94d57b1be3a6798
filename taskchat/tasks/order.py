"""Orders of tasks, the same on both engines; a due date is the moment that a clock of the person's shows."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, String, and_, bindparam, case, false, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import col
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.database import UtcDateTime
from taskchat.tasks.folding import Folded
from taskchat.tasks.models import Priority, Task
from taskchat.tasks.places import Sort
from taskchat.tasks.position import by_hand

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


class _Bytewise(FunctionElement[str]):
    """Text of a column, compared by its characters' numbers, in any locale."""

    name = "bytewise"
    type = String()
    inherit_cache = True


@compiles(_Bytewise, "sqlite")
def _compare_sqlite(element: Any, compiler: Any, **options: Any) -> str:
    # As all texts are there.
    return compiler.process(element.clauses, **options)


@compiles(_Bytewise, "postgresql")
def _compare_postgresql(element: Any, compiler: Any, **options: Any) -> str:
    return f'(({compiler.process(element.clauses, **options)}) COLLATE "C")'


class SortKey(NamedTuple):
    """Value by which tasks are sorted; where it is missing it comes `nulls_first`, or last, or is never missing."""

    value: Any
    descending: bool = False
    nulls_first: bool | None = None

    def ordered(self) -> ColumnElement[Any]:
        """Return it as it stands in an order."""
        ordered = self.value.desc() if self.descending else self.value.asc()
        if self.nulls_first is None:
            return ordered
        return ordered.nulls_first() if self.nulls_first else ordered.nulls_last()

    def equals(self, value: Any) -> ColumnElement[bool]:
        """Condition for those that have the same."""
        return self.value.is_(None) if value is None else self.value == value

    def comes_after(self, value: Any) -> ColumnElement[bool]:
        """Condition for those that come behind a value."""
        if value is None:
            return self.value.is_not(None) if self.nulls_first else false()
        behind = self.value < value if self.descending else self.value > value
        return or_(behind, self.value.is_(None)) if self.nulls_first is False else behind


def sort_keys(sort: Sort, *, now: datetime, timezone: str) -> list[SortKey]:
    """Return what tasks are sorted by; the last one tells all of them apart.

    By due date and by priority, the other follows, then age; done tasks come last, newest first, in the order by hand
    too. Titles are sorted as they are searched, so that "apple" stands beside "Apple". What was created last comes
    first. A whole day is due when it begins where the person lives: after all of the day before, and before its hours.
    """
    done = SortKey(col(Task.completed_at), descending=True, nulls_first=True)
    ranks = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2, Priority.NONE: 3}
    rank = SortKey(case(ranks, value=col(Task.priority), else_=1))
    due = SortKey(_local_due(ZoneInfo(timezone), now.year), nulls_first=False)
    whole, age = SortKey(case((col(Task.all_day), 0), else_=1)), SortKey(col(Task.id))
    match sort:
        case Sort.DUE:
            return [done, due, whole, rank, age]
        case Sort.PRIORITY:
            return [done, rank, due, whole, age]
        case Sort.TITLE:
            return [SortKey(_Bytewise(Folded(col(Task.title)))), age]
        case Sort.CREATED:
            return [SortKey(col(Task.created_at), descending=True), SortKey(col(Task.id), descending=True)]
        case Sort.POSITION:
            return [done, SortKey(by_hand()), age]


def in_order(
    statement: SelectOfScalar[Task], *, now: datetime, timezone: str, sort: Sort = Sort.DUE
) -> SelectOfScalar[Task]:
    """Sort tasks, by `sort_keys`."""
    return statement.order_by(*(key.ordered() for key in sort_keys(sort, now=now, timezone=timezone)))


def behind(keys: Sequence[SortKey], values: Sequence[Any]) -> ColumnElement[bool]:
    """Condition for tasks that come behind a place in an order."""
    condition: ColumnElement[bool] = false()
    for key, value in zip(reversed(keys), reversed(values), strict=True):
        condition = or_(key.comes_after(value), and_(key.equals(value), condition))
    return condition


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
