"""The list of parsers; a further form of date is one more entry."""

from taskchat.tasks.when.parsers import (
    clock,
    counted,
    day_times,
    days,
    figures,
    holiday_days,
    in_month,
    month_days,
    monthly,
    parts,
    repeating,
    spoken,
    within,
    zones,
)
from taskchat.tasks.when.parsers.clock import NOON
from taskchat.tasks.when.parsers.clock import spoken as spoken_clock
from taskchat.tasks.when.parsers.counted import SPAN, span_of
from taskchat.tasks.when.parsers.day_times import product_fields
from taskchat.tasks.when.parsers.holiday_days import next_of_holiday
from taskchat.tasks.when.parsers.month_days import next_both
from taskchat.tasks.when.parsers.parser import END, START, Parser
from taskchat.tasks.when.parsers.repeating import DAYS

PARSERS: list[Parser] = [
    *figures.PARSERS,
    *month_days.PARSERS,
    *in_month.PARSERS,
    *days.PARSERS,
    *holiday_days.PARSERS,
    *counted.PARSERS,
    *clock.PARSERS,
    *spoken.PARSERS,
    *parts.PARSERS,
    *zones.PARSERS,
    *repeating.PARSERS,
    *monthly.PARSERS,
    *within.PARSERS,
    *day_times.PARSERS,
]

__all__ = [
    "DAYS",
    "END",
    "NOON",
    "PARSERS",
    "SPAN",
    "START",
    "Parser",
    "next_both",
    "next_of_holiday",
    "product_fields",
    "span_of",
    "spoken_clock",
]
