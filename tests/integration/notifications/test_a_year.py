"""A year with kills at random: each reminder once, none early, none later than it must be. `REMINDERS=5000` is long."""

import os
from datetime import timedelta

from taskchat.accounts import User
from taskchat.database import Database
from tests.conftest import MakeUser
from tests.integration.notifications.waiting import deliveries, left, rung, subscribe
from tests.integration.notifications.year import Year

COUNT = int(os.environ.get("REMINDERS", "60"))
SEED = int(os.environ.get("SEED", "14"))
LATE = timedelta(seconds=5)


async def test_each_reminder_of_a_year_comes_once_and_in_time(database: Database, user: User, make_user: MakeUser):
    people = [user, await make_user(timezone="Europe/Berlin"), await make_user(timezone="America/New_York")]
    browser = await subscribe(database, user)
    year = Year(database, people, SEED)
    await year.fill(COUNT)
    await year.pass_by()
    came = await rung(database)
    assert year.kills >= COUNT // 6
    assert [one.id for one in came] == [one.id for one in sorted(came, key=lambda one: (one.remind_at, one.id))]
    assert {one.id: one.remind_at for one in came} == year.due
    assert await left(database) == 0
    early = [one for one in came if one.created_at < one.remind_at]
    late = [one for one in came if one.created_at > year.could_ring(one.remind_at) + LATE]
    assert (early, late) == ([], [])
    assert {one.missed for one in came} == {True, False}
    assert all(one.missed == (one.created_at - one.remind_at > timedelta(minutes=5)) for one in came)
    assert sorted(await deliveries(database)) == sorted((one.id, browser) for one in came if one.user_id == user.id)
