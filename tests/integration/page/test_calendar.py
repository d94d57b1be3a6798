"""Calendar as it is read from the database, on both engines: the days, what comes again, and what it costs."""

from datetime import UTC, datetime, timedelta

from taskchat import tasks
from taskchat.accounts import User
from taskchat.database import Database
from taskchat.tasks import LocalClock
from taskchat.ui.views.board import Group
from taskchat.ui.views.calendar import Calendar
from taskchat.ui.views.calendar_reader import read_calendar
from taskchat.ui.views.filters import NO_FILTERS, Filters, read_filters
from taskchat.ui.views.period import Period, read_period
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements

NOW = datetime(2026, 12, 9, 10, 30, tzinfo=UTC)
CLOCK = LocalClock(NOW, "Europe/Berlin")
DAY = datetime(2026, 12, 10, tzinfo=UTC)


async def add(database: Database, user: User, title: str, **fields: object) -> None:
    async with database.begin() as session:
        data = tasks.valid_task(title=title, **{"due_at": DAY, "all_day": True, **fields})
        await tasks.create(session, user_id=user.id, data=data, timezone="Europe/Berlin")


async def read(
    database: Database, user: User, query: str = "", filters: Filters = NO_FILTERS
) -> tuple[Calendar, Group]:
    async with database.read() as session:
        calendar, (group,) = await read_calendar(session, user, CLOCK, period=period(query), filters=filters)
    return calendar, group


def period(query: str) -> Period | None:
    return read_period([(query.partition("=")[0], query.partition("=")[2])]) if query else None


def titles(calendar: Calendar) -> dict[str, list[str]]:
    return {day.day[5:]: [mark.title for mark in day.marks] for day in calendar.days}


async def test_without_a_period_it_is_the_month_of_today(database: Database, make_user: MakeUser):
    ada = await make_user(timezone="Europe/Berlin")
    await add(database, ada, "late", due_at=DAY - timedelta(days=2))
    await add(database, ada, "next month", due_at=DAY + timedelta(days=23))
    await add(database, ada, "weekly", rrule="FREQ=WEEKLY")
    await add(database, await make_user(), "somebody else's")
    calendar, group = await read(database, ada)
    assert (calendar.kind, calendar.begins, calendar.today, calendar.day) == (
        "month",
        "2026-12-01",
        "2026-12-09",
        "2026-12-09",
    )
    assert titles(calendar) == {
        "12-08": ["late"],
        "12-10": ["weekly"],
        "12-17": ["weekly"],
        "12-24": ["weekly"],
        "12-31": ["weekly"],
        "01-02": ["next month"],
    }
    late, first, second = (day.marks[0] for day in calendar.days[:3])
    assert (late.tone, first.coming, second.coming, second.opens) == ("overdue", False, True, first.id)
    assert (group.rows, calendar.opened) == ([], False)


async def test_a_day_lists_its_tasks_and_a_filter_leaves_some_out(database: Database, make_user: MakeUser):
    ada = await make_user(timezone="Europe/Berlin")
    for number in range(5):
        await add(database, ada, f"task {number}", tags=["home"] if number else [])
    await add(database, ada, "daily", rrule="FREQ=DAILY", due_at=DAY - timedelta(days=1))
    calendar, group = await read(database, ada, "day=2026-12-10")
    (day,) = [one for one in calendar.days if one.day == "2026-12-10"]
    assert (len(day.marks), day.total, calendar.opened) == (3, 6, True)
    assert [row.title for row in group.rows] == [f"task {number}" for number in range(5)] + ["daily"]
    assert (group.name, group.count) == ("Tomorrow, Thursday 10 December", 6)
    filtered, group = await read(database, ada, "day=2026-12-10", read_filters([("tag", "home")]))
    assert (group.count, [one.total for one in filtered.days]) == (4, [4])


async def test_a_week_has_room_for_more(database: Database, make_user: MakeUser):
    ada = await make_user(timezone="Europe/Berlin")
    for number in range(9):
        await add(database, ada, f"task {number}")
    calendar, _ = await read(database, ada, "week=2026-W50")
    assert (calendar.kind, calendar.begins, len(calendar.days[0].marks)) == ("week", "2026-12-07", 9)


async def test_a_full_month_costs_no_more_statements_and_rows_than_it_has_room_for(
    database: Database, make_user: MakeUser
):
    ada = await make_user(timezone="Europe/Berlin")
    await add(database, ada, "daily", rrule="FREQ=DAILY")
    await read(database, ada)
    with statements(database) as few:
        await read(database, ada)
    many = [
        tasks.NewRow(tasks.valid_task(title=f"{n}", due_at=DAY.replace(day=1 + n % 31), all_day=True), "UTC")
        for n in range(310)
    ]
    async with database.begin() as session:
        await tasks.create_many(session, many, user_id=ada.id, origin=tasks.Origin())
    with statements(database) as sent:
        calendar, _ = await read(database, ada)
    assert len(sent) <= len(few) + 1
    assert [day.total >= 10 for day in calendar.days if day.day.startswith("2026-12")] == [True] * 31
    assert max(len(day.marks) for day in calendar.days) == 3
