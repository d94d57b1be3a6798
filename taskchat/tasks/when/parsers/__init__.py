"""The list of parsers; a further form of date is one more entry."""

from taskchat.tasks.when.parsers import clock, counted, days, figures, month_days, repeating
from taskchat.tasks.when.parsers.parser import Parser

PARSERS: list[Parser] = [
    *figures.PARSERS,
    *month_days.PARSERS,
    *days.PARSERS,
    *counted.PARSERS,
    *clock.PARSERS,
    *repeating.PARSERS,
]

__all__ = ["PARSERS", "Parser"]
