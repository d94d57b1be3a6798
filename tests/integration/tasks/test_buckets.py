"""Counts of a person's tasks as the database gives them, on both engines."""

from datetime import UTC, date, datetime, timedelta

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import BucketCounts, DueBucket, Status, TaskQuery
from tests.conftest import MakeUser

# A Sunday, on which no day of the calendar week is left.
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
DAY = datetime(2026, 11, 22, tzinfo=UTC)
ZONE = "Europe/Berlin"


async def add(database: Database, user: User, title: str, **fields: object) -> None:
    done = fields.pop("done", False)
    async with database.begin() as session:
        task, _ = await tasks.create(session, user_id=user.id, data=tasks.valid_task(title=title, **fields))
        if done:
            await tasks.complete(session, user_id=user.id, task_id=task.id)


async def a_varied_list(database: Database, user: User) -> None:
    await add(database, user, "late", due_at=DAY - timedelta(days=1), all_day=True, tags=["home", "büro"])
    await add(database, user, "just late", due_at=NOW - timedelta(minutes=1))
    await add(database, user, "today", due_at=DAY, all_day=True, tags=["home"])
    await add(database, user, "tonight", due_at=DAY.replace(hour=22, minute=59))
    # 23:30 UTC is tomorrow already in Berlin.
    await add(database, user, "past midnight", due_at=DAY.replace(hour=23, minute=30))
    await add(database, user, "in two days", due_at=DAY + timedelta(days=2), all_day=True)
    await add(database, user, "in six days", due_at=DAY + timedelta(days=6), all_day=True)
    await add(database, user, "in seven days", due_at=DAY + timedelta(days=7), all_day=True)
    await add(database, user, "some day", tags=['a "quoted" tag'])
    await add(database, user, "done today", due_at=DAY, all_day=True, tags=["home", "old"], done=True)


async def test_every_open_task_is_counted_in_one_bucket(database: Database, user: User, make_user: MakeUser):
    await a_varied_list(database, user)
    await add(database, await make_user(), "somebody else's", tags=["home"])
    async with database.read() as session:
        found = await tasks.count_by_bucket(session, user_id=user.id, timezone=ZONE, now=NOW)
    expected = {
        DueBucket.OVERDUE: 2,
        DueBucket.TODAY: 2,
        DueBucket.TOMORROW: 1,
        DueBucket.WEEK: 2,
        DueBucket.LATER: 1,
        DueBucket.NONE: 1,
    }
    assert found == BucketCounts(open=expected, done=1)
    assert found.within(DueBucket) == 9


async def test_what_fits_a_query_is_counted(database: Database, user: User):
    await a_varied_list(database, user)
    async with database.read() as session:
        query = TaskQuery(status=Status.ALL, tag=["home"], limit=1, offset=5)
        found = await tasks.count_by_bucket(session, user_id=user.id, timezone=ZONE, now=NOW, query=query)
    assert (
        found.within([DueBucket.OVERDUE]),
        found.within([DueBucket.TODAY]),
        found.within(DueBucket),
        found.done,
    ) == (1, 1, 2, 1)


async def test_nobody_has_nothing(database: Database, user: User):
    async with database.read() as session:
        found = await tasks.count_by_bucket(session, user_id=user.id, timezone=ZONE, now=NOW)
        assert (found.within(DueBucket), found.done) == (0, 0)
        assert await tasks.tag_counts(session, user_id=user.id, limit=5) == {}


async def test_each_span_holds_what_it_counts(database: Database, user: User):
    await a_varied_list(database, user)
    found: dict[str, list[str]] = {}
    async with database.read() as session:
        for bucket in DueBucket:
            page = await tasks.list_by_bucket(
                session, user_id=user.id, query=TaskQuery(), buckets=[bucket], limit=9, timezone=ZONE, now=NOW
            )
            found[bucket.value] = [task.title for task in page]
    assert found == {
        "overdue": ["late", "just late"],
        "today": ["today", "tonight"],
        "tomorrow": ["past midnight"],
        "week": ["in two days", "in six days"],
        "later": ["in seven days"],
        "none": ["some day"],
    }


async def test_the_first_tasks_are_as_many_as_asked_for(database: Database, user: User):
    await a_varied_list(database, user)
    async with database.read() as session:
        page = await tasks.list_by_bucket(
            session, user_id=user.id, query=TaskQuery(limit=1), limit=2, timezone=ZONE, now=NOW
        )
    assert [task.title for task in page] == ["late", "today"]


async def test_tags_of_open_tasks_are_counted_the_most_used_first(database: Database, user: User, make_user: MakeUser):
    await a_varied_list(database, user)
    await add(database, await make_user(), "somebody else's", tags=["home"])
    async with database.read() as session:
        found = await tasks.tag_counts(session, user_id=user.id, limit=10)
        assert found == {"home": 2, "büro": 1, 'a "quoted" tag': 1}
        assert next(iter(found)) == "home"
        assert await tasks.tag_counts(session, user_id=user.id, limit=1) == {"home": 2}


async def test_choices_of_conditions_and_buckets_are_counted_together(database: Database, user: User):
    await a_varied_list(database, user)
    choices = [
        (TaskQuery(status=Status.ALL), (DueBucket.OVERDUE, DueBucket.TODAY)),
        (TaskQuery(status=Status.DONE), (DueBucket.TODAY,)),
        (TaskQuery(tag=["home"]), ()),
        (TaskQuery(tag=["nobody has it"]), ()),
        (TaskQuery(created_to=date(2020, 1, 1)), ()),
        (TaskQuery(created_from=date(2020, 1, 1)), ()),
    ]
    async with database.read() as session:
        found = await tasks.count_each(session, user_id=user.id, choices=choices, timezone=ZONE, now=NOW)
    assert found == [5, 1, 2, 0, 0, 9]
