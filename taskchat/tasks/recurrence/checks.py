"""Checks of a rule as a whole: which parts RFC 5545 lets stand beside each other, and whether it ever comes."""

from dataclasses import replace
from datetime import datetime

from taskchat.tasks.recurrence.errors import RuleRefused
from taskchat.tasks.recurrence.pattern import Pattern
from taskchat.tasks.recurrence.rule import RecurrenceRule

# Each year looks like one of the 28 that begin here: by its first weekday, leap or not, and the week it begins with.
_YEARS_START = datetime(2000, 1, 1)  # noqa: DTZ001 - on any wall


def check_rule(rule: RecurrenceRule) -> RecurrenceRule:
    """Return the rule in its shortest form; raises RuleRefused where parts contradict each other or it never comes."""
    if reason := _contradiction(rule):
        raise RuleRefused(reason)
    rule = _without_needless_week_start(rule)
    if not rule.is_plain and Pattern(replace(rule, interval=1), _YEARS_START).first() is None:
        raise RuleRefused("There is no day on which this would come.")
    return rule


def _contradiction(rule: RecurrenceRule) -> str | None:
    frequency, yearly = rule.frequency, rule.frequency == "YEARLY"
    nth = [weekday.nth for weekday in rule.weekdays if weekday.nth]
    lists = (rule.months, rule.week_numbers, rule.year_days, rule.month_days, rule.weekdays, rule.hours, rule.minutes)
    refusals = {
        "COUNT and UNTIL can't stand in one rule.": rule.count and rule.until,
        "BYWEEKNO goes with FREQ=YEARLY only.": rule.week_numbers and not yearly,
        f"BYYEARDAY can't stand beside FREQ={frequency}.": rule.year_days
        and frequency in ("DAILY", "WEEKLY", "MONTHLY"),
        "BYMONTHDAY can't stand beside FREQ=WEEKLY.": rule.month_days and frequency == "WEEKLY",
        "A number in BYDAY goes with FREQ=MONTHLY or YEARLY only.": nth and frequency not in ("MONTHLY", "YEARLY"),
        "A number in BYDAY can't stand beside BYWEEKNO.": nth and rule.week_numbers,
        "BYSETPOS needs days or times to choose from.": rule.positions and (frequency == "MINUTELY" or not any(lists)),
    }
    return next((sentence for sentence, holds in refusals.items() if holds), None)


def _without_needless_week_start(rule: RecurrenceRule) -> RecurrenceRule:
    """Leave WKST out where it changes nothing, so that a rhythm has one text."""
    weeks = rule.frequency == "WEEKLY" and ((rule.interval > 1 and rule.weekdays) or rule.positions)
    return rule if weeks or rule.week_numbers else replace(rule, week_start=0)
