"""Calendar built from what was read: the period, its days, and the marks on them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from taskchat.tasks import DayTasks, DueBucket, LocalClock, Task, due_day, get_bucket, get_due, time_words
from taskchat.ui.views.calendar import CalendarDay, Mark
from taskchat.ui.views.coming import Entry
from taskchat.ui.views.period import Period, month_of


def grid_period(period: Period | None, clock: LocalClock) -> Period:
    """Return the month or week whose grid is shown: that of a day is its month, without any it is the present one."""
    if period is None:
        return month_of(clock.today)
    return month_of(period.begins) if period.kind == "day" else period


def shown_day(period: Period | None, clock: LocalClock) -> date:
    """Return the day whose tasks stand beside: the one that was chosen, else today, else the first of the period."""
    if period and period.kind == "day":
        return period.begins
    grid = grid_period(period, clock)
    first, last = grid.month if grid.kind == "month" else (grid.begins, grid.days[1])
    return clock.today if first <= clock.today <= last else first


def calendar_days(
    found: Iterable[DayTasks], coming: Mapping[date, Sequence[Entry]], clock: LocalClock, *, per_day: int
) -> list[CalendarDay]:
    """Put tasks and previews on their days, of each day at most `per_day`."""
    tasks = {one.day: one for one in found}
    return [_day(day, tasks.get(day), coming.get(day, ()), clock, per_day) for day in sorted({*tasks, *coming})]


def by_day(entries: Iterable[Entry], clock: LocalClock) -> dict[date, list[Entry]]:
    """Group what has a date by its day."""
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        if due := get_due(entry.task):
            found.setdefault(due_day(due, clock), []).append(entry)
    return found


def time_of(task: Task, clock: LocalClock) -> str:
    """Write the time at which a task is due; empty for a whole day."""
    return time_words(task.due_at, clock) if task.due_at and not task.all_day else ""


def _day(day: date, found: DayTasks | None, coming: Sequence[Entry], clock: LocalClock, per_day: int) -> CalendarDay:
    tasks = found.tasks if found else []
    # What is done leaves its place to what is still to come.
    opened, done = ([task for task in tasks if bool(task.completed_at) is over] for over in (False, True))
    marks = [_mark(Entry(task), clock) for task in opened] + [_mark(entry, clock) for entry in coming]
    marks += [_mark(Entry(task), clock) for task in done]
    return CalendarDay(day.isoformat(), marks[:per_day], (found.total if found else 0) + len(coming))


def _mark(entry: Entry, clock: LocalClock) -> Mark:
    task = entry.task
    tone = "overdue" if not task.completed_at and get_bucket(task, clock) is DueBucket.OVERDUE else ""
    return Mark(
        id=f"{task.id}.{task.slot}" if entry.coming else str(task.id),
        title=task.title,
        time=time_of(task, clock),
        priority=str(task.priority),
        done=task.completed_at is not None,
        tone="" if entry.coming else tone,
        coming=entry.coming,
        opens=_opens(entry.opens),
    )


def _opens(task_id: UUID | None) -> str:
    return str(task_id) if task_id else ""
