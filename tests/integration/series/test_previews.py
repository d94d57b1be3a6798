"""Previews beside the calendar of each series, read slot by slot: kept for the next look, and for nobody else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import LocalClock, Series
from taskchat.tasks.series import calendar_of, write_slot

NOW = datetime(2026, 10, 22, 14, 30, tzinfo=UTC)
ZONES = ("UTC", "Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin")
# Both change their clocks in Berlin, the second in Auckland, too.
SPANS = ((date(2026, 10, 20), date(2026, 11, 2)), (date(2027, 3, 25), date(2027, 4, 6)))
RULES = (
    ("FREQ=DAILY", "2026-09-01"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-09-01"),
    ("FREQ=DAILY", "2026-09-01T02:30:00"),
    ("FREQ=DAILY;BYHOUR=0,2,23", "2026-09-01T02:00:00"),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-08-31T09:00:00"),
    # More than are kept.
    ("FREQ=MINUTELY;INTERVAL=15", "2026-10-01T00:00:00"),
)


async def make_series(database: Database, user: User) -> list[Series]:
    """Series of each rule in each zone, one of two leaving a slot out, one of three keeping what is missed."""
    rows: list[Series] = []
    for number, (zone, (rule, starts)) in enumerate((zone, rule) for zone in ZONES for rule in RULES):
        skipped = ["2026-10-28" + starts[10:]] if number % 2 else []
        how = {"rrule": rule, "starts": starts, "zone": zone, "skipped": skipped, "keep_missed": number % 3 == 0}
        rows.append(Series(user_id=user.id, template={"title": str(number)}, **how))
    async with database.begin() as session:
        session.add_all(rows)
    return rows


async def expected(database: Database, clock: LocalClock, first: date, last: date) -> list[tuple[datetime, bool, str]]:
    """Moment, whether it is a whole day, and slot of each that is to come on those days, without an order."""
    found: list[tuple[datetime, bool, str]] = []
    async with database.read() as session:
        rows = (await session.execute(select(Series))).scalars().all()
    for series in rows:
        calendar = calendar_of(series)
        assert calendar
        begin = first if series.keep_missed else max(first, clock.today)
        for slot in calendar.between(begin, last, zone=clock.timezone, limit=100_000):
            moment = calendar.moment(slot)
            if calendar.all_day or series.keep_missed or moment >= clock.now:
                found.append((moment, calendar.all_day, write_slot(slot)))
    return found


@pytest.mark.parametrize("span", SPANS, ids=["autumn", "spring"])
async def test_who_looks_again_or_from_elsewhere_sees_what_is_right_there(
    database: Database, user: User, span: tuple[date, date]
):
    await make_series(database, user)
    first, last = span
    for zone in (*ZONES, *ZONES):
        clock = LocalClock(NOW, zone)
        async with database.read() as session:
            found = await tasks.preview_series(
                session, user_id=user.id, first=first, last=last, clock=clock, limit=100_000
            )
        wanted = await expected(database, clock, first, last)
        told = [(one.due_at, one.all_day, one.slot) for one in found]
        assert sorted(told) == sorted(wanted), zone
        order = [(one.due_at, not one.all_day, one.series_id.int) for one in found]
        assert order == sorted(order)


async def test_the_first_ones_are_those_of_all(database: Database, user: User):
    await make_series(database, user)
    first, last = SPANS[0]
    clock = LocalClock(NOW, "UTC")
    days = {"user_id": user.id, "first": first, "last": last, "clock": clock}
    async with database.read() as session:
        whole = await tasks.preview_series(session, **days, limit=100_000)
        some = await tasks.preview_series(session, **days, limit=150)
        await_later = {**days, "clock": LocalClock(NOW + timedelta(days=3), "UTC")}
        later = await tasks.preview_series(session, **await_later, limit=100_000)
    assert (len(whole) > 3_000, some) == (True, whole[:150])
    assert {one.slot for one in later} < {one.slot for one in whole}
