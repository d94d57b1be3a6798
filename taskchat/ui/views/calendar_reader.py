"""Calendar of one person, read from the database: as many statements and rows for a full month as for an empty one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.accounts import User
from taskchat.tasks import (
    DayTasks,
    LocalClock,
    Task,
    TaskQuery,
    count_subtasks,
    due_preview,
    get_bucket,
    list_by_day,
    list_open,
    list_rhythms,
    on_day,
    preview_series,
    previewed_task,
)
from taskchat.ui.views.board import Group, Row
from taskchat.ui.views.calendar import Calendar
from taskchat.ui.views.calendar_builder import by_day, calendar_days, grid_period, shown_day, time_of
from taskchat.ui.views.coming import Entry
from taskchat.ui.views.filters import Filters
from taskchat.ui.views.period import Period
from taskchat.ui.views.sorting import Facts, as_coming, row
from taskchat.ui.views.view import CALENDAR

# Tasks that a day of a month has room for, and one of a week; the day's own list has more.
_A_DAY = {"month": 3, "week": 30}
_MAX_LISTED = 200
# Previews of all series together; where there are more, they end earlier.
_MAX_COMING = 400


async def read_calendar(
    session: AsyncSession, person: User, clock: LocalClock, *, period: Period | None, filters: Filters
) -> tuple[Calendar, list[Group]]:
    """Read a month or week, and the list of one of its days.

    What comes again is left out where filters choose tasks, as in the lists.
    """
    grid, day = grid_period(period, clock), shown_day(period, clock)
    reader = _Reader(session, person, clock, filters.upon(CALENDAR).query)
    per_day = _A_DAY[grid.kind]
    found = await reader.list(grid.days, per_day)
    listed = await reader.list((day, day), _MAX_LISTED)
    entries = [] if filters.conditions else await reader.coming(grid.days)
    coming = by_day(entries, clock)
    calendar = Calendar(
        shown=True,
        kind=grid.kind,
        begins=grid.begins.isoformat(),
        today=clock.today.isoformat(),
        day=day.isoformat(),
        opened=period is not None and period.kind == "day",
        days=calendar_days(found, coming, clock, per_day=per_day),
        rest=_rest(entries, coming, clock),
    )
    own = listed[0] if listed else DayTasks(day, [], 0)
    return calendar, [await reader.group(own, coming.get(day, []))]


class _Reader(NamedTuple):
    """Person whose tasks are read, at a moment, and which of them."""

    session: AsyncSession
    person: User
    clock: LocalClock
    query: TaskQuery

    async def list(self, days: tuple[date, date], per_day: int) -> Sequence[DayTasks]:
        first, last = days
        return await list_by_day(
            self.session,
            user_id=self.person.id,
            query=self.query,
            first=first,
            last=last,
            per_day=per_day,
            timezone=self.person.timezone,
            now=self.clock.now,
        )

    async def coming(self, days: tuple[date, date]) -> Sequence[Entry]:
        session, user_id, (first, last) = self.session, self.person.id, days
        found = await preview_series(
            session, user_id=user_id, first=first, last=last, clock=self.clock, limit=_MAX_COMING
        )
        opened = await list_open(session, user_id=user_id, series_ids={one.series_id for one in found})

        def opens(series_id: UUID) -> UUID | None:
            return opened[series_id].id if series_id in opened else None

        return [Entry(previewed_task(one, user_id=user_id), True, opens(one.series_id)) for one in found]

    async def group(self, own: DayTasks, coming: Sequence[Entry]) -> Group:
        tasks, clock = own.tasks, self.clock
        series_ids = {task.series_id for task in [*tasks, *(entry.task for entry in coming)] if task.series_id}
        facts = Facts(
            await list_rhythms(self.session, user_id=self.person.id, series_ids=series_ids),
            await count_subtasks(self.session, user_id=self.person.id, task_ids=[task.id for task in tasks]),
        )

        def drawn(task: Task) -> Row:
            bucket = None if task.completed_at else get_bucket(task, clock)
            return row(task, clock, bucket=bucket, due=time_of(task, clock), facts=facts)

        rows = [drawn(task) for task in tasks if not task.completed_at]
        rows += [as_coming(drawn(one.task), one) for one in coming]
        rows += [drawn(task) for task in tasks if task.completed_at]
        return Group(due_preview(on_day(own.day), clock), rows, own.total + len(coming), f"day:{own.day}")


def _rest(entries: Sequence[Entry], coming: Mapping[date, Sequence[Entry]], clock: LocalClock) -> str:
    if len(entries) < _MAX_COMING:
        return ""
    return f"What comes again is shown until {due_preview(on_day(max(coming)), clock)}: there is too much of it."
