"""Rule of a series whose occurrence is moved with all later ones: the days that it names move along. Pure.

A day of the month stays one ("the 31st"), a weekday of the month one that is counted from the same end ("the last
Friday" → "the last Monday"). What several rules could mean is not guessed.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, time

from taskchat.tasks.recurrence import RecurrenceRule, RuleRefused, Slot, Weekday, month_day_parts, parse_rule, said_days

_SAY_IT = (
    "This rhythm does not move along with one of its dates. Change only this one, or say the new rhythm too, "
    "like “every last friday”."
)


def moved_rule(rule: RecurrenceRule, before: Slot, after: Slot) -> RecurrenceRule:
    """Return the rule with `after` in the place of `before`; raises `RuleRefused` where it cannot be told how."""
    old, new = _day(before), _day(after)
    if old != new and not rule.is_plain:
        rule = _with_days(rule, old, new)
    return _with_times(rule, _time(before), _time(after))


def _with_days(rule: RecurrenceRule, old: date, new: date) -> RecurrenceRule:
    if rule.week_numbers or rule.year_days:
        raise RuleRefused(_SAY_IT)
    if any(weekday.nth for weekday in rule.weekdays):
        return _with_nth_weekday(rule, old, new)
    if rule.positions:
        return _with_last_days(rule, old, new)
    return _with_month_days(_with_weekdays(rule, old, new), old, new)


def _with_nth_weekday(rule: RecurrenceRule, old: date, new: date) -> RecurrenceRule:
    """Move "the last Friday" of each month, or of one month of the year, within its month."""
    alone = len(rule.weekdays) == 1 and not rule.month_days and not rule.positions
    of_month = rule.frequency == "MONTHLY" or (rule.frequency == "YEARLY" and rule.months == (old.month,))
    (weekday, *_) = rule.weekdays
    if not (alone and of_month) or _months_apart(old, new) or old.weekday() != weekday.day:
        raise RuleRefused(_SAY_IT)
    days_left = monthrange(new.year, new.month)[1] - new.day
    nth = -(days_left // 7 + 1) if weekday.nth < 0 else (new.day - 1) // 7 + 1
    if abs(nth) > 4:
        # Not each month has a fifth.
        raise RuleRefused(_SAY_IT)
    return replace(rule, weekdays=(Weekday(new.weekday(), nth),))


def _with_last_days(rule: RecurrenceRule, old: date, new: date) -> RecurrenceRule:
    """Move "the 31st", which is the last day of a shorter month."""
    days, last = said_days(rule.month_days, rule.positions)
    parts = month_day_parts([new.day])
    if last is None or len(days) > 1 or rule.weekdays or _months_apart(old, new) or parts is None:
        raise RuleRefused(_SAY_IT)
    said = parse_rule(";".join(("FREQ=MONTHLY", *(f"{name}={value}" for name, value in parts.items()))))
    return replace(rule, month_days=said.month_days, positions=said.positions)


def _with_weekdays(rule: RecurrenceRule, old: date, new: date) -> RecurrenceRule:
    named = {weekday.day for weekday in rule.weekdays}
    if not named or old.weekday() == new.weekday():
        return rule
    if old.weekday() not in named or new.weekday() in named:
        raise RuleRefused(_SAY_IT)
    days = named - {old.weekday()} | {new.weekday()}
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
    if rule.frequency == "MONTHLY" and (parts := month_day_parts([new.day])) and "BYSETPOS" in parts:
        return _with_last_days(replace(rule, month_days=(28, 29, 30, 31), positions=(-1,)), old, new)
    return replace(rule, months=months, month_days=(new.day,))


def _with_times(rule: RecurrenceRule, old: time | None, new: time | None) -> RecurrenceRule:
    if old == new or not (rule.hours or rule.minutes):
        return rule
    once = rule.hours == ((old.hour,) if old else ()) and rule.minutes in ((), (old.minute if old else 0,))
    if new is None or rule.is_within_day or not once:
        raise RuleRefused(_SAY_IT)
    # What it does not say is the start's.
    return replace(rule, hours=(), minutes=())


def _months_apart(old: date, new: date) -> bool:
    return (old.year, old.month) != (new.year, new.month)


def _day(slot: Slot) -> date:
    return slot.date() if isinstance(slot, datetime) else slot


def _time(slot: Slot) -> time | None:
    return slot.time() if isinstance(slot, datetime) else None
