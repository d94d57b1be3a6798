"""Planning rule: which day each of some tasks gets, as docs/planning.md tells. Pure.

The most important first, the oldest of those first, each on the first day that has room for it. No day gets more than
so many tasks, those that are due there already counted. The time of day stays. What was due on a working day, or has no
date, gets a day from Monday to Friday, where there is one; what was due on a weekend gets the next day, whichever.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.due import due_day, get_due
from taskchat.tasks.models import Priority, Task, TaskUpdate

PER_DAY = 3
MAX_PLANNED = 100
_SATURDAY = 5
_RANKS: Mapping[str, int] = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}


def plan_days(
    tasks: Iterable[Task], days: Sequence[date], *, busy: Iterable[Task], clock: LocalClock, per_day: int = PER_DAY
) -> dict[UUID, date]:
    """Return the day of each task that finds room on one of the days; `busy` are tasks that stay where they are."""
    room = Counter(dict.fromkeys(days, per_day))
    room.subtract(day for task in busy if (day := _day(task, clock)))
    found: dict[UUID, date] = {}
    for task in sorted(tasks, key=_rank):
        fitting = (day for day in _of_kind(task, days, clock) if room[day] > 0 and not is_over(task, day, clock))
        if (day := next(fitting, None)) is not None:
            found[task.id] = day
            room[day] -= 1
    return found


def coming_days(clock: LocalClock, count: int) -> list[date]:
    """List days from today on."""
    return [clock.today + timedelta(days=number) for number in range(count)]


def moved_to(task: Task, day: date, clock: LocalClock) -> TaskUpdate:
    """Return the fields that put a task on a day, at its time of day; as a whole day where it has none."""
    if task.due_at is None or task.all_day:
        return TaskUpdate(due_at=datetime(day.year, day.month, day.day, tzinfo=UTC), all_day=True)
    return TaskUpdate(due_at=_moment(task, day, clock), all_day=False)


def is_over(task: Task, day: date, clock: LocalClock) -> bool:
    """Whether the time of day of a task has passed on a day."""
    if day != clock.today:
        return day < clock.today
    return task.due_at is not None and not task.all_day and _moment(task, day, clock) <= clock.now


def _moment(task: Task, day: date, clock: LocalClock) -> datetime:
    assert task.due_at is not None
    return datetime.combine(day, task.due_at.astimezone(clock.zone).time(), clock.zone).astimezone(UTC)


def _rank(task: Task) -> tuple[int, bool, datetime, datetime, UUID]:
    rank = _RANKS.get(str(task.priority), len(_RANKS))
    return rank, task.due_at is None, task.due_at or task.created_at, task.created_at, task.id


def _day(task: Task, clock: LocalClock) -> date | None:
    due = get_due(task)
    return due_day(due, clock) if due else None


def _of_kind(task: Task, days: Sequence[date], clock: LocalClock) -> Sequence[date]:
    before = _day(task, clock)
    if before is not None and before.weekday() >= _SATURDAY:
        # Who has not done it on Sunday does it as soon as they can, not on the next Saturday.
        return days
    return [day for day in days if day.weekday() < _SATURDAY] or days
