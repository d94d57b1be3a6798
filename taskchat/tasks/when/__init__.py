"""Dates, times and recurrence in words."""

from taskchat.tasks.when.dates import Due, on_day, parse_due
from taskchat.tasks.when.line import ParsedLine, parse_line
from taskchat.tasks.when.quick_add import Phrase, parse_phrase
from taskchat.tasks.when.title import title_without

__all__ = [
    "Due",
    "ParsedLine",
    "Phrase",
    "on_day",
    "parse_due",
    "parse_line",
    "parse_phrase",
    "title_without",
]
