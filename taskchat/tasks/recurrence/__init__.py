"""Recurrence by RFC 5545: rules, slots of a series, the next one after completion. Pure; see docs/recurrence.md."""

from taskchat.tasks.recurrence.completion import next_after_completion
from taskchat.tasks.recurrence.errors import RuleRefused
from taskchat.tasks.recurrence.month_days import month_day_parts, said_days, year_day_parts
from taskchat.tasks.recurrence.parsing import parse_rule, parse_slot
from taskchat.tasks.recurrence.rule import RecurrenceRule, Slot, Weekday, slot_text
from taskchat.tasks.recurrence.series import MAX_PREVIEWS, Series
from taskchat.tasks.recurrence.splitting import ending_before, rrule_text, skipping, starting_at

__all__ = [
    "MAX_PREVIEWS",
    "RecurrenceRule",
    "RuleRefused",
    "Series",
    "Slot",
    "Weekday",
    "ending_before",
    "month_day_parts",
    "next_after_completion",
    "parse_rule",
    "parse_slot",
    "rrule_text",
    "said_days",
    "skipping",
    "slot_text",
    "starting_at",
    "year_day_parts",
]
