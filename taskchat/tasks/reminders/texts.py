"""Texts of reminders: a time from the due date, or a moment in UTC. Pure.

A time is a duration of ISO 8601 ("-PT10M", "-P1D"), or so many days before with a time of that day: "-P1D@09:00".
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

REMINDERS_MAX = 10
WHEN_DUE = "-PT0M"
_MAX_LENGTH = 40
_MINUTES_OF_DAY = 1_440
_DAYS_BEFORE_MAX = 366
_DURATION = re.compile(
    r"(?P<sign>[+-]?)P(?:(?P<months>\d{1,5})M)?(?:(?P<weeks>\d{1,5})W)?(?:(?P<days>\d{1,5})D)?"
    r"(?:T(?=.)(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,8})S)?"
    r"|@(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d))?",
    re.ASCII,
)


class Offset(NamedTuple):
    """Time from a due date, negative before it: months and days by the wall clock, and minutes.

    With `at`, minutes of a day, it is at that time of day instead.
    """

    months: int = 0
    days: int = 0
    minutes: int = 0
    at: int | None = None

    @property
    def text(self) -> str:
        """The one way to write it."""
        date = f"{abs(self.months)}M" * bool(self.months) + f"{abs(self.days)}D" * bool(self.days)
        if self.at is not None:
            return f"-P{date or '0D'}@{self.at // 60:02}:{self.at % 60:02}"
        hours, minutes = divmod(abs(self.minutes), 60)
        clock = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes or not (date or hours))
        return f"{'' if self.minutes > 0 else '-'}P{date}{'T' + clock if clock else ''}"


def parse_reminder(text: str) -> Offset | datetime:
    """Read a reminder: a time from the due date, or an aware moment in UTC; raises `ValueError` with a sentence."""
    match = _DURATION.fullmatch(text)
    if match:
        return _offset(match)
    try:
        moment = datetime.fromisoformat(text) if len(text) <= _MAX_LENGTH else None
    except ValueError:
        moment = None
    if moment is None:
        raise ValueError(
            f"“{text[:_MAX_LENGTH]}” is no reminder: it is a time before the due date, like -PT10M, "
            "or a moment, like 2026-12-01T07:00Z."
        )
    return _in_utc(moment)


def is_offset(text: str) -> bool:
    """Whether a reminder counts from the due date."""
    try:
        return isinstance(parse_reminder(text), Offset)
    except ValueError:
        return False


def canonical_reminder(text: str) -> str:
    """Return the one way to write a reminder; raises `ValueError` with a sentence for people."""
    reminder = parse_reminder(text.strip())
    return reminder.text if isinstance(reminder, Offset) else f"{reminder:%Y-%m-%dT%H:%MZ}"


def unique_reminders(texts: Iterable[str]) -> list[str]:
    """Return reminders as they are kept, each once; raises `ValueError` with a sentence for people."""
    kept = list(dict.fromkeys(map(canonical_reminder, texts)))
    if len(kept) > REMINDERS_MAX:
        raise ValueError(f"A task has at most {REMINDERS_MAX} reminders.")
    return kept


def _offset(match: re.Match[str]) -> Offset:
    parts = {name: int(value or 0) for name, value in match.groupdict().items() if name != "sign"}
    minutes, seconds = divmod(parts["hours"] * 3_600 + parts["minutes"] * 60 + parts["seconds"], 60)
    if seconds:
        raise ValueError("A reminder is kept in whole minutes.")
    months, days = parts["months"], parts["weeks"] * 7 + parts["days"]
    at = parts["hour"] * 60 + parts["minute"] if match["hour"] else None
    is_before = match["sign"] == "-"
    if not is_before and (months or days or minutes >= _MINUTES_OF_DAY):
        raise ValueError("A reminder comes before the due date, or less than a day after it.")
    if months * 30 + days + minutes / _MINUTES_OF_DAY > _DAYS_BEFORE_MAX:
        raise ValueError("A reminder comes at most a year before the due date.")
    return Offset(-months, -days, -minutes if is_before else minutes, at)


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("The moment of a reminder needs its time zone, like 2026-12-01T07:00Z.")
    if not 1 < moment.year < 9999 or not 1900 <= moment.astimezone(UTC).year <= 9000:
        raise ValueError("The moment of a reminder lies between the years 1900 and 9000.")
    return moment.astimezone(UTC).replace(second=0, microsecond=0)
