"""Series: a rule with its start, zone and exceptions, and the slots by which its occurrences are known.

A slot is the local day or time at which the rule places an occurrence (RECURRENCE-ID). It stays the occurrence's name
when that is moved, and when the zone changes its clocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import islice, takewhile

from taskchat.tasks.clock import LocalClock
from taskchat.tasks.recurrence.ends import until_end
from taskchat.tasks.recurrence.errors import RuleRefused
from taskchat.tasks.recurrence.pattern import Pattern
from taskchat.tasks.recurrence.rule import RecurrenceRule, Slot
from taskchat.tasks.recurrence.walls import falling_before, falling_from, midnight_of, moment_of, without_overtaken

MAX_PREVIEWS = 1000
_FIRST_YEAR, _LAST_YEAR = 1900, 8999
_DAY = timedelta(days=1)
_LAST = date.max - _DAY


@dataclass(frozen=True)
class Series:
    """Slots of a rule: dates where `start` is a date, else naive times on the wall of `zone`, to the minute.

    The first slot is the first that the rule gives from `start` on. COUNT counts the rule's slots, `exceptions` among
    them (EXDATE), which are left out. Raises RuleRefused where start and rule do not go together.
    """

    rule: RecurrenceRule
    start: Slot
    zone: str
    exceptions: frozenset[Slot] = frozenset()

    def __post_init__(self) -> None:
        if self.all_day and self.rule.needs_time:
            raise RuleRefused("What comes several times a day needs a time of day to begin with.")
        if not _FIRST_YEAR <= self.start.year <= _LAST_YEAR:
            raise RuleRefused(f"What comes again begins between {_FIRST_YEAR} and {_LAST_YEAR}.")
        if isinstance(self.start, datetime) and (self.start.tzinfo or self.start.second or self.start.microsecond):
            raise ValueError("The start of a series is a local time, to the minute.")

    @property
    def all_day(self) -> bool:
        """Whether its slots are days without a time."""
        return not isinstance(self.start, datetime)

    def first(self) -> Slot | None:
        """Return the first slot; None where the series has none, so that nothing should be kept of it."""
        return next(self._slots(self.start), None)

    def after(self, slot: Slot) -> Slot | None:
        """Return the slot after another one, or after any value of its kind; None where the series has ended."""
        return next((later for later in self._slots(slot) if later > slot), None)

    def after_missed(self, slot: Slot, clock: LocalClock) -> Slot | None:
        """Return the slot after another one that has not passed: a moment from now on, or a day from today on."""
        slots = self._slots(max(slot, clock.today)) if self.all_day else self._from_moment(clock.now)
        return next((later for later in slots if later > slot), None)

    def has(self, slot: Slot) -> bool:
        """Whether the series has a slot, exceptions left out."""
        same_kind = isinstance(slot, datetime) is not self.all_day
        return same_kind and next(self._slots(slot), None) == slot

    def between(self, first: date, last: date, *, zone: str | None = None, limit: int = MAX_PREVIEWS) -> Iterator[Slot]:
        """Yield the slots on the days from first to last, as a calendar in `zone` shows them (by default its own)."""
        if self.all_day:
            return islice(takewhile(lambda slot: slot <= last, self._slots(first)), limit)
        begin, end = (midnight_of(day, zone or self.zone) for day in (first, min(last, _LAST) + _DAY))
        return islice(falling_before(self._from_moment(begin), end, self.zone), limit)

    def moment(self, slot: Slot) -> datetime:
        """Return the moment of a slot in UTC; of a day its midnight in UTC, as a task keeps it."""
        return moment_of(slot, self.zone) if isinstance(slot, datetime) else datetime.combine(slot, time(), UTC)

    def reaches(self, slot: Slot) -> bool:
        """Whether the series has not ended before a day or time."""
        return any(True for _ in until_end(iter((slot,)), self.rule, self.start, self.zone))

    @cached_property
    def pattern(self) -> Pattern:
        """The rule laid on the calendar from the start, without end and exceptions."""
        return Pattern(self.rule, self.start)

    def _from_moment(self, moment: datetime) -> Iterator[Slot]:
        return falling_from(self._slots, moment, self.zone)

    def _slots(self, begin: Slot) -> Iterator[Slot]:
        slots = until_end(self.pattern.slots(begin), self.rule, self.start, self.zone)
        if not self.all_day:
            slots = without_overtaken(slots, self.zone)
        return (slot for slot in slots if slot not in self.exceptions) if self.exceptions else slots
