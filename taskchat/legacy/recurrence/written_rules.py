"""A rule by RFC 5545 as the older product's recurrence, where it has one that says the same. Pure."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from taskchat.legacy.recurrence.old_rules import MAX_COUNT, MAX_INTERVAL
from taskchat.tasks import recurrence

Slot = date | datetime
# What its table takes.
_FREQUENCIES = ("daily", "weekly", "monthly")
# Until when a day lasts there.
_END_OF_DAY = time(23, 59, 59)


def write_rule(rule: recurrence.RecurrenceRule, slot: Slot) -> dict[str, Any] | None:
    """Return the recurrence by which the older product goes on from a slot; None for what it cannot say."""
    bare = replace(rule, interval=1, count=None, until=None)
    frequency = next((name for name in _FREQUENCIES if _is_plain(bare, name, slot)), None)
    if frequency is None or rule.interval > MAX_INTERVAL or (rule.count or 0) > MAX_COUNT:
        return None
    said: dict[str, Any] = {"frequency": frequency, "interval": rule.interval}
    if rule.count:
        said["count"] = rule.count
    if rule.until:
        said["end_date"] = _written_end(rule.until)
    return said


def _is_plain(rule: recurrence.RecurrenceRule, frequency: str, slot: Slot) -> bool:
    plain = recurrence.parse_rule(f"FREQ={frequency.upper()}")
    same = [plain]
    if frequency == "monthly":
        days = [{"BYMONTHDAY": str(slot.day)}, recurrence.month_day_parts([slot.day]) or {}]
        same += [_with(plain, parts) for parts in days]
    if frequency == "weekly":
        same.append(replace(plain, weekdays=(recurrence.Weekday(slot.weekday()),)))
    return replace(rule, week_start=0) in same


def _with(rule: recurrence.RecurrenceRule, parts: dict[str, str]) -> recurrence.RecurrenceRule:
    return recurrence.parse_rule(";".join([rule.text, *(f"{name}={value}" for name, value in parts.items())]))


def _written_end(until: Slot) -> str:
    if not isinstance(until, datetime):
        until = datetime.combine(until, _END_OF_DAY, UTC)
    return until.replace(tzinfo=until.tzinfo or UTC).isoformat()
