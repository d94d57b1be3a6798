"""When something is due, from plain English words. Pure: the present and the zone are arguments."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from taskchat.tasks.dates_times import take_time

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAY = r"(mon|tue(?:s)?|wed(?:nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


@dataclass(frozen=True)
class Due:
    """A due date as tasks keep it: an aware moment in UTC, or with `all_day` a calendar day at 00:00 UTC."""

    due_at: datetime
    all_day: bool


def parse_due(text: str, *, now: datetime, timezone: str) -> Due | None:
    """The due date that `text` names, seen from `now` in the person's zone; None if it names none.

    Understands ISO 8601 ("2026-11-27", "2026-11-27T09:00", with an offset too), "today", "tomorrow at 5pm",
    "friday 9am", "next monday", "in 3 days", "in 2 hours", "end of the month", "27 Nov", "Nov 27 2027", "noon".
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
    count = 0.5 if match[1] == "half an" else float(_count(match[1]))
    delta = timedelta(hours=count) if match[2].startswith("h") else timedelta(minutes=count)
    return Due((now + delta).astimezone(UTC).replace(second=0, microsecond=0), all_day=False)


def _words(words: str, local: datetime, zone: ZoneInfo) -> Due | None:
    rest, at = take_time(re.sub(r"^(?:by|on|due|before|for|until|till) ", "", words))
    day = _day(rest, local.date()) if rest else None
    if rest and day is None:
        return None
    if at is None:
        return on_day(day) if day else None
    if day is None:
        # A bare time that has passed today can only mean tomorrow.
        day = local.date() if at > local.time().replace(tzinfo=None) else local.date() + timedelta(days=1)
    return Due(datetime.combine(day, at, zone).astimezone(UTC), all_day=False)


def _day(words: str, today: date) -> date | None:
    for reader in (_named_day, _counted_day, _weekday, _month_day):
        if day := reader(words, today):
            return day
    return None


def _named_day(words: str, today: date) -> date | None:
    offsets: dict[str, Callable[[], date]] = {
        "today": lambda: today,
        "tomorrow": lambda: today + timedelta(days=1),
        "tmrw": lambda: today + timedelta(days=1),
        "the day after tomorrow": lambda: today + timedelta(days=2),
        "day after tomorrow": lambda: today + timedelta(days=2),
        "yesterday": lambda: today - timedelta(days=1),
        "next week": lambda: today + timedelta(days=7 - today.weekday()),
        "this week": lambda: today + timedelta(days=max(4 - today.weekday(), 0)),
        "this weekend": lambda: today + timedelta(days=max(5 - today.weekday(), 0)),
        "the weekend": lambda: today + timedelta(days=max(5 - today.weekday(), 0)),
        "next month": lambda: _first_of_next_month(today),
        "end of month": lambda: _first_of_next_month(today) - timedelta(days=1),
        "the end of the month": lambda: _first_of_next_month(today) - timedelta(days=1),
        "end of the month": lambda: _first_of_next_month(today) - timedelta(days=1),
        "end of the week": lambda: today + timedelta(days=(4 - today.weekday()) % 7),
    }
    reader = offsets.get(words)
    return reader() if reader else None


def _first_of_next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _counted_day(words: str, today: date) -> date | None:
    match = re.fullmatch(r"in (\d{1,3}|[a-z]+) (day|week|month|year)s?", words)
    if not match or not (count := _count(match[1])):
        return None
    match match[2]:
        case "day":
            return today + timedelta(days=count)
        case "week":
            return today + timedelta(weeks=count)
        case "month":
            return _add_months(today, count)
        case _:
            return _add_months(today, 12 * count)


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBER.get(word, 0)


def _add_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    last = (_first_of_next_month(first) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


def _weekday(words: str, today: date) -> date | None:
    match = re.fullmatch(rf"(?:(this|next|coming) )?{_WEEKDAY}", words)
    if not match:
        return None
    wanted = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(match[2][:3]))
    if match[1] == "next":
        # "next friday" is the one of the week to come, which starts on Monday.
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday()) % 7 or (0 if match[1] == "this" else 7))


def _month_day(words: str, today: date) -> date | None:
    match = re.fullmatch(rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},?(?: (\d{{4}}))?", words)
    if match:
        return _dated(int(match[1]), match[2], match[3], today)
    match = re.fullmatch(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,?(?: (\d{{4}}))?", words)
    return _dated(int(match[2]), match[1], match[3], today) if match else None


def _dated(day: int, month_name: str, year: str | None, today: date) -> date | None:
    month = next(i for i, name in enumerate(MONTHS, start=1) if name.startswith(month_name[:3]))
    try:
        if year:
            return date(int(year), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def due_in_full(due_at: datetime | None, *, all_day: bool, now: datetime, zone: ZoneInfo) -> str:
    """ "Fri 27 Nov", its year unless it is this one, and ", 17:00" where there is a time; empty without a date.

    It names no "today": what is written here is read again on other days.
    """
    if due_at is None:
        return ""
    local = due_at if all_day else due_at.astimezone(zone)
    year = f" {local.year}" if local.year != now.astimezone(zone).year else ""
    day = f"{local:%a} {local.day} {local:%b}{year}"
    return day if all_day else f"{day}, {local:%H:%M}"
