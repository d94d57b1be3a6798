"""Series made of another one: with a slot skipped, ended early, or going on from a slot under its own name."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile

from taskchat.tasks.recurrence.ends import last_allowed
from taskchat.tasks.recurrence.rule import Slot
from taskchat.tasks.recurrence.series import Series
from taskchat.tasks.recurrence.walls import moment_of


def skipping(series: Series, slot: Slot) -> Series:
    """Return the series with one more exception."""
    return replace(series, exceptions=series.exceptions | {slot})


def ending_before(series: Series, slot: Slot) -> Series:
    """Return what comes of a series before a slot; its `first` is None where that is nothing."""
    last = slot - (timedelta(minutes=1) if isinstance(slot, datetime) else timedelta(days=1))
    kept = frozenset(exception for exception in series.exceptions if exception < slot)
    return replace(series, rule=replace(series.rule, count=None, until=last), exceptions=kept)


def starting_at(series: Series, slot: Slot) -> Series:
    """Return what comes of a series from one of its slots on: the other half of `ending_before`."""
    rule = series.rule
    if rule.count:
        before = takewhile(lambda earlier: earlier < slot, series.pattern.slots(series.start))
        rule = replace(rule, count=rule.count - sum(1 for _ in before))
    kept = frozenset(exception for exception in series.exceptions if exception >= slot)
    return Series(rule, slot, series.zone, kept)


def rrule_text(series: Series) -> str:
    """Return the RRULE as RFC 5545 has it beside a DTSTART: UNTIL is a day if that is one, else a moment in UTC."""
    rule = series.rule
    last = last_allowed(rule, series.start)
    if isinstance(last, datetime) and not last.tzinfo:
        last = moment_of(last, series.zone)
    return replace(rule, until=last).text
