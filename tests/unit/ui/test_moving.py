"""Places that tasks are moved to, as groups name them: what is one, and how it is said."""

from datetime import UTC, date, datetime

import pytest

from taskchat.tasks import Goal, LocalClock, Priority
from taskchat.ui.state.moving import goal_of, words_of

CLOCK = LocalClock(datetime(2026, 11, 25, 9, tzinfo=UTC), "Europe/Berlin")


@pytest.mark.parametrize(
    ("drop", "left", "goal", "words"),
    [
        ("day:2026-12-05", "day:2026-12-01", Goal(day=date(2026, 12, 5)), "Moved {} to Saturday 5 December"),
        ("day:2026-11-26", "", Goal(day=date(2026, 11, 26)), "Moved {} to tomorrow, Thursday 26 November"),
        ("priority:high", "priority:low", Goal(priority=Priority.HIGH), "{} has high priority now"),
        ("priority:none", "", Goal(priority=Priority.NONE), "{} has no priority now"),
        ("tag:work", "tag:home", Goal(tag="work", taken="home"), "Moved {} to #work"),
        ("tag:work", "priority:low", Goal(tag="work"), "Moved {} to #work"),
        ("tag:", "tag:home", Goal(tag="", taken="home"), "Took #home from {}"),
        ("tag:a{b}", "", Goal(tag="a{b}"), "Moved {} to #a{{b}}"),
    ],
)
def test_a_place_is_read_and_said(drop: str, left: str, goal: Goal, words: str):
    assert goal_of(drop, left) == goal
    assert words_of(goal, CLOCK) == words


@pytest.mark.parametrize(
    "drop", ["", "day:", "day:2026-02-30", "day:0001-01-01", "day:9999-12-31", "priority:", "priority:purple", "list:x"]
)
def test_what_is_no_place_is_none(drop: str):
    assert goal_of(drop, "day:2026-12-01") is None
