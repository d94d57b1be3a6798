"""History, trash and bell, part by part: what is older is read behind what is shown, on both databases."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id, now
from taskchat.notifications import Notification
from taskchat.tasks import TaskChange
from taskchat.ui.views import InboxReader, Parts, Reader, all_rows, history_reader, read_anew, read_older, trash_reader
from taskchat.ui.views.parts import PART, can_grow, foot_words, has_more
from tests.integration.chat.statements import statements
from tests.integration.tasks.test_steps import delete, redo
from tests.integration.tasks.test_undo import add, undo_latest

BODY = {"title": "task", "description": "", "priority": "medium", "due_at": None, "tags": [], "completed_at": None}
READERS: dict[str, Callable[[Database, User], Reader[Any, Any]]] = {
    "history": history_reader,
    "trash": trash_reader,
    "bell": InboxReader,
}


async def fill(database: Database, user: User, count: int) -> None:
    """Deletions of so many tasks, and as many reminders that rang."""
    changes: list[dict[str, Any]] = []
    rang: list[dict[str, Any]] = []
    for number in range(count):
        at = now() - timedelta(days=1, seconds=-number)
        ids = {"id": new_id(), "user_id": user.id}
        changes.append(ids | {"task_id": new_id(), "before": BODY, "after": None, "created_at": at})
        rang.append(ids | {"title": f"task {number}", "remind_at": at, "created_at": at, "missed": False})
    async with database.begin() as session:
        await session.execute(sa.insert(TaskChange), changes)
        await session.execute(sa.insert(Notification), rang)


def ids(parts: Parts[Any, Any]) -> list[str]:
    return [row.id for row in all_rows(parts)]


@pytest.mark.parametrize("name", READERS)
async def test_each_part_takes_as_many_statements_and_rows_however_long_the_list_is(
    database: Database, user: User, name: str
):
    asked: list[list[str]] = []
    for count in (PART + 10, 10_000):
        await fill(database, user, count)
        read = READERS[name](database, user)
        with statements(database) as sent:
            parts = await read_anew((), read)
        assert len(ids(parts)) == PART
        with statements(database) as later:
            parts = await read_older(parts, read)
        asked.append([*sent, *later])
        # What is there stays as it was, and is not read again.
        assert len(set(ids(parts))) == min(2 * PART, count)
    assert len(asked[0]) == len(asked[1])


async def titles(database: Database, user: User, parts: Parts[Any, UUID]) -> tuple[Parts[Any, UUID], list[str]]:
    parts = await read_anew(parts, history_reader(database, user), size=3)
    return parts, [row.title for row in all_rows(parts)]


async def test_what_is_new_comes_on_top_and_shifts_nothing(database: Database, user: User):
    for number in range(8):
        await add(database, user, str(number))
    parts, shown = await titles(database, user, ())
    assert shown == ["7", "6", "5"]
    for number in (8, 9):
        await add(database, user, str(number))
    parts, shown = await titles(database, user, parts)
    assert shown == ["9", "8", "7", "6", "5"]
    parts = await read_older(parts, history_reader(database, user), size=3)
    assert [row.title for row in all_rows(parts)] == ["9", "8", "7", "6", "5", "4", "3", "2"]
    await undo_latest(database, user)
    parts, shown = await titles(database, user, parts)
    assert shown == ["9", "8", "7", "6", "5", "4", "3", "2"]
    assert [row.fixed for row in all_rows(parts)] == ["Undone today", *[""] * 7]
    # Nothing that stands is newer than these two.
    assert [row.back for row in all_rows(parts)] == [False, False, *[True] * 6]
    parts = await read_older(parts, history_reader(database, user), size=3)
    assert [row.title for row in all_rows(parts)][-2:] == ["1", "0"]
    assert (has_more(parts), foot_words(parts, asked=True)) == (False, "That is all")


async def test_what_comes_back_to_the_trash_is_found_where_it_was(database: Database, user: User):
    made = [await add(database, user, str(number)) for number in range(4)]
    for task in made:
        await delete(database, user, task)
    read = trash_reader(database, user)
    parts = await read_anew((), read, size=2)
    for shown in (["3"], ["3", "2"]):
        if len(shown) == 1:
            async with database.begin() as session:
                await tasks.restore_task(session, user_id=user.id, task_id=made[2].id)
        else:
            await redo(database, user)
        parts = await read_anew(parts, read, size=2)
        assert [row.title for row in all_rows(parts)] == shown
    parts = await read_older(parts, read, size=2)
    assert [row.title for row in all_rows(parts)] == ["3", "2", "1", "0"]


async def test_a_list_ends_at_its_bound(database: Database, user: User):
    await fill(database, user, 8)
    read = history_reader(database, user)
    parts = await read_anew((), read, size=3, bound=5)
    for _ in range(2):
        parts = await read_older(parts, read, size=3, bound=5)
        assert len(all_rows(parts)) == 5
    assert not can_grow(parts, bound=5)
    assert foot_words(parts, asked=True, bound=5) == "The newest 5 are shown"
    await add(database, user, "new")
    parts = await read_anew(parts, read, size=3, bound=5)
    assert [row.title for row in all_rows(parts)] == ["new", *["task"] * 4]
