"""Streaks: days in a row on which something was done."""

from datetime import date, timedelta

import pytest

from taskchat.progress import Streaks, find_streaks

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("ago", "streaks"),
    [
        ([], Streaks(0, 0)),
        ([0], Streaks(1, 1)),
        ([1], Streaks(1, 1)),
        ([2], Streaks(0, 1)),
        ([0, 1, 2], Streaks(3, 3)),
        ([1, 2], Streaks(2, 2)),
        ([0, 2, 3, 4], Streaks(1, 3)),
        ([5, 6, 7, 8, 9, 0, 1], Streaks(2, 5)),
        ([0, 0, 0], Streaks(1, 1)),
    ],
)
def test_days_in_a_row_are_counted_over_the_ends_of_months(ago: list[int], streaks: Streaks):
    assert find_streaks([TODAY - timedelta(days=days) for days in ago], TODAY) == streaks
