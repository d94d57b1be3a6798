"""Holidays that people name, by the rule that gives their day in a year."""

from taskchat.tasks.when.holidays.rules import HolidayRule, nth_weekday
from taskchat.tasks.when.holidays.table import HOLIDAYS, SIGHTED

__all__ = ["HOLIDAYS", "SIGHTED", "HolidayRule", "nth_weekday"]
