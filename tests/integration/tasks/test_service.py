"""Operations that a person can do on tasks, on both databases."""

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import col, select

from taskchat import feed, tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import (
    DueWindow,
    InvalidTask,
    NothingToUndo,
    Priority,
    Status,
    Task,
    TaskChange,
    TaskNotFound,
    TaskQuery,
)
from tests.conftest import MakeUser

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


async def add(database: Database, user: User, title: str, **fields: object) -> Task:
    async with database.begin() as session:
        return (await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=title, **fields))).task


async def titles(database: Database, user: User, **query: object) -> list[str]:
    async with database.read() as session:
        page = await tasks.find(
            session, user_id=user.id, query=TaskQuery.model_validate(query), timezone="Europe/Berlin", now=NOW
        )
    return [task.title for task in page.tasks]


async def test_a_task_comes_back_as_it_was_saved(database: Database, user: User):
    made = await add(
        database,
        user,
        "  Büro putzen 🧹 ",
        description="ganz",
        priority="high",
        due_at=NOW,
        tags=["#Home", "home", "büro"],
    )
    async with database.read() as session:
        task = await tasks.get(session, user_id=user.id, task_id=made.id)
    assert (task.title, task.description, task.priority) == ("Büro putzen 🧹", "ganz", Priority.HIGH)
    assert (task.due_at, task.all_day, task.tags) == (NOW, False, ["home", "büro"])
    assert task.due_at is not None
    assert task.due_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "   "}, "The title cannot be empty."),
        ({"title": "x" * 256}, "The title has at most 255 characters."),
        ({"title": "x", "description": "d" * 2_001}, "The description has at most 2000 characters."),
        ({"title": "a\x00b"}, "Text cannot hold a NUL character."),
        ({"title": "x", "tags": ["a\x00b"]}, "Text cannot hold a NUL character."),
        ({"title": "x", "tags": ["\ud800"]}, "Text cannot hold half a character."),
        ({"title": "x", "tags": ["t" * 51]}, "A tag has at most 50 characters."),
        ({"title": "x", "tags": [str(n) for n in range(21)]}, "A task has at most 20 tags."),
        (
            {"title": "x", "due_at": datetime(9500, 1, 1, tzinfo=UTC)},
            "A due date lies between the years 1900 and 9000.",
        ),
    ],
)
def test_fields_that_no_task_can_have_are_refused_in_words(fields: dict[str, object], sentence: str):
    with pytest.raises(InvalidTask) as refusal:
        tasks.valid_task(**fields)
    assert str(refusal.value) == sentence


async def test_somebody_elses_task_does_not_exist(database: Database, user: User, make_user: MakeUser):
    task = await add(database, user, "mine")
    stranger = await make_user()
    async with database.begin() as session:
        for attempt in (
            tasks.get(session, user_id=stranger.id, task_id=task.id),
            tasks.update(session, user_id=stranger.id, task_id=task.id, data=tasks.valid_update(title="yours")),
            tasks.complete(session, user_id=stranger.id, task_id=task.id),
            tasks.delete(session, user_id=stranger.id, task_id=task.id),
        ):
            with pytest.raises(TaskNotFound):
                await attempt
        with pytest.raises(tasks.NothingToUndo):
            await tasks.undo(session, user_id=stranger.id)
    assert await titles(database, user) == ["mine"]
    assert await titles(database, stranger) == []


async def test_completing_twice_is_once(database: Database, user: User):
    task = await add(database, user, "once")
    async with database.begin() as session:
        first = (await tasks.complete(session, user_id=user.id, task_id=task.id)).task.completed_at
        assert (await tasks.complete(session, user_id=user.id, task_id=task.id)).task.completed_at == first
        await tasks.reopen(session, user_id=user.id, task_id=task.id)
    assert await titles(database, user) == ["once"]


async def test_every_change_can_be_taken_back_in_turn(database: Database, user: User):
    task = await add(database, user, "tidy", priority="low", due_at=NOW, tags=["home"])
    async with database.begin() as session:
        await tasks.update(
            session, user_id=user.id, task_id=task.id, data=tasks.valid_update(title="mess", due_at=None)
        )
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=task.id)
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=task.id)
    seen = []
    back = task
    for _ in range(3):
        async with database.begin() as session:
            await tasks.undo(session, user_id=user.id)
        async with database.read() as session:
            back = await tasks.get(session, user_id=user.id, task_id=task.id)
            seen.append((back.title, back.completed_at is not None, back.due_at))
    assert seen == [("mess", True, None), ("mess", False, None), ("tidy", False, NOW)]
    assert (back.priority, back.tags, back.created_at) == (Priority.LOW, ["home"], task.created_at)
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id)
        with pytest.raises(tasks.NothingToUndo):
            await tasks.undo(session, user_id=user.id)
    assert await titles(database, user) == []


async def test_undoing_an_older_change_never_loses_a_newer_one(database: Database, user: User):
    task = await add(database, user, "first")
    async with database.begin() as session:
        await tasks.update(session, user_id=user.id, task_id=task.id, data=tasks.valid_update(title="second"))
    async with database.read() as session:
        changes = (await session.execute(_changes(user))).scalars().all()
    async with database.begin() as session:
        with pytest.raises(tasks.UndoConflict):
            await tasks.undo(session, user_id=user.id, change_id=changes[0].id)
    assert await titles(database, user) == ["second"]


def _changes(user: User):
    return select(tasks.TaskChange).where(tasks.TaskChange.user_id == user.id).order_by(col(tasks.TaskChange.id))


async def test_changes_at_the_same_time_are_all_in_the_journal(database: Database, user: User):
    task = await add(database, user, "milk")

    async def change(**fields: object) -> None:
        async with database.begin() as session:
            data = tasks.valid_update(**fields)
            await tasks.update(session, user_id=user.id, task_id=task.id, data=data)

    async def complete() -> None:
        async with database.begin() as session:
            await tasks.complete(session, user_id=user.id, task_id=task.id)

    await asyncio.gather(
        change(title="oat milk"), change(description="one"), change(tags=["a"]), complete(), complete()
    )
    for _ in range(5):
        async with database.begin() as session:
            await tasks.undo(session, user_id=user.id)
    async with database.begin() as session:
        with pytest.raises(NothingToUndo):
            await tasks.undo(session, user_id=user.id)


async def test_the_same_change_undone_twice_at_once_is_undone_once(database: Database, user: User):
    task = await add(database, user, "milk")
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=task.id)
        await session.flush()
        statement = select(TaskChange.id).where(TaskChange.task_id == task.id).order_by(col(TaskChange.id).desc())
        newest = (await session.execute(statement)).scalars().first()

    async def undo() -> str:
        try:
            async with database.begin() as session:
                await tasks.undo(session, user_id=user.id, change_id=newest)
        except NothingToUndo:
            return "nothing"
        return "undone"

    assert sorted(await asyncio.gather(undo(), undo())) == ["nothing", "undone"]
    assert await titles(database, user) == ["milk"]


# Of a November: the day on which it is asked, a Monday, Thursday, Saturday and Sunday, and those that fit.
@pytest.mark.parametrize(
    ("day", "tomorrow", "weekend", "next_week"),
    [(16, [17], [21, 22], [*range(23, 30)]), (19, [20], [21, 22], [*range(23, 30)]),
     (21, [22], [21, 22], [*range(23, 30)]), (22, [23], [21, 22], [*range(23, 30)])],
)  # fmt: skip
async def test_windows_of_days(
    database: Database, user: User, *, day: int, tomorrow: list[int], weekend: list[int], next_week: list[int]
):
    monday = datetime(2026, 11, 16, tzinfo=UTC)
    for distance in range(20):
        await add(database, user, str(16 + distance), due_at=monday + timedelta(days=distance), all_day=True)
    windows = {DueWindow.TOMORROW: tomorrow, DueWindow.WEEKEND: weekend, DueWindow.NEXT_WEEK: next_week}
    for window, days in windows.items():
        async with database.read() as session:
            page = await tasks.find(
                session, user_id=user.id, query=TaskQuery(due=window), timezone="Europe/Berlin",
                now=datetime(2026, 11, day, 12, tzinfo=UTC),
            )  # fmt: skip
        assert [task.title for task in page.tasks] == [str(one) for one in days]


async def test_filters_hold_together(database: Database, user: User):
    today = datetime(2026, 11, 22, tzinfo=UTC)
    await add(database, user, "late", due_at=today - timedelta(days=1), all_day=True)
    await add(database, user, "just late", due_at=NOW - timedelta(minutes=1))
    await add(database, user, "today", due_at=today, all_day=True, tags=["home"])
    await add(database, user, "tonight", due_at=NOW.replace(hour=22, minute=59), priority="high")
    # 23:30 UTC is tomorrow already in Berlin.
    await add(database, user, "past midnight", due_at=NOW.replace(hour=23, minute=30))
    await add(database, user, "some day", tags=["homework"], description="100% sure")
    done = await add(database, user, "done", due_at=today, all_day=True)
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=done.id)
    assert await titles(database, user, due=DueWindow.OVERDUE) == ["late", "just late"]
    assert await titles(database, user, due=DueWindow.TODAY) == ["today", "just late", "tonight"]
    assert await titles(database, user, due=DueWindow.WEEK) == ["today", "just late", "tonight", "past midnight"]
    assert await titles(database, user, due=DueWindow.NONE) == ["some day"]
    assert await titles(database, user, tag="#HOME") == ["today"]
    assert await titles(database, user, search="home") == ["today"]
    assert await titles(database, user, search="100%") == ["some day"]
    assert await titles(database, user, search="%") == ["some day"]
    assert await titles(database, user, due=DueWindow.TODAY, priority="high") == ["tonight"]
    assert await titles(database, user, status=Status.DONE) == ["done"]
    assert len(await titles(database, user, status=Status.ALL)) == 7


async def test_search_knows_more_than_ascii(database: Database, user: User):
    await add(database, user, "Äpfel kaufen")
    assert await titles(database, user, search="äPFEL") == ["Äpfel kaufen"]


async def test_a_page_says_how_many_there_are(database: Database, user: User):
    for number in range(7):
        await add(database, user, f"task {number}")
    async with database.read() as session:
        page = await tasks.find(session, user_id=user.id, query=TaskQuery(limit=3, offset=6))
    assert ([task.title for task in page.tasks], page.total) == (["task 6"], 7)


async def test_a_change_is_told_after_its_commit_and_only_then(database: Database, user: User):
    told: list[feed.Change] = []
    end = feed.subscribe(feed.Change, told.append)
    try:
        await _fail_after_creating(database, user)
        assert told == []
        async with database.begin() as session:
            task, _ = await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="now"))
            await tasks.complete(session, user_id=user.id, task_id=task.id)
            assert told == []
        assert told == [feed.Change(user.id, feed.Topic.TASKS)]
    finally:
        end()
    assert await titles(database, user, status="all") == ["now"]


async def _fail_after_creating(database: Database, user: User) -> None:
    with contextlib.suppress(RuntimeError):
        async with database.begin() as session:
            await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="never"))
            raise RuntimeError


async def test_an_unknown_id_is_not_found(database: Database, user: User):
    async with database.read() as session:
        for task_id in (uuid4(), new_id()):
            with pytest.raises(TaskNotFound):
                await tasks.get(session, user_id=user.id, task_id=task_id)
