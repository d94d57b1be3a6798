"""The service's contract: what is done to one task leaves every other one, and its journal, as it was."""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id, now
from taskchat.tasks import Task, TaskChange, TaskCommand, TaskNotFound, TaskQuery
from tests.conftest import MakeUser
from tests.integration.chat.beside import Rows, rows_of

# The same for all: what looks a task up by it finds the others, too.
TITLE = "milk"


@dataclass(frozen=True)
class Work:
    """A task to work on; another one of the same person and somebody else's are beside it."""

    user_id: UUID
    task: Task
    theirs: Task
    batch_id: UUID
    change_id: UUID
    command_id: UUID
    created: list[UUID] = field(default_factory=list)

    @property
    def one(self) -> dict[str, Any]:
        return {"user_id": self.user_id, "task_id": self.task.id}

    @property
    def many(self) -> dict[str, Any]:
        """The task to work on, and one that only its owner may touch."""
        return {"user_id": self.user_id, "task_ids": [self.task.id, self.theirs.id]}


Operation = Callable[[AsyncSession, Work], Awaitable[object]]


async def _create(session: AsyncSession, work: Work) -> None:
    task, _ = await tasks.create(session, user_id=work.user_id, data=tasks.valid_task(title=TITLE))
    work.created.append(task.id)


async def _create_all(session: AsyncSession, work: Work) -> None:
    found = tasks.new_tasks(TITLE, tasks.ListedIn(), tasks.LocalClock(now(), "UTC"))
    made = await tasks.create_all(session, found, user_id=work.user_id, origin=tasks.Origin())
    work.created.extend(task.id for task in made)


async def _create_many(session: AsyncSession, work: Work) -> None:
    # The parent is somebody else's, so that it becomes nobody's subtask.
    row = tasks.NewRow(tasks.valid_task(title=TITLE), "UTC", parent_id=work.theirs.id)
    await tasks.create_many(session, [row], user_id=work.user_id, origin=tasks.Origin())
    work.created.append(row.id)


async def _duplicate(session: AsyncSession, work: Work) -> None:
    work.created.append((await tasks.duplicate(session, **work.one)).id)


async def _once(session: AsyncSession, work: Work) -> None:
    async def make() -> dict[str, Any]:
        await _create(session, work)
        return {}

    await tasks.once(session, user_id=work.user_id, key="one", body={}, make=make)


async def _reopen(session: AsyncSession, work: Work) -> None:
    await tasks.complete(session, **work.one)
    await tasks.reopen(session, **work.one)


async def _undo_older(session: AsyncSession, work: Work) -> None:
    await _create(session, work)
    change = await tasks.undo(session, user_id=work.user_id, change_id=work.change_id)
    assert change.id == work.change_id


async def _carry_out(session: AsyncSession, work: Work) -> None:
    plan = tasks.make_plan(tasks.PlanAction.COMPLETE, [work.task, work.theirs])
    await tasks.carry_out(session, user_id=work.user_id, plan=plan, origin=tasks.Origin())


async def _take(session: AsyncSession, work: Work) -> None:
    plan = tasks.make_plan(tasks.PlanAction.COMPLETE, [work.task, work.theirs])
    await tasks.take(session, user_id=work.user_id, plan=plan, origin=tasks.Origin())


async def _open_many(session: AsyncSession, work: Work) -> None:
    await tasks.complete(session, **work.one)
    await tasks.complete_many(session, **work.many, done=False)


async def _undo_all(session: AsyncSession, work: Work) -> None:
    changes = await tasks.list_standing(session, user_id=work.user_id, message_id=work.batch_id)
    await tasks.undo_all(session, changes, user_id=work.user_id)


async def _record_command(session: AsyncSession, work: Work) -> None:
    work.created.append(new_id())
    await tasks.record_command(session, command(work.created[-1], work.user_id, new_id(), work.task))


def command(command_id: UUID, user_id: UUID, message_id: UUID, task: Task) -> TaskCommand:
    """A command that made a task."""
    words = {"name": "create_task", "arguments": {}, "result": {"id": str(task.id)}, "said": "Created."}
    return TaskCommand(id=command_id, user_id=user_id, message_id=message_id, **words)


def _series(act: Callable[..., Awaitable[object]], **arguments: Any) -> Operation:
    """An operation on a series, of which the task is the first occurrence."""

    async def do(session: AsyncSession, work: Work) -> None:
        series, _, _ = await tasks.repeat_task(session, **work.one, rrule="FREQ=DAILY")
        given = {"user_id": work.user_id, "series_id": series.id, **arguments}
        await act(session, **given)
        mine = select(Task.id).where(Task.series_id == series.id)
        work.created.extend([series.id, *(await session.execute(mine)).scalars()])

    return do


async def _resume(session: AsyncSession, **given: Any) -> None:
    await tasks.pause_series(session, **given)
    await tasks.resume_series(session, **given)


async def _restore(session: AsyncSession, work: Work) -> None:
    await tasks.delete(session, **work.one)
    await tasks.restore_task(session, **work.one)


async def _forget(session: AsyncSession, work: Work) -> None:
    await tasks.delete(session, **work.one)
    await tasks.forget_task(session, **work.one)


async def _undo_to(session: AsyncSession, work: Work) -> None:
    await tasks.complete(session, **work.one)
    await tasks.undo_to(session, user_id=work.user_id, change_id=work.change_id)


async def _redo(session: AsyncSession, work: Work) -> None:
    await tasks.undo(session, user_id=work.user_id)
    await tasks.redo_latest(session, user_id=work.user_id)


READS: dict[str, Operation] = {
    "list_history": lambda s, w: tasks.list_history(s, user_id=w.user_id),
    "list_known_batches": lambda s, w: tasks.list_known_batches(s, user_id=w.user_id, batch_ids=[w.batch_id]),
    "list_trash": lambda s, w: tasks.list_trash(s, user_id=w.user_id),
    "list_open": lambda s, w: tasks.list_open(s, user_id=w.user_id, series_ids=[new_id()]),
    "list_rhythms": lambda s, w: tasks.list_rhythms(s, user_id=w.user_id, series_ids=[new_id()]),
    "list_series": lambda s, w: tasks.list_series(s, user_id=w.user_id),
    "preview_series": lambda s, w: tasks.preview_series(
        s, user_id=w.user_id, first=now().date(), last=now().date(), clock=tasks.LocalClock(now(), "UTC")
    ),
    "list_titles": lambda s, w: tasks.list_titles(s, user_id=w.user_id),
    "list_changes": lambda s, w: tasks.list_changes(s, user_id=w.user_id, batch_id=w.batch_id),
    "find": lambda s, w: tasks.find(s, user_id=w.user_id, query=TaskQuery()),
    "list_by_bucket": lambda s, w: tasks.list_by_bucket(
        s, user_id=w.user_id, query=TaskQuery(), limit=9, timezone="UTC", now=now()
    ),
    "list_by_day": lambda s, w: tasks.list_by_day(
        s,
        user_id=w.user_id,
        query=TaskQuery(),
        first=now().date(),
        last=now().date(),
        per_day=9,
        timezone="UTC",
        now=now(),
    ),
    "get": lambda s, w: tasks.get(s, **w.one),
    "get_many": lambda s, w: tasks.get_many(s, **w.many),
    "get_for_update": lambda s, w: tasks.get_for_update(s, **w.one),
    "get_command": lambda s, w: tasks.get_command(s, user_id=w.user_id, command_id=w.command_id),
    "list_commands": lambda s, w: tasks.list_commands(s, user_id=w.user_id, message_id=w.batch_id),
    "list_standing": lambda s, w: tasks.list_standing(s, user_id=w.user_id, message_id=w.batch_id),
    "newest_changes": lambda s, w: tasks.newest_changes(s, user_id=w.user_id),
    "get_many_for_update": lambda s, w: tasks.get_many_for_update(s, **w.many),
    "find_ids": lambda s, w: tasks.find_ids(s, user_id=w.user_id, query=TaskQuery()),
    "count_by_bucket": lambda s, w: tasks.count_by_bucket(s, user_id=w.user_id, timezone="UTC", now=now()),
    "count_each": lambda s, w: tasks.count_each(
        s, user_id=w.user_id, choices=[(TaskQuery(), ())], timezone="UTC", now=now()
    ),
    "count_standing": lambda s, w: tasks.count_standing(s, user_id=w.user_id, batch_ids=[w.batch_id]),
    "count_subtasks": lambda s, w: tasks.count_subtasks(s, **w.many),
    "list_subtasks": lambda s, w: tasks.list_subtasks(s, **w.one),
    "newest_standing": lambda s, w: tasks.newest_standing(s, user_id=w.user_id),
    "tag_counts": lambda s, w: tasks.tag_counts(s, user_id=w.user_id, limit=9),
}
WRITES: dict[str, Operation] = {
    "change_series": _series(tasks.change_series, data=tasks.SeriesUpdate(title="oat milk")),
    "end_series": _series(tasks.end_series),
    "get_series": _series(tasks.get_series),
    "pause_series": _series(tasks.pause_series),
    "repeat_task": _series(tasks.get_series),
    "resume_series": _series(_resume),
    "skip_occurrence": _series(tasks.skip_occurrence),
    "undo_change": lambda s, w: tasks.undo_change(s, user_id=w.user_id),
    "carry_out": _carry_out,
    "change_each": lambda s, w: tasks.change_each(s, **w.many, fields=tasks.tagged("shop")),
    "take": _take,
    "complete": lambda s, w: tasks.complete(s, **w.one),
    "complete_many": lambda s, w: tasks.complete_many(s, **w.many),
    "complete_many, open again": _open_many,
    "create": _create,
    "create_all": _create_all,
    "create_many": _create_many,
    "duplicate": _duplicate,
    "once": _once,
    "delete": lambda s, w: tasks.delete(s, **w.one),
    "delete_many": lambda s, w: tasks.delete_many(s, **w.many),
    "forget_task": _forget,
    "forget_commands": lambda s, w: tasks.forget_commands(s, user_id=w.user_id, message_id=w.batch_id),
    "record_command": _record_command,
    "reopen": _reopen,
    "place_task": lambda s, w: tasks.place_task(s, **w.one),
    "postpone": lambda s, w: tasks.postpone(s, **w.one, clock=tasks.LocalClock(now(), "UTC")),
    "move_task": lambda s, w: tasks.move_task(
        s, **w.one, goal=tasks.Goal(tag="work", taken="home"), clock=tasks.LocalClock(now(), "UTC")
    ),
    "restore_task": _restore,
    "take_change_back": lambda s, w: tasks.take_change_back(s, user_id=w.user_id, change_id=w.change_id),
    "undo_to": _undo_to,
    "redo_latest": _redo,
    "undo": lambda s, w: tasks.undo(s, user_id=w.user_id),
    "undo, a change by its id": _undo_older,
    "undo_all": _undo_all,
    "undo_of_task": lambda s, w: tasks.undo_of_task(s, user_id=w.user_id, title=TITLE),
    "undo_batch": lambda s, w: tasks.undo_batch(s, user_id=w.user_id, batch_id=w.batch_id),
    "undo_latest": lambda s, w: tasks.undo_latest(s, user_id=w.user_id),
    "update_many": lambda s, w: tasks.update_many(
        s, user_id=w.user_id, updates=dict.fromkeys([w.task.id, w.theirs.id], tasks.valid_update(title="oat milk"))
    ),
    "update": lambda s, w: tasks.update(s, **w.one, data=tasks.valid_update(title="oat milk")),
}


@pytest.fixture
async def work(database: Database, user: User, make_user: MakeUser) -> Work:
    """Three tasks alike, made and changed alike: another one's first, the stranger's last."""
    stranger, batch_id = await make_user(), new_id()
    await made(database, user, new_id())
    task = await made(database, user, batch_id)
    theirs = await made(database, stranger, batch_id)
    newest = select(TaskChange).where(TaskChange.task_id == task.id).order_by(col(TaskChange.id).desc()).limit(1)
    async with database.read() as session:
        change = (await session.execute(newest)).scalar_one()
    command_ids = [new_id(), new_id()]
    async with database.begin() as session:
        for command_id, one in zip(command_ids, (task, theirs), strict=True):
            await tasks.record_command(session, command(command_id, one.user_id, batch_id, one))
    return Work(user.id, task, theirs, batch_id, change.id, command_ids[0])


async def made(database: Database, user: User, batch_id: UUID) -> Task:
    """A task that was made, and then changed within a batch."""
    async with database.begin() as session:
        data = tasks.valid_task(title="a draft", tags=["home"])
        task, _ = await tasks.create(session, user_id=user.id, data=data)
        update = tasks.valid_update(title=TITLE)
        origin = tasks.Origin(message_id=batch_id, batch_id=batch_id)
        return (await tasks.update(session, user_id=user.id, task_id=task.id, data=update, origin=origin)).task


def beside(rows: Rows, work: Work) -> Rows:
    """The rows that are no part of the task to work on, nor of one that was made meanwhile, nor a request for one."""
    own = {work.task.id, work.command_id, *work.created}
    others = {key: row for key, row in rows.items() if not own & {row.get("id"), row.get("task_id")}}
    return {key: row for key, row in others.items() if (key[0], row.get("user_id")) != ("task_requests", work.user_id)}


@pytest.mark.parametrize("name", READS)
async def test_who_only_looks_changes_nothing_and_sees_their_own(database: Database, work: Work, name: str):
    before = await rows_of(database)
    async with database.begin() as session:
        given = await READS[name](session, work)
    assert str(work.theirs.id) not in repr(given)
    assert await rows_of(database) == before


@pytest.mark.parametrize("name", WRITES)
async def test_what_is_done_to_one_task_leaves_those_beside_it(database: Database, work: Work, name: str):
    before = await rows_of(database)
    async with database.begin() as session:
        await WRITES[name](session, work)
    after = await rows_of(database)
    assert after != before
    assert beside(after, work) == beside(before, work)


@pytest.mark.parametrize(
    "name", ["complete", "delete", "get", "get_for_update", "place_task", "postpone", "reopen", "update"]
)
async def test_somebody_elses_task_is_not_found_and_stays(database: Database, work: Work, name: str):
    before = await rows_of(database)
    with pytest.raises(TaskNotFound):
        async with database.begin() as session:
            await (READS | WRITES)[name](session, replace(work, task=work.theirs))
    assert await rows_of(database) == before


def test_every_operation_is_tried_with_neighbours():
    # What takes no session is no operation of one person: a job over all of them.
    operations = {name for name in tasks.__all__ if _takes_session(getattr(tasks, name))}
    assert {name.partition(",")[0] for name in [*READS, *WRITES]} == operations


def _takes_session(named: object) -> bool:
    return inspect.iscoroutinefunction(named) and "session" in inspect.signature(named).parameters
