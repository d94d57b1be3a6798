"""In and out with 10,000 tasks: reading a file, keeping its preview, taking it, taking it back, writing it."""

import asyncio
import resource
import time
import tracemalloc
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TypeVar

from taskchat import interchange, tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.interchange import WRITERS, ExportFormat, Import, read_file
from taskchat.tasks import LocalClock
from tests.bench.databases import on_both_databases
from tests.integration.chat.statements import statements

_ROWS = 10_000
_CLOCK = LocalClock(datetime(2026, 11, 30, 12, tzinfo=UTC), "Europe/Berlin", day_first=True)
_DATES = ("tomorrow", "every monday at 9", "2026-12-24", "5 Dec 17:00", "")
_Result = TypeVar("_Result")


def report() -> None:
    """Print what each step takes, on both engines."""
    _report_reading()
    on_both_databases(_report)


def _todoist() -> bytes:
    rows = (f"task,Task {n} @home,,{n % 4 + 1},{1 + n % 2},{_DATES[n % 5]},en\n" for n in range(_ROWS))
    return ("TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,DATE,DATE_LANG\n" + "".join(rows)).encode()


def _report_reading() -> None:
    data = _todoist()
    begun = time.perf_counter(), time.process_time()
    content = read_file(data, _CLOCK)
    took, work = time.perf_counter() - begun[0], time.process_time() - begun[1]
    tracemalloc.start()
    read_file(data, _CLOCK)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"reading {_ROWS:,} rows of Todoist: {took:.2f} s ({work:.2f} s CPU), {peak / 1e6:.0f} MB at most")
    assert len(content.records) == _ROWS
    for kind in ExportFormat:
        begun = time.perf_counter(), time.process_time()
        written = "".join(WRITERS[kind].write(iter(content.records), _CLOCK))
        work = time.process_time() - begun[1]
        again = read_file(written.encode(), _CLOCK)
        both = time.process_time() - begun[1]
        print(
            f"{kind.value}: written in {work:.2f} s CPU ({len(written) / 1e6:.1f} MB), read in {both - work:.2f} s CPU"
        )
        assert len(again.records) == _ROWS


async def _report(name: str, database: Database) -> None:
    user = User(email="ada@example.com", hashed_password="!", timezone="Europe/Berlin")
    async with database.begin() as session:
        session.add(user)
    data = _todoist()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kept: Import = await _timed(
        f"{name}: preview of {_ROWS:,} rows",
        database,
        lambda: interchange.preview(database, data, user_id=user.id, name="x", clock=_CLOCK),
    )
    whose = {"user_id": user.id, "import_id": kept.id, "timezone": "Europe/Berlin"}
    waits: list[float] = []
    waiting = asyncio.create_task(_watch(waits))
    taken = await _timed(f"{name}: taking them", database, lambda: interchange.take(database, **whose))
    waiting.cancel()
    assert taken.made == _ROWS
    print(f"{name}: others waited for the loop {max(waits) * 1_000:.0f} ms at most")
    await _timed(f"{name}: reading all for an export", database, lambda: _list(database, user))
    await _timed(f"{name}: taking all of it back", database, lambda: _undo(database, user, taken.batch_id))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{name}: memory of the process grew by {grown / 1_024:.0f} MB over all of it")
    await database.dispose()


async def _timed(what: str, database: Database, act: Callable[[], Awaitable[_Result]]) -> _Result:
    with statements(database) as sent:
        begun = time.perf_counter(), time.process_time()
        result = await act()
        took, work = time.perf_counter() - begun[0], time.process_time() - begun[1]
    print(f"{what}: {took:.2f} s ({work:.2f} s CPU), {len(sent):,} statements")
    return result


async def _list(database: Database, user: User) -> int:
    async with database.read() as session:
        return len(await interchange.list_records(session, user_id=user.id))


async def _undo(database: Database, user: User, batch_id: object) -> None:
    async with database.begin() as session:
        undone = await tasks.undo_batch(session, user_id=user.id, batch_id=batch_id)  # pyright: ignore[reportArgumentType]
    assert not undone.conflicts


async def _watch(waits: list[float]) -> None:
    """Note how long a moment's sleep takes: what is longer than that, somebody else held the loop."""
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(0.001)
        waits.append(time.perf_counter() - begun - 0.001)
