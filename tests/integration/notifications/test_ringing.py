"""Alarms that ring: in their order, once, for open tasks only, whoever else is at it; on both databases."""

import asyncio
from datetime import timedelta

import pytest

from taskchat import feed, tasks
from taskchat.accounts import User
from taskchat.database import Database, now
from taskchat.notifications import Scheduler, ring
from taskchat.tasks import alarm_id
from tests.conftest import MakeUser
from tests.integration.notifications.waiting import deliveries, left, rung, subscribe, waiting

MINUTE = timedelta(minutes=1)
NOW = now().replace(microsecond=0)


async def test_what_is_due_rings_in_its_order_and_the_rest_waits(database: Database, user: User):
    made = await waiting(database, user, [NOW - MINUTE, NOW - 2 * MINUTE, NOW, NOW + timedelta(seconds=1)])
    until = await Scheduler(database, clock=lambda: NOW).act()
    assert until == NOW + timedelta(seconds=1)
    came = await rung(database)
    assert [(one.title, one.task_id, one.remind_at, one.missed) for one in came] == [
        ("task 1", made[1].id, NOW - 2 * MINUTE, False),
        ("task 0", made[0].id, NOW - MINUTE, False),
        ("task 2", made[2].id, NOW, False),
    ]
    assert {(one.created_at, one.seen_at, one.snoozed_until) for one in came} == {(NOW, None, None)}
    assert await left(database) == 1


async def test_a_batch_takes_the_first_ones(database: Database, user: User):
    await waiting(database, user, [NOW - number * MINUTE for number in (3, 1, 5, 2, 4)])
    seen: list[list[str]] = []
    for _ in range(4):
        async with database.begin() as session:
            await ring(session, at=NOW, limit=2)
        seen.append([one.title for one in await rung(database)])
    assert seen == [
        ["task 2", "task 4"],
        ["task 2", "task 4", "task 0", "task 3"],
        ["task 2", "task 4", "task 0", "task 3", "task 1"],
        ["task 2", "task 4", "task 0", "task 3", "task 1"],
    ]


async def test_what_rings_late_was_missed(database: Database, user: User):
    await waiting(database, user, [NOW - timedelta(minutes=5), NOW - timedelta(minutes=5, seconds=1)])
    await Scheduler(database, clock=lambda: NOW).act()
    assert [one.missed for one in await rung(database)] == [True, False]


async def test_what_is_done_elsewhere_is_seen_and_says_so(database: Database, user: User):
    done, other = await waiting(database, user, [NOW, NOW - MINUTE])
    await Scheduler(database, clock=lambda: NOW).act()
    data = tasks.valid_update(due_at=NOW + timedelta(days=1), reminders=["-PT10M"])
    for task in (done, other):
        async with database.begin() as session:
            await tasks.update(session, user_id=user.id, task_id=task.id, data=data)
    told: list[feed.Signal] = []
    end = feed.subscribe(feed.Change, told.append)
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=done.id)
    end()
    assert {one.task_id: one.seen_at is not None for one in await rung(database)} == {done.id: True, other.id: False}
    assert feed.Change(user.id, feed.Topic.NOTIFICATIONS) in told
    async with database.begin() as session:
        await tasks.complete_many(session, user_id=user.id, task_ids=[other.id])
    assert all(one.seen_at for one in await rung(database))


async def test_a_done_task_does_not_ring_and_one_that_is_deleted_keeps_what_rang(database: Database, user: User):
    done, deleted, _ = await waiting(database, user, [NOW, NOW, NOW])
    async with database.begin() as session:
        await tasks.complete(session, user_id=user.id, task_id=done.id)
    await Scheduler(database, clock=lambda: NOW).act()
    assert sorted(one.title for one in await rung(database)) == ["task 1", "task 2"]
    async with database.begin() as session:
        await tasks.delete(session, user_id=user.id, task_id=deleted.id)
    assert {one.title: one.task_id is None for one in await rung(database)} == {"task 1": True, "task 2": False}
    assert await left(database) == 0


async def test_a_task_that_is_opened_again_rings_for_what_is_still_to_come(database: Database, user: User):
    (task,) = await waiting(database, user, [NOW])
    for act in (tasks.complete, tasks.reopen):
        async with database.begin() as session:
            await act(session, user_id=user.id, task_id=task.id)
    await Scheduler(database, clock=lambda: NOW).act()
    assert len(await rung(database)) == 1


async def test_what_rang_is_refused_a_second_time(database: Database, user: User):
    (task,) = await waiting(database, user, [NOW])
    await Scheduler(database, clock=lambda: NOW).act()
    async with database.begin() as session:
        row = {"id": alarm_id(task.id, NOW), "user_id": user.id, "task_id": task.id}
        session.add(tasks.Alarm(**row, text="-PT0M", remind_at=NOW))
    await Scheduler(database, clock=lambda: NOW).act()
    assert len(await rung(database)) == 1
    assert await left(database) == 0


async def test_each_browser_of_the_person_is_to_get_it(database: Database, user: User, make_user: MakeUser):
    other, third = await make_user(), await make_user()
    browsers = [await subscribe(database, user, number) for number in range(2)]
    await subscribe(database, third)
    for person in (user, other):
        await waiting(database, person, [NOW])
    await Scheduler(database, clock=lambda: NOW).act()
    (mine,) = await rung(database, user)
    assert sorted(await deliveries(database)) == sorted((mine.id, browser) for browser in browsers)


async def test_an_e_mail_is_for_who_has_no_browser(database: Database, user: User, make_user: MakeUser):
    other = await make_user()
    browser = await subscribe(database, user)
    for person in (user, other):
        await waiting(database, person, [NOW])
    await Scheduler(database, clock=lambda: NOW, by_mail=True).act()
    (mine,), (theirs,) = await rung(database, user), await rung(database, other)
    assert {*await deliveries(database)} == {(mine.id, browser), (theirs.id, None)}


async def test_each_persons_pages_hear_of_it_once_a_batch(database: Database, user: User, make_user: MakeUser):
    other = await make_user()
    for person in (user, user, other):
        await waiting(database, person, [NOW, NOW])
    heard: list[feed.Change] = []
    unsubscribe = feed.subscribe(feed.Change, heard.append)
    await Scheduler(database, clock=lambda: NOW).act()
    unsubscribe()
    assert sorted(heard, key=str) == sorted(
        (feed.Change(person.id, feed.Topic.NOTIFICATIONS) for person in (user, other)), key=str
    )


async def test_several_at_once_ring_each_once(database: Database, user: User):
    await waiting(database, user, [NOW - number * timedelta(seconds=1) for number in range(60)])

    async def work() -> None:
        for _ in range(20):
            async with database.begin() as session:
                await ring(session, at=NOW, limit=7)

    await asyncio.gather(*(work() for _ in range(4)))
    assert len(await rung(database)) == 60
    assert await left(database) == 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_task_that_somebody_is_changing_is_left_to_them_first(database: Database, user: User):
    held, free = await waiting(database, user, [NOW, NOW])
    async with database.begin() as session:
        await tasks.get_for_update(session, user_id=user.id, task_id=held.id)
        soon = await Scheduler(database, clock=lambda: NOW).act()
        assert [one.task_id for one in await rung(database)] == [free.id]
        assert NOW < soon <= NOW + timedelta(seconds=1)
    await Scheduler(database, clock=lambda: NOW).act()
    assert len(await rung(database)) == 2


async def test_who_sleeps_until_the_next_one_is_woken_by_an_earlier_one(database: Database, user: User):
    heard = asyncio.Event()
    unsubscribe = feed.subscribe(feed.Change, lambda change: heard.set() if change.topic == "notifications" else None)
    running = asyncio.create_task(Scheduler(database).run())
    await asyncio.sleep(0)
    try:
        async with database.begin() as session:
            data = tasks.valid_task(title="now", due_at=now() + timedelta(milliseconds=300), reminders=["-PT0M"])
            task, _ = await tasks.create(session, user_id=user.id, data=data)
        await asyncio.wait_for(heard.wait(), 10)
    finally:
        running.cancel()
        unsubscribe()
    (came,) = await rung(database)
    assert task.due_at is not None
    assert timedelta(0) <= came.created_at - task.due_at < timedelta(seconds=5)


async def test_notifications_of_long_ago_are_forgotten(database: Database, user: User):
    await waiting(database, user, [NOW - timedelta(days=91), NOW])
    await Scheduler(database, clock=lambda: NOW - timedelta(days=91)).act()
    await Scheduler(database, clock=lambda: NOW).act()
    await Scheduler(database, clock=lambda: NOW).sweep()
    assert [one.title for one in await rung(database)] == ["task 1"]
