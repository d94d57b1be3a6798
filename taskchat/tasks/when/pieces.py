"""Pieces of a line that name a day, a time, a span or a rhythm, and the context in which they are read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from taskchat.tasks.when.languages import Language

MAX_COUNT = 9999


@dataclass(frozen=True)
class Context:
    """The person's local present, the order of day and month in figures (None: not known) and the language."""

    now: datetime
    day_first: bool | None
    language: Language

    @cached_property
    def today(self) -> date:
        """The person's calendar day."""
        return self.now.date()


@dataclass(frozen=True)
class Day:
    """A calendar day; `weekday` where only its name was said, `week` where it stands for a whole week.

    `number` is the day of the month where only that was said ("the 15th"), `holiday` its key.
    """

    date: date
    weekday: bool = False
    week: bool = False
    period: bool = False
    number: int | None = None
    past: bool = False
    whole_month: bool = False
    counted: Span | None = None
    holiday: str | None = None


@dataclass(frozen=True)
class Clock:
    """A time of day; not `exact` where the half of the day was not said, `afternoon` where that is meant ("at 5").

    `zone` is the time zone that was said with it, else it is the person's.
    """

    hour: int
    minute: int = 0
    exact: bool = True
    afternoon: bool = False
    zone: tzinfo | None = None


@dataclass(frozen=True)
class Span:
    """A length of time: calendar months, days and seconds apart, because their lengths differ."""

    months: int = 0
    days: int = 0
    workdays: int = 0
    seconds: float = 0

    def __add__(self, other: Span) -> Span:
        """Both lengths together."""
        return Span(
            self.months + other.months,
            self.days + other.days,
            self.workdays + other.workdays,
            self.seconds + other.seconds,
        )

    @property
    def whole_days(self) -> bool:
        """Whether the span counts in days or longer."""
        return not self.seconds

    def from_day(self, day: date, sign: int = 1) -> date:
        """Return the day that lies this span after another, or before it."""
        moved = day + relativedelta(months=sign * self.months) + timedelta(days=sign * self.days)
        for _ in range(self.workdays):
            moved += timedelta(days=sign)
            while moved.weekday() > 4:
                moved += timedelta(days=sign)
        return moved

    def from_moment(self, moment: datetime, sign: int = 1) -> datetime:
        """Return the moment that lies this span after another: calendar days first, then elapsed seconds."""
        day = self.from_day(moment.date(), sign)
        moved = moment.replace(year=day.year, month=day.month, day=day.day)
        return (moved.astimezone(UTC) + timedelta(seconds=sign * self.seconds)).astimezone(moment.tzinfo)


@dataclass(frozen=True)
class NthWeekday:
    """The nth of a weekday before or after another day."""

    weekday: int
    nth: int

    def from_day(self, day: date, sign: int) -> date:
        """Return that weekday, counted from the day itself, which is none of them."""
        nearest = (self.weekday - day.weekday()) % 7 if sign > 0 else (day.weekday() - self.weekday) % 7
        return day + timedelta(days=sign * ((nearest or 7) + 7 * (self.nth - 1)))


@dataclass(frozen=True)
class Rule:
    """A rhythm by RFC 5545, with the day of its first time where the words name it."""

    parts: dict[str, str]
    from_completion: bool = False

    @property
    def text(self) -> str:
        """The RRULE in a fixed order of its parts."""
        order = (
            "FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSETPOS", "COUNT", "UNTIL"
        )  # fmt: skip
        return ";".join(f"{name}={self.parts[name]}" for name in order if name in self.parts)


@dataclass(frozen=True)
class DayTime:
    """A day with what was said of its time."""

    day: Day
    clock: Clock | None = None
    part: str | None = None


@dataclass(frozen=True)
class DayTimes:
    """Several times of one day, as hours and minutes in their order."""

    times: tuple[tuple[int, int], ...]


Value = (
    Day
    | Clock
    | DayTimes
    | Span
    | NthWeekday
    | Rule
    | DayTime
    | datetime
    | tzinfo
    | str
    | int
    | tuple[Clock, str]
    | None
)


@dataclass(frozen=True)
class Piece:
    """A part of the line from `start` to `end` with its meaning.

    `weak` pieces mean a date only beside another ("a 5 minute" clock after a day), `strong` ones wherever they stand.
    """

    start: int
    end: int
    kind: str
    value: Value
    weak: bool = False
    strong: bool = False
    said: str = ""

    def with_value(self, kind: str, value: Value) -> Piece:
        """Return the same stretch with another meaning."""
        return replace(self, kind=kind, value=value)
