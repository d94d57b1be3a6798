"""Moments until which a reminder can be put off, on the clock of the person. Pure."""

from datetime import datetime, time, timedelta
from enum import StrEnum

from taskchat.tasks import LocalClock

_MINUTES = timedelta(minutes=10)
_EVENING, _LATE_EVENING, _MORNING = time(18), time(21), time(9)
# Before that, the morning to come is meant and not the one after it.
_DAWN = time(4)


class Snooze(StrEnum):
    """Choice of how long a reminder is put off."""

    MINUTES = "10 minutes"
    EVENING = "this evening"
    MORNING = "tomorrow morning"


def snoozed_until(snooze: Snooze, clock: LocalClock) -> datetime:
    """Return the moment at which a reminder comes again: 18:00, or 21:00 where that has passed; 9:00 of tomorrow."""
    match snooze:
        case Snooze.MINUTES:
            return clock.now + _MINUTES
        case Snooze.EVENING:
            tomorrow = _at(_EVENING, clock, days=1)
            return next((at for at in (_at(_EVENING, clock), _at(_LATE_EVENING, clock)) if at > clock.now), tomorrow)
        case Snooze.MORNING:
            return _at(_MORNING, clock, days=0 if clock.local_now.time() < _DAWN else 1)


def _at(wall: time, clock: LocalClock, *, days: int = 0) -> datetime:
    local = datetime.combine(clock.today + timedelta(days=days), wall, clock.zone)
    return local.astimezone(clock.now.tzinfo)
