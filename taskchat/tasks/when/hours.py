"""Hours that are said alone: which one of the day is meant in a language."""

from taskchat.tasks.when.languages import detect
from taskchat.tasks.when.parsers import NOON, spoken_clock


def spoken_hour(hour: int, language: str) -> int:
    """Return the hour of the day, from 0 to 23, that an hour from 0 to 24 means to who speaks that language."""
    clock = spoken_clock(hour % 24, 0, detect("", language).last_afternoon_hour)
    return clock.hour + (NOON if clock.afternoon else 0)
