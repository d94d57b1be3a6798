"""Undo of what happens to series: a consequence goes with its cause, unless somebody changed what it made."""

from uuid import UUID

import pytest
from sqlmodel import select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import ChangeKind, Origin, Series, Task, TaskChange, UndoConflict, UndoResult
from tests.integration.series.made import complete, made, occurrences, open_ones, slot, undo


async def rename(database: Database, user: User, task: Task, title: str = "mine") -> None:
    async with database.begin() as session:
        await tasks.update(session, user_id=user.id, task_id=task.id, data=tasks.valid_update(title=title))


async def reopen(database: Database, user: User, task: Task) -> None:
    async with database.begin() as session:
        await tasks.reopen(session, user_id=user.id, task_id=task.id)


async def undo_latest(database: Database, user: User) -> UndoResult:
    async with database.begin() as session:
        return await tasks.undo_latest(session, user_id=user.id)


async def test_undoing_a_completion_takes_the_next_one_back(database: Database, user: User):
    task = await made(database, user)
    for _ in range(2):
        await complete(database, user, task)
        assert await occurrences(database, user) == [(slot(), True), (slot(1), False)]
        await undo(database, user)
        assert await occurrences(database, user) == [(slot(), False)]


async def test_the_next_one_stays_where_somebody_changed_it(database: Database, user: User):
    task = await made(database, user)
    change_id = await complete(database, user, task)
    (following,) = await open_ones(database, user)
    await rename(database, user, following)
    async with database.begin() as session:
        undone = await tasks.undo_change(session, user_id=user.id, change_id=change_id)
    assert [change.task_id for change in undone.changes] == [task.id]
    assert [change.task_id for change in undone.kept] == [following.id]
    assert await occurrences(database, user) == [(slot(), False), (slot(1), False)]
    # There is an open one: nothing comes twice.
    await complete(database, user, task)
    assert await occurrences(database, user) == [(slot(), True), (slot(1), False)]
    await complete(database, user, following)
    assert await occurrences(database, user) == [(slot(), True), (slot(1), True), (slot(2), False)]


async def test_a_next_one_that_is_gone_by_now_is_not_told_of(database: Database, user: User):
    task = await made(database, user)
    change_id = await complete(database, user, task)
    async with database.begin() as session:
        assert task.series_id
        await tasks.pause_series(session, user_id=user.id, series_id=task.series_id)
    async with database.begin() as session:
        undone = await tasks.undo_change(session, user_id=user.id, change_id=change_id)
    assert ([change.task_id for change in undone.changes], undone.kept) == ([task.id], [])
    assert await occurrences(database, user) == [(slot(), False)]


async def test_changes_that_know_no_series_are_undone_as_before(database: Database, user: User):
    async with database.begin() as session:
        task, _ = await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="milk"))
    await rename(database, user, task)
    async with database.begin() as session:
        for change in (await session.execute(select(TaskChange))).scalars():
            # As an earlier version wrote it.
            kept = [{name: state[name] for name in state if name not in {"series_id", "slot"}} if state else None
                    for state in (change.before, change.after)]  # fmt: skip
            change.before, change.after = kept
    for expected in ([("milk",)], []):
        assert not (await undo_latest(database, user)).conflicts
        async with database.read() as session:
            assert list(await session.execute(select(Task.title))) == expected


async def test_who_leaves_takes_all_of_it_along(database: Database, user: User):
    await complete(database, user, await made(database, user))
    async with database.begin() as session:
        await session.delete(await session.get_one(User, user.id))
    async with database.read() as session:
        for table in (Task, Series, TaskChange):
            assert (await session.execute(select(table))).first() is None


async def test_changes_are_undone_one_by_one_from_the_newest_on(database: Database, user: User):
    task = await made(database, user)
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    await rename(database, user, following)
    await complete(database, user, following)
    undone: list[UUID] = []
    for _ in range(4):
        result = await undo_latest(database, user)
        assert not result.conflicts
        undone += [change.task_id for change in result.changes]
    assert undone == [following.id, following.id, task.id, task.id]
    async with database.read() as session:
        assert (await session.execute(select(Task))).first() is None
        assert (await session.execute(select(Series))).first() is None


async def test_an_older_change_below_a_newer_one_is_refused_and_nothing_happens(database: Database, user: User):
    task = await made(database, user)
    change_id = await complete(database, user, task)
    await rename(database, user, task)
    before = await occurrences(database, user)
    with pytest.raises(UndoConflict):
        await undo(database, user, change_id)
    assert await occurrences(database, user) == before == [(slot(), True), (slot(1), False)]


async def test_opening_it_again_takes_the_next_one_back_and_undo_brings_it(database: Database, user: User):
    task = await made(database, user)
    await complete(database, user, task)
    await reopen(database, user, task)
    assert await occurrences(database, user) == [(slot(), False)]
    await undo(database, user)
    assert await occurrences(database, user) == [(slot(), True), (slot(1), False)]
    await undo(database, user)
    assert await occurrences(database, user) == [(slot(), False)]


async def test_opening_it_again_leaves_a_next_one_that_was_changed(database: Database, user: User):
    task = await made(database, user)
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    await rename(database, user, following)
    await reopen(database, user, task)
    assert await occurrences(database, user) == [(slot(), False), (slot(1), False)]


async def test_undoing_the_making_of_a_series_takes_it_back_unless_it_went_on(database: Database, user: User):
    task = await made(database, user)
    async with database.read() as session:
        first = (await session.execute(select(TaskChange).where(TaskChange.task_id == task.id))).scalar_one()
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    await rename(database, user, following)
    await reopen(database, user, task)
    async with database.begin() as session:
        undone = await tasks.undo_change(session, user_id=user.id, change_id=first.id)
    assert [change.subject for change in undone.kept] == ["series"]
    assert await occurrences(database, user) == [(slot(1), False)]


async def test_a_consequence_is_never_chosen_alone(database: Database, user: User):
    task = await made(database, user)
    origin = Origin()
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=task.id, origin=origin)
    async with database.begin() as session:
        newest = await tasks.newest_changes(session, user_id=user.id)
        assert [change.task_id for change in newest] == [task.id]
        changes = await tasks.list_changes(session, user_id=user.id, batch_id=origin.batch_id)
        (diff,) = tasks.task_diffs(changes)
        assert (diff.task_id, diff.kind) == (task.id, ChangeKind.COMPLETED)
        await tasks.undo_of_task(session, user_id=user.id, title="water plants")
    assert await occurrences(database, user) == [(slot(), False)]


async def test_a_deleted_occurrence_comes_back_into_its_series(database: Database, user: User):
    task = await made(database, user)
    async with database.begin() as session:
        _, change_id = await tasks.delete(session, user_id=user.id, task_id=task.id)
    (following,) = await open_ones(database, user)
    await rename(database, user, following)
    await undo(database, user, change_id)
    assert [one.id for one in await open_ones(database, user)] == [task.id, following.id]
    assert await occurrences(database, user) == [(slot(), False), (slot(1), False)]


async def test_what_comes_back_after_its_series_is_gone_is_a_plain_task(database: Database, user: User):
    task = await made(database, user)
    async with database.read() as session:
        first = (await session.execute(select(TaskChange).where(TaskChange.task_id == task.id))).scalar_one()
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    async with database.begin() as session:
        # Done first, so that none comes after it.
        await tasks.complete(session, user_id=user.id, task_id=following.id)
    (last,) = await open_ones(database, user)
    async with database.begin() as session:
        await tasks.delete_many(session, user_id=user.id, task_ids=[following.id, last.id])
    (newest,) = await open_ones(database, user)
    async with database.begin() as session:
        series = (await session.execute(select(Series))).scalar_one()
        # As one that was made long ago, when it is taken back after all of its tasks have gone.
        await session.delete(newest)
        await session.delete(await tasks.get(session, user_id=user.id, task_id=task.id))
        await session.flush()
        await session.delete(series)
    async with database.begin() as session:
        deleted = select(TaskChange).where(TaskChange.task_id == following.id).order_by(TaskChange.id.desc())  # pyright: ignore[reportAttributeAccessIssue]
        change = (await session.execute(deleted)).scalars().first()
        assert change
        await tasks.undo_change(session, user_id=user.id, change_id=change.id)
    assert first
    async with database.read() as session:
        back = await tasks.get(session, user_id=user.id, task_id=following.id)
        assert (back.title, back.series_id, back.slot) == ("water plants", None, None)
