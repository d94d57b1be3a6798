"""The rule of planning, as docs/planning.md tells it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from taskchat.database import new_id
from taskchat.tasks import LocalClock, Priority, Task, coming_days, is_over, moved_to, plan_days

BERLIN = ZoneInfo("Europe/Berlin")
# A Wednesday.
CLOCK = LocalClock(datetime(2026, 11, 25, 10, tzinfo=BERLIN), "Europe/Berlin")
WEEK = coming_days(CLOCK, 7)


def task(day: str = "", **fields: Any) -> Task:
    due: dict[str, Any] = {}
    if day:
        moment = datetime.fromisoformat(day)
        at = moment.replace(tzinfo=UTC if len(day) == 10 else BERLIN).astimezone(UTC)
        due = {"due_at": at, "all_day": len(day) == 10}
    return Task(id=new_id(), user_id=UUID(int=1), title="t", **due, **fields)


def days_of(
    *tasks: Task, days: list[date] = WEEK, busy: list[Task] | None = None, per_day: int = 3
) -> list[int | None]:
    found = plan_days(tasks, days, busy=busy or [], clock=CLOCK, per_day=per_day)
    return [found[one.id].day if one.id in found else None for one in tasks]


def test_the_most_important_come_first_then_the_oldest() -> None:
    low, old, new, high = (
        task("2026-11-03", priority=Priority.LOW), task("2026-11-04"), task("2026-11-20"),
        task("2026-11-24", priority=Priority.HIGH),
    )  # fmt: skip
    assert days_of(low, old, new, high, per_day=1) == [30, 26, 27, 25]


def test_what_has_no_date_comes_last_by_when_it_was_made() -> None:
    first, second = task(), task()
    second.created_at = first.created_at + timedelta(minutes=1)
    assert days_of(second, first, task("2026-11-20"), per_day=1) == [27, 26, 25]


def test_what_is_due_there_already_takes_room() -> None:
    busy = [task("2026-11-25 23:00"), task("2026-11-26"), task("2026-11-26")]
    assert days_of(task("2026-11-20"), task("2026-11-20"), busy=busy, per_day=2) == [25, 27]


def test_what_was_due_on_a_working_day_keeps_to_them() -> None:
    friday = task("2026-11-20")
    assert days_of(friday, days=[date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 30)]) == [30]


def test_what_was_due_on_a_weekend_gets_the_next_day_whichever() -> None:
    sunday, monday = task("2026-11-22"), task("2026-11-23")
    assert days_of(sunday, monday) == [25, 25]
    assert days_of(sunday, days=[date(2026, 11, 28), date(2026, 11, 30)]) == [28]
    # Where all days are of one kind, there is no other.
    assert days_of(sunday, monday, days=[date(2026, 11, 28)]) == [28, 28]
    assert days_of(sunday, monday, days=[date(2026, 11, 26)]) == [26, 26]


def test_a_time_that_has_passed_today_waits_for_the_next_day() -> None:
    assert days_of(task("2026-11-20 09:00"), task("2026-11-20 18:00"), task("2026-11-20")) == [26, 25, 25]
    assert is_over(task("2026-11-20 10:00"), CLOCK.today, CLOCK)
    assert is_over(task(), CLOCK.today - timedelta(days=1), CLOCK)


def test_what_finds_no_room_is_left_out() -> None:
    assert days_of(*(task("2026-11-20") for _ in range(4)), days=WEEK[:1]).count(None) == 1


@pytest.mark.parametrize(
    ("before", "day", "after"),
    [
        ("2026-10-20 09:00", date(2026, 11, 26), "2026-11-26 09:00"),
        # The clocks have changed in between, and the time on the wall has not.
        ("2026-10-20 09:00", date(2027, 4, 1), "2027-04-01 09:00"),
        ("2026-11-20", date(2026, 11, 26), "2026-11-26"),
        ("", date(2026, 11, 26), "2026-11-26"),
    ],
)
def test_the_time_of_day_stays(before: str, day: date, after: str) -> None:
    moved, wanted = moved_to(task(before), day, CLOCK), task(after)
    assert (moved.due_at, moved.all_day) == (wanted.due_at, wanted.all_day)
