"""Completing an occurrence makes the next one, in the same transaction, from the fields of its series."""

from datetime import timedelta

import pytest
from sqlmodel import select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id, now
from taskchat.tasks import InvalidTask, Origin, Task
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements
from tests.integration.series.made import complete, day, made, occurrences, open_ones, series_of, slot, undo


async def test_what_is_done_comes_again_with_the_fields_of_its_series(database: Database, user: User):
    task = await made(database, user, description="all of them", tags=["home"], priority="high")
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    assert (following.title, following.description, following.tags) == ("water plants", "all of them", ["home"])
    assert (following.priority, following.due_at, following.all_day) == ("high", day(1), True)
    assert await occurrences(database, user) == [(slot(), True), (slot(1), False)]


async def test_changing_this_one_never_changes_the_series(database: Database, user: User):
    task = await made(database, user)
    changes = tasks.valid_update(title="water the cactus", priority="low", due_at=day(3), tags=["once"])
    async with database.begin() as session:
        await tasks.update(session, user_id=user.id, task_id=task.id, data=changes)
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    assert (following.title, following.priority, following.tags) == ("water plants", "medium", [])
    assert (following.slot, following.due_at) == (slot(1), day(1))


async def test_deleting_this_one_makes_the_next_one_too(database: Database, user: User):
    task = await made(database, user)
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=task.id)
    assert await occurrences(database, user) == [(slot(1), False)]
    await undo(database, user)
    assert await occurrences(database, user) == [(slot(), False)]


async def test_deleting_one_that_is_done_makes_none(database: Database, user: User):
    task = await made(database, user)
    await complete(database, user, task)
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=task.id)
    assert await occurrences(database, user) == [(slot(1), False)]


@pytest.mark.parametrize(("keep_missed", "expected"), [(False, slot()), (True, slot(-20))])
async def test_three_missed_weeks_give_one_occurrence_or_each(
    database: Database, user: User, keep_missed: bool, expected: str
):
    task = await made(database, user, due_at=day(-21), keep_missed=keep_missed)
    await complete(database, user, task)
    assert await occurrences(database, user) == [(slot(-21), True), (expected, False)]


async def test_done_early_the_next_one_is_the_one_after_it(database: Database, user: User):
    task = await made(database, user, due_at=day(2))
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    await complete(database, user, following)
    assert await occurrences(database, user) == [(slot(2), True), (slot(3), True), (slot(4), False)]


async def test_counted_from_completion_it_comes_so_long_after_it_was_done(database: Database, user: User):
    task = await made(database, user, "FREQ=DAILY;INTERVAL=3", due_at=day(-21), from_completion=True)
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    assert (following.slot, following.due_at) == (slot(3), day(3))
    # Watered today once more: three days from today, as before.
    await complete(database, user, following)
    (again,) = await open_ones(database, user)
    assert again.due_at == day(3)
    assert again.slot == f"{slot(3)}T00:00:01"
    await complete(database, user, again)
    assert [one.due_at for one in await open_ones(database, user)] == [day(3)]


@pytest.mark.parametrize("rrule", ["FREQ=DAILY;COUNT=2", f"FREQ=DAILY;UNTIL={slot(1).replace('-', '')}"])
async def test_after_the_last_one_comes_none(database: Database, user: User, rrule: str):
    await made(database, user, rrule)
    for _ in range(2):
        (task,) = await open_ones(database, user)
        await complete(database, user, task)
    assert await occurrences(database, user) == [(slot(), True), (slot(1), True)]


async def test_a_task_without_a_date_gets_that_of_the_first_slot(database: Database, make_user: MakeUser):
    user = await make_user(timezone="Asia/Tokyo")
    tomorrow = (tasks.LocalClock(now(), "Asia/Tokyo").today + timedelta(days=1)).day
    task = await made(database, user, f"FREQ=MONTHLY;BYMONTHDAY={tomorrow}", due_at=None, all_day=False)
    assert task.all_day
    assert task.due_at
    assert task.due_at.date() - tasks.LocalClock(now(), "Asia/Tokyo").today == timedelta(days=1)
    assert task.slot == (await series_of(database, user)).starts == task.due_at.date().isoformat()


async def test_times_are_those_of_the_wall_where_the_person_lives(database: Database, make_user: MakeUser):
    user = await make_user(timezone="Europe/Berlin")
    at = day(1).replace(hour=8)
    task = await made(database, user, due_at=at, all_day=False)
    local = at.astimezone(tasks.LocalClock(now(), "Europe/Berlin").zone)
    assert task.slot == local.replace(tzinfo=None).isoformat()
    await complete(database, user, task)
    (following,) = await open_ones(database, user)
    assert following.due_at
    assert following.due_at.astimezone(local.tzinfo).time() == local.time()


@pytest.mark.parametrize(
    ("rrule", "fields", "said"),
    [
        ("FREQ=NEVER", {}, "“NEVER”"),
        ("every monday", {}, "no part of a rule"),
        ("FREQ=HOURLY", {}, "needs a time of day"),
        ("FREQ=DAILY;UNTIL=20200101", {}, "no day left"),
        ("FREQ=DAILY;UNTIL=20200101", {"due_at": None, "all_day": False}, "no day left"),
    ],
)
async def test_a_rule_that_cannot_be_kept_is_refused_in_a_sentence(
    database: Database, user: User, rrule: str, fields: dict[str, object], said: str
):
    with pytest.raises(InvalidTask, match=said) as refused:
        await made(database, user, rrule, **fields)
    assert refused.value.field == "rrule"
    async with database.read() as session:
        assert (await session.execute(select(Task))).first() is None


async def test_a_rule_that_this_version_cannot_read_ends_nothing_else(database: Database, user: User):
    task = await made(database, user)
    series = await series_of(database, user)
    async with database.begin() as session:
        series.rrule = "FREQ=FORTNIGHTLY"
        session.add(series)
    await complete(database, user, task)
    assert await occurrences(database, user) == [(slot(), True)]


async def test_many_at_once_are_each_followed_by_their_next_one(database: Database, user: User):
    plain = tasks.valid_task(title="milk")
    async with database.begin() as session:
        ids = [(await tasks.create(session, user_id=user.id, data=plain)).task.id]
    ids += [(await made(database, user)).id for _ in range(60)]
    batch = new_id()
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=ids, origin=Origin(batch_id=batch))
    assert await occurrences(database, user) == [(slot(), True)] * 60 + [(slot(1), False)] * 60
    async with database.begin() as session:
        undone = await tasks.undo_batch(session, user_id=user.id, batch_id=batch)
    assert (len(undone.changes), undone.conflicts, undone.kept) == (61, [], [])
    assert await occurrences(database, user) == [(slot(), False)] * 60
    async with database.begin() as session:
        await tasks.delete_many(session, user_id=user.id, task_ids=ids, origin=Origin(batch_id=batch))
    assert await occurrences(database, user) == [(slot(1), False)] * 60


async def test_two_of_one_series_at_once_are_followed_by_one(database: Database, user: User):
    task = await made(database, user)
    change_id = await complete(database, user, task)
    (following,) = await open_ones(database, user)
    async with database.begin() as session:
        await tasks.update(session, user_id=user.id, task_id=following.id, data=tasks.valid_update(title="mine"))
    await undo(database, user, change_id)
    assert await occurrences(database, user) == [(slot(), False), (slot(1), False)]
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=[following.id, task.id])
    assert await occurrences(database, user) == [(slot(), True), (slot(1), True), (slot(2), False)]


async def test_a_plain_task_costs_no_statement_more_and_an_occurrence_two(database: Database, user: User):
    async with database.begin() as session:
        plain, _ = await tasks.create(session, user_id=user.id, data=tasks.valid_task(title="milk"))
    task = await made(database, user)
    with statements(database) as sent:
        await complete(database, user, plain)
    assert len(sent) == 3, sent
    with statements(database) as sent:
        await complete(database, user, task)
    assert len(sent) == 5, sent
    with statements(database) as sent:
        await undo(database, user)
    # The change, what followed from it, both tasks, whether the next has subtasks; one changed, one deleted; both
    # changes undone, one with the version that the deleted task had.
    assert len(sent) == 8, sent
