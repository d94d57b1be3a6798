"""Streaks: days in a row on which something was done. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Streaks:
    """Lengths in days: of the streak that goes on today, and of the longest one."""

    current: int = 0
    longest: int = 0


def find_streaks(days: Collection[date], today: date) -> Streaks:
    """Find the streaks in days on which something was done; one that came to yesterday still goes on today."""
    ordered = sorted(set(days))
    lengths = dict.fromkeys(ordered, 1)
    for before, day in pairwise(ordered):
        if day - before == _DAY:
            lengths[day] = lengths[before] + 1
    return Streaks(lengths.get(today) or lengths.get(today - _DAY, 0), max(lengths.values(), default=0))
