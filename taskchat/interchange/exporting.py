"""Export: all tasks of a person as records, subtasks below their tasks; a task that comes again has its rule."""

from collections.abc import AsyncIterator
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from taskchat.interchange.calendar import EventSource
from taskchat.interchange.records import Record, Repeat
from taskchat.tasks import Series, Task, get_due, standing_of

_BATCH = 1_000


async def list_records(session: AsyncSession, *, user_id: UUID) -> list[Record]:
    """List all tasks of a person, in the order in which they were made, each with its subtasks below it."""
    tops: dict[UUID, Record] = {}
    subtasks: dict[UUID, list[Record]] = {}
    async for task, series in _tasks(session, select(Task).where(Task.user_id == user_id)):
        record = record_of(task, series)
        if task.parent_id is None:
            tops[task.id] = record
        else:
            subtasks.setdefault(task.parent_id, []).append(record)
    return _in_order(tops, subtasks)


def _in_order(tops: dict[UUID, Record], subtasks: dict[UUID, list[Record]]) -> list[Record]:
    found: list[Record] = []
    for task_id, record in tops.items():
        place = len(found)
        found.append(record)
        found += [_under(subtask, place) for subtask in subtasks.get(task_id, ())]
    return found


def _under(record: Record, place: int) -> Record:
    return Record(**{**vars(record), "parent": place})


async def list_events(session: AsyncSession, *, user_id: UUID) -> list[EventSource]:
    """List the open tasks of a person that have a date."""
    mine = select(Task).where(Task.user_id == user_id, col(Task.completed_at).is_(None), col(Task.due_at).is_not(None))
    return [
        EventSource(f"{task.id}@taskchat", record_of(task, series), task.updated_at)
        async for task, series in _tasks(session, mine)
    ]


async def _tasks(session: AsyncSession, mine: SelectOfScalar[Task]) -> AsyncIterator[tuple[Task, Series | None]]:
    """Yield tasks with their series, a batch a statement; the session holds none of them."""
    last: UUID | None = None
    with_series = mine.outerjoin(Series, col(Series.id) == col(Task.series_id)).add_columns(Series)
    while True:
        page = with_series.where(col(Task.id) > last) if last else with_series
        rows = (await session.execute(page.order_by(col(Task.id)).limit(_BATCH))).all()
        for task, series in rows:
            yield task, series
        session.expunge_all()
        if len(rows) < _BATCH:
            return
        last = rows[-1][0].id


def record_of(task: Task, series: Series | None) -> Record:
    """Return a task as a record; only an open one comes again, while its series has not ended."""
    goes_on = series is not None and task.completed_at is None and series.ended_at is None
    return Record(
        line=0,
        title=task.title,
        notes=task.description,
        priority=task.priority,
        due=get_due(task),
        tags=tuple(task.tags),
        reminders=tuple(task.reminders),
        duration_minutes=task.duration_minutes,
        start_on=task.start_on,
        repeat=_repeat(task, series) if series and goes_on else None,
        done_at=task.completed_at,
        created_at=task.created_at,
        uid=str(task.id),
    )


def _repeat(task: Task, series: Series) -> Repeat:
    standing = standing_of(series, task)
    return Repeat(
        standing.rrule,
        from_completion=series.from_completion,
        keep_missed=series.keep_missed,
        zone=series.zone,
        slot=standing.slot,
        skipped=standing.skipped,
        paused=series.paused_at is not None,
    )
