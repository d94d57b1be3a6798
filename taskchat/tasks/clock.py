"""Clock of a person: the present in their time zone, and how they write a day in figures."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Protocol, Self
from zoneinfo import ZoneInfo


class Conventions(Protocol):
    """Time zone, and order of day and month: those of an account, or of a request made for it."""

    @property
    def timezone(self) -> str:
        """IANA name of the zone in which dates are read."""
        ...

    @property
    def day_first(self) -> bool | None:
        """True if "5/12" is the fifth of December; None where nobody knows."""
        ...


@dataclass(frozen=True)
class LocalClock:
    """Moment with the conventions by which a person reads and writes dates: `now` is aware, `timezone` an IANA name.

    `day_first` says whether "5/12" is the fifth of December; None leaves it unread.
    """

    now: datetime
    timezone: str
    day_first: bool | None = None

    @classmethod
    def of(cls, person: Conventions, now: datetime) -> Self:
        """Return the clock of a person at a moment."""
        return cls(now, person.timezone, person.day_first)

    @cached_property
    def zone(self) -> ZoneInfo:
        """Time zone of the person."""
        return ZoneInfo(self.timezone)

    @cached_property
    def local_now(self) -> datetime:
        """Moment as a clock there shows it."""
        return self.now.astimezone(self.zone)

    @cached_property
    def today(self) -> date:
        """Calendar day there."""
        return self.local_now.date()
