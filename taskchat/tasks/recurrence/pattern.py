"""Pattern: a rule laid on the calendar from its start, from which its slots are read at any place.

The period that holds a date is found by arithmetic, and only that is laid out; docs/recurrence.md has what that gains
over dateutil, which walks from the start.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import dropwhile

from taskchat.tasks.recurrence.days import (
    DayParts,
    days_of_month,
    days_of_week,
    days_of_year,
    is_day_of,
)
from taskchat.tasks.recurrence.rule import RecurrenceRule, Slot, Weekday
from taskchat.tasks.recurrence.times import StepsWithinDay, pick, times_of_day

# A slot more than a hundred years after the one before never comes.
_PATIENCE = {"YEARLY": 100, "MONTHLY": 1200, "WEEKLY": 5218}
_PATIENCE_DAYS = 36525
_LAST_DAY = date(9998, 12, 31)


class Pattern:
    """Slots of a rule from its start on, without its end: dates where the start is one, else naive local times."""

    def __init__(self, rule: RecurrenceRule, start: Slot) -> None:
        self._start = start
        self._parts = _completed(rule, start)
        self._frequency = rule.frequency
        self._positions = () if rule.is_within_day else rule.positions
        self._steps = StepsWithinDay(rule, start) if rule.is_within_day and isinstance(start, datetime) else None
        self._times = times_of_day(rule, start.time()) if isinstance(start, datetime) and not self._steps else None
        self._is_daily = rule.frequency == "DAILY" and not (*self._parts[:5], *self._positions)
        self._period = 1 if rule.is_within_day else rule.interval
        self._patience = _PATIENCE.get(rule.frequency, _PATIENCE_DAYS) + self._period

    def first(self) -> Slot | None:
        """Return the first slot; None where it never comes."""
        return next(self.slots(self._start), None)

    def slots(self, begin: Slot) -> Iterator[Slot]:
        """Return the slots from `begin` on, without laying out what comes before it."""
        begin = max(begin, self._start)
        index = self._index(begin)
        index -= (index - self._index(self._start)) % self._period
        slots = self._daily(index) if self._is_daily else self._by_period(index)
        return dropwhile(lambda slot: slot < begin, slots)

    def _daily(self, first: int) -> Iterator[Slot]:
        """Return the slots of a rule that leaves no day out: the most frequent one, in a few steps."""
        days = map(date.fromordinal, range(first, _LAST_DAY.toordinal(), self._period))
        if (times := self._times) is None:
            return days
        return (datetime.combine(day, clock) for day in days for clock in times)

    def _by_period(self, index: int) -> Iterator[Slot]:
        found, last = index, self._index(_LAST_DAY)
        while index <= min(found + self._patience, last):
            if slots := self.slots_of(index):
                found = index
                yield from slots
            index = self._steps.next_day(index) if self._steps else index + self._period

    def slots_of(self, index: int) -> list[Slot]:
        """Return the slots of one period, all of them, as BYSETPOS counts them."""
        days = self._days(index)
        if self._times is not None:
            dates = map(date.fromordinal, days)
            slots: list[Slot] = [datetime.combine(day, clock) for day in dates for clock in self._times]
        elif self._steps is not None:
            slots = [datetime.combine(date.fromordinal(day), clock) for day in days for clock in self._steps.on(day)]
        else:
            slots = [date.fromordinal(day) for day in days]
        return pick(slots, self._positions) if self._positions else slots

    def _index(self, slot: Slot) -> int:
        """Return the number of the period that holds a date, counted in the rule's own unit."""
        match self._frequency:
            case "YEARLY":
                return slot.year
            case "MONTHLY":
                return slot.year * 12 + slot.month - 1
            case "WEEKLY":
                return (slot.toordinal() - 1 - self._parts.week_start) // 7
            case _:
                return slot.toordinal()

    def _days(self, index: int) -> list[int]:
        match self._frequency:
            case "YEARLY":
                return days_of_year(self._parts, index)
            case "MONTHLY":
                year, month = divmod(index, 12)
                if self._parts.months and month + 1 not in self._parts.months:
                    return []
                return days_of_month(self._parts, year, month + 1)
            case "WEEKLY":
                return days_of_week(self._parts, 1 + self._parts.week_start + 7 * index)
            case _:
                return [index] if is_day_of(self._parts, index) else []


def _completed(rule: RecurrenceRule, start: Slot) -> DayParts:
    """Take from the start the days that a rule leaves open, as RFC 5545 says."""
    months, month_days, weekdays = rule.months, rule.month_days, rule.weekdays
    if not (rule.week_numbers or rule.year_days or month_days or weekdays):
        if rule.frequency in ("YEARLY", "MONTHLY"):
            month_days = (start.day,)
        if rule.frequency == "YEARLY":
            months = months or (start.month,)
    by_week = rule.week_numbers and not (rule.year_days or month_days)
    if not weekdays and (rule.frequency == "WEEKLY" or by_week):
        weekdays = (Weekday(start.weekday()),)
    return DayParts(months, rule.week_numbers, rule.year_days, month_days, weekdays, rule.week_start)
