"""Times as they are spoken: "half past 7", "quarter to noon", "ten thirty am", "halb acht", "15 Uhr 30"."""

import re

from taskchat.tasks.when.parsers.clock import DAY_HOURS, HALF, HOUR, HOUR_MINUTES, NOON, spoken
from taskchat.tasks.when.parsers.parser import Parser, ends_line, piece
from taskchat.tasks.when.pieces import Clock, Context, Piece

_FIRST_MINUTE_WORD = 5


def _past(match: re.Match[str], context: Context) -> Piece | None:
    """Read "half past 7", "a quarter to noon", "20 minutes to 2pm"."""
    language = context.language
    hour = NOON if match["noon"] else 0 if match["midnight"] else language.number(match["hour"])
    minutes = _minutes(match, context)
    if hour is None or hour > DAY_HOURS or not 0 < minutes < HOUR_MINUTES:
        return None
    half = match["half_day"]
    if half:
        if hour > NOON:
            return None
        hour = hour % NOON + (NOON if half == "p" else 0)
    total = int(hour) * HOUR_MINUTES + (-minutes if match["to"] else minutes)
    exact = bool(half or match["noon"] or match["midnight"] or hour > NOON)
    hour, minute = total // HOUR_MINUTES % DAY_HOURS, total % HOUR_MINUTES
    # "Ten to four" may be a number of people.
    weak = bool(match["to"] and match["count"] and not (exact or match["minutes"] or match["said_at"]))
    return piece(match, "clock", Clock(hour, minute) if exact else spoken(hour, minute), weak=weak)


def _minutes(match: re.Match[str], context: Context) -> int:
    """Return the minutes before or after the hour; 0 where "3 to 4" are two numbers."""
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15
    minutes = int(context.language.number(match["count"]) or 0)
    return minutes if minutes % 5 == 0 or match["minutes"] else 0


def _half_hour(match: re.Match[str], context: Context) -> Piece | None:
    """Read the British "half three", half past three."""
    hour = context.language.number(match["hour"])
    if not hour or hour > NOON:
        return None
    return piece(match, "clock", spoken(int(hour), 30), weak=not (match["at"] or ends_line(match)))


def _half_to(match: re.Match[str], context: Context) -> Piece | None:
    """Read "halb acht" is half past seven, "dreiviertel acht" a quarter to eight."""
    hour = context.language.number(match["hour"])
    if not hour or hour > NOON:
        return None
    return piece(match, "clock", spoken(int(hour - 1) or NOON, 45 if "drei" in match["said"] else 30))


def _uhr(match: re.Match[str], context: Context) -> Piece:
    """Read "15 Uhr", "8.30 Uhr", "15 Uhr 30", "20:00:24 Uhr"; hours alone are those that are spoken."""
    hour = int(match["hour"] or context.language.number(match["word"]) or 0)
    minute = int(match["minute"] or match["minute_after"] or 0)
    if hour == DAY_HOURS and not minute:
        return piece(match, "midnight", None)
    if hour >= DAY_HOURS or minute >= HOUR_MINUTES:
        return Piece(match.start(), match.end(), "unread", None)
    if match["minute"]:
        return piece(match, "clock", Clock(hour, minute, exact=hour == 0 or hour > NOON))
    return piece(match, "clock", spoken(hour, minute, context.language.last_afternoon_hour))


def _words_half_day(match: re.Match[str], context: Context) -> Piece | None:
    """Read "ten thirty am"."""
    found = _words(match, context)
    if not found:
        return None
    hour, minute = found
    return piece(match, "clock", Clock(hour % NOON + (NOON if match["half_day"] == "p" else 0), minute))


def _words_bare(match: re.Match[str], context: Context) -> Piece | None:
    """Read "at ten thirty"."""
    found = _words(match, context)
    return piece(match, "clock", spoken(*found, context.language.last_afternoon_hour)) if found else None


def _words(match: re.Match[str], context: Context) -> tuple[int, int] | None:
    hour, minute = (int(context.language.number(match[name]) or 0) for name in ("hour", "minute"))
    return (hour, minute) if 1 <= hour <= NOON and _FIRST_MINUTE_WORD <= minute < HOUR_MINUTES else None


_COUNT = r"(?P<count>\d{1,2}|%number_word%)(?P<minutes>\s+%minute_unit%)?"
PARSERS = [
    Parser(
        rf"(?:(?P<said_at>%at%|%at_about%)\s+)?(?:(?P<half>%half%)|(?P<quarter>%quarter_of_hour%)|{_COUNT})\s+"
        rf"(?:%past%|(?P<to>%to%)|from)\s+(?:(?P<noon>%noon%)|(?P<midnight>%midnight%)"
        rf"|{HOUR}(?!\s?(?:(?!h\b)%unit%|%month%)\b)(?:h\b)?(?:\s?%oclock%|\s?%uhr%)?(?:\s?{HALF})?)(?![:./-]\d)",
        _past,
        ("clock",),
    ),
    Parser(
        rf"(?:(?P<at>%at%|%at_about%)\s+)?(?<!\bin\s)%half%\s+{HOUR}(?!\s?(?:%unit%|%month%|[ap]\.?m)\b|[:.\d])"
        r"(?=\s*$|\s*[,.;!?]|\s+(?:%after_number%))",
        _half_hour,
        ("clock",),
    ),
    Parser(
        r"(?P<said>%half_to%)\s+(?P<hour>\d{1,2}|%hour_word%)(?:\s?%uhr%)?(?!\s?%unit%\b)", _half_to, ("half_hour",)
    ),
    Parser(
        r"(?:(?:%at%|%at_about%)\s+)?(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::\d\d)?)?|(?P<word>%hour_word%))\s?%uhr%"
        r"(?:\s?(?:%and%\s+)?(?P<minute_after>\d\d))?(?:%approx_suffix%)?(?![:.]\d)",
        _uhr,
        ("clock",),
    ),
    Parser(
        rf"(?:(?:%at%|%at_about%)\s*)?{HOUR}[\s-](?P<minute>%minute_word%)\s?(?:(?:%oclock%)\s+|in\s+the\s+)?{HALF}",
        _words_half_day,
        ("digit", "number_word"),
    ),
    Parser(
        rf"(?:for\s+)?(?:%at%|%at_about%)\s*{HOUR}[\s-](?P<minute>%minute_word%)(?:\s?%oclock%)?(?:%approx_suffix%)?"
        r"(?!\s?%unit%\b|\s?%month%\b|\s?[%€$])",
        _words_bare,
        ("clock",),
    ),
    Parser(
        rf"{HOUR}[\s-](?P<minute>%minute_word%)(?=,?\s+(?:%tonight%|%this%\s+%part%|%in_the%%part%|%named_day%\s+%part%))",
        _words_bare,
        ("part", "tonight"),
    ),
]
