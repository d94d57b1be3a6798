"""History: changes in words, page by page, and the trash; on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select, update

from taskchat import feed, tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import (
    Author,
    ChangeKind,
    HistoryEntry,
    LocalClock,
    NotInTrash,
    Origin,
    SeriesUpdate,
    Status,
    Task,
    TaskChange,
    TrashedTask,
)
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements
from tests.integration.series.made import complete, made, open_ones
from tests.integration.tasks.test_bulk import journal, titles
from tests.integration.tasks.test_steps import delete, redo
from tests.integration.tasks.test_undo import add, rename, undo_latest

_UNSEEN = {"synchronize_session": False}
NOON = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)


async def history(database: Database, user: User, **choice: Any) -> list[HistoryEntry]:
    """Entries in words, the newest first."""
    clock = LocalClock(NOON, "Europe/Berlin")
    async with database.read() as session:
        found = await tasks.list_history(session, user_id=user.id, **choice)
    return [tasks.describe_change(change, clock) for change in found]


def said(entries: list[HistoryEntry]) -> list[tuple[str, str, list[str]]]:
    return [(entry.kind.value, entry.title, [detail.text for detail in entry.details]) for entry in entries]


async def change(database: Database, user: User, task: Task, **fields: Any) -> None:
    async with database.begin() as session:
        await tasks.update(session, user_id=user.id, task_id=task.id, data=tasks.valid_update(**fields))


async def trash(database: Database, user: User, **page: Any) -> list[TrashedTask]:
    async with database.read() as session:
        return await tasks.list_trash(session, user_id=user.id, **page)


async def restore(database: Database, user: User, task_id: UUID) -> Task:
    async with database.begin() as session:
        return await tasks.restore_task(session, user_id=user.id, task_id=task_id)


async def forget(database: Database, user: User, task_id: UUID) -> None:
    async with database.begin() as session:
        await tasks.forget_task(session, user_id=user.id, task_id=task_id)


async def test_each_change_is_told_in_the_words_of_receipts(database: Database, user: User) -> None:
    async with database.begin() as session:
        data = tasks.valid_task(title="milk", due_at=NOON, priority="high", tags=["shop"])
        task = (await tasks.create(session, user_id=user.id, data=data)).task
    await change(database, user, task, title="oat milk", priority="medium", tags=["shop", "home"])
    await change(database, user, task, due_at=NOON + timedelta(days=1), all_day=True)
    for act in (tasks.complete, tasks.reopen, tasks.delete):
        async with database.begin() as session:
            await act(session, user_id=user.id, task_id=task.id)
    shown = await history(database, user)
    assert said(shown) == [
        ("deleted", "oat milk", ["Tue 1 Dec", "#shop", "#home"]),
        ("reopened", "oat milk", []),
        ("completed", "oat milk", []),
        ("changed", "oat milk", ["Mon 30 Nov, 12:00 → Tue 1 Dec"]),
        ("changed", "oat milk", ["Milk → oat milk", "High → medium priority", "+#home"]),
        ("created", "milk", ["Mon 30 Nov, 12:00", "High priority", "#shop"]),
    ]
    assert {entry.author for entry in shown} == {Author.PAGE}
    await undo_latest(database, user)
    assert [entry.undone_at is None for entry in await history(database, user)] == [False, *[True] * 5]


async def test_a_series_is_told_with_what_became_of_it(database: Database, user: User) -> None:
    day = datetime(2037, 1, 5, tzinfo=UTC)
    task = await made(database, user, due_at=day)
    assert task.series_id
    whole: dict[str, Any] = {"user_id": user.id, "series_id": task.series_id}
    async with database.begin() as session:
        await tasks.skip_occurrence(session, **whole)
    for act in (tasks.pause_series, tasks.resume_series):
        async with database.begin() as session:
            await act(session, **whole)
    async with database.begin() as session:
        await tasks.change_series(session, **whole, data=SeriesUpdate(title="water cactus", rrule="FREQ=WEEKLY"))
    async with database.begin() as session:
        await tasks.end_series(session, **whole)
    plain = await add(database, user, "bins")
    async with database.begin() as session:
        await tasks.repeat_task(session, user_id=user.id, task_id=plain.id, rrule="FREQ=DAILY")
    found = await history(database, user, series_id=task.series_id)
    own = [entry for entry in found if entry.subject == "series"]
    assert said(own) == [
        ("ended", "water cactus", []),
        ("changed", "water cactus", ["Every day → every week", "Water plants → water cactus"]),
        ("resumed", "water plants", []),
        ("paused", "water plants", []),
        ("skipped", "water plants", ["Mon 5 Jan 2037 left out"]),
        ("created", "water plants", ["Every day"]),
    ]
    of_tasks = [entry for entry in found if entry.subject == "task"]
    assert {entry.title for entry in of_tasks} == {"water plants", "water cactus"}
    assert {entry.author for entry in of_tasks} == {Author.PAGE, Author.SERIES}
    newest = (await history(database, user))[0]
    assert (newest.title, newest.details[-1].text) == ("bins", "Comes again")


async def test_it_says_who_made_a_change_and_in_which_conversation(database: Database, user: User) -> None:
    thread, message = new_id(), new_id()
    origins = (None, Origin(), Origin(thread), Origin(thread, message))
    for number, origin in enumerate(origins):
        async with database.begin() as session:
            data = tasks.valid_task(title=str(number))
            await tasks.create(session, user_id=user.id, data=data, origin=origin)
    found = (await history(database, user))[::-1]
    assert [entry.author for entry in found] == [Author.PAGE, Author.PAGE, Author.CARD, Author.ASSISTANT]
    assert [entry.batch_id for entry in found] == [origin and origin.batch_id for origin in origins]
    assert [entry.title for entry in await history(database, user, thread_id=thread)] == ["3", "2"]


async def test_a_consequence_is_told_of_its_task_and_nowhere_else(database: Database, user: User) -> None:
    task = await made(database, user)
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    (birth,) = await history(database, user, task_id=following.id)
    assert (birth.kind, birth.author, birth.cause_id is None) == (ChangeKind.CREATED, Author.SERIES, False)
    assert [entry.task_id for entry in await history(database, user)] == [task.id, task.id]


async def test_pages_hold_each_entry_once_in_one_statement(database: Database, user: User, make_user: MakeUser) -> None:
    for number in range(7):
        await add(database, user, str(number))
    await add(database, await make_user(), "a stranger's")
    after, found = None, []
    while True:
        with statements(database) as sent:
            page = await history(database, user, limit=3, after=after)
        assert len(sent) == 1
        found += [entry.title for entry in page]
        if len(page) < 3:
            break
        after = page[-1].change_id
    assert found == [*"6543210"]


# Trash.


async def test_what_was_deleted_is_in_the_trash_and_comes_back_as_it_was(database: Database, user: User) -> None:
    one, two, three = [await add(database, user, title) for title in ("one", "two", "three")]
    await rename(database, user, one, "eins")
    for task in (one, two, three):
        await delete(database, user, task)
    assert [trashed.task.title for trashed in await trash(database, user)] == ["three", "two", "eins"]
    with statements(database) as sent:
        (first,) = await trash(database, user, limit=1)
    assert len(sent) == 1
    assert [trashed.task.title for trashed in await trash(database, user, after=first.change_id)] == ["two", "eins"]
    back = await restore(database, user, one.id)
    assert (back.id, back.title, back.created_at) == (one.id, "eins", one.created_at)
    assert await titles(database, user, Status.ALL) == ["eins"]
    assert [trashed.task.title for trashed in await trash(database, user)] == ["three", "two"]
    await redo(database, user)
    assert [trashed.task.title for trashed in await trash(database, user)] == ["three", "two", "eins"]


async def test_what_is_gone_otherwise_is_not_in_the_trash(database: Database, user: User) -> None:
    await add(database, user, "unmade")
    await undo_latest(database, user)
    old = await add(database, user, "old")
    await delete(database, user, old)
    await rewind(database, user, days=31)
    occurrence = await made(database, user)
    async with database.begin() as session:
        assert occurrence.series_id
        await tasks.skip_occurrence(session, user_id=user.id, series_id=occurrence.series_id)
    assert await trash(database, user) == []
    for task_id in (old.id, occurrence.id, new_id()):
        for act in (restore, forget):
            with pytest.raises(NotInTrash):
                await act(database, user, task_id)


async def test_a_deleted_occurrence_comes_back_and_what_followed_it_goes(database: Database, user: User) -> None:
    task = await made(database, user)
    await delete(database, user, task)
    (following,) = await open_ones(database, user)
    await restore(database, user, task.id)
    assert [one.id for one in await open_ones(database, user)] == [task.id]
    await delete(database, user, task)
    (following,) = await open_ones(database, user)
    await rename(database, user, following, "mine")
    await restore(database, user, task.id)
    assert {one.id for one in await open_ones(database, user)} == {task.id, following.id}


async def test_what_is_deleted_for_good_is_in_no_journal(database: Database, user: User) -> None:
    batch = new_id()
    one, two = await add(database, user, "one", batch), await add(database, user, "two", batch)
    await rename(database, user, one, "eins", batch)
    await delete(database, user, one)
    told: list[feed.Change] = []
    end = feed.subscribe(feed.Change, told.append)
    try:
        await forget(database, user, one.id)
    finally:
        end()
    assert told == [feed.Change(user.id, feed.Topic.TASKS)]
    assert [entry.task_id for entry in await journal(database, user)] == [two.id]
    assert await trash(database, user) == []
    # What was made together with it can be taken back still.
    await undo_latest(database, user)
    assert await titles(database, user, Status.ALL) == []


async def test_nobody_looks_into_the_trash_of_others(database: Database, user: User, make_user: MakeUser) -> None:
    task = await add(database, user, "mine")
    await delete(database, user, task)
    stranger = await make_user()
    assert await trash(database, stranger) == []
    for act in (restore, forget):
        with pytest.raises(NotInTrash):
            await act(database, stranger, task.id)
    assert [trashed.task.title for trashed in await trash(database, user)] == ["mine"]


async def rewind(database: Database, user: User, *, days: int) -> None:
    """Let all changes so far be older, their ids too, as those of rows that were made then."""
    async with database.begin() as session:
        for entry in (await session.execute(select(TaskChange).where(TaskChange.user_id == user.id))).scalars():
            at = entry.created_at - timedelta(days=days)
            milliseconds = int(at.timestamp() * 1000)
            older = UUID(int=(milliseconds << 80) | (entry.id.int & ((1 << 80) - 1)))
            moved = update(TaskChange).where(col(TaskChange.id) == entry.id)
            await session.execute(moved.values(id=older, created_at=at), execution_options=_UNSEEN)
            if entry.cause_id is None:
                caused = update(TaskChange).where(col(TaskChange.cause_id) == entry.id)
                await session.execute(caused.values(cause_id=older), execution_options=_UNSEEN)
        session.expunge_all()
