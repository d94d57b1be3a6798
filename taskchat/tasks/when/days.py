"""The day in the words of a date: "tomorrow", "friday next week", "27 Nov 2027". Pure."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

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
_MOST_MONTHS = 12
_NUMBER = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_SPANS = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "year": relativedelta(years=1),
}


def day_of(words: str, today: date) -> date | None:
    """Read the calendar day that the words as a whole name, seen from `today`; None if they name none."""
    readers = (_named_day, _counted_day, _counted_from, _weekday, _weekday_of_week, _month_day, _numbered_day, _iso_day)
    for reader in readers:
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
        "next month": lambda: today + relativedelta(months=1, day=1),
        "end of month": lambda: today + relativedelta(day=31),
        "the end of the month": lambda: today + relativedelta(day=31),
        "end of the month": lambda: today + relativedelta(day=31),
        "end of the week": lambda: today + timedelta(days=(4 - today.weekday()) % 7),
    }
    reader = offsets.get(words)
    return reader() if reader else None


def _counted_day(words: str, today: date) -> date | None:
    match = re.fullmatch(r"in (\d{1,3}|[a-z]+) (day|week|month|year)s?", words)
    return _later(today, count_of(match[1]), match[2]) if match else None


def _counted_from(words: str, today: date) -> date | None:
    match = re.fullmatch(r"(?:in )?(\d{1,3}|[a-z]+) (day|week|month|year)s? from (?:now|(.+))", words)
    if not match:
        return None
    readers = (_named_day, _weekday, _month_day)
    first = today if match[3] is None else next((day for read in readers if (day := read(match[3], today))), None)
    return _later(first, count_of(match[1]), match[2]) if first else None


def _later(day: date, count: int, unit: str) -> date | None:
    return day + _SPANS[unit] * count if count else None


def count_of(word: str) -> int:
    """Read a number in figures or words: "3", "three", "a"; 0 where it is none."""
    return int(word) if word.isdecimal() else _NUMBER.get(word, 0)


def _weekday(words: str, today: date) -> date | None:
    match = re.fullmatch(rf"(?:(this|next|coming) )?{_WEEKDAY}", words)
    if not match:
        return None
    wanted = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(match[2][:3]))
    if match[1] == "next":
        # "next friday" is the one of the week to come, which starts on Monday.
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday()) % 7 or (0 if match[1] == "this" else 7))


def _weekday_of_week(words: str, today: date) -> date | None:
    """Read "Friday next week" and "next week on friday"."""
    name = re.sub(r"^(?:on )?(?:(this|next) week,?(?: on)? )?(.+?)(?:,? (this|next) week)?$", _which, words)
    return _weekday(name, today) if name != words else None


def _which(match: re.Match[str]) -> str:
    return f"{match[1] or match[3]} {match[2]}" if match[1] or match[3] else match[0]


def _month_day(words: str, today: date) -> date | None:
    # The day of the week adds nothing to a date, but its name.
    words = re.sub(rf"^{_WEEKDAY},? (?=\w+ \w)", "", words)
    match = re.fullmatch(rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},?(?: (\d{{4}}))?", words)
    if match:
        return _dated(int(match[1]), match[2], match[3], today)
    match = re.fullmatch(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,?(?: (\d{{4}}))?", words)
    return _dated(int(match[2]), match[1], match[3], today) if match else None


def _numbered_day(words: str, today: date) -> date | None:
    """Read "25.12.", "25.12.2026", "25/12": with slashes only where the month can be told from the day."""
    if dotted := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?", words):
        return _in_year(int(dotted[1]), int(dotted[2]), dotted[3], today)
    slashed = re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?", words)
    if not slashed:
        return None
    low, high = sorted((int(slashed[1]), int(slashed[2])))
    return _in_year(high, low, slashed[3], today) if low == high or high > _MOST_MONTHS else None


def _dated(day: int, month_name: str, year: str | None, today: date) -> date | None:
    month = next(i for i, name in enumerate(MONTHS, start=1) if name.startswith(month_name[:3]))
    return _in_year(day, month, year, today)


def _in_year(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return the day in that year, or else the next one of that name."""
    try:
        if year:
            return date(int(year), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _iso_day(words: str, _: date) -> date | None:
    try:
        return date.fromisoformat(words) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words) else None
    except ValueError:
        return None
