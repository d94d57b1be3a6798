"""Times in figures: "5pm", "17:00", "15h30", "330 p.m.", "at 8", "at 3 15", "7ish", "3-4pm"."""

import re

from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import Clock, Context, Piece

NOON, DAY_HOURS, HOUR_MINUTES = 12, 24, 60
# In words that count to twelve, as "half past 7" and "halb acht" do in every language.
LAST_AFTERNOON_HOUR = 7
_YEARS = range(1900, 2100)
# "A table for 4", "for 2h" count people and hours.
_COUNTED = re.compile(r"(?:for|für)\s+(?!at\b|@)")


def spoken(hour: int, minute: int, last_afternoon: int = LAST_AFTERNOON_HOUR) -> Clock:
    """Return the time of an hour without its half of the day: 1 to 7 are afternoon to nearly everybody.

    Who counts to 24 says "7 Uhr" for the morning: there the language has a smaller `last_afternoon`.
    """
    known = hour > NOON or hour == 0
    return Clock(hour, minute, exact=known, afternoon=not known and hour <= last_afternoon)


def _half_day(match: re.Match[str], context: Context) -> Piece | None:
    """Read a time with the half of its day: "5pm", "3:15p", "seven p.m.", "330 p.m."."""
    hour, minute = _hour_and_minute(match, context)
    if not 1 <= hour <= NOON or minute >= HOUR_MINUTES:
        return Piece(match.start(), match.end(), "unread", None)
    hour = hour % NOON + (NOON if match["half_day"] == "p" else 0)
    # "7p" is as often a player, a page or a price.
    return piece(match, "clock", Clock(hour, minute), weak=not (match["m"] or match["minute"]))


def _hour_and_minute(match: re.Match[str], context: Context) -> tuple[int, int]:
    hour = context.language.number(match["hour"])
    return int(DAY_HOURS + 1 if hour is None else hour), int((match["minute"] or "0")[:2])


def _hours24(match: re.Match[str], context: Context) -> Piece | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if _COUNTED.match(match[0]) and not match["minute"]:
        return None
    if hour == DAY_HOURS and not minute:
        return piece(match, "midnight", None)
    if hour > DAY_HOURS or minute >= HOUR_MINUTES:
        return Piece(match.start(), match.end(), "unread", None)
    # Between 1:00 and 12:59 the other half of the day may be meant, where this one is over.
    return piece(match, "clock", Clock(hour, minute, exact=hour == 0 or hour > NOON or match["hour"][0] == "0"))


def _bare(match: re.Match[str], context: Context) -> Piece | None:
    hour, minute = _hour_and_minute(match, context)
    if match["minute"] and not match["at"] and hour * 100 + minute in _YEARS:
        # "Before 2010" names a year.
        return None
    if _COUNTED.match(match[0]) and not match["oclock"]:
        return None
    if hour >= DAY_HOURS or minute >= HOUR_MINUTES:
        return Piece(match.start(), match.end(), "unread", None)
    said = spoken(hour, minute, context.language.last_afternoon_hour)
    return piece(match, "clock", said, weak=not (match["at"] or match["oclock"]))


def _ish(match: re.Match[str], context: Context) -> Piece | None:
    if match["noon"]:
        return piece(match, "clock", Clock(NOON))
    hour, half = int(match["hour"]), match["half_day"]
    if not 1 <= hour <= NOON:
        return None
    if half:
        return piece(match, "clock", Clock(hour % NOON + (NOON if half == "p" else 0)))
    return piece(match, "clock", spoken(hour, 0))


def _range(match: re.Match[str], context: Context) -> Piece | None:
    """Read a span of times as its beginning: "from 3 to 4pm" is 15:00."""
    if match["to"] in ("and", "und") and not match["from"]:
        # "9am and 9pm" are two times.
        return Piece(match.start(), match.end(), "unread", None)
    clear = match["half2"] or match["minute2"] or match["minute1"] or match["half1"] or match["uhr"]
    hour, end = int(match["hour1"]), int(match["hour2"])
    if not (0 <= hour <= DAY_HOURS and 0 <= end <= DAY_HOURS):
        return None
    minute = int(match["minute1"] or 0)
    half = match["half1"] or match["half2"]
    if not match["half1"] and half and hour % NOON > end % NOON:
        half = "a" if half == "p" else "p"
    if half:
        if not 1 <= hour <= NOON:
            return None
        return piece(match, "clock", Clock(hour % NOON + (NOON if half == "p" else 0), minute))
    if clear:
        return piece(match, "clock", Clock(hour, minute, exact=hour > NOON or bool(match["minute1"] or match["uhr"])))
    # Two numbers alone count things: "read pages 3 to 4".
    return piece(match, "clock", spoken(hour, minute), weak=True) if match["from"] else None


HOUR = r"(?P<hour>\d{1,2}|%hour_word%)"
HALF = r"%not_on%(?P<half_day>[ap])(?:\s?\.?\s?(?P<m>m)\b(?:\s?\.(?=\s|$|,))?|(?<=\d[ap])\b(?:\.(?=\s|$))?)"
_AT = r"(?:(?:for\s+)?(?:(?P<at>%at%)|%at_about%)\s*)?"
_TIME_END = r"(?=\s*$|\s*[,.;!?]|\s+(?:%after_number%))"
PARSERS = [
    Parser(
        r"(?P<from>(?:%range_from%)\s+)?(?P<hour1>\d{1,2})(?:[:.h](?P<minute1>\d\d))?\s?(?:(?P<half1>[ap])\.?m\.?)?\s?(?:%oclock%|%uhr%)?\s?"
        r"(?P<to>%range_to%)\s?(?P<hour2>\d{1,2})(?:[:.h](?P<minute2>\d\d))?\s?(?:(?P<half2>[ap])\.?m\b\.?)?(?:\s?%oclock%)?(?P<uhr>\s?%uhr%)?(?![-./:]\d|\s?%unit%\b)",
        _range,
        ("digit",),
    ),
    Parser(
        rf"{_AT}{HOUR}(?:\s?[:.h]?\s?(?P<minute>\d\d)(?::\d\d)?)?\s?(?:(?:%oclock%)\s+|in\s+the\s+|\.(?=[ap]m))?{HALF}(?:%approx_suffix%)?",
        _half_day,
        ("digit", "number_word"),
    ),
    Parser(
        r"(?:(?:%at%|%at_about%)\s*)?(?<![\d.])(?P<hour>\d{1,2})(?:[:h](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?|h)(?:%approx_suffix%)?(?![\d:]|\s?%not_on%[ap]\.?m\b)",
        _hours24,
        ("digit",),
    ),
    Parser(rf"(?:%at%)(?<!@)\s*(?P<hour>\d{{1,2}})\.(?P<minute>[0-5]\d){_TIME_END}(?!\.)", _hours24, ("clock",)),
    Parser(rf"(?P<at>%at%)\s*(?P<hour>\d{{1,2}})\s(?P<minute>[0-5]\d){_TIME_END}", _bare, ("clock",)),
    Parser(
        rf"(?:for\s+)?(?:(?P<at>%at%)|%at_about%)\s*{HOUR}(?P<minute>(?<=\d)\d\d(?:ish)?{_TIME_END})?(?P<oclock>\s?%oclock%)?(?:%approx_suffix%)?(?!\d|[.,:/-]\d|\s[-\u2013]\s\d|\s?%unit%\b|\s?%month%\b|\s?[%€$])",
        _bare,
        ("clock",),
    ),
    Parser(rf"(?P<at>){HOUR}(?P<minute>)(?P<oclock>\s?%oclock%)(?!\s?[ap]\.?m)", _bare, ("clock",)),
    Parser(
        r"(?P<at>)(?P<hour>\d{1,2}|%hour_word%)(?:[\s:-](?P<minute>\d\d))?(?P<oclock>)(?=,?\s+(?:%tonight%|%this%\s+%part%|%in_the%%part%|%named_day%\s+%part%|%night_adverb%))",
        _bare,
        ("part", "tonight"),
    ),
    Parser(
        r"(?:(?:%at%)\s+)?(?:(?P<noon>noon)|(?P<hour>\d{1,2}))-?\s?ish(?:\s?(?P<half_day>[ap])\.?m\b\.?)?",
        _ish,
        ("clock",),
    ),
]
