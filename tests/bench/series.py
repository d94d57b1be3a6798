"""Series through service and database: completing one beside a plain task, and a month of a thousand of them."""

import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import LocalClock, Series, Task
from tests.bench.databases import on_both_databases
from tests.bench.figures import goal, quantile
from tests.bench.recurrence import RULES

_ROUNDS = 400
_SERIES = 1_000
_LOOKS = 100
_MAX_RATIO = 1.5
_MAX_LOOK_MS = 50.0
_NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
_FIRST, _LAST = date(2026, 12, 1), date(2026, 12, 31)


class _Cost(NamedTuple):
    """Milliseconds that something took, and those of this process's CPU; a PostgreSQL works beside it."""

    time: float
    work: float


def report() -> None:
    """Print both on both engines."""
    on_both_databases(_report)


async def _report(name: str, database: Database) -> None:
    user = User(email="ada@example.com", hashed_password="!", timezone="Europe/Berlin")
    async with database.begin() as session:
        session.add(user)
    plain, recurring = await _complete_in_turns(database, user.id)
    print(f"{name}: to complete a plain task {_spread(plain)}, one that comes again {_spread(recurring)}")
    clocks = zip(_by_clock(plain), _by_clock(recurring), strict=True)
    took, work = (statistics.median(two) / statistics.median(one) for one, two in clocks)
    print(goal(f"completing one that comes again, by a plain one, {name}, time", took, _MAX_RATIO))
    print(goal(f"completing one that comes again, by a plain one, {name}, CPU", work, _MAX_RATIO))
    await _fill(database, user.id)
    first, again = await _look(database, user)
    print(f"{name}: a month of {_SERIES:,} series {_spread(again)}; the first look {_spread([first])}")
    took, work = (quantile(times, 95) for times in _by_clock(again))
    print(goal(f"a month of {_SERIES:,} series, p95, {name}, time", took, _MAX_LOOK_MS, " ms"))
    print(goal(f"a month of {_SERIES:,} series, p95, {name}, CPU", work, _MAX_LOOK_MS, " ms"))
    await database.dispose()


async def _complete_in_turns(database: Database, user_id: UUID) -> tuple[list[_Cost], list[_Cost]]:
    """Complete plain tasks and occurrences in turns, so that both find the machine alike."""
    due = datetime.combine(datetime.now(UTC).date(), datetime.min.time(), UTC)
    plain = [await _make(database, user_id, due) for _ in range(_ROUNDS)]
    again = [await _make(database, user_id, due, "FREQ=DAILY") for _ in range(_ROUNDS)]
    took: tuple[list[_Cost], list[_Cost]] = ([], [])
    for pair in zip(plain, again, strict=True):
        for task_id, times in zip(pair, took, strict=True):
            times.append(await _timed(lambda task_id=task_id: _complete(database, user_id, task_id)))
    return took


async def _make(database: Database, user_id: UUID, due: datetime, rrule: str | None = None) -> UUID:
    async with database.begin() as session:
        data = tasks.valid_task(title="water", due_at=due, all_day=True, rrule=rrule)
        return (await tasks.create(session, user_id=user_id, data=data)).task.id


async def _complete(database: Database, user_id: UUID, task_id: UUID) -> None:
    async with database.begin() as session:
        await tasks.complete(session, user_id=user_id, task_id=task_id)


async def _fill(database: Database, user_id: UUID) -> None:
    """Make series that began ten years ago, each with its open occurrence; a tenth of them daily."""
    dice = Random(1)  # noqa: S311 - no secret
    async with database.begin() as session:
        for number in range(_SERIES):
            rule = RULES[0] if number % 10 == 0 else dice.choice(RULES[3:-1])
            starts = datetime(2016, 11, dice.randrange(1, 28), dice.randrange(24), dice.choice((0, 15, 30, 45)))  # noqa: DTZ001 - on the wall
            open_slot = starts.replace(year=2026)
            how = {"rrule": rule, "starts": starts.isoformat(), "zone": "Europe/Berlin", "skipped": []}
            series = Series(user_id=user_id, template={"title": f"series {number}", "tags": ["home"]}, **how)
            session.add(series)
            await session.flush()
            due = open_slot.replace(tzinfo=UTC) - timedelta(hours=1)
            told = {"title": f"series {number}", "tags": ["home"], "due_at": due, "slot": open_slot.isoformat()}
            session.add(Task(user_id=user_id, series_id=series.id, **told))


async def _look(database: Database, user: User) -> tuple[_Cost, list[_Cost]]:
    """The first look at a month, and each one after it."""

    async def look() -> None:
        async with database.read() as session:
            clock = LocalClock.of(user, _NOW)
            found = await tasks.preview_series(session, user_id=user.id, clock=clock, first=_FIRST, last=_LAST)
        if len(found) < _SERIES:
            raise RuntimeError(f"{len(found)} previews of {_SERIES} series")

    first = await _timed(look)
    return first, [await _timed(look) for _ in range(_LOOKS)]


async def _timed(act: Callable[[], Awaitable[None]]) -> _Cost:
    begin, worked = time.perf_counter(), time.process_time()
    await act()
    return _Cost((time.perf_counter() - begin) * 1_000, (time.process_time() - worked) * 1_000)


def _by_clock(costs: Sequence[_Cost]) -> tuple[list[float], list[float]]:
    return [cost.time for cost in costs], [cost.work for cost in costs]


def _spread(costs: Sequence[_Cost]) -> str:
    took, work = _by_clock(costs)
    return f"{statistics.median(took):.1f} ms (p95 {quantile(took, 95):.1f}), {statistics.median(work):.1f} ms of CPU"
