"""Several times of day: "at 9 and 21", "at 8am, noon and 6pm", "every morning and evening"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from taskchat.tasks.when.parsers.clock import DAY_HOURS, HOUR_MINUTES, NOON, spoken
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.parsers.repeating import EVERY
from taskchat.tasks.when.pieces import Context, DayTimes, Piece, Rule
from taskchat.tasks.when.resolve import PART_TIMES

_AND = r"(?:\s*,\s*(?:%and%\s+)?|\s*[&+]\s*|\s+%and%\s+)"
_TIME = r"(?:\d{1,2}(?:[:.h]\d\d)?(?:\s?[ap]\.?m\b\.?)?|%noon%)"
_ONE = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?(?:\s?(?P<half>[ap])\.?m\b\.?)?|%noon%"
_NOT_COUNTED = r"(?!\s?(?:%unit%)\b)"
_Time = tuple[int, int]


def _times(match: re.Match[str], context: Context) -> Piece:
    """Read a list of times; unread where one of them is not clear, or they are not in the order of a day."""
    found = list(context.language.compile(_ONE).finditer(match["times"]))
    by_24 = bool(match["uhr"]) or any(_is_24(one) for one in found)
    last_afternoon = context.language.last_afternoon_hour
    read = [_time(one, found[place + 1 :], last_afternoon, by_24=by_24) for place, one in enumerate(found)]
    times = [time for time in read if time]
    if len(times) < len(found) or any(later <= time for time, later in pairwise(times)):
        return Piece(match.start(), match.end(), "unread", None)
    return piece(match, "day_times", DayTimes(tuple(times)))


def _is_24(one: re.Match[str]) -> bool:
    return one["hour"] is not None and not one["half"] and (int(one["hour"]) > NOON or int(one["hour"]) == 0)


def _time(one: re.Match[str], later: Sequence[re.Match[str]], last_afternoon: int, *, by_24: bool) -> _Time | None:
    """Return a time of a list, to which its half of the day may be said further on; None where it cannot be told."""
    if one["hour"] is None:
        return NOON, 0
    hour, minute, half = int(one["hour"]), int(one["minute"] or 0), one["half"]
    if minute >= HOUR_MINUTES or hour >= DAY_HOURS or (half and not 1 <= hour <= NOON):
        return None
    if half:
        return hour % NOON + (NOON if half == "p" else 0), minute
    last = next((other for other in later if other["half"]), None)
    if last is not None and not by_24:
        # "At 9 and 9pm" begins in the morning, "at 8 and 9pm" may not.
        return None if last["half"] == "p" and hour % NOON < int(last["hour"]) % NOON else (hour % NOON, minute)
    clock = spoken(hour, minute, last_afternoon)
    return hour + (NOON if clock.afternoon and not by_24 else 0), minute


def _parts(match: re.Match[str], context: Context) -> Piece:
    """Read "every morning and evening" as every day at the times that the parts stand for."""
    named = context.language.compile("%part%").findall(match["parts"])
    times = sorted(
        {(PART_TIMES[part].hour, PART_TIMES[part].minute) for part in map(context.language.parts.get, named) if part}
    )
    fields = product_fields(times) if len(times) == len(named) else None
    return (
        piece(match, "rule", Rule({"FREQ": "DAILY", **fields}))
        if fields
        else Piece(match.start(), match.end(), "unread", None)
    )


def product_fields(times: Sequence[_Time]) -> dict[str, str] | None:
    """Return the parts of a rule for these times of each day; None where hours and minutes do not go together."""
    hours, minutes = sorted({hour for hour, _ in times}), sorted({minute for _, minute in times})
    if len(hours) * len(minutes) != len(set(times)):
        return None
    return {"BYHOUR": ",".join(map(str, hours)), "BYMINUTE": ",".join(map(str, minutes))}


PARSERS = [
    Parser(
        rf"(?:%at%)\s*(?P<times>{_TIME}(?:{_AND}(?:(?:%at%)\s+)?{_TIME})+)(?:\s?%oclock%)?(?P<uhr>\s?%uhr%)?{_NOT_COUNTED}",
        _times,
        ("clock",),
    ),
    Parser(rf"{EVERY}(?P<parts>%part%(?:{_AND}%part%)+)", _parts, ("every",)),
]
