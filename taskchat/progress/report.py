"""Report of a person's own work, by their calendar and clock, in three statements."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, Select, case, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from taskchat.database import now
from taskchat.progress.streaks import Streaks, find_streaks
from taskchat.tasks import Priority, Task, tag_counts

# A year: streaks are not followed further back.
_DAYS_READ = 366
# What is done is counted by spans that lie within one hour of every zone: offsets are multiples of them.
_SPAN_S = 15 * 60
_MAX_TAGS = 12

Key = TypeVar("Key")


class Age(StrEnum):
    """Time since an open task was made, in days of the calendar; its name says the youngest."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    OLDER = "older"


# Days since a task was made, of which it has fewer; the others are older.
_YOUNGER_THAN = {Age.TODAY: 1, Age.WEEK: 7, Age.MONTH: 30, Age.QUARTER: 91}


@dataclass(frozen=True)
class DayDone:
    """Number of tasks that were done on a day."""

    day: date
    count: int = 0


@dataclass(frozen=True)
class ProgressReport:
    """Tasks done by day, today last, and by hour of these days; open ones by age, priority and tag.

    `hours` are 24 numbers; `before` is what was done in as many days before these. Tags are the most used ones.
    """

    days: tuple[DayDone, ...]
    before: int
    hours: tuple[int, ...]
    streaks: Streaks
    ages: Mapping[Age, int]
    priorities: Mapping[Priority, int]
    tags: Mapping[str, int]

    @property
    def done(self) -> int:
        """Number of tasks done in these days."""
        return sum(one.count for one in self.days)

    @property
    def open(self) -> int:
        """Number of open tasks."""
        return sum(self.ages.values())


async def load_progress(
    session: AsyncSession, *, user_id: UUID, timezone: str, days: int = 30, at: datetime | None = None
) -> ProgressReport:
    """Load what a person did in the last `days` days of their calendar, today among them, and what is open now."""
    zone = ZoneInfo(timezone)
    today = (at or now()).astimezone(zone).date()
    done = await _read_done(session, user_id, today, zone)
    rows = [(Age(age), priority, count) for age, priority, count in await session.execute(_open(user_id, today, zone))]
    by_day = _sums((local.date(), count) for local, count in done)
    first = today - timedelta(days=days - 1)
    by_hour = _sums((local.hour, count) for local, count in done if first <= local.date() <= today)
    ages = _sums((age, count) for age, _, count in rows)
    priorities = _sums((priority, count) for _, priority, count in rows)
    return ProgressReport(
        days=tuple(DayDone(day, by_day[day]) for day in _days(today, days)),
        before=sum(by_day[day] for day in _days(first - timedelta(days=1), days)),
        hours=tuple(by_hour[hour] for hour in range(24)),
        streaks=find_streaks(by_day, today),
        ages={age: ages[age] for age in Age},
        priorities={name: priorities[name] for name in reversed(Priority)},
        tags=await tag_counts(session, user_id=user_id, limit=_MAX_TAGS),
    )


async def _read_done(session: AsyncSession, user_id: UUID, today: date, zone: ZoneInfo) -> list[tuple[datetime, int]]:
    """Read what was done in a year by moments on the person's clock; an hour that comes twice has equal ones."""
    rows = _done_by_span(user_id, _start(today, _DAYS_READ, zone), session.get_bind().dialect.name)
    return [
        (datetime.fromtimestamp(span * _SPAN_S, UTC).astimezone(zone), count)
        for span, count in await session.execute(rows)
    ]


def _sums(counts: Iterable[tuple[Key, int]]) -> Counter[Key]:
    sums: Counter[Key] = Counter()
    for key, count in counts:
        sums[key] += count
    return sums


def _days(last: date, count: int) -> list[date]:
    return [last - timedelta(days=before) for before in reversed(range(count))]


def _start(today: date, days: int, zone: ZoneInfo) -> datetime:
    """Return the moment at which the first of so many days began."""
    first = today - timedelta(days=days - 1)
    return datetime(first.year, first.month, first.day, tzinfo=zone).astimezone(UTC)


def _done_by_span(user_id: UUID, since: datetime, engine: str) -> Select[int, int]:
    done_at = col(Task.completed_at)
    span = (_seconds(done_at, engine) // _SPAN_S).label("span")
    return select(span, func.count()).where(col(Task.user_id) == user_id, done_at >= since).group_by(span)


def _seconds(moment: Any, engine: str) -> ColumnElement[Any]:
    """Return the whole seconds since 1970 of a moment in a column."""
    seconds = func.floor(func.extract("epoch", moment)) if engine == "postgresql" else func.strftime("%s", moment)
    return cast(seconds, Integer)


def _open(user_id: UUID, today: date, zone: ZoneInfo) -> Select[str, Priority, int]:
    made_at = col(Task.created_at)
    age = case(
        *((made_at >= _start(today, days, zone), name.value) for name, days in _YOUNGER_THAN.items()),
        else_=Age.OLDER.value,
    ).label("age")
    mine = (col(Task.user_id) == user_id, col(Task.completed_at).is_(None))
    return select(age, col(Task.priority), func.count()).where(*mine).group_by(age, col(Task.priority))
