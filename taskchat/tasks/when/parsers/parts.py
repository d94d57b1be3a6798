"""Parts of the day: "noon", "midnight", "in the evening", "this morning", "last night", "Freitagabend"."""

import re
from datetime import timedelta

from taskchat.tasks.when.parsers.days import weekday_after
from taskchat.tasks.when.parsers.parser import Parser, ends_line, piece
from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, Piece

_NOON = 12


def _noon(match: re.Match[str], context: Context) -> Piece:
    clear = match["at"] or match["twelve"] or match["name"] == "noon" or ends_line(match)
    return piece(match, "clock", Clock(_NOON), weak=not clear)


def _midnight(match: re.Match[str], context: Context) -> Piece:
    return piece(match, "midnight", None, weak=not (match["at"] or ends_line(match)))


def _part(match: re.Match[str], context: Context) -> Piece:
    part = context.language.parts[match["part"]]
    if match["this"]:
        return piece(match, "daytime", DayTime(Day(context.today), part=part), strong=True)
    # German has adverbs of their own: "morgens", "abends".
    return piece(match, "part", part, weak=not (match["in_the"] or match["part"].endswith("s")))


def _last(match: re.Match[str], context: Context) -> Piece:
    """Read "last night": a past time, which a task is seldom due at."""
    yesterday = Day(context.today - timedelta(days=1), past=True)
    return piece(match, "daytime", DayTime(yesterday, part=context.language.parts[match["part"]]), weak=True)


def _compound(match: re.Match[str], context: Context) -> Piece:
    """Read "Freitagabend": a day and its part in one word."""
    day = weekday_after(context.today, context.language.weekdays[match["weekday"]])
    return piece(match, "daytime", DayTime(Day(day), part=context.language.parts[match["part"]]), strong=True)


PARSERS = [
    Parser(r"(?:(?P<at>%at%|%at_about%)\s+)?(?P<twelve>12\s+)?(?:the\s+)?(?P<name>%noon%)", _noon, ("clock",)),
    Parser(r"(?:(?P<at>%at%|%at_about%)\s+)?(?:12\s+)?(?:%midnight%)", _midnight, ("clock",)),
    Parser(r"(?:%last%)\s+(?P<part>%part%)", _last, ("part",)),
    Parser(
        r"(?:(?P<in_the>%in_the%)|(?P<this>%this%)\s+|(?:early|late)\s+)?(?P<part>%part%)",
        _part,
        ("part",),
    ),
    Parser(r"(?P<weekday>%weekday%)(?P<part>%part%)", _compound, ("compound",)),
]
