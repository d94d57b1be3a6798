"""Alarms of tasks: what is to ring next, kept in step by every change, on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select

from taskchat import accounts, feed, tasks
from taskchat.accounts import User
from taskchat.database import Database, now
from taskchat.notifications import Notification
from taskchat.tasks import Alarm, Task, alarm_id
from taskchat.tasks.alarms import noting
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements

assert Notification  # people who move are noticed by its package

TOMORROW = (now() + timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)
TEN, HOUR = timedelta(minutes=10), timedelta(hours=1)


async def add(database: Database, user: User, **fields: Any) -> Task:
    async with database.begin() as session:
        data = tasks.valid_task(**{"title": "call", "due_at": TOMORROW, "reminders": ["-PT10M"]} | fields)
        return (await tasks.create(session, user_id=user.id, data=data)).task


async def change(database: Database, task: Task, **fields: Any) -> None:
    async with database.begin() as session:
        await tasks.update(session, user_id=task.user_id, task_id=task.id, data=tasks.valid_update(**fields))


async def moments(database: Database, task: Task) -> list[datetime]:
    of_task = select(Alarm.remind_at).where(Alarm.task_id == task.id).order_by(col(Alarm.remind_at))
    async with database.read() as session:
        return list((await session.execute(of_task)).scalars())


async def put(database: Database, task: Task, remind_at: datetime, text: str | None) -> None:
    """Let an alarm wait that is there already, as after a time in which the server was off."""
    row = {"id": alarm_id(task.id, remind_at), "user_id": task.user_id, "task_id": task.id}
    async with database.begin() as session:
        session.add(Alarm(**row, text=text, remind_at=remind_at))


async def test_a_task_with_reminders_has_an_alarm_for_each_that_is_to_come(database: Database, user: User):
    soon = now().replace(second=0, microsecond=0) + HOUR
    moment = TOMORROW + HOUR
    texts = ["-PT10M", "-PT1H", "-P2D", "PT30M", f"{moment:%Y-%m-%dT%H:%MZ}"]
    task = await add(database, user, reminders=texts)
    half = TOMORROW + timedelta(minutes=30)
    assert await moments(database, task) == [TOMORROW - HOUR, TOMORROW - TEN, half, moment]
    assert await moments(database, await add(database, user, due_at=soon, reminders=["-PT1H", "-PT90M"])) == []


async def test_alarms_follow_the_due_date_and_the_reminders(database: Database, user: User):
    task = await add(database, user)
    await change(database, task, due_at=TOMORROW + HOUR)
    assert await moments(database, task) == [TOMORROW + HOUR - TEN]
    await change(database, task, reminders=["-PT10M", "-PT20M"])
    assert await moments(database, task) == [TOMORROW + HOUR - 2 * TEN, TOMORROW + HOUR - TEN]
    await change(database, task, due_at=None)
    assert await moments(database, task) == []
    await change(database, task, due_at=TOMORROW)
    assert len(await moments(database, task)) == 2
    await change(database, task, reminders=[])
    assert await moments(database, task) == []


async def test_undo_brings_alarms_back(database: Database, user: User):
    task = await add(database, user)
    await change(database, task, due_at=TOMORROW + HOUR)
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id)
    assert await moments(database, task) == [TOMORROW - TEN]
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=task.id)
    assert await moments(database, task) == []
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id)
    assert await moments(database, task) == [TOMORROW - TEN]
    async with database.begin() as session:
        await tasks.undo(session, user_id=user.id)
    assert await moments(database, task) == []


async def test_what_is_made_and_deleted_in_one_transaction_leaves_none(database: Database, user: User):
    async with database.begin() as session:
        data = tasks.valid_task(title="x", due_at=TOMORROW, reminders=["-PT10M"])
        task, _ = await tasks.create(session, user_id=user.id, data=data)
        await tasks.delete(session, user_id=user.id, task_id=task.id)
    assert await moments(database, task) == []


async def test_a_change_that_is_taken_back_by_its_transaction_leaves_alarms_as_they_were(
    database: Database, user: User
):
    task = await add(database, user)

    async def change_and_fail() -> None:
        async with database.begin() as session:
            data = tasks.valid_update(due_at=TOMORROW + HOUR)
            await tasks.update(session, user_id=user.id, task_id=task.id, data=data)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await change_and_fail()
    assert await moments(database, task) == [TOMORROW - TEN]


async def test_many_are_moved_at_once(database: Database, user: User):
    made = [await add(database, user) for _ in range(3)]
    updates = {task.id: tasks.valid_update(due_at=TOMORROW + HOUR) for task in made}
    async with database.begin() as session:
        await tasks.update_many(session, user_id=user.id, updates=updates)
    assert [await moments(database, task) for task in made] == [[TOMORROW + HOUR - TEN]] * 3


async def test_a_past_moment_never_rings_because_something_was_edited(database: Database, user: User):
    task = await add(database, user, due_at=now() - HOUR, reminders=["-PT10M"])
    await change(database, task, reminders=["-PT10M", "-PT20M"])
    await change(database, task, due_at=now() - 2 * HOUR)
    await change(database, task, due_at=now() + timedelta(minutes=5))
    assert await moments(database, task) == []


async def test_what_was_to_ring_while_a_change_waited_for_its_commit_rings(
    database: Database, user: User, monkeypatch: pytest.MonkeyPatch
):
    began, moment = now() - HOUR, now().replace(second=0, microsecond=0) - TEN
    monkeypatch.setattr(noting, "now", lambda: began)
    task = await add(database, user, due_at=moment, reminders=["-PT0M", "-PT2H"])
    assert await moments(database, task) == [moment]
    async with database.begin() as session:
        data = tasks.valid_task(title="call", due_at=moment, reminders=["-PT0M"])
        other = (await tasks.create(session, user_id=user.id, data=data)).task
        monkeypatch.setattr(noting, "now", now)
        await tasks.update(session, user_id=user.id, task_id=other.id, data=tasks.valid_update(reminders=["-PT1M"]))
    # It counts from the first change of a transaction.
    assert await moments(database, other) == [moment - timedelta(minutes=1)]


async def test_one_that_should_have_rung_still_does_whatever_else_is_edited(database: Database, user: User):
    past = now().replace(second=0, microsecond=0) - TEN
    task = await add(database, user, due_at=past + TEN)
    await put(database, task, past, "-PT10M")
    await change(database, task, title="call back", reminders=["-PT10M", "-PT1M"])
    assert await moments(database, task) == [past]
    await change(database, task, due_at=TOMORROW)
    assert past not in await moments(database, task)


async def test_one_that_was_put_off_outlasts_a_change_of_the_reminders(database: Database, user: User):
    task, later = await add(database, user), now() + HOUR
    await put(database, task, later, None)
    await change(database, task, reminders=[], due_at=None)
    assert await moments(database, task) == [later]


async def test_what_says_nothing_of_reminders_asks_the_database_nothing(database: Database, user: User):
    plain = await add(database, user, reminders=[])
    reminded = await add(database, user)
    costs: list[list[str]] = []
    for task in (plain, reminded):
        with statements(database) as sent:
            await change(database, task, title="other")
            async with database.begin() as session:
                await tasks.complete(session, user_id=user.id, task_id=task.id)
        costs.append(sent)
    # What rang of a task that is done is seen.
    assert costs[0] == [statement for statement in costs[1] if not statement.startswith("UPDATE notifications")]
    assert len(costs[1]) == len(costs[0]) + 1
    with statements(database) as sent:
        await change(database, plain, due_at=TOMORROW + HOUR)
    assert not [statement for statement in sent if "alarms" in statement or "users" in statement]


async def test_a_day_rings_by_the_clocks_of_the_person_who_moves(database: Database, user: User):
    day = datetime(2027, 1, 15, tzinfo=UTC)
    whole = await add(database, user, due_at=day, all_day=True, reminders=["-PT15H", "2027-01-10T07:00Z"])
    timed = await add(database, user, due_at=day, reminders=["-PT10M"])
    for zone, hour in (("America/New_York", 14), ("Europe/Berlin", 8)):
        async with database.begin() as session:
            await accounts.notice_browser(session, user_id=user.id, timezone=zone, day_first=True)
        there = datetime(2027, 1, 14, hour, tzinfo=UTC)
        assert await moments(database, whole) == [datetime(2027, 1, 10, 7, tzinfo=UTC), there]
        assert await moments(database, timed) == [day - TEN]
    await change(database, whole, reminders=["-PT15H"])
    assert await moments(database, whole) == [datetime(2027, 1, 14, 8, tzinfo=UTC)]


async def test_who_moves_east_over_a_reminder_gets_it_at_once(database: Database, user: User):
    # A day whose reminder at this hour of yesterday is to come in the west, and has passed in the east.
    local = now() - timedelta(hours=6)
    day = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    hours = round((day - local) / HOUR)
    async with database.begin() as session:
        await accounts.notice_browser(session, user_id=user.id, timezone="Etc/GMT+10", day_first=True)
    task = await add(database, user, due_at=day, all_day=True, reminders=[f"-PT{hours}H"])
    (west,) = await moments(database, task)
    async with database.begin() as session:
        await accounts.notice_browser(session, user_id=user.id, timezone="Etc/GMT-10", day_first=True)
    (east,) = await moments(database, task)
    assert east == west - timedelta(hours=20) < now() < west


async def test_a_move_is_one_persons_alone(database: Database, user: User, make_user: MakeUser):
    other = await make_user()
    day = datetime(2027, 1, 15, tzinfo=UTC)
    task = await add(database, other, due_at=day, all_day=True, reminders=["-PT15H"])
    async with database.begin() as session:
        await accounts.notice_browser(session, user_id=user.id, timezone="America/New_York", day_first=True)
    zone_of_others = await moments(database, task)
    async with database.begin() as session:
        await accounts.notice_browser(session, user_id=other.id, timezone="America/New_York", day_first=True)
    assert await moments(database, task) != zone_of_others


async def test_whoever_waits_for_the_next_one_hears_of_a_change(database: Database, user: User):
    heard: list[feed.AlarmsChanged] = []
    unsubscribe = feed.subscribe(feed.AlarmsChanged, heard.append)
    try:
        plain = await add(database, user, reminders=[])
        await change(database, plain, title="other")
        assert heard == []
        task = await add(database, user)
        assert len(heard) == 1
        await change(database, task, title="other")
        assert len(heard) == 1
        await change(database, task, due_at=TOMORROW + HOUR)
        assert len(heard) == 2
    finally:
        unsubscribe()


async def test_a_reminder_before_the_due_date_needs_one(database: Database, user: User):
    with pytest.raises(tasks.InvalidTask, match="needs one: set a date"):
        await add(database, user, due_at=None)
    task = await add(database, user, due_at=None, reminders=["2090-01-01T07:00Z"])
    with pytest.raises(tasks.InvalidTask, match="needs one: set a date"):
        await change(database, task, reminders=["-PT10M"])
    await change(database, task, reminders=["-PT10M"], due_at=TOMORROW)
    assert await moments(database, task) == [TOMORROW - TEN]


async def choose(database: Database, user_id: UUID, reminder: str | None) -> None:
    async with database.begin() as session:
        (await session.get_one(User, user_id)).default_reminder = reminder


async def test_a_timed_task_gets_the_default_unless_something_else_is_said(database: Database, user: User):
    await choose(database, user.id, "-PT30M")

    async def made(**fields: Any) -> list[str]:
        async with database.begin() as session:
            data = tasks.valid_task(title="x", **fields)
            return (await tasks.create(session, user_id=user.id, data=data)).task.reminders

    assert await made(due_at=TOMORROW) == ["-PT30M"]
    assert await made(due_at=TOMORROW, reminders=[]) == []
    assert await made(due_at=TOMORROW, reminders=["-PT5M"]) == ["-PT5M"]
    assert await made(due_at=TOMORROW, all_day=True) == []
    assert await made() == []
    await choose(database, user.id, None)
    assert await made(due_at=TOMORROW) == []
