"""Several tasks that somebody chose, changed by what each of them is: one batch, on both databases."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.tasks import EachChanged, LocalClock, Task, put_on, tagged, untagged
from taskchat.tasks.batches import BATCH
from taskchat.tasks.each import FieldsOf
from taskchat.tasks.models import TAGS_MAX
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements

# A Wednesday, at noon in Berlin.
CLOCK = LocalClock(datetime(2037, 5, 6, 10, tzinfo=UTC), "Europe/Berlin")
TODAY = date(2037, 5, 6)


async def made(database: Database, user: User, *fields: dict[str, Any]) -> list[UUID]:
    async with database.begin() as session:
        new = [
            (await tasks.create(session, user_id=user.id, data=tasks.valid_task(**{"title": f"task {number}"} | one)))
            for number, one in enumerate(fields)
        ]
    return [task.id for task, _ in new]


async def change(
    database: Database, user: User, ids: list[UUID], fields: FieldsOf, origin: tasks.Origin | None = None
) -> EachChanged:
    async with database.begin() as session:
        return await tasks.change_each(session, user_id=user.id, task_ids=ids, fields=fields, origin=origin)


async def now_of(database: Database, user: User, ids: list[UUID]) -> list[Task]:
    async with database.read() as session:
        return await tasks.get_many(session, user_id=user.id, task_ids=ids)


async def test_a_day_keeps_the_time_unless_it_has_passed(database: Database, user: User):
    ids = await made(
        database,
        user,
        {"due_at": "2037-05-01T13:00:00Z"},
        {"due_at": "2037-05-01T07:00:00Z"},
        {"due_at": "2037-05-01T00:00:00Z", "all_day": True},
        {},
    )
    result = await change(database, user, ids, put_on(TODAY, CLOCK))
    assert ([task.id for task in result.bulk.changed], result.refused) == (ids, [])
    midnight = datetime(2037, 5, 6, tzinfo=UTC)
    assert [(task.due_at, task.all_day) for task in await now_of(database, user, ids)] == [
        (datetime(2037, 5, 6, 13, tzinfo=UTC), False),
        *[(midnight, True)] * 3,
    ]
    await change(database, user, ids, put_on(date(2037, 5, 7), CLOCK))
    assert (await now_of(database, user, ids))[0].due_at == datetime(2037, 5, 7, 13, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(9999, 12, 31)])
def test_a_day_that_no_task_can_have_is_refused(day: date):
    with pytest.raises(tasks.InvalidTask, match="between the years 1900 and 9000"):
        put_on(day, CLOCK)


async def test_a_tag_comes_and_goes_and_the_others_stay(database: Database, user: User):
    ids = await made(database, user, {"tags": ["home"]}, {"tags": ["bills", "home"]}, {})
    result = await change(database, user, ids, tagged("#Bills"))
    assert [task.id for task in result.bulk.changed] == [ids[0], ids[2]]
    assert [task.id for task in result.bulk.unchanged] == [ids[1]]
    assert [task.tags for task in await now_of(database, user, ids)] == [
        ["home", "bills"],
        ["bills", "home"],
        ["bills"],
    ]
    await change(database, user, ids, untagged("home"))
    assert [task.tags for task in await now_of(database, user, ids)] == [["bills"]] * 3


async def test_those_that_refuse_stay_with_the_reason_and_the_others_change(database: Database, user: User):
    full = [f"tag-{number}" for number in range(TAGS_MAX)]
    ids = await made(database, user, {"tags": full}, {})
    result = await change(database, user, ids, tagged("one-more"))
    assert [task.id for task in result.bulk.changed] == ids[1:]
    assert [(refused.task.id, refused.reason) for refused in result.refused] == [
        (ids[0], f"A task has at most {TAGS_MAX} tags.")
    ]
    assert [task.tags for task in await now_of(database, user, ids)] == [full, ["one-more"]]


async def test_only_ones_own_are_changed_and_one_undo_takes_all_back(
    database: Database, user: User, make_user: MakeUser
):
    stranger = await make_user()
    ids = await made(database, user, {"tags": ["home"]}, {}, {})
    theirs, nowhere = await made(database, stranger, {}), new_id()
    origin = tasks.Origin()
    result = await change(database, user, [*ids, *theirs, nowhere], tagged("x"), origin)
    assert ([task.id for task in result.bulk.changed], result.bulk.missing) == (ids, [*theirs, nowhere])
    assert [task.tags for task in await now_of(database, stranger, theirs)] == [[]]
    async with database.begin() as session:
        undone = await tasks.undo_batch(session, user_id=user.id, batch_id=origin.batch_id)
    assert undone.conflicts == []
    assert [task.tags for task in await now_of(database, user, ids)] == [["home"], [], []]


@pytest.mark.parametrize("fields", [tagged("x"), put_on(TODAY, CLOCK)])
async def test_a_batch_takes_four_statements_however_many_tasks_it_has(
    database: Database, user: User, fields: FieldsOf
):
    sent: list[int] = []
    for count in (1, BATCH):
        ids = await made(database, user, *[{}] * count)
        with statements(database) as counted:
            await change(database, user, ids, fields, tasks.Origin())
        sent.append(len(counted))
    # They are locked to see what each is, read again to be changed, changed, and written into the journal.
    assert sent == [4, 4]
