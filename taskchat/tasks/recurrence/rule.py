"""Recurrence rule by RFC 5545, 3.3.10: its parts as values, and its one text."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Literal, NamedTuple

Frequency = Literal["MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
Slot = date | datetime
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Weekday(NamedTuple):
    """Entry of BYDAY: `day` from 0, Monday; `nth` of its month or year, counted from the end below 0; 0 is each."""

    day: int
    nth: int = 0


@dataclass(frozen=True)
class RecurrenceRule:
    """Parts of an RRULE, each list sorted and without doubles; `parse_rule` makes one that is checked.

    `until` is a day (through its end), a local time, or an aware moment in UTC, as it was written.
    """

    frequency: Frequency
    interval: int = 1
    week_start: int = 0
    months: tuple[int, ...] = ()
    week_numbers: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    weekdays: tuple[Weekday, ...] = ()
    hours: tuple[int, ...] = ()
    minutes: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    count: int | None = None
    until: date | datetime | None = None

    @cached_property
    def text(self) -> str:
        """The RRULE in a fixed order of its parts, without those that say what holds anyway."""
        lists = {
            "BYMONTH": self.months, "BYWEEKNO": self.week_numbers, "BYYEARDAY": self.year_days,
            "BYMONTHDAY": self.month_days, "BYDAY": tuple(map(_weekday_text, self.weekdays)), "BYHOUR": self.hours,
            "BYMINUTE": self.minutes, "BYSETPOS": self.positions,
        }  # fmt: skip
        parts = [f"FREQ={self.frequency}"]
        parts += [f"INTERVAL={self.interval}"] if self.interval > 1 else []
        parts += [f"WKST={WEEKDAYS[self.week_start]}"] if self.week_start else []
        parts += [f"{name}={','.join(map(str, values))}" for name, values in lists.items() if values]
        parts += [f"COUNT={self.count}"] if self.count else []
        parts += [f"UNTIL={slot_text(self.until)}"] if self.until else []
        return ";".join(parts)

    @property
    def is_within_day(self) -> bool:
        """Whether it counts in hours or minutes."""
        return self.frequency in ("HOURLY", "MINUTELY")

    @property
    def needs_time(self) -> bool:
        """Whether it speaks of times of day, so that no all-day task can follow it."""
        return self.is_within_day or bool(self.hours or self.minutes)

    @property
    def is_plain(self) -> bool:
        """Whether it is an interval and nothing else: "every 3 days"."""
        lists = (self.months, self.week_numbers, self.year_days, self.month_days, self.weekdays, self.hours)
        return not any((*lists, self.minutes, self.positions))


def slot_text(value: date | datetime) -> str:
    """Format a day, a local time or a moment in UTC as RFC 5545 writes it: "20261224", "20261224T090000"."""
    if not isinstance(value, datetime):
        return f"{value:%Y%m%d}"
    return f"{value:%Y%m%dT%H%M%S}" + ("Z" if value.tzinfo is UTC else "")


def _weekday_text(weekday: Weekday) -> str:
    return f"{weekday.nth or ''}{WEEKDAYS[weekday.day]}"
