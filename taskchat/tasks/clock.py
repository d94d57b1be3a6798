"""The present where a person lives."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class LocalClock:
    """A moment, seen from a person's zone: `now` is aware, `timezone` an IANA name."""

    now: datetime
    timezone: str

    @cached_property
    def zone(self) -> ZoneInfo:
        """The person's zone."""
        return ZoneInfo(self.timezone)

    @cached_property
    def local_now(self) -> datetime:
        """The moment as a clock there shows it."""
        return self.now.astimezone(self.zone)

    @cached_property
    def today(self) -> date:
        """The calendar day there."""
        return self.local_now.date()
