"""Dates, times and recurrence in words."""

from taskchat.tasks.when.dates import Due, on_day, parse_due
from taskchat.tasks.when.days import count_of
from taskchat.tasks.when.quick_add import Phrase, parse_phrase
from taskchat.tasks.when.recurrence import recurs

__all__ = ["Due", "Phrase", "count_of", "on_day", "parse_due", "parse_phrase", "recurs"]
