"""Recurrence as rules of RFC 5545: "every other monday", "daily", "mon/wed/fri", "3 days after I finish"."""

import re

from taskchat.tasks.when.parsers.counted import SPAN, span_of
from taskchat.tasks.when.parsers.parser import Parser, piece
from taskchat.tasks.when.pieces import Context, Piece, Rule, Span

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS, _WEEKEND = "MO,TU,WE,TH,FR", "SA,SU"
_WEEKEND_WORD = "%weekends%|%weekend%"
_FREQUENCIES = {
    "minute": ("MINUTELY", 1), "hour": ("HOURLY", 1), "day": ("DAILY", 1), "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2), "month": ("MONTHLY", 1), "quarter": ("MONTHLY", 3), "year": ("YEARLY", 1),
    "decade": ("YEARLY", 10),
}  # fmt: skip


def rule_of(frequency: str, interval: int = 1, *, completed: bool = False, **parts: str) -> Rule:
    """Return a rule of that frequency with further parts of an RRULE."""
    steps = {"INTERVAL": str(interval)} if interval > 1 else {}
    return Rule({"FREQ": frequency, **steps, **parts}, from_completion=completed)


def weekdays_in(words: str, context: Context) -> str:
    """Return the BYDAY of the weekdays named in some words, in the order of the week."""
    pattern = context.language.compile(r"\b(?:%weekday%)")
    found = {context.language.weekdays[match[0]] for match in pattern.finditer(words)}
    if re.search(context.language.compile(rf"\b(?:{_WEEKEND_WORD})"), words):
        found |= {DAYS.index(day) for day in _WEEKEND.split(",")}
    return ",".join(DAYS[day] for day in sorted(found))


def _every_unit(match: re.Match[str], context: Context) -> Piece | None:
    unit = context.language.units[re.sub(r"\s+", " ", match["unit"])]
    count = 2.0 if match["other"] else context.language.number(match["count"]) if match["count"] else 1.0
    if match["nth"]:
        count = float(context.language.ordinal(match["nth"]) or 0)
    if not count or count != int(count):
        return None
    completed = bool(match["mark"] or match["completed"])
    if match["unit"] in context.language.weekdays:
        # "Every mon" is a day of the week.
        return None
    if unit == "workday" and count > 1:
        return Piece(match.start(), match.end(), "unread", None)
    if unit == "workday":
        return piece(match, "rule", rule_of("WEEKLY", int(count), completed=completed, BYDAY=WORKDAYS))
    if unit not in _FREQUENCIES:
        return None
    frequency, step = _FREQUENCIES[unit]
    return piece(match, "rule", rule_of(frequency, int(count) * step, completed=completed))


def _every_weekday(match: re.Match[str], context: Context) -> Piece | None:
    interval = 2 if match["other"] else 1
    if match["nth"]:
        interval = context.language.ordinal(match["nth"]) or 1
    if interval > 1 and match["more"]:
        # "Every other monday and the weekend": every other one, or each?
        return Piece(match.start(), match.end(), "unread", None)
    return piece(
        match,
        "rule",
        rule_of("WEEKLY", interval, completed=bool(match["mark"]), BYDAY=weekdays_in(match["days"], context)),
    )


def _part(match: re.Match[str], context: Context) -> Piece | None:
    return piece(match, "rule_part", context.language.parts[match["part"]])


def _adverb(match: re.Match[str], context: Context) -> Piece | None:
    frequency, interval = context.language.adverbs[re.sub(r"\s+", " ", match["adverb"])]
    return piece(match, "rule", rule_of(frequency, interval))


def _plural(match: re.Match[str], context: Context) -> Piece | None:
    if match["workdays"]:
        return piece(match, "rule", rule_of("WEEKLY", BYDAY=WORKDAYS))
    if match["weekends"]:
        return piece(match, "rule", rule_of("WEEKLY", BYDAY=_WEEKEND))
    return piece(match, "rule", rule_of("WEEKLY", BYDAY=weekdays_in(match["days"], context)))


def _weekdays(match: re.Match[str], context: Context) -> Piece:
    """Three days, or two with a slash, are a rhythm; "monday and tuesday" may be two single days."""
    days = weekdays_in(match[0], context)
    if days.count(",") >= 2 or "/" in match[0]:
        return piece(match, "rule", rule_of("WEEKLY", BYDAY=days))
    return Piece(match.start(), match.end(), "unread", None)


def _weekday_span(match: re.Match[str], context: Context) -> Piece:
    """Read "every mon-fri"."""
    first, last = (context.language.weekdays[match[name]] for name in ("first", "last_day"))
    days = [DAYS[(first + step) % 7] for step in range((last - first) % 7 + 1)]
    return piece(match, "rule", rule_of("WEEKLY", BYDAY=",".join(sorted(days, key=DAYS.index))))


def _after_completion(match: re.Match[str], context: Context) -> Piece | None:
    span = span_of(match["span"], context.language)
    found = span and _of_span(span)
    return piece(match, "rule", rule_of(*found, completed=True)) if found else None


def _of_span(span: Span) -> tuple[str, int] | None:
    if span.months:
        return ("YEARLY", span.months // 12) if span.months % 12 == 0 else ("MONTHLY", span.months)
    if span.days:
        return ("WEEKLY", span.days // 7) if span.days % 7 == 0 else ("DAILY", span.days)
    return ("HOURLY", int(span.seconds // 3600)) if span.seconds and span.seconds % 3600 == 0 else None


def _until(match: re.Match[str], context: Context) -> Piece:
    return piece(match, "times", int(context.language.number(match["count"]) or 0), weak=True)


EVERY = r"(?:(?:on\s+)?(?:the\s+)?(?:%every%)(?:(?P<mark>!)\s*|\s+|(?=\d)))"
_LIST = r"(?:\s*[/,&+]\s*(?:%and%\s+)?|\s+%and%\s+|\s+)"
_JOINED = r"(?:\s*[/,&+]\s*(?:%and%\s+)?|\s+%and%\s+)(?:(?:on|at|over|am|an)\s+)?"
_AND_WEEKEND = (
    rf"(?P<more>{_JOINED}(?:(?:the|das|dem|%every%)\s+)?(?:{_WEEKEND_WORD})(?=\s*$|\s*[,.;!?]|\s+(?:%adverb_end%)))?"
)
_OTHER = r"(?:(?P<other>%other%)\s+|(?P<nth>%ordinal%)\s+)?"
PARSERS = [
    Parser(
        rf"{EVERY}(?:(?P<other>%other%)\s+|(?P<nth>%ordinal%)\s+|(?P<count>%number%)\s*)?(?P<unit>%unit%)(?P<completed>\s+%completed%)?",
        _every_unit,
        ("every",),
    ),
    Parser(
        rf"{EVERY}(?P<days>%weekend%(?:{_JOINED}(?:(?:%every%)\s+)?%weekday%)*)",
        lambda match, context: piece(match, "rule", rule_of("WEEKLY", BYDAY=weekdays_in(match["days"], context))),
        ("every",),
    ),
    Parser(rf"{EVERY}{_OTHER}(?P<days>%weekday%(?:{_LIST}%weekday%)*{_AND_WEEKEND})", _every_weekday, ("every",)),
    Parser(
        rf"(?:{EVERY})?(?P<first>%weekday%)s?\s*(?:-|\u2013|to|through)\s*(?P<last_day>%weekday%)s?(?P<always>)",
        lambda match, context: (
            _weekday_span(match, context)
            if match["mark"] is not None or re.match(context.language.compile("(?:on )?(?:%every%)"), match[0])
            else Piece(match.start(), match.end(), "unread", None)
        ),
        ("weekday",),
    ),
    Parser(rf"{EVERY}(?P<part>%part%)", _part, ("every",)),
    Parser(
        r"(?<!\d\s)(?<!two\s)(?<!three\s)(?<!few\s)(?:%plural_part%)",
        lambda match, context: piece(
            match,
            "rule_part",
            context.language.parts.get(match[0].removeprefix("on ").rstrip("s"), "morning"),
            weak=False,
        ),
        ("every",),
    ),
    Parser(
        r"(?<!\bthe\s)(?<!\ban\s)(?<!\ba\s)(?P<adverb>%adverbs%)(?=\s*$|\s*[,.;!?]|\s+(?:%adverb_end%))",
        _adverb,
        ("every",),
    ),
    Parser(
        rf"(?:on\s+)?(?:(?P<workdays>%workdays%)|(?P<weekends>%weekends%)|(?P<days>%weekdays_plural%(?:{_LIST}%weekdays_plural%)*{_AND_WEEKEND}))"
        r"(?=\s*$|\s*[,.;!?]|\s+(?:%adverb_end%))",
        _plural,
        ("every", "weekday"),
    ),
    Parser(
        rf"(?:on\s+)?(?P<days>%weekday%(?:{_LIST}%weekday%)*)(?=\s+%plural_part%)(?P<workdays>)(?P<weekends>)",
        _plural,
        ("every",),
    ),
    Parser(rf"(?P<days>%weekday%)(?:{_LIST}%weekday%)+", _weekdays, ("weekday",)),
    Parser(rf"{SPAN}\s+%completed%", _after_completion, ("every",)),
    Parser(r"(?P<count>%number%)\s+%times%", _until, ("every", "digit")),
]
