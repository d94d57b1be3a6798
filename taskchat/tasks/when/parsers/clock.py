"""Times of day: "5pm", "17:00", "15h30", "half past 7", "quarter to noon", "at 8", "in the evening", "3-4pm"."""

import re

from taskchat.tasks.when.languages import Language
from taskchat.tasks.when.parsers.days import weekday_after
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, Piece

_NOON, _DAY_HOURS, _HOUR_MINUTES = 12, 24, 60


def _hour(match: re.Match[str], context: Context) -> Piece | None:
    """Read a time with the half of its day: "5pm", "3:15p", "seven p.m.", "330 p.m."."""
    hour, minute = _figures(match, context.language)
    if not 1 <= hour <= _NOON or minute >= _HOUR_MINUTES:
        return Piece(match.start(), match.end(), "unread", None)
    hour = hour % _NOON + (_NOON if match["half_day"] == "p" else 0)
    # "7p" is as often a player, a page or a price.
    weak = not (match["m"] or match["minute"])
    return piece(match, "clock", Clock(hour, minute), weak=weak)


def _figures(match: re.Match[str], language: Language) -> tuple[int, int]:
    hour = language.number(match["hour"])
    minute = language.number(match["minute"]) if match["minute"] else 0
    return int(_DAY_HOURS + 1 if hour is None else hour), int(minute or 0)


def _hours24(match: re.Match[str], context: Context) -> Piece | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour == _DAY_HOURS and not minute:
        return piece(match, "midnight", None)
    if hour > _DAY_HOURS or minute >= _HOUR_MINUTES:
        return Piece(match.start(), match.end(), "unread", None)
    # Between 1:00 and 12:59 the other half of the day may be meant, where this one is over.
    return piece(match, "clock", Clock(hour, minute, exact=hour == 0 or hour > _NOON or match["hour"][0] == "0"))


def _bare(match: re.Match[str], context: Context) -> Piece | None:
    hour, minute = _figures(match, context.language)
    if hour >= _DAY_HOURS or minute >= _HOUR_MINUTES:
        return Piece(match.start(), match.end(), "unread", None)
    return piece(match, "clock", _spoken(hour, minute), weak=not (match["at"] or match["oclock"]))


def _spoken(hour: int, minute: int) -> Clock:
    """Return the time of an hour without its half of the day: 1 to 7 are afternoon to nearly everybody."""
    known = hour > _NOON or hour == 0
    return Clock(hour, minute, exact=known, afternoon=not known and hour <= 7)


def _past(match: re.Match[str], context: Context) -> Piece | None:
    """Read "half past 7", "a quarter to noon", "20 minutes to 2pm"."""
    language = context.language
    hour = _NOON if match["noon"] else 0 if match["midnight"] else language.number(match["hour"])
    if match["half"]:
        minutes = 30
    elif match["quarter"]:
        minutes = 15
    else:
        minutes = int(language.number(match["count"]) or 0)
        if minutes % 5 and not match["minutes"]:
            # "3 to 4" are two numbers.
            return None
    if hour is None or hour > _DAY_HOURS or not 0 < minutes < _HOUR_MINUTES:
        return None
    half = match["half_day"]
    if half:
        if hour > _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    total = int(hour) * 60 + (-minutes if match["to"] else minutes)
    exact = bool(half or match["noon"] or match["midnight"] or hour > _NOON)
    hour, minute = total // 60 % 24, total % 60
    # "Ten to four" may be a number of people.
    weak = bool(match["to"] and match["count"] and not (exact or match["minutes"] or match["said_at"]))
    return piece(match, "clock", Clock(hour, minute) if exact else _spoken(hour, minute), weak=weak)


def _uhr(match: re.Match[str], context: Context) -> Piece:
    """Read "15 Uhr", "8.30 Uhr", "15 Uhr 30": hours of the whole day."""
    hour = int(match["hour"] or context.language.number(match["word"]) or 0)
    minute = int(match["minute"] or match["minute_after"] or 0)
    if hour >= _DAY_HOURS or minute >= _HOUR_MINUTES:
        return Piece(match.start(), match.end(), "unread", None)
    return piece(match, "clock", Clock(hour, minute, exact=hour == 0 or hour > _NOON))


def _half_to(match: re.Match[str], context: Context) -> Piece | None:
    """Read "halb acht" is half past seven, "dreiviertel acht" a quarter to eight."""
    hour = context.language.number(match["hour"])
    if not hour or hour > _NOON:
        return None
    return piece(match, "clock", _spoken(int(hour - 1) or _NOON, 45 if "drei" in match["said"] else 30))


def _compound(match: re.Match[str], context: Context) -> Piece:
    """Read "Freitagabend": a day and its part in one word."""
    day = weekday_after(context.today, context.language.weekdays[match["weekday"]])
    return piece(match, "daytime", DayTime(Day(day), part=context.language.parts[match["part"]]), strong=True)


def _named(match: re.Match[str], context: Context) -> Piece:
    return piece(match, "clock", Clock(_NOON), weak=not (match["at"] or match["twelve"]) and match["name"] != "noon")


def _midnight(match: re.Match[str], context: Context) -> Piece:
    return piece(match, "midnight", None, weak=not match["at"])


def _ish(match: re.Match[str], context: Context) -> Piece | None:
    if match["noon"]:
        return piece(match, "clock", Clock(_NOON))
    hour = int(match["hour"])
    if not 1 <= hour <= _NOON:
        return None
    return piece(match, "clock", _spoken(hour, 0))


def _part(match: re.Match[str], context: Context) -> Piece:
    part = context.language.parts[match["part"]]
    if match["this"]:
        return piece(match, "daytime", DayTime(Day(context.today), part=part), strong=True)
    # German has adverbs of their own: "morgens", "abends".
    return piece(match, "part", part, weak=not (match["in_the"] or match["part"].endswith("s")))


def _range(match: re.Match[str], context: Context) -> Piece | None:
    """Read a span of times as its beginning: "from 3 to 4pm" is 15:00."""
    clear = match["half2"] or match["minute2"] or match["minute1"] or match["half1"]
    hour, end = int(match["hour1"]), int(match["hour2"])
    if not (0 <= hour <= _DAY_HOURS and 0 <= end <= _DAY_HOURS):
        return None
    minute = int(match["minute1"] or 0)
    half = match["half1"] or match["half2"]
    if not match["half1"] and half and hour % _NOON > end % _NOON:
        half = "a" if half == "p" else "p"
    if half:
        if not 1 <= hour <= _NOON:
            return None
        return piece(match, "clock", Clock(hour % _NOON + (_NOON if half == "p" else 0), minute))
    if clear:
        return piece(match, "clock", Clock(hour, minute, exact=hour > _NOON or bool(match["minute1"])))
    # Two numbers alone count things: "read pages 3 to 4".
    return piece(match, "clock", _spoken(hour, minute), weak=True) if match["from"] else None


_HOUR = r"(?P<hour>\d{1,2}|%hour_word%)"
_AT = r"(?:(?:for\s+)?(?:(?P<at>%at%)|%at_about%)\s*)?"
_HALF = r"(?P<half_day>[ap])(?:\s?\.?\s?(?P<m>m)\b(?:\s?\.(?=\s|$|,))?|\b(?:\.(?=\s|$))?)"
PARSERS = [
    Parser(
        r"(?P<from>(?:%range_from%)\s+)?(?P<hour1>\d{1,2})(?:[:.h](?P<minute1>\d\d))?\s?(?:(?P<half1>[ap])\.?m\.?)?\s?(?:%oclock%)?\s?"
        r"(?:%range_to%)\s?(?P<hour2>\d{1,2})(?:[:.h](?P<minute2>\d\d))?\s?(?:(?P<half2>[ap])\.?m\b\.?)?(?:\s?%oclock%)?(?![-./:]\d|\s?%unit%\b)",
        _range,
        ("digit",),
    ),
    Parser(
        rf"{_AT}{_HOUR}(?:\s?[:.h]?\s?(?P<minute>\d\d)(?::\d\d)?|[\s-](?P<minute_word>%minute_word%))?"
        rf"\s?(?:(?:%oclock%)\s+|in\s+the\s+)?{_HALF}",
        lambda match, context: _hour(match, context) if not match["minute_word"] else _hour_words(match, context),
        ("digit", "number_word"),
    ),
    Parser(
        r"(?:(?:%at%|%at_about%)\s*)?(?<![\d.])(?P<hour>\d{1,2})(?:[:h](?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?|h)(?:%approx_suffix%)?(?![\d:]|\s?[ap]\.?m\b)",
        _hours24,
        ("digit",),
    ),
    Parser(
        rf"(?:for\s+)?(?:(?P<at>%at%)|%at_about%)\s*{_HOUR}(?:(?P<minute>(?<=\d)\d\d)|[\s-](?P<minute_word>%minute_word%))?(?P<oclock>\s?%oclock%)?(?:%approx_suffix%)?(?![.,:/-]\d|\s?%unit%\b|\s?%month%\b|\s?[%€$])",
        lambda match, context: _bare(match, context) if not match["minute_word"] else _bare_words(match, context),
        ("clock",),
    ),
    Parser(
        r"(?:(?:%at%|%at_about%)\s+)?(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?|(?P<word>%hour_word%))\s?%uhr%(?:\s?(?P<minute_after>\d\d))?(?![:.]\d)",
        _uhr,
        ("clock",),
    ),
    Parser(
        r"(?P<said>%half_to%)\s+(?P<hour>\d{1,2}|%hour_word%)(?:\s?%uhr%)?(?!\s?%unit%\b)", _half_to, ("half_hour",)
    ),
    Parser(r"(?P<weekday>%weekday%)(?P<part>%part%)", _compound, ("compound",)),
    Parser(r"(?P<at>)" + rf"{_HOUR}(?P<minute>)(?P<oclock>\s?%oclock%)(?!\s?[ap]\.?m)", _bare, ("clock",)),
    Parser(
        rf"(?:(?P<said_at>%at%|%at_about%)\s+)?(?:(?P<half>%half%)|(?P<quarter>%quarter_of_hour%)|(?P<count>\d{{1,2}}|%number_word%)(?P<minutes>\s+minutes?)?)\s+"
        rf"(?:%past%|(?P<to>%to%)|from)\s+(?:(?P<noon>%noon%)|(?P<midnight>%midnight%)|{_HOUR}(?!\s?(?:%unit%|%month%)\b)(?:\s?%oclock%)?(?:\s?{_HALF})?)(?![:./-]\d)",
        _past,
        ("clock",),
    ),
    Parser(r"(?:(?P<at>%at%|%at_about%)\s+)?(?P<twelve>12\s+)?(?:the\s+)?(?P<name>%noon%)", _named, ("clock",)),
    Parser(r"(?:(?P<at>%at%|%at_about%)\s+)?(?:12\s+)?(?:%midnight%)", _midnight, ("clock",)),
    Parser(r"(?:(?:%at%)\s+)?(?:(?P<noon>noon)|(?P<hour>\d{1,2}))-?ish", _ish, ("clock",)),
    Parser(
        r"(?P<at>)(?P<hour>\d{1,2}|%hour_word%)(?:[\s:-](?P<minute>\d\d|%minute_word%))?(?P<oclock>)(?=,?\s+(?:%tonight%|%this%\s+%part%|%in_the%%part%|%named_day%\s+%part%))",
        _bare,
        ("part", "tonight"),
    ),
    Parser(r"(?:(?P<in_the>%in_the%)|(?P<this>%this%)\s+|(?:early|late)\s+)?(?P<part>%part%)", _part, ("part",)),
]


def _hour_words(match: re.Match[str], context: Context) -> Piece | None:
    hour, minute = context.language.number(match["hour"]), context.language.number(match["minute_word"])
    if not hour or not minute or not 1 <= hour <= _NOON or minute < 5 or minute >= _HOUR_MINUTES:
        return None
    hour = hour % _NOON + (_NOON if match["half_day"] == "p" else 0)
    return piece(match, "clock", Clock(int(hour), int(minute)))


def _bare_words(match: re.Match[str], context: Context) -> Piece | None:
    hour, minute = context.language.number(match["hour"]), context.language.number(match["minute_word"])
    if not hour or not minute or hour > _NOON or not 5 <= minute < _HOUR_MINUTES:
        return None
    return piece(match, "clock", _spoken(int(hour), int(minute)))
