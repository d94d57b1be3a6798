"""Days and moments counted from now: "in 3 days", "2 hours from now", "+45m", "three fridays from now"."""

# A pattern is easier to read on one line.
# ruff: noqa: E501

import re
from dataclasses import replace
from datetime import timedelta

from taskchat.tasks.when.languages import Language
from taskchat.tasks.when.parsers.days import weekday_after
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import MAX_COUNT, Context, Day, NthWeekday, Piece, Span

_UNITS = {
    "second": Span(seconds=1), "minute": Span(seconds=60), "hour": Span(seconds=3600), "day": Span(days=1),
    "workday": Span(workdays=1), "week": Span(days=7), "fortnight": Span(days=14), "month": Span(months=1),
    "quarter": Span(months=3), "year": Span(months=12), "decade": Span(months=120),
}  # fmt: skip
_DAY_SECONDS = 86400


def span_of(text: str, language: Language) -> Span | None:
    """Return the length of "2 hours 5 min", "half an hour", "2 and a half days"; None where a part has none."""
    total = Span()
    pattern = language.compile(_PART)
    for match in pattern.finditer(text):
        count = language.number(match["count"]) if match["count"] else 1.0
        if not count:
            return None
        if match["half"]:
            count += 0.5
        one = times(_UNITS[language.units[re.sub(r"\s+", " ", match["unit"])]], count)
        if one is None:
            return None
        total += one
        if match["half_after"]:
            half = times(_UNITS[language.units[re.sub(r"\s+", " ", match["unit"])]], 0.5)
            total = total + half if half else total
    return total if total != Span() else None


def times(one: Span, count: float) -> Span | None:
    """Return a unit so many times; parts of days count in seconds, parts of months are none."""
    if count > MAX_COUNT:
        return None
    if count == int(count):
        n = int(count)
        return Span(one.months * n, one.days * n, one.workdays * n, one.seconds * n)
    if one.months:
        return Span(months=int(one.months * count)) if one.months * count == int(one.months * count) else None
    if one.workdays:
        return None
    return Span(seconds=(one.days * _DAY_SECONDS + one.seconds) * count)


def from_now(match: re.Match[str], context: Context) -> Piece:
    """Return a span from the present: a day where it counts in days, else a moment to the minute."""
    span = span_of(match["span"], context.language)
    if span is None:
        return Piece(match.start(), match.end(), "unread", None)
    return counted(match, span, context)


def counted(match: re.Match[str], span: Span, context: Context) -> Piece:
    """Return the piece for a span counted from the present."""
    if span.whole_days:
        return piece(match, "day", Day(span.from_day(context.today), counted=span), strong=True)
    moment = span.from_moment(context.now).replace(second=0, microsecond=0)
    return piece(match, "moment", moment, strong=True)


def _bare(match: re.Match[str], context: Context) -> Piece | None:
    span = span_of(match["span"], context.language)
    return piece(match, "span", span, weak=True) if span else None


def _ago(match: re.Match[str], context: Context) -> Piece | None:
    """Read "2 weeks ago": a named past."""
    span = span_of(match["span"], context.language)
    if span is None:
        return None
    if span.whole_days:
        return piece(match, "day", Day(span.from_day(context.today, -1), past=True), weak=True)
    moment = span.from_moment(context.now, -1).replace(second=0, microsecond=0)
    return piece(match, "moment", moment, weak=True)


def _one_after(match: re.Match[str], context: Context) -> Piece:
    """Read "the day after", "the minute after" where it is all that is said."""
    return replace(from_now(match, context), strong=False, weak=True)


def _one_day(match: re.Match[str], context: Context) -> Piece:
    """Read the beginning of "the day after christmas"."""
    return piece(match, "span", Span(days=1), weak=True)


def _nth_after(match: re.Match[str], context: Context) -> Piece | None:
    """Read the beginning of "third tuesday after christmas"."""
    nth = context.language.ordinal(match["nth"])
    return piece(match, "nth", NthWeekday(context.language.weekdays[match["weekday"]], nth), weak=True) if nth else None


def _weekdays(match: re.Match[str], context: Context) -> Piece | None:
    count = context.language.number(match["count"])
    if not count or count != int(count):
        return None
    name = match["weekday"]
    nearest = weekday_after(context.today, context.language.weekdays[name])
    return piece(match, "day", Day(nearest + timedelta(days=7 * (int(count) - 1))))


_PART = (
    r"(?P<count>%number%)?(?(count)(?P<half>\s+(?:and\s+)?an?\s+half)?(?:(?<=\d)|[\s-])[\s-]*(?:more\s+)?|\b)(?:of\s+an?\s+)?(?P<unit>%unit%)(?![^\W\d_])"
    r"(?P<half_after>\s+and\s+a\s+half)?"
)
_ONE = r"(?:%number%)(?:\s+(?:and\s+)?an?\s+half)?(?:(?<=\d)|[\s-])[\s-]*(?:more\s+)?(?:of\s+an?\s+)?(?:%unit%)(?![^\W\d_])(?:\s+and\s+a\s+half)?"
SPAN = rf"(?P<span>{_ONE}(?:,?\s*(?:%and%\s+|\+)?{_ONE}){{0,5}})"
PARSERS = [
    Parser(
        rf"(?:for\s+)?(?:%in%)\s+(?:%about%\s+)?(?:%the_next%\s+)?{SPAN}(?:%time%|\s+%from_now%)?", from_now, ("unit",)
    ),
    Parser(rf"\+\s?{SPAN}", from_now, ("unit", "digit")),
    Parser(rf"{SPAN}\s+(?:%from_now%)", from_now, ("unit",)),
    Parser(rf"{SPAN}\s+(?:%ago%)", _ago, ("unit",)),
    Parser(rf"(?:%ago_prefix%)\s+{SPAN}", _ago, ("unit",)),
    Parser(
        r"(?:the\s+)?(?P<nth>%ordinal%)\s+(?P<weekday>%weekday%)(?=\s+(?:%before%|%after%)\s)",
        _nth_after,
        ("weekday",),
    ),
    Parser(r"(?:%on_day%\s+)?(?:the\s+)?%day_word%(?=\s+(?:%before%|%after%)\s)", _one_day, ("day", "unit")),
    Parser(r"the\s+(?P<span>%unit%)\s+after(?=[\s.!?]*$)", _one_after, ("unit",)),
    Parser(SPAN, _bare, ("unit",)),
    Parser(r"(?P<count>%number%)\s+(?P<weekday>%weekday%)s?\s+%from_now%", _weekdays, ("every", "weekday")),
]
