"""Report of a person's usage, by their own calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from taskchat.accounts import User
from taskchat.database import Database, new_id
from taskchat.usage import ModelTotal, Outcome, Purpose, ToolTotal, UsageDay, load_report
from tests.conftest import MakeUser
from tests.integration.chat.statements import statements
from tests.integration.usage.made import keep, model_row, tool_row

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


async def report(database: Database, user: User, timezone: str = "UTC", days: int = 30, at: datetime = NOON):
    """The report at a moment."""
    async with database.read() as session:
        return await load_report(session, user_id=user.id, timezone=timezone, days=days, at=at)


@pytest.mark.parametrize("days", [7, 30])
async def test_days_without_anything_are_zeros(database: Database, user: User, days: int):
    found = await report(database, user, days=days)
    assert [one.day for one in found.days] == [date(2026, 11, 24) - timedelta(n) for n in reversed(range(days))]
    assert set(found.days) == {UsageDay(one.day) for one in found.days}
    assert (found.models, found.tools) == ((), ())
    assert found.days[0].error_rate == 0


async def test_a_day_adds_up_what_was_used_in_it(database: Database, user: User):
    replaced, used = new_id(), {"input_tokens": 100, "output_tokens": 10, "cost_microdollars": 55}
    await keep(
        database,
        model_row(user.id, NOON, **used),
        model_row(user.id, NOON, **used, outcome=Outcome.STOPPED),
        model_row(user.id, NOON, outcome=Outcome.FAILED, cost_microdollars=None),
        model_row(user.id, NOON, turn_id=replaced, outcome=Outcome.REPLACED),
        model_row(user.id, NOON, turn_id=replaced, model="built-in"),
        model_row(user.id, NOON, **used, purpose=Purpose.TITLE),
        tool_row(user.id, NOON, calls=3, failures=1),
        tool_row(user.id, NOON, "undo"),
    )
    found = await report(database, user)
    today = UsageDay(
        date(2026, 11, 24),
        input_tokens=300,
        output_tokens=30,
        cost_microdollars=165,
        messages=4,
        failures=2,
        tool_calls=4,
    )
    assert found.days[-1] == today
    assert today.error_rate == 0.5
    assert found.models == (
        ModelTotal("gemini-2.5-flash", 5, 300, 0, 30, 165, 2),
        ModelTotal("built-in", 1, 0, 0, 0, None, 0),
    )
    assert found.tools == (ToolTotal("create_task", 3, 1), ToolTotal("undo", 1, 0))


async def test_nobody_elses_usage_is_in_it_nor_what_is_older(database: Database, user: User, make_user: MakeUser):
    stranger = await make_user()
    await keep(
        database,
        model_row(stranger.id, NOON, input_tokens=7),
        tool_row(stranger.id, NOON),
        model_row(None, NOON, input_tokens=7),
        model_row(user.id, datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC), input_tokens=7),
        tool_row(user.id, datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC)),
        model_row(user.id, datetime(2026, 10, 26, tzinfo=UTC), input_tokens=1),
    )
    found = await report(database, user)
    assert [one.input_tokens for one in found.days] == [1] + [0] * 29
    assert sum(one.tool_calls for one in found.days) == 0
    assert [total.input_tokens for total in found.models] == [1]


@pytest.mark.parametrize(
    ("zone", "at", "local"),
    [
        # A second before midnight and midnight itself, in zones on both sides of UTC and between the hours.
        ("Europe/Berlin", "2026-11-20T22:59:59+00:00", date(2026, 11, 20)),
        ("Europe/Berlin", "2026-11-20T23:00:00+00:00", date(2026, 11, 21)),
        ("America/Los_Angeles", "2026-11-21T07:59:59+00:00", date(2026, 11, 20)),
        ("America/Los_Angeles", "2026-11-21T08:00:00+00:00", date(2026, 11, 21)),
        ("Asia/Kathmandu", "2026-11-20T18:14:59+00:00", date(2026, 11, 20)),
        ("Asia/Kathmandu", "2026-11-20T18:15:00+00:00", date(2026, 11, 21)),
        # The day on which Europe's clocks go back has 25 hours, the one in spring 23.
        ("Europe/Berlin", "2026-10-24T22:00:00+00:00", date(2026, 10, 25)),
        ("Europe/Berlin", "2026-10-25T22:59:59+00:00", date(2026, 10, 25)),
        ("Europe/Berlin", "2026-10-25T23:00:00+00:00", date(2026, 10, 26)),
        ("Europe/Berlin", "2026-03-28T22:59:59+00:00", date(2026, 3, 28)),
        ("Europe/Berlin", "2026-03-28T23:00:00+00:00", date(2026, 3, 29)),
        ("Europe/Berlin", "2026-03-29T21:59:59+00:00", date(2026, 3, 29)),
        ("Europe/Berlin", "2026-03-29T22:00:00+00:00", date(2026, 3, 30)),
        # Where the clock's change takes midnight itself away.
        ("Asia/Beirut", "2026-03-28T21:59:59+00:00", date(2026, 3, 28)),
        ("Asia/Beirut", "2026-03-28T22:00:00+00:00", date(2026, 3, 29)),
    ],
)
async def test_a_day_is_the_persons_own(database: Database, user: User, zone: str, at: str, local: date):
    moment = datetime.fromisoformat(at)
    assert moment.astimezone(ZoneInfo(zone)).date() == local
    await keep(database, model_row(user.id, moment, output_tokens=5), tool_row(user.id, moment))
    found = await report(database, user, zone, at=moment + timedelta(days=4))
    days = [
        (one.day, one.output_tokens, one.messages, one.tool_calls) for one in found.days if one != UsageDay(one.day)
    ]
    assert days == [(local, 5, 1, 1)]


async def test_the_number_of_statements_is_always_the_same(database: Database, user: User):
    async def asked() -> int:
        with statements(database) as sent:
            await report(database, user)
        return len(sent)

    before = await asked()
    moments = [NOON - timedelta(hours=7 * number) for number in range(60)]
    await keep(
        database,
        *(model_row(user.id, at, model=f"m{at.hour}") for at in moments),
        *(tool_row(user.id, at) for at in moments),
    )
    assert (before, await asked()) == (4, 4)
