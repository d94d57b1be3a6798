"""Days of the month as people mean them: "the 31st" is the last day of a shorter month, "29 February" else the 28th.

RFC 5545 leaves a day out where a month lacks it, as imported rules want. What was said in words is written as the last
of the days from the 28th on.
"""

from collections.abc import Collection

from taskchat.tasks.recurrence.days import month_length

_ALWAYS = 28
_LEAP_YEAR = 2024


def month_day_parts(days: Collection[int]) -> dict[str, str] | None:
    """Return the parts of a monthly rule for days from 1 to 31: BYMONTHDAY, and BYSETPOS where a month may lack one.

    None for the 29th and 30th together, which no one rule can say.
    """
    short, long = sorted({day for day in days if day <= _ALWAYS}), sorted({day for day in days if day > _ALWAYS})
    if not long:
        return {"BYMONTHDAY": _text(short)}
    if len(long) == 1:
        places = [*range(1, len(short) + 1), -1]
        return {"BYMONTHDAY": _text(sorted({*short, *range(_ALWAYS, long[0] + 1)})), "BYSETPOS": _text(places)}
    return {"BYMONTHDAY": _text([*short, *long[:-1], -1])} if long[-1] == 31 else None


def year_day_parts(month: int, day: int) -> dict[str, str] | None:
    """Return the parts of a yearly rule for a day of a month; None for one that is in no calendar."""
    if not 1 <= day <= month_length(_LEAP_YEAR, month):
        return None
    days = month_day_parts([day]) if (month, day) == (2, 29) else {"BYMONTHDAY": str(day)}
    return {"BYMONTH": str(month), **days} if days else None


def said_days(month_days: Collection[int], positions: Collection[int]) -> tuple[list[int], int | None]:
    """Return the days of BYMONTHDAY and BYSETPOS as they were said, and which of them, if any, may be the last day.

    The inverse of `month_day_parts`; other rules have their days back, and None.
    """
    days = sorted(month_days)
    short, last = days[: max(len(positions) - 1, 0)], days[-1] if days else 0
    if last > _ALWAYS and month_day_parts([*short, last]) == {
        "BYMONTHDAY": _text(days),
        "BYSETPOS": _text(sorted(positions, key=lambda place: (place < 0, place))),
    }:
        return [*short, last], last
    return list(month_days), None


def _text(numbers: Collection[int]) -> str:
    return ",".join(map(str, numbers))
