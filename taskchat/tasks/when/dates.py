"""Due dates from plain English words. Pure: the present and the zone are arguments."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from taskchat.tasks.when.days import count_of, day_of
from taskchat.tasks.when.times import take_time


@dataclass(frozen=True)
class Due:
    """A due date as tasks keep it: an aware moment in UTC, or with `all_day` a calendar day at 00:00 UTC."""

    due_at: datetime
    all_day: bool


def parse_due(text: str, *, now: datetime, timezone: str) -> Due | None:
    """Read the due date that `text` names, seen from `now` in the person's zone; None if it names none.

    Understands ISO 8601 ("2026-11-27", "2026-11-27T09:00", with an offset too), "today", "tomorrow at 5pm",
    "friday 9am", "next monday", "in 3 days", "in 2 hours", "end of the month", "27 Nov", "Nov 27 2027", "noon",
    "friday next week", "a week from monday", "tomorrow from 3 to 4pm" (its beginning), "tonight at 9" (21:00).
    The whole text must be a date: "buy milk tomorrow" is none.
    """
    words = re.sub(r"\s+", " ", text.strip().lower()).strip(" .,!")
    zone = ZoneInfo(timezone)
    local = now.astimezone(zone)
    try:
        return _iso(words, zone) or _relative_hours(words, now) or _words(words, local, zone)
    except OverflowError:
        # At the ends of the calendar a zone can lead out of it.
        return None


def on_day(day: date) -> Due:
    """Due on a calendar day, without a time."""
    return Due(datetime.combine(day, time.min, UTC), all_day=True)


def _iso(words: str, zone: ZoneInfo) -> Due | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}", words):
        return None
    try:
        if len(words) == 10:
            return on_day(date.fromisoformat(words))
        moment = datetime.fromisoformat(words.upper())
    except ValueError:
        return None
    return Due((moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC), all_day=False)


def _relative_hours(words: str, now: datetime) -> Due | None:
    match = re.fullmatch(r"in (\d{1,4}|an?|one|two|three|half an) ?(minute|min|hour|hr|h)s?", words)
    if not match:
        return None
    count = 0.5 if match[1] == "half an" else float(count_of(match[1]))
    delta = timedelta(hours=count) if match[2].startswith("h") else timedelta(minutes=count)
    return Due((now + delta).astimezone(UTC).replace(second=0, microsecond=0), all_day=False)


def _words(words: str, local: datetime, zone: ZoneInfo) -> Due | None:
    rest, at = take_time(re.sub(r"^(?:by|on|due|before|for|until|till) ", "", words))
    day = day_of(rest, local.date()) if rest else None
    if rest and day is None:
        return None
    if at is None:
        return on_day(day) if day else None
    if day is None:
        # A bare time that has passed today can only mean tomorrow.
        day = local.date() if at > local.time().replace(tzinfo=None) else local.date() + timedelta(days=1)
    return Due(datetime.combine(day, at, zone).astimezone(UTC), all_day=False)
