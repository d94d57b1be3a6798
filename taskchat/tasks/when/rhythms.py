"""Rhythms from plain words that are nothing else: "every monday at 9", "monthly on the 31st". Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.recurrence import RuleRefused, Series, Slot, parse_rule
from taskchat.tasks.when.dates import Due, due_of, on_day
from taskchat.tasks.when.labels import blank
from taskchat.tasks.when.line import ParsedLine, parse_line

_RRULE = re.compile(r"(?:RRULE:)?(?=FREQ=)", re.IGNORECASE)
_SAYING = ("recurrence", "date", "time", "datetime")
# What joins a time to its days, where nothing else is left beside them.
_JOINS = frozenset({"at", "on", "am", "um"})
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Rhythm:
    """Rhythm in which something comes again: its rule (RFC 5545), and its first date, where the words say it.

    With `from_completion` the rule counts from when it is done; `is_interval` says that neither a day nor a time was
    named, so that it counts from whatever is due.
    """

    rrule: str
    from_completion: bool = False
    first: Due | None = None
    is_interval: bool = True

    def time_of_day(self, clock: LocalClock) -> time | None:
        """Return the time that the words name; None where they name none."""
        return None if self.first is None or self.first.all_day else _time(self.first, clock)

    def first_from(self, due: Due, clock: LocalClock) -> Due:
        """Return when something is due first that has the date `due` and gets this rhythm.

        A date that is one of the rhythm stays, and a time stays where the rhythm names none. Raises `RuleRefused`.
        """
        if self.is_interval or self.first is None:
            return due
        named = self.time_of_day(clock)
        at = named or (None if due.all_day else _time(due, clock))
        own = _slot(due, at, clock)
        # What has passed can be its first no more than another day.
        if own == _slot(due, None if due.all_day else _time(due, clock), clock) and self._series(own, clock).has(own):
            return due
        begin = _slot(self.first, at, clock)
        found = self._series(begin, clock).after_missed(begin - (_MINUTE if at else timedelta(days=1)), clock)
        return _due(begin if found is None else found, clock)

    def _series(self, start: Slot, clock: LocalClock) -> Series:
        return Series(parse_rule(self.rrule), start, clock.timezone)


def parse_rhythm(text: str, clock: LocalClock) -> Rhythm | None:
    """Return the rhythm that `text` names, an RRULE too; None where a word of it says anything else."""
    if rule := _RRULE.match(text.strip()):
        return _parse_rule(text.strip()[rule.end() :].upper())
    line = parse_line(text, now=clock.now, zone=clock.timezone, day_first=clock.day_first)
    if line.rrule is None or line.due_at is None or not is_rhythm(line):
        return None
    kinds = {kind for _, _, kind in line.spans}
    is_interval = kinds == {"recurrence"} and parse_rule(line.rrule).is_plain
    return Rhythm(line.rrule, line.from_completion, due_of(line.due_at, all_day=line.all_day), is_interval)


def is_rhythm(line: ParsedLine) -> bool:
    """Whether a line says how something comes again, and nothing else."""
    if line.rrule is None or line.unread or any(kind not in _SAYING for _, _, kind in line.spans):
        return False
    return all(word in _JOINS for word in re.findall(r"\w+", blank(line.line, list(line.spans)).lower()))


def _parse_rule(text: str) -> Rhythm | None:
    try:
        rule = parse_rule(text)
    except RuleRefused:
        return None
    return Rhythm(rule.text, is_interval=rule.is_plain)


def _time(due: Due, clock: LocalClock) -> time:
    return due.due_at.astimezone(clock.zone).time().replace(second=0, microsecond=0)


def _slot(due: Due, at: time | None, clock: LocalClock) -> Slot:
    day = due.due_at.astimezone(UTC if due.all_day else clock.zone).date()
    return day if at is None else datetime.combine(day, at)


def _due(slot: Slot, clock: LocalClock) -> Due:
    if not isinstance(slot, datetime):
        return on_day(slot)
    return Due(slot.replace(tzinfo=clock.zone).astimezone(UTC), all_day=False)
