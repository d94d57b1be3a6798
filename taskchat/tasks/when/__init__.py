"""Dates, times and recurrence in words."""

from taskchat.tasks.when.dates import Due, on_day, parse_due
from taskchat.tasks.when.hours import spoken_hour
from taskchat.tasks.when.lengths import parse_length
from taskchat.tasks.when.line import ParsedLine, parse_line
from taskchat.tasks.when.quick_add import Phrase, parse_phrase
from taskchat.tasks.when.reminding import parse_reminders
from taskchat.tasks.when.rhythms import Rhythm, is_rhythm, parse_rhythm
from taskchat.tasks.when.title import title_without

__all__ = [
    "Due",
    "ParsedLine",
    "Phrase",
    "Rhythm",
    "is_rhythm",
    "on_day",
    "parse_due",
    "parse_length",
    "parse_line",
    "parse_phrase",
    "parse_reminders",
    "parse_rhythm",
    "spoken_hour",
    "title_without",
]
