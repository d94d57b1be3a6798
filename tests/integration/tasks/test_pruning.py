"""Pruning of the journal: what is too old, and what is too much, on both databases."""

import asyncio

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.settings import InvalidSettings, load_settings
from taskchat.tasks import TRASH_DAYS, Status
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements
from tests.integration.series.made import complete, made
from tests.integration.tasks.test_bulk import journal, titles
from tests.integration.tasks.test_history import rewind, trash
from tests.integration.tasks.test_steps import delete
from tests.integration.tasks.test_undo import add, rename, undo_latest


async def test_what_is_older_than_said_goes_and_the_tasks_stay(database: Database, user: User) -> None:
    old = await add(database, user, "old")
    task = await made(database, user)
    await complete(database, user, task)
    await rewind(database, user, days=91)
    await rename(database, user, old, "new")
    assert await tasks.prune_journal(database, days=92) == 0
    before = await titles(database, user, Status.ALL)
    assert await tasks.prune_journal(database, days=90) == 5
    assert await titles(database, user, Status.ALL) == before
    (left,) = await journal(database, user)
    assert (left.before or {})["title"] == "old"
    assert (await undo_latest(database, user)).conflicts == []
    assert await tasks.prune_journal(database, days=90) == 0


async def test_the_trash_keeps_its_days(database: Database, user: User) -> None:
    task = await add(database, user, "gone")
    await delete(database, user, task)
    await rewind(database, user, days=TRASH_DAYS - 1)
    await tasks.prune_journal(database, days=TRASH_DAYS)
    assert [trashed.task.title for trashed in await trash(database, user)] == ["gone"]
    assert load_settings(_env_file=None, history_days=TRASH_DAYS).history_days == TRASH_DAYS
    with pytest.raises(InvalidSettings, match="HISTORY_DAYS"):
        load_settings(_env_file=None, history_days=TRASH_DAYS - 1)


async def test_of_what_is_too_much_the_newest_stays_for_each_person(
    database: Database, user: User, make_user: MakeUser
) -> None:
    other = await make_user()
    for person, count in ((user, 8), (other, 3)):
        for number in range(count):
            await add(database, person, str(number))
    assert await tasks.prune_journal(database, days=90, max_changes=5) == 3
    for person, left in ((user, [*"34567"]), (other, [*"012"])):
        assert [(change.after or {})["title"] for change in await journal(database, person)] == left
    assert await tasks.prune_journal(database, days=90, max_changes=5) == 0


async def test_a_batch_is_not_torn_apart(database: Database, user: User) -> None:
    batch = new_id()
    for number in range(3):
        await add(database, user, str(number), batch)
    await add(database, user, "later")
    assert await tasks.prune_journal(database, days=90, max_changes=2) == 0
    with statements(database) as sent:
        assert await tasks.prune_journal(database, days=90, max_changes=1) == 3
    # What is too old, and who has too much; then where that begins, the entries, their batches, and off they go.
    assert len(sent) == 7


async def test_thousands_go_in_small_transactions_from_several_processes(database: Database, user: User) -> None:
    rows = [tasks.Task(title=str(number), user_id=user.id) for number in range(1_201)]
    async with database.begin() as session:
        session.add_all(rows)
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=[task.id for task in rows])
    removed = await asyncio.gather(*(tasks.prune_journal(database, days=90, max_changes=1) for _ in range(2)))
    await tasks.prune_journal(database, days=90, max_changes=1)
    assert 0 < sum(removed) <= 1_200
    assert len(await journal(database, user)) == 1


async def test_it_is_done_at_the_start_in_the_background(database: Database, user: User) -> None:
    await add(database, user, "old")
    await rewind(database, user, days=91)
    async with tasks.pruned_daily(database, days=90):
        while await journal(database, user):  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
