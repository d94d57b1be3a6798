"""The list of parsers; a further form of date is one more entry."""

from taskchat.tasks.when.parsers import clock, counted, days, figures, month_days, repeating
from taskchat.tasks.when.parsers.counted import SPAN, span_of
from taskchat.tasks.when.parsers.month_days import next_both
from taskchat.tasks.when.parsers.parser import END, START, Parser
from taskchat.tasks.when.parsers.repeating import DAYS

PARSERS: list[Parser] = [
    *figures.PARSERS,
    *month_days.PARSERS,
    *days.PARSERS,
    *counted.PARSERS,
    *clock.PARSERS,
    *repeating.PARSERS,
]

__all__ = ["DAYS", "END", "PARSERS", "SPAN", "START", "Parser", "next_both", "span_of"]
