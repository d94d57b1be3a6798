"""Clock of a person: the present in their time zone."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class LocalClock:
    """Moment, seen from a person's zone: `now` is aware, `timezone` an IANA name."""

    now: datetime
    timezone: str

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
