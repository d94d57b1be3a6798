"""Rule of a series whose occurrence is moved with all later ones: the days that it names move along. Pure."""

from dataclasses import replace
from datetime import date, datetime

from taskchat.tasks.recurrence import RecurrenceRule, RuleRefused, Slot, Weekday

_SAY_IT = "This rule names its days or times in a way that does not move along; say the new rhythm, too."


def moved_rule(rule: RecurrenceRule, before: Slot, after: Slot) -> RecurrenceRule:
    """Return the rule with `after` in the place of `before`; raises `RuleRefused` where it cannot be told how."""
    if _time(before) != _time(after) and (rule.hours or rule.minutes):
        raise RuleRefused(_SAY_IT)
    old, new = _day(before), _day(after)
    if old == new or rule.is_plain:
        return rule
    if rule.week_numbers or rule.year_days or rule.positions or any(weekday.nth for weekday in rule.weekdays):
        raise RuleRefused(_SAY_IT)
    return _with_month_days(_with_weekdays(rule, old, new), old, new)


def _with_weekdays(rule: RecurrenceRule, old: date, new: date) -> RecurrenceRule:
    if not rule.weekdays:
        return rule
    if old.weekday() not in {weekday.day for weekday in rule.weekdays}:
        raise RuleRefused(_SAY_IT)
    days = {new.weekday() if weekday.day == old.weekday() else weekday.day for weekday in rule.weekdays}
    return replace(rule, weekdays=tuple(Weekday(day) for day in sorted(days)))


def _with_month_days(rule: RecurrenceRule, old: date, new: date) -> RecurrenceRule:
    months = rule.months
    if months and old.month != new.month:
        if months != (old.month,):
            raise RuleRefused(_SAY_IT)
        months = (new.month,)
    if not rule.month_days or old.day == new.day:
        return replace(rule, months=months)
    if rule.month_days != (old.day,):
        raise RuleRefused(_SAY_IT)
    return replace(rule, months=months, month_days=(new.day,))


def _day(slot: Slot) -> date:
    return slot.date() if isinstance(slot, datetime) else slot


def _time(slot: Slot) -> object:
    return slot.time() if isinstance(slot, datetime) else None
