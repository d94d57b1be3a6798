"""Times of day that a rule names, and the choice of some by their place (BYSETPOS)."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import TypeVar

from taskchat.tasks.recurrence.rule import RecurrenceRule

_DAY_MINUTES = 24 * 60
T = TypeVar("T")


def pick(values: Sequence[T], positions: tuple[int, ...]) -> list[T]:
    """Return the values at these places, counted from 1, or from the end below 0; in their order, each once."""
    count = len(values)
    places = {place - 1 if place > 0 else count + place for place in positions if abs(place) <= count}
    return [values[place] for place in sorted(places)]


def times_of_day(rule: RecurrenceRule, start: time) -> list[time]:
    """Return the times of a rule that counts in days or longer; what it leaves open is its start's."""
    return [time(hour, minute) for hour in rule.hours or (start.hour,) for minute in rule.minutes or (start.minute,)]


class StepsWithinDay:
    """Times on any day of a rule that counts in hours or minutes: its steps run on over midnight, from its start.

    The times of a day depend on nothing but where the steps enter it, so each such list is made once.
    """

    def __init__(self, rule: RecurrenceRule, start: datetime) -> None:
        self._hourly = rule.frequency == "HOURLY"
        self._interval = rule.interval
        self._hours = frozenset(rule.hours or range(24))
        minutes = rule.minutes or ((start.minute,) if self._hourly else range(60))
        self._minutes = pick(minutes, rule.positions) if rule.positions else list(minutes)
        self._day_steps = 24 if self._hourly else _DAY_MINUTES
        self._origin = start.toordinal() * self._day_steps + (
            start.hour if self._hourly else start.hour * 60 + start.minute
        )
        self._known: dict[int, list[time]] = {}

    def on(self, day: int) -> list[time]:
        """Return the times on an ordinal."""
        entry = self._entry(day)
        if entry not in self._known:
            self._known[entry] = self._times(entry)
        return self._known[entry]

    def next_day(self, day: int) -> int:
        """Return the next ordinal that has a step."""
        return day + 1 + self._entry(day + 1) // self._day_steps

    def _entry(self, day: int) -> int:
        return (self._origin - day * self._day_steps) % self._interval

    def _times(self, entry: int) -> list[time]:
        steps = range(entry, self._day_steps, self._interval)
        if self._hourly:
            return [time(hour, minute) for hour in steps if hour in self._hours for minute in self._minutes]
        named = [divmod(step, 60) for step in steps]
        return [time(hour, minute) for hour, minute in named if hour in self._hours and minute in self._minutes]
