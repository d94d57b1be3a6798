"""Imports on both databases: read once, taken once, taken back as one."""

import asyncio
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func
from sqlmodel import col, select

from taskchat import interchange, tasks
from taskchat.accounts import User
from taskchat.database import Database, now
from taskchat.interchange import WRITERS, ExportFormat, Import, ImportNotFound, ImportRow, Progress, Record
from taskchat.tasks import Author, LocalClock, Origin, Task, TaskChange, describe_change
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements

FILES = Path(__file__).parents[2] / "data/interchange"
CLOCK = LocalClock(datetime(2026, 11, 30, 12, tzinfo=UTC), "Europe/Berlin", day_first=True)
NAMES = ("todoist.csv", "ticktick.csv", "vikunja.json", "super-productivity.json", "todos.ics", "checklist.md")


async def read(database: Database, user: User, data: bytes, name: str = "tasks.csv") -> Import:
    return await interchange.preview(database, data, user_id=user.id, name=name, clock=CLOCK)


async def take(database: Database, user: User, made: Import, *, with_duplicates: bool = False) -> Progress:
    whose = {"user_id": user.id, "import_id": made.id, "timezone": "Europe/Berlin"}
    return await interchange.take(database, **whose, with_duplicates=with_duplicates)


async def listed(database: Database, user: User) -> list[Task]:
    async with database.read() as session:
        found = await session.execute(select(Task).where(Task.user_id == user.id).order_by(col(Task.id)))
        return list(found.scalars())


async def titles(database: Database, user: User) -> list[str]:
    return [task.title for task in await listed(database, user)]


async def exported(database: Database, user: User) -> list[Record]:
    async with database.read() as session:
        return await interchange.list_records(session, user_id=user.id)


def table(count: int) -> bytes:
    return ("title,due,tags\n" + "".join(f"task {number},2026-12-24,a\n" for number in range(count))).encode()


async def test_a_preview_makes_no_task(database: Database, user: User):
    made = await read(database, user, (FILES / "todoist.csv").read_bytes())

    assert (made.product, made.total, made.duplicates, made.unread_total) == ("todoist", 7, 0, 4)
    assert await listed(database, user) == []
    async with database.read() as session:
        rows = await interchange.first_rows(session, made.id, limit=2)
        found = await interchange.get_import(session, user_id=user.id, import_id=made.id)
    assert [row.fields["title"] for row in rows] == ["Water the plants", "Balcony"]
    assert found.unread[0]["reason"]


@pytest.mark.parametrize("name", NAMES)
async def test_what_was_read_is_made_and_undone_as_one(database: Database, user: User, name: str):
    made = await read(database, user, (FILES / name).read_bytes(), name)
    progress = await take(database, user, made)

    assert (progress.done, progress.made) == (made.total, made.total)
    found = await listed(database, user)
    assert len(found) == made.total
    assert all(task.parent_id is None or task.parent_id in {one.id for one in found} for task in found)
    async with database.begin() as session:
        undone = await tasks.undo_batch(session, user_id=user.id, batch_id=progress.batch_id)
    assert undone.conflicts == []
    assert await listed(database, user) == []
    async with database.begin() as session:
        await tasks.redo_latest(session, user_id=user.id)
    assert len(await listed(database, user)) == made.total


async def test_the_history_names_the_product(database: Database, user: User):
    await take(database, user, await read(database, user, (FILES / "todoist.csv").read_bytes()))

    async with database.read() as session:
        changes = await tasks.list_history(session, user_id=user.id)
    entries = [describe_change(change, CLOCK) for change in changes]
    assert {(entry.author, entry.source) for entry in entries} == {(Author.IMPORT, "todoist")}
    assert len({entry.batch_id for entry in entries}) == 1


async def test_the_first_task_of_a_series_is_followed_by_the_next(database: Database, user: User):
    await take(database, user, await read(database, user, b"title,repeat,due\nwater,every day,2026-12-01\n"))
    (task,) = await listed(database, user)
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=task.id)

    assert [bool(one.completed_at) for one in await listed(database, user)] == [True, False]


async def test_taking_it_twice_makes_it_once(database: Database, user: User):
    made = await read(database, user, table(30))
    first, second = await asyncio.gather(take(database, user, made), take(database, user, made))

    assert first.batch_id == second.batch_id
    assert (await take(database, user, made)).made == 30
    assert len(await listed(database, user)) == 30


async def test_one_that_broke_off_goes_on_where_it_stood(database: Database, user: User):
    made = await read(database, user, table(1_200))
    whose = {"user_id": user.id, "import_id": made.id, "timezone": "UTC"}
    steps = [await interchange.take_step(database, **whose) for _ in range(2)]

    assert [step.done for step in steps] == [500, 1_000]
    assert len(await listed(database, user)) == 1_000
    end = await take(database, user, made)
    assert (end.done, end.made, end.is_over) == (1_200, 1_200, True)
    assert Counter(await titles(database, user)).most_common(1)[0][1] == 1
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(ImportRow)) == 0


async def test_what_is_there_already_is_told_and_left_out(database: Database, user: User):
    data = b"- [ ] Buy milk\n- [ ] Trip\n  - [ ] Pack\n"
    await take(database, user, await read(database, user, data))
    again = await read(database, user, data + b"  - [ ] Tickets\n- [ ] New\n")

    # A family is there as a whole or not at all.
    assert (again.total, again.duplicates) == (5, 1)
    assert (await take(database, user, again)).made == 4
    assert (await titles(database, user)).count("Buy milk") == 1


async def test_what_is_there_already_is_made_again_when_one_says_so(database: Database, user: User):
    data = b"title\nBuy milk\n"
    await take(database, user, await read(database, user, data))
    await take(database, user, await read(database, user, data), with_duplicates=True)

    assert await titles(database, user) == ["Buy milk", "Buy milk"]


async def test_a_subtask_whose_task_is_gone_meanwhile_is_a_task(database: Database, user: User):
    data = b"- [ ] Top\n" + b"".join(b"  - [ ] sub %d\n" % number for number in range(700))
    made = await read(database, user, data)
    whose = {"user_id": user.id, "import_id": made.id, "timezone": "UTC"}
    await interchange.take_step(database, **whose)
    top = next(task for task in await listed(database, user) if task.title == "Top")
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=top.id)
    await take(database, user, made)

    assert [task.parent_id for task in await listed(database, user)] == [None] * 201


async def test_nobody_takes_sees_or_discards_what_somebody_else_read(database: Database, make_user: MakeUser):
    ada, eve = await make_user(), await make_user()
    made = await read(database, ada, table(3))

    with pytest.raises(ImportNotFound):
        await take(database, eve, made)
    async with database.begin() as session:
        with pytest.raises(ImportNotFound):
            await interchange.get_import(session, user_id=eve.id, import_id=made.id)
        with pytest.raises(ImportNotFound):
            await interchange.discard_import(session, user_id=eve.id, import_id=made.id)
    assert await listed(database, eve) == []
    assert (await take(database, ada, made)).made == 3


async def test_files_that_wait_are_kept_within_bounds(database: Database, user: User):
    made = [await read(database, user, table(1)) for _ in range(12)]

    async with database.read() as session:
        left = (await session.execute(select(Import.id).order_by(col(Import.id)))).scalars().all()
    assert left == [one.id for one in made[-10:]]


@pytest.mark.parametrize("count", [10_000])
async def test_ten_thousand_rows_take_a_few_statements_for_a_hundred(database: Database, user: User, count: int):
    with statements(database) as reading:
        made = await read(database, user, table(count))
    with statements(database) as taking:
        progress = await take(database, user, made)

    assert progress.made == count
    assert len(reading) <= 10 + count / 500
    assert len(taking) <= 10 + count / 100 * 3 + count / 500 * 10
    async with database.read() as session:
        with statements(database) as writing:
            assert len(await interchange.list_records(session, user_id=user.id)) == count
    assert len(writing) <= 2 + count / 1_000


@pytest.mark.parametrize("kind", ExportFormat)
async def test_an_export_is_imported_by_somebody_else_as_it_was(
    database: Database, make_user: MakeUser, kind: ExportFormat
):
    ada, eve = await make_user(), await make_user()
    for name in NAMES:
        await take(database, ada, await read(database, ada, (FILES / name).read_bytes()), with_duplicates=True)
    await _move_and_skip(database, ada)
    records = await exported(database, ada)
    data = "".join(WRITERS[kind].write(records, CLOCK)).encode()

    made = await read(database, eve, data)
    assert (made.unread_total, made.duplicates, made.total) == (0, 0, len(records))
    await take(database, eve, made)
    assert sorted(_comparable(await exported(database, eve)), key=str) == sorted(_comparable(records), key=str)


async def _move_and_skip(database: Database, user: User) -> None:
    """Leave a series as people leave them: one date skipped, the open task moved, another one paused."""
    found = [task for task in await listed(database, user) if task.series_id]
    async with database.begin() as session:
        moved = tasks.valid_update(due_at=datetime(2027, 1, 5, 10, tzinfo=UTC))
        await tasks.update(session, user_id=user.id, task_id=found[0].id, data=moved)
        assert found[1].series_id is not None
        await tasks.pause_series(session, user_id=user.id, series_id=found[1].series_id)


def _comparable(records: list[Record]) -> list[dict[str, object]]:
    """The fields of tasks, their parents by name; a calendar keeps seconds."""
    return [
        {
            **vars(record),
            "uid": None,
            "parent": None if record.parent is None else records[record.parent].title,
            "done_at": record.done_at and record.done_at.replace(microsecond=0),
            "created_at": record.created_at and record.created_at.replace(microsecond=0),
        }
        for record in records
    ]


async def test_an_import_does_not_fill_a_journal_with_what_nobody_did(database: Database, user: User):
    await take(database, user, await read(database, user, table(3)))

    async with database.read() as session:
        changes = (await session.execute(select(TaskChange))).scalars().all()
    assert [(change.before, change.source) for change in changes] == [(None, "csv")] * 3


async def test_a_rule_that_has_no_day_left_meanwhile_makes_a_task_that_comes_no_more(database: Database, user: User):
    made = await read(database, user, b"title,repeat,due\nx,every day,2026-12-01\n")
    async with database.begin() as session:
        row = (await session.execute(select(ImportRow))).scalar_one()
        row.fields = {**row.fields, "repeat": {**row.fields["repeat"], "rrule": "FREQ=DAILY;UNTIL=20200101"}}
    await take(database, user, made)

    assert [task.series_id for task in await listed(database, user)] == [None]


async def test_a_task_of_a_batch_of_somebody_else_is_no_parent(database: Database, make_user: MakeUser):
    ada, eve = await make_user(), await make_user()
    await take(database, ada, await read(database, ada, b"title\nTop\n"))
    (top,) = await listed(database, ada)
    row = tasks.NewRow(tasks.valid_task(title="sub"), "UTC", parent_id=top.id)
    async with database.begin() as session:
        await tasks.create_many(session, [row], user_id=eve.id, origin=Origin())

    assert [task.parent_id for task in await listed(database, eve)] == [None]


async def test_an_old_import_is_forgotten(database: Database, user: User):
    old = await read(database, user, table(1))
    async with database.begin() as session:
        kept = await interchange.get_import(session, user_id=user.id, import_id=old.id)
        kept.created_at = now() - interchange.KEPT_FOR * 2
    await read(database, user, table(1))

    async with database.read() as session:
        with pytest.raises(ImportNotFound):
            await interchange.get_import(session, user_id=user.id, import_id=UUID(str(old.id)))
