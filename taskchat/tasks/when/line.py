"""One line as a person types it, read whole: title, due date, rhythm, reminders, priority, tags, what was unread."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field

from taskchat.tasks.models import Priority
from taskchat.tasks.when.labels import Labels, blank, read_labels, trailing_priority
from taskchat.tasks.when.languages import ENGLISH, Language, detect
from taskchat.tasks.when.leftovers import touching, unread_words
from taskchat.tasks.when.parsers import PARSERS
from taskchat.tasks.when.pieces import Context, Day, Piece, Rule, Span
from taskchat.tasks.when.refine import choose, refine
from taskchat.tasks.when.reminders import read_offsets
from taskchat.tasks.when.repetition import Repetition, first_time, repetition_of
from taskchat.tasks.when.resolve import resolve
from taskchat.tasks.when.titles import belongs_to_title, is_thing

MAX_LENGTH = 1000
_QUOTED = re.compile(r"[\"\u201c\u201e]([^\"\u201c\u201d\u201e]+)[\"\u201c\u201d]")
_LINK = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+|`[^`]+`|<[^>]*>")
_EMPTY = frozenset({"by", "on", "due", "at", "before", "for", "until", "till", "the", "bis", "am", "um"})
_DUE_KINDS = ("day", "daytime", "moment", "clock", "part", "midnight", "clockpart")


@dataclass(frozen=True)
class ParsedLine:
    """A task as a line describes it; `due_at` is an aware moment, or with `all_day` the day at midnight of the zone.

    `reminders` are moments or ISO 8601 offsets from the due date; `spans` say which stretch of the line meant what;
    `unread` are the pieces that look like a date and were not understood, and then there is no date.
    """

    title: str
    due_at: datetime | None = None
    all_day: bool = False
    rrule: str | None = None
    from_completion: bool = False
    reminders: tuple[str, ...] = ()
    priority: Priority | None = None
    tags: tuple[str, ...] = ()
    spans: tuple[tuple[int, int, str], ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def all_date(self) -> bool:
        """Whether the line is nothing but a date, which is then its title."""
        dated = [span for span in self.spans if span[2] in ("date", "time", "datetime")]
        return bool(dated) and all(word in _EMPTY for word in re.findall(r"\w+", blank(self.line, dated).lower()))

    line: Annotated[str, Field(exclude=True)] = ""


@dataclass(frozen=True)
class _Reading:
    """Dates, rhythm and reminders of a line."""

    due: date | datetime | None = None
    spans: tuple[tuple[int, int, str], ...] = ()
    unread: tuple[str, ...] = ()
    repetition: Repetition | None = None
    reminders: tuple[str, ...] = ()


def parse_line(
    text: str, *, now: datetime, zone: str | ZoneInfo, day_first: bool | None = None, language: str | None = None
) -> ParsedLine:
    """Return the task that a line describes, seen from `now` (aware) in the person's zone.

    `day_first` says whether "5/12" is the fifth of December; None leaves it unread. Without `language` it is told
    from the words.
    """
    zone = ZoneInfo(zone) if isinstance(zone, str) else zone
    text = text[:MAX_LENGTH]
    masked, quotes = _mask(text)
    low = _lower(masked)
    context = Context(now.astimezone(zone), day_first, detect(low, language))
    labels = read_labels(masked)
    low = blank(low, list(labels.spans))
    try:
        reading = _read(text, low, context)
    except OverflowError:
        # At the ends of the calendar a zone or a span leads out of it.
        reading = _Reading(unread=(low.strip(" \x00"),))
    labels, reading = _priority_before_date(low, labels, reading)
    return _parsed(text, quotes, labels, reading, context)


def _mask(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text without what is quoted or an address, and the quotes that need not stay."""
    matches = list(_QUOTED.finditer(text))
    quoted = [(match.start(), match.end(), "quote") for match in matches]
    links = [(match.start(), match.end(), "link") for match in _LINK.finditer(text)]
    marks = [
        (at, at + 1, "quote") for match in matches if _is_escape(match, text) for at in (match.start(), match.end() - 1)
    ]
    return blank(text, quoted + links, "\x00"), marks


def _is_escape(match: re.Match[str], text: str) -> bool:
    """Whether quotes keep words from being read as a date or a label, so that they need not stay."""
    if match[0] == text.strip():
        return True
    inner = _lower(match[1])
    context = Context(datetime(2026, 1, 1, tzinfo=UTC), day_first=True, language=detect(inner))
    return bool(_pieces(inner, context) or read_labels(match[1]).spans)


def _lower(text: str) -> str:
    """Return the text in small letters, every one at its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _pieces(low: str, context: Context) -> list[Piece]:
    words = frozenset(re.findall(r"[^\W\d_]+|@", low))
    if re.search(r"\d", low):
        words |= {"0"}
    found = [piece for parser in PARSERS for piece in parser.scan(low, context, words)]
    chosen = [piece for piece in choose(found) if not _is_thing(piece, low, context)]
    return refine(chosen, low, context)


def _is_thing(piece: Piece, low: str, context: Context) -> bool:
    """Whether a lone weekday or part of the day is a thing: "the sun", "good morning"."""
    lone = piece.kind == "part" or (isinstance(piece.value, Day) and piece.value.weekday)
    return lone and is_thing(piece, low[: piece.start].rstrip(" "), context)


def _read(text: str, low: str, context: Context) -> _Reading:
    offsets = read_offsets(low, context)
    low = blank(low, [(start, end, "") for start, end, _ in offsets])
    pieces = _pieces(low, context)
    spans = tuple((start, end, "reminder") for start, end, _ in offsets)
    reading = _of_pieces(pieces, text, low, context)
    return replace(
        reading, spans=reading.spans + spans, reminders=reading.reminders + tuple(offset for _, _, offset in offsets)
    )


def _of_pieces(pieces: list[Piece], text: str, low: str, context: Context) -> _Reading:
    whole = [piece for piece in pieces if _is_whole(piece, low)]
    if whole:
        dates = [_unbare(piece, context) for piece in whole]
        title: list[Piece] = []
    else:
        title = [piece for piece in pieces if piece.weak or belongs_to_title(piece, text, low, context)]
        dates = [piece for piece in pieces if piece not in title and piece.kind not in ("span", "times")]
    rule = repetition_of(dates, low, context)
    if rule is not None:
        return _repeated(rule, title, low, context)
    return _single(dates, title, low, context, alone=bool(whole))


def _is_whole(piece: Piece, low: str) -> bool:
    rest = low[: piece.start] + low[piece.end :]
    return (
        not rest.strip(" .,!?;")
        or re.fullmatch(r"\s*(?:by|on|due|before|for|until|till|bis|am|um)\s*", rest) is not None
    )


def _unbare(piece: Piece, context: Context) -> Piece:
    """Count a span that is alone on the line from now."""
    if not isinstance(piece.value, Span):
        # "4a" and "7p" alone are as often a name, and "night" is no time.
        if piece.weak and piece.kind == "part":
            return replace(piece, kind="unread")
        return (
            piece
            if not (piece.weak and piece.kind == "clock" and not re.search(r"\d\d|noon|mid", piece.said))
            else replace(piece, kind="unread")
        )
    if piece.value.whole_days:
        return replace(piece.with_value("day", Day(piece.value.from_day(context.today))), weak=False)
    moment = piece.value.from_moment(context.now).replace(second=0, microsecond=0)
    return replace(piece.with_value("moment", moment), weak=False)


def _repeated(rule: Repetition, title: list[Piece], low: str, context: Context) -> _Reading:
    if rule.unread:
        return _Reading(unread=_words(rule.unread, low))
    left = touching(rule.start, rule.end, low, context) or unread_words(low, [*rule.pieces, *title], context)
    if left:
        return _Reading(unread=left)
    due = first_time(rule, context)
    spans = tuple(
        (*_with_lead(piece, low, context), "recurrence" if isinstance(piece.value, Rule) else _kind(piece))
        for piece in rule.pieces
    )
    return _Reading(due=due, spans=spans, repetition=rule)


def _single(dates: list[Piece], title: list[Piece], low: str, context: Context, *, alone: bool) -> _Reading:
    unread = [piece for piece in dates if piece.kind == "unread"]
    due = [piece for piece in dates if piece.kind in _DUE_KINDS]
    if not alone:
        due, loose = _placed(due, low, context)
        title = title + loose
    if not unread and due and all(piece.kind in ("clock", "part", "midnight", "clockpart") for piece in due):
        # A day that stands apart from the time may be its day.
        unread = [piece for piece in title if piece.kind in ("day", "daytime") and not piece.weak and piece in dates]
    if unread:
        return _Reading(unread=_words(unread, low))
    reminders: tuple[Piece, ...] = ()
    if len(due) > 1:
        reminders = tuple(piece for piece in due if _is_reminder(piece, low, context))
        due = [piece for piece in due if piece not in reminders]
    if len(due) > 1:
        due = [piece for piece in due if not (isinstance(piece.value, Day) and piece.value.period)] or due
    if len(due) != 1:
        left = _words(due, low) if due else unread_words(low, [*title, *dates], context)
        return _Reading(unread=left)
    start, end = _with_lead(due[0], low, context)
    left = touching(start, end, low, context) or unread_words(low, [*dates, *title], context)
    found = resolve(due[0], context)
    if left or found is None:
        return _Reading(unread=left or _words(due, low))
    moments = [(piece, resolve(piece, context)) for piece in reminders]
    spans = [(start, end, _kind(due[0])), *((*_with_lead(piece, low, context), "reminder") for piece in reminders)]
    said = tuple(moment.isoformat(timespec="minutes") for _, moment in moments if isinstance(moment, datetime))
    return _Reading(due=found, spans=tuple(spans), reminders=said)


def _placed(due: list[Piece], low: str, context: Context) -> tuple[list[Piece], list[Piece]]:
    """Return the dates that stand where a date stands, and those that are as likely a part of the title."""
    placed = [piece for piece in due if _stands(piece, low, context)]
    return placed, [piece for piece in due if piece not in placed]


def _stands(piece: Piece, low: str, context: Context) -> bool:
    if piece.strong or piece.kind == "moment":
        return True
    start, end = _with_lead(piece, low, context)
    after = low[end:].strip(" .!?")
    if not after or (start < piece.start and low[start : piece.start].strip(" ,-")) or after[0] in ",;:.(\u2013|":
        return not (not after and not low[:start].strip() and False)
    return re.match(context.language.compile(r"(?:%lead_in_said%)\b"), piece.said) is not None


def _is_reminder(piece: Piece, low: str, context: Context) -> bool:
    pattern = context.language.compile(r"(?:%remind%)\s*(?:%glue%)$")
    return pattern.search(low[: piece.start]) is not None


def _with_lead(piece: Piece, low: str, context: Context) -> tuple[int, int]:
    """Return the stretch of a date with the preposition before it."""
    pattern = context.language.compile(r"(?:%lead%)$")
    match = pattern.search(low[: piece.start])
    start = match.start() if match else piece.start
    while start < piece.start and low[start] == " ":
        start += 1
    return start, piece.end


def _kind(piece: Piece) -> str:
    return (
        "date"
        if piece.kind == "day"
        else "time"
        if piece.kind in ("clock", "part", "midnight", "clockpart")
        else "datetime"
    )


def _words(pieces: Iterable[Piece], low: str) -> tuple[str, ...]:
    return tuple(low[piece.start : piece.end].strip(" ,") for piece in pieces)


def _priority_before_date(low: str, labels: Labels, reading: _Reading) -> tuple[Labels, _Reading]:
    """Priority in words may stand before the date that ends the line."""
    if labels.priority is None and reading.spans:
        rest = blank(low, list(reading.spans)).rstrip(" ,")
        if found := trailing_priority(rest):
            return replace(labels, priority=found[2], spans=(*labels.spans, (found[0], found[1], "priority"))), reading
    return labels, reading


def _parsed(
    text: str, quotes: list[tuple[int, int, str]], labels: Labels, reading: _Reading, context: Context
) -> ParsedLine:
    spans = sorted([*labels.spans, *reading.spans])
    title = _title(text, spans, quotes, context.language)
    due = reading.due
    if due is not None and not isinstance(due, datetime):
        due_at, all_day = datetime.combine(due, time(), context.now.tzinfo), True
    else:
        due_at, all_day = due, False
    rule = reading.repetition
    return ParsedLine(
        title=title or _tidy(text),
        line=text,
        due_at=due_at,
        all_day=all_day,
        rrule=rule.rule.text if rule else None,
        from_completion=bool(rule and rule.rule.from_completion),
        reminders=reading.reminders,
        priority=labels.priority,
        tags=labels.tags,
        spans=tuple(spans),
        unread=reading.unread,
    )


def _title(text: str, spans: list[tuple[int, int, str]], quotes: list[tuple[int, int, str]], language: Language) -> str:
    taken = [*spans, *quotes]
    rest = "".join(char for at, char in enumerate(text) if not any(start <= at < end for start, end, _ in taken))
    rest = _tidy(rest)
    if any(kind in ("date", "time", "datetime", "recurrence", "reminder") for _, _, kind in spans):
        dangling = language.compile(r"(?i:,?\s+(?:and )?(?:%dangling%)|[,:\u2013-])$")
        rest = dangling.sub("", rest.rstrip(" ,;"))
        opening = language.compile(r"^(?i:(?:%remind_opening%)\s+|[,;:.\u2013-]\s*)")
        rest = opening.sub("", rest)
    return _tidy(rest)


def title_without(text: str, spans: list[tuple[int, int, str]]) -> str:
    """Return the title of a line without some of its spans; the whole line where nothing else is left."""
    return _title(text, spans, _mask(text)[1], ENGLISH) or _tidy(text)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([,;.!?])", r"\1", re.sub(r"\s+", " ", text))
    return re.sub(r",(?=\s*(?:,|$))", "", text).strip(" ,")
