"""Days and times within a period that comes again: "every month on the last friday", "the 1st and 15th of each month"."""

# A pattern is easier to read on one line.
# ruff: noqa: E501

import re

from taskchat.tasks.recurrence import month_day_parts
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.parsers.repeating import DAYS, EVERY, WORKDAYS, rule_of, weekdays_in
from taskchat.tasks.when.pieces import Context, Piece, Rule

_FREQUENCIES = {"month": "MONTHLY", "year": "YEARLY"}
_AND = r"(?:\s*,\s*(?:%and%\s+)?|\s*[/&+]\s*|\s+%and%\s+)(?:%the%\s+)?"
_STEPS = r"(?:(?P<other>%other%)\s+|(?P<nth>%ordinal%)\s+|(?P<count>%number%)\s*)?"
_PERIOD = rf"(?:{EVERY}{_STEPS}(?P<unit>%unit%)|(?P<adverb>%adverbs%))"
_PLACES = rf"(?P<places>(?:%last%|%ordinal%)(?:{_AND}(?:%last%|%ordinal%))*)"
_DAY = r"(?P<what>%weekday%|%workday_word%|%day_word%)"
_ON = r"\s*,?\s+(?:(?:%on%)\s+)?(?:(?:%the%)\s+)?"
_IN_MONTH = r"(?:\s+(?:of|in|im|des|vom)\s+(?P<month>%month%))?"
_OF_EVERY = rf"\s+(?:(?:of|in)\s+)?{EVERY}{_STEPS}%month_word%"


def _places(words: str, context: Context) -> list[int]:
    """Return the places that are named, from 1; -1 is the last."""
    last = context.language.compile("%last%")
    found = context.language.compile("(?:%last%|%ordinal%)").findall(words)
    return [-1 if last.fullmatch(word) else context.language.ordinal(word) or 0 for word in found]


def _steps(match: re.Match[str], context: Context) -> int:
    """Return how many periods one step is; 0 where no rule has so many."""
    if match["other"]:
        return 2
    if match["nth"]:
        return context.language.ordinal(match["nth"]) or 0
    count = context.language.number(match["count"]) if match["count"] else 1.0
    return int(count) if count and count == int(count) else 0


def _period(match: re.Match[str], context: Context) -> tuple[str, int]:
    """Return the unit of a period, and how many of it are one step; "" for one that has no such days."""
    if match["adverb"]:
        frequency, interval = context.language.adverbs[re.sub(r"\s+", " ", match["adverb"])]
        return frequency, interval
    unit = context.language.units[re.sub(r"\s+", " ", match["unit"])]
    # The first Monday "of every quarter" is the quarter's, which no interval of months says.
    return ("WEEKLY" if unit == "week" else _FREQUENCIES.get(unit, "")), _steps(match, context)


def _unread(match: re.Match[str]) -> Piece:
    return Piece(match.start(), match.end(), "unread", None)


def _days(places: list[int], what: str, context: Context) -> dict[str, str] | None:
    """Return the parts of a rule for days of a month: the last Friday, the 1st and 15th, the last working day."""
    if what in context.language.weekdays:
        if not all(-1 <= place <= 5 and place for place in places):
            return None
        return {"BYDAY": ",".join(f"{place}{DAYS[context.language.weekdays[what]]}" for place in sorted(places))}
    if context.language.compile("%workday_word%").fullmatch(what):
        single = len(places) == 1 and 0 < abs(places[0]) < 20
        return {"BYDAY": WORKDAYS, "BYSETPOS": str(places[0])} if single else None
    if places == [-1]:
        return {"BYMONTHDAY": "-1"}
    return month_day_parts(places) if all(1 <= place <= 31 for place in places) else None


def _within(match: re.Match[str], context: Context) -> Piece | None:
    """Read days of a month or a year behind their period, or before it."""
    named = match.groupdict()
    frequency, steps = ("MONTHLY", _steps(match, context)) if named.get("every") else _period(match, context)
    month = context.language.months[match["month"]] if named.get("month") else 0
    places, what = _places(match["places"], context), named.get("what") or ""
    parts = _days(places, what, context)
    if not steps or parts is None or frequency not in ("MONTHLY", "YEARLY") or (frequency == "YEARLY") != bool(month):
        return _unread(match)
    if month:
        parts["BYMONTH"] = str(month)
    rule = rule_of(frequency, steps, completed=bool(match["mark"]))
    return piece(match, "rule", Rule({**rule.parts, **parts}, rule.from_completion))


def _listed(match: re.Match[str], context: Context) -> Piece | None:
    """Read "every first and third monday": two places in a month, since no week has them."""
    parts = _days(_places(match["places"], context), match["what"], context)
    return piece(match, "rule", Rule({"FREQ": "MONTHLY", **parts})) if parts else _unread(match)


def _weekdays(match: re.Match[str], context: Context) -> Piece | None:
    frequency, steps = _period(match, context)
    if frequency != "WEEKLY" or not steps:
        return _unread(match)
    days = weekdays_in(match["days"], context)
    return piece(match, "rule", rule_of("WEEKLY", steps, completed=bool(match["mark"]), BYDAY=days))


def _edge(match: re.Match[str], context: Context) -> Piece | None:
    """Read the end, or the beginning, of every month as its last, or first, day."""
    steps = _steps(match, context)
    day = "-1" if match["end"] else "1"
    return piece(match, "rule", rule_of("MONTHLY", steps, BYMONTHDAY=day)) if steps else _unread(match)


PARSERS = [
    Parser(rf"{_PERIOD}{_ON}{_PLACES}\s+{_DAY}{_IN_MONTH}", _within, ("every",)),
    Parser(
        rf"{_PERIOD}{_ON}(?P<places>(?:%ordinal%)(?:{_AND}(?:%ordinal%))+)(?!\s+(?:%weekday%|%day_word%|%workday_word%))",
        _within,
        ("every",),
    ),
    Parser(rf"(?:(?:%on%)\s+)?(?:(?:%the%)\s+)?{_PLACES}\s+{_DAY}(?P<every>{_OF_EVERY})", _within, ("every",)),
    Parser(
        rf"(?:(?:%on%)\s+)?(?:(?:%the%)\s+)?{_PLACES}\s+{_DAY}\s+(?:of|in|im|des|vom)\s+(?P<month>%month%)\s*,?\s+{EVERY}{_STEPS}(?P<unit>%unit%)(?P<adverb>)",
        _within,
        ("every",),
    ),
    Parser(
        rf"{EVERY}(?P<places>(?:%last%|%ordinal%)(?:{_AND}(?:%last%|%ordinal%))+)\s+(?P<what>%weekday%)(?:\s+%of_month%\s+%month_word%)?",
        _listed,
        ("every",),
    ),
    Parser(
        rf"{EVERY}(?P<places>%last%|%ordinal%)\s+(?P<what>%workday_word%)\s+%of_month%\s+%month_word%",
        _listed,
        ("every",),
    ),
    Parser(rf"{_PERIOD}{_ON}(?P<days>%weekday%(?:{_AND}%weekday%)+)", _weekdays, ("every",)),
    Parser(
        rf"(?:at\s+|on\s+|by\s+|zum\s+|am\s+)?(?:(?P<end>%end_of%)|%beginning_of%)\s+{EVERY}{_STEPS}%month_word%",
        _edge,
        ("every",),
    ),
]
