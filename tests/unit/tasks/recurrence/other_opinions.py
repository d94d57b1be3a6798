"""Two other opinions on the slots of a series: dateutil's walk from the start, and recurring-ical-events.

Where they differ from RFC 5545 or docs/recurrence.md, they are asked otherwise by as much, and the reason is named.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from dateutil import tz
from dateutil.rrule import rrulestr

from taskchat.tasks.recurrence import RecurrenceRule, Series, Slot, Weekday, rrule_text
from tests.unit.tasks.recurrence.generated import Case

OVERTAKEN = "A skipped time is left out where it would come with the next slot or after it."
START_BESIDE = "The start is no slot where the rule does not give it."
FIRST_WEEK = "BYSETPOS chooses from the whole first week, not from what is left of it at the start."
MIXED_DAYS = "BYDAY=MO,1FR names each Monday and the first Friday, not days that are both."
WEEKDAY_OF_START = "BYWEEKNO alone leaves the weekday to the start, it does not name all seven."
WHOLE_DAY = "UNTIL as a day includes that day beside a start with a time."
LATE_WEEKS = "Days about New Year belong to the week that ISO 8601 says."
LIKE_IN_UTC = "An exception names its own slot, not one that reads like it in UTC."
REASONS = {
    OVERTAKEN, START_BESIDE, FIRST_WEEK, MIXED_DAYS, WEEKDAY_OF_START, WHOLE_DAY, LATE_WEEKS, LIKE_IN_UTC
}  # fmt: skip

_DAY = timedelta(days=1)
_NEW_YEAR = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}


def differences(case: Case) -> tuple[set[Slot], set[str]]:
    """Return the slots of a case's days that not all agree on, and the reasons for which the others were changed."""
    ours = set(case.series.between(case.first, case.last, limit=100_000))
    different: set[Slot] = set()
    explained: set[str] = set()
    for opinion in (by_dateutil, by_ical_events):
        theirs, reasons = opinion(case)
        unlike = ours.symmetric_difference(theirs)
        if unlike and {52, 53} & set(map(abs, case.series.rule.week_numbers)):
            unlike = {slot for slot in unlike if (slot.month, slot.day) not in _NEW_YEAR}
            reasons.add(LATE_WEEKS)
        different |= unlike
        explained |= reasons
    return different, explained


def by_dateutil(case: Case) -> tuple[list[Slot], set[str]]:
    """Return the slots of a case's days by dateutil's walk in local time, and why it was asked otherwise."""
    series = case.series
    rule, start, reasons = _for_dateutil(series)
    slots = [slot for slot in _walk(rule, start, case.last + 2 * _DAY) if slot >= _timed(series.start)]
    slots = slots[: series.rule.count]
    until = series.rule.until
    if isinstance(until, datetime) and until.tzinfo:
        slots = [slot for slot in slots if _moment(slot, series) <= until]
    return _shown(slots, case, reasons), reasons


def by_ical_events(case: Case) -> tuple[list[Slot], set[str]]:
    """Return the slots of a case's days by recurring-ical-events, and why it was asked otherwise."""
    series = case.series
    rule, start, reasons = _for_dateutil(series)
    rule = replace(rule, until=series.rule.until, count=None if FIRST_WEEK in reasons else series.rule.count)
    begin = start if FIRST_WEEK in reasons else datetime.combine(case.first - 2 * _DAY, time())
    told = frozenset(slot for slot in series.exceptions if not _reads_like_another_in_utc(slot, series))
    reasons |= {LIKE_IN_UTC} if told != series.exceptions else set()
    events = recurring_ical_events.of(_calendar(replace(series, rule=rule, exceptions=told), start)).between(
        begin.replace(tzinfo=_zone(series)), datetime.combine(case.last + 2 * _DAY, time(), _zone(series))
    )
    slots = sorted(_timed(event.decoded("DTSTART")).replace(tzinfo=None) for event in events)
    if start in slots and not _gives(rule, start):
        slots, reasons = slots[1:], reasons | {START_BESIDE}
    slots = [slot for slot in slots if slot >= _timed(series.start)]
    if FIRST_WEEK in reasons:
        slots = sorted({*slots, *map(_timed, series.exceptions)})[: series.rule.count]
    return _shown(slots, case, reasons - {WHOLE_DAY}), reasons


def _for_dateutil(series: Series) -> tuple[RecurrenceRule, datetime, set[str]]:
    """Return rule and start as dateutil has to be given them, without COUNT, so that it means what RFC 5545 says."""
    rule, start, reasons = replace(series.rule, count=None), _timed(series.start), set()
    if rule.week_numbers and not (rule.year_days or rule.month_days or rule.weekdays):
        rule = replace(rule, weekdays=(Weekday(start.weekday()),))
        reasons.add(WEEKDAY_OF_START)
    if len({weekday.nth == 0 for weekday in rule.weekdays}) > 1:
        rule = replace(rule, weekdays=tuple(_numbered(rule)))
        reasons.add(MIXED_DAYS)
    if rule.frequency == "WEEKLY" and rule.positions:
        rule = replace(rule, weekdays=rule.weekdays or (Weekday(start.weekday()),))
        start -= (start.weekday() - rule.week_start) % 7 * _DAY
        reasons.add(FIRST_WEEK)
    if not series.all_day and isinstance(rule.until, date) and not isinstance(rule.until, datetime):
        rule = replace(rule, until=datetime.combine(rule.until, time(23, 59)))
        reasons.add(WHOLE_DAY)
    return rule, start, reasons


def _numbered(rule: RecurrenceRule) -> Iterator[Weekday]:
    numbers = [*range(1, 5 if rule.frequency == "MONTHLY" or rule.months else 53), -1]
    for weekday in rule.weekdays:
        yield from [weekday] if weekday.nth else [Weekday(weekday.day, nth) for nth in numbers]


def _walk(rule: RecurrenceRule, start: datetime, last: date) -> Iterator[datetime]:
    """Yield all slots from the start to a day, which keeps dateutil from looking for more until the year 9999."""
    end, until = datetime.combine(last, time()), rule.until
    if until and not (isinstance(until, datetime) and until.tzinfo):
        end = min(end, _timed(until))
    yield from rrulestr(replace(rule, until=end).text, dtstart=start)


def _gives(rule: RecurrenceRule, start: datetime) -> bool:
    return next(iter(rrulestr(replace(rule, until=None, count=None).text, dtstart=start)), None) == start


def _reads_like_another_in_utc(slot: Slot, series: Series) -> bool:
    if not isinstance(slot, datetime):
        return False
    others = slot.replace(tzinfo=UTC).astimezone(_zone(series)), slot.replace(tzinfo=_zone(series)).astimezone(UTC)
    return any(series.has(other.replace(tzinfo=None)) for other in others)


def _calendar(series: Series, start: datetime) -> icalendar.Calendar:
    zone, day = (";VALUE=DATE", "%Y%m%d") if series.all_day else (f";TZID={series.zone}", "%Y%m%dT%H%M%S")
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:tests", "BEGIN:VEVENT", "UID:1", f"DTSTART{zone}:{start:{day}}",
        f"RRULE:{rrule_text(series)}", *[f"EXDATE{zone}:{slot:{day}}" for slot in series.exceptions], "END:VEVENT",
        "END:VCALENDAR", "",
    ]  # fmt: skip
    calendar = icalendar.Calendar.from_ical("\r\n".join(lines))
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def _shown(slots: list[datetime], case: Case, reasons: set[str]) -> list[Slot]:
    """Return the slots of a case's days, without exceptions, and without those that are overtaken."""
    series = case.series
    if series.all_day:
        days = [slot.date() for slot in slots]
        return [day for day in days if case.first <= day <= case.last and day not in series.exceptions]
    kept = list(_not_overtaken(sorted({*slots, *map(_timed, series.exceptions)}), _zone(series)))
    if set(slots) - set(kept):
        reasons.add(OVERTAKEN)
    shown = {slot: _moment(slot, series).astimezone(_zone(series)).date() for slot in kept}
    return [slot for slot, day in shown.items() if case.first <= day <= case.last and slot not in series.exceptions]


def _not_overtaken(slots: list[datetime], zone: ZoneInfo) -> Iterator[datetime]:
    there = [slot for slot in slots if tz.datetime_exists(slot, zone)]
    for slot in slots:
        moved = tz.resolve_imaginary(slot.replace(tzinfo=zone)).replace(tzinfo=None)
        if slot == moved or not any(slot < other <= moved for other in there):
            yield slot


def _timed(slot: Slot) -> datetime:
    return slot if isinstance(slot, datetime) else datetime.combine(slot, time())


def _moment(slot: datetime, series: Series) -> datetime:
    return tz.resolve_imaginary(slot.replace(tzinfo=_zone(series))).astimezone(UTC)


def _zone(series: Series) -> ZoneInfo:
    return ZoneInfo(series.zone)
