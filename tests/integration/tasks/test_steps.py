"""Steps back and forth through the journal: undo of one, of a batch, of all since; redo; on both databases."""

from uuid import UUID

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import (
    ChangeNotFound,
    ChangeRefused,
    NothingToRedo,
    NothingToUndo,
    Status,
    Task,
    UndoConflict,
    UndoResult,
)
from taskchat.tasks.history import snapshot
from tests.conftest import MakeUser
from tests.integration.series.made import complete, made, occurrences, open_ones, slot
from tests.integration.tasks.test_bulk import journal, titles
from tests.integration.tasks.test_undo import add, rename, undo_latest


async def redo(database: Database, user: User) -> UndoResult:
    async with database.begin() as session:
        return await tasks.redo_latest(session, user_id=user.id)


async def undo_to(database: Database, user: User, change_id: UUID) -> UndoResult:
    async with database.begin() as session:
        return await tasks.undo_to(session, user_id=user.id, change_id=change_id)


async def take_back(database: Database, user: User, change_id: UUID, with_batch: bool = False) -> UndoResult:
    async with database.begin() as session:
        return await tasks.take_change_back(session, user_id=user.id, change_id=change_id, with_batch=with_batch)


async def kept(database: Database, user: User) -> dict[UUID, dict[str, object]]:
    async with database.read() as session:
        found = await tasks.find(session, user_id=user.id, query=tasks.TaskQuery(status=Status.ALL, limit=500))
        return {task.id: snapshot(task) for task in found.tasks}


async def delete(database: Database, user: User, task: Task) -> None:
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=task.id)


async def test_a_hundred_changes_go_back_one_by_one_and_come_again(database: Database, user: User) -> None:
    task = await add(database, user, "0")
    states = [await kept(database, user)]
    for number in range(1, 98):
        await rename(database, user, task, str(number), new_id() if number % 3 else None)
        states.append(await kept(database, user))
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=task.id)
    states.append(await kept(database, user))
    await delete(database, user, task)
    for state in [*reversed(states), {}]:
        assert (await undo_latest(database, user)).conflicts == []
        assert await kept(database, user) == state
    with pytest.raises(NothingToUndo):
        await undo_latest(database, user)
    for state in [*states, {}]:
        assert (await redo(database, user)).conflicts == []
        assert await kept(database, user) == state
    with pytest.raises(NothingToRedo):
        await redo(database, user)
    assert (await undo_latest(database, user)).conflicts == []
    assert await kept(database, user) == states[-1]


async def test_a_new_change_ends_the_line_that_comes_again(database: Database, user: User) -> None:
    task = await add(database, user, "a")
    await rename(database, user, task, "b")
    await undo_latest(database, user)
    other = await add(database, user, "new")
    with pytest.raises(NothingToRedo):
        await redo(database, user)
    # Also when that one is undone: what was undone before it stays undone.
    await undo_latest(database, user)
    assert [change.task_id for change in (await redo(database, user)).changes] == [other.id]
    with pytest.raises(NothingToRedo):
        await redo(database, user)
    assert await titles(database, user, Status.ALL) == ["a", "new"]


async def test_no_version_comes_twice(database: Database, user: User) -> None:
    task = await add(database, user, "a")
    seen: set[int] = set()
    for _ in range(3):
        for step in (undo_latest, redo):
            await step(database, user)
            async with database.read() as session:
                found = await tasks.get_many(session, user_id=user.id, task_ids=[task.id])
            versions = {one.version for one in found}
            assert not versions & seen
            seen |= versions
    await delete(database, user, task)
    for step in (undo_latest, redo, undo_latest):
        await step(database, user)
    async with database.read() as session:
        assert (await tasks.get(session, user_id=user.id, task_id=task.id)).version not in seen


async def test_what_was_undone_together_comes_again_together(database: Database, user: User) -> None:
    batch = new_id()
    one = await add(database, user, "one", batch)
    await rename(database, user, one, "eins", batch)
    await add(database, user, "two", batch)
    await delete(database, user, one)
    await undo_latest(database, user)
    await undo_latest(database, user)
    assert await titles(database, user, Status.ALL) == []
    assert len((await redo(database, user)).changes) == 3
    assert await titles(database, user, Status.ALL) == ["eins", "two"]
    assert [change.before is None for change in (await redo(database, user)).changes] == [False]
    assert await titles(database, user, Status.ALL) == ["two"]


async def test_everything_since_a_change_goes_back_at_once_and_comes_again_at_once(
    database: Database, user: User
) -> None:
    batch = new_id()
    one = await add(database, user, "one", batch)
    two = await add(database, user, "two", batch)
    here, _ = await journal(database, user)
    await rename(database, user, one, "eins")
    await rename(database, user, two, "zwei", new_id())
    await delete(database, user, two)
    undone = await undo_to(database, user, here.id)
    assert (len(undone.changes), undone.conflicts) == (3, [])
    assert await titles(database, user, Status.ALL) == ["one", "two"]
    with pytest.raises(NothingToUndo):
        await undo_to(database, user, here.id)
    assert len((await redo(database, user)).changes) == 3
    assert await titles(database, user, Status.ALL) == ["eins"]


async def test_going_back_tells_conflicts_and_overwrites_nothing(database: Database, user: User) -> None:
    here = await add(database, user, "here")
    one, two = await add(database, user, "one"), await add(database, user, "two")
    await rename(database, user, one, "eins")
    async with database.begin() as session:
        # As an older version would, without the journal.
        (await tasks.get_for_update(session, user_id=user.id, task_id=one.id)).title = "uno"
    first = (await journal(database, user))[0]
    undone = await undo_to(database, user, first.id)
    assert [change.task_id for change in undone.changes] == [two.id]
    assert [change.task_id for change in undone.conflicts] == [one.id, one.id]
    assert await titles(database, user, Status.ALL) == ["here", "uno"]
    with pytest.raises(UndoConflict):
        await undo_to(database, user, first.id)
    assert here.id in await kept(database, user)


async def test_nothing_is_brought_back_over_what_changed_meanwhile(database: Database, user: User) -> None:
    batch = new_id()
    one, two = await add(database, user, "one"), await add(database, user, "two")
    await rename(database, user, one, "eins", batch)
    await rename(database, user, two, "zwei", batch)
    await undo_latest(database, user)
    async with database.begin() as session:
        (await tasks.get_for_update(session, user_id=user.id, task_id=one.id)).title = "uno"
    again = await redo(database, user)
    assert [change.task_id for change in again.changes] == [two.id]
    assert [change.task_id for change in again.conflicts] == [one.id]
    assert await titles(database, user, Status.ALL) == ["uno", "zwei"]
    with pytest.raises(UndoConflict):
        await redo(database, user)


async def test_one_of_a_batch_goes_back_alone_or_with_the_others(database: Database, user: User) -> None:
    batch = new_id()
    await add(database, user, "one", batch)
    await add(database, user, "two", batch)
    await add(database, user, "three", batch)
    first, second, _ = await journal(database, user)
    assert len((await take_back(database, user, second.id)).changes) == 1
    assert await titles(database, user, Status.ALL) == ["one", "three"]
    assert len((await take_back(database, user, first.id, with_batch=True)).changes) == 2
    for with_batch in (False, True):
        with pytest.raises(ChangeRefused, match="already"):
            await take_back(database, user, second.id, with_batch)


async def test_a_series_goes_back_to_before_it_was_and_comes_again_whole(database: Database, user: User) -> None:
    await add(database, user, "here")
    here = (await journal(database, user))[0]
    task = await made(database, user)
    await complete(database, user, task)
    (following,) = await open_ones_of_series(database, user)
    async with database.begin() as session:
        await tasks.skip_occurrence(session, user_id=user.id, series_id=_series(following))
    async with database.begin() as session:
        await tasks.end_series(session, user_id=user.id, series_id=_series(following))
    before = await kept(database, user)
    assert await occurrences(database, user) == [(slot(), True)]
    for _ in range(2):
        assert (await undo_to(database, user, here.id)).kept == []
        assert await titles(database, user, Status.ALL) == ["here"]
        again = await redo(database, user)
        assert (again.conflicts, again.kept) == ([], [])
        assert await kept(database, user) == before
    for there in ([(slot(), True), (slot(2), False)], [(slot(), True), (slot(1), False)], [(slot(), False)], []):
        await undo_latest(database, user)
        assert await occurrences(database, user) == there
    for there in ([(slot(), False)], [(slot(), True), (slot(1), False)], [(slot(), True), (slot(2), False)]):
        await redo(database, user)
        assert await occurrences(database, user) == there


async def test_a_task_that_was_made_to_come_again_is_so_again(database: Database, user: User) -> None:
    task = await add(database, user, "water plants")
    async with database.begin() as session:
        await tasks.repeat_task(session, user_id=user.id, task_id=task.id, rrule="FREQ=DAILY")
    for _ in range(2):
        await undo_latest(database, user)
        assert await occurrences(database, user) == []
        await redo(database, user)
        assert await occurrences(database, user) == [(slot(), False)]


async def test_a_consequence_is_not_taken_back_alone(database: Database, user: User) -> None:
    task = await made(database, user)
    await complete(database, user, task)
    caused = [change for change in await journal(database, user) if change.cause_id]
    for change in caused:
        with pytest.raises(ChangeRefused, match="came of another"):
            await take_back(database, user, change.id)
    assert await occurrences(database, user) == [(slot(), True), (slot(1), False)]


async def test_nobody_steps_through_what_others_did(database: Database, user: User, make_user: MakeUser) -> None:
    task = await add(database, user, "mine")
    await rename(database, user, task, "still mine")
    here, _ = await journal(database, user)
    stranger = await make_user()
    for step in (take_back, undo_to):
        with pytest.raises(ChangeNotFound):
            await step(database, stranger, here.id)
    await undo_latest(database, user)
    with pytest.raises(NothingToRedo):
        await redo(database, stranger)
    assert await titles(database, user, Status.ALL) == ["mine"]


async def open_ones_of_series(database: Database, user: User) -> list[Task]:
    return [task for task in await open_ones(database, user) if task.series_id]


def _series(task: Task) -> UUID:
    assert task.series_id
    return task.series_id
