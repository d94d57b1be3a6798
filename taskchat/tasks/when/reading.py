"""Reading of a line's pieces: the one due date or rhythm that they say, reminders, and what was not read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from taskchat.tasks.when.labels import blank
from taskchat.tasks.when.leftovers import touching, unread_of_rhythm, unread_words
from taskchat.tasks.when.lookalikes import belongs_to_title
from taskchat.tasks.when.pieces import Context, Day, Piece, Rule, Span
from taskchat.tasks.when.placing import is_lasting, is_led, is_reminder, is_whole, placed, with_lead
from taskchat.tasks.when.reminders import moments_of, read_offsets
from taskchat.tasks.when.repetition import Repetition, first_time, repetition_of, settled
from taskchat.tasks.when.resolve import resolve
from taskchat.tasks.when.scan import scan

_DUE_KINDS = ("day", "daytime", "moment", "clock", "part", "midnight", "clockpart")
_TIME_KINDS = ("clock", "part", "midnight", "clockpart")


@dataclass(frozen=True)
class Reading:
    """Dates, rhythm and reminders of a line, with the spans that say them."""

    due: date | datetime | None = None
    spans: tuple[tuple[int, int, str], ...] = ()
    unread: tuple[str, ...] = ()
    repetition: Repetition | None = None
    reminders: tuple[str, ...] = ()


def read(text: str, low: str, context: Context) -> Reading:
    """Return what a line says of when; `low` is the text in small letters, without its labels."""
    offsets = read_offsets(low, context)
    low = blank(low, [(start, end, "") for start, end, _ in offsets])
    pieces = scan(text, low, context)
    spans = tuple((start, end, "reminder") for start, end, _ in offsets)
    reading = _of_pieces(pieces, text, low, context)
    return replace(
        reading, spans=reading.spans + spans, reminders=reading.reminders + tuple(offset for _, _, offset in offsets)
    )


def _of_pieces(pieces: list[Piece], text: str, low: str, context: Context) -> Reading:
    whole = [piece for piece in pieces if is_whole(piece, low)]
    if whole:
        dates = [_unbare(piece, context) for piece in whole]
        title: list[Piece] = []
    else:
        title = [piece for piece in pieces if piece.weak or belongs_to_title(piece, text, low, context)]
        dates = [piece for piece in pieces if piece not in title and piece.kind not in ("span", "times")]
    loose = [piece for piece in title if piece.kind in ("rule", "rule_part") and not piece.weak]
    if loose and any(piece.kind in _DUE_KINDS for piece in dates):
        # A date that would be true once, of what comes again.
        return Reading(unread=_words(loose, low))
    rule = repetition_of(dates, low, context)
    if rule is not None and (lasting := [piece for piece in pieces if is_lasting(piece, low, context)]):
        return Reading(unread=_words(lasting, low))
    if rule is not None:
        return _repeated(rule, title, low, context)
    return _single(dates, title, low, context, alone=bool(whole))


def _unbare(piece: Piece, context: Context) -> Piece:
    """Count a span that is alone on the line from now."""
    if isinstance(piece.value, Span):
        if piece.value.whole_days:
            return replace(piece.with_value("day", Day(piece.value.from_day(context.today))), weak=False)
        moment = piece.value.from_moment(context.now).replace(second=0, microsecond=0)
        return replace(piece.with_value("moment", moment), weak=False)
    # "4a" and "7p" alone are as often a name, and "night" is no time.
    clear = piece.kind == "clock" and re.search(r"\d\d|noon|mid|half", piece.said)
    return piece if clear or not piece.weak or piece.kind not in ("clock", "part") else replace(piece, kind="unread")


def _repeated(rule: Repetition, title: list[Piece], low: str, context: Context) -> Reading:
    if rule.unread:
        return Reading(unread=_words(rule.unread, low))
    left = touching(rule.start, rule.end, low, context) or unread_of_rhythm(rule.end, low, context)
    left = left or unread_words(low, [*rule.pieces, *title], context)
    if left:
        return Reading(unread=left)
    due = first_time(rule, context)
    spans = tuple(
        (*with_lead(piece, low, context), "recurrence" if isinstance(piece.value, Rule) else _kind(piece))
        for piece in rule.pieces
    )
    return Reading(due=due, spans=spans, repetition=settled(rule, due))


def _single(dates: list[Piece], title: list[Piece], low: str, context: Context, *, alone: bool) -> Reading:
    # Several times are a rhythm's; of one day nobody knows which is meant.
    unread = [piece for piece in dates if piece.kind in ("unread", "day_times")]
    due = [piece for piece in dates if piece.kind in _DUE_KINDS]
    if not alone:
        due, loose = placed(due, low, context)
        title = title + loose
        unread = unread or [piece for piece in loose if due and _is_clear_time(piece)]
    if not unread and due and all(piece.kind in _TIME_KINDS for piece in due):
        # A day that stands apart from the time may be its day.
        unread = [piece for piece in title if piece.kind in ("day", "daytime") and not piece.weak and piece in dates]
    if unread:
        return Reading(unread=_words(unread, low))
    reminders: tuple[Piece, ...] = ()
    if len(due) > 1:
        reminders = tuple(piece for piece in due if is_reminder(piece, low, context))
        due = [piece for piece in due if piece not in reminders]
    if len(due) > 1:
        due = [piece for piece in due if not (isinstance(piece.value, Day) and piece.value.period)] or due
    if len(due) != 1:
        left = _words(due, low) if due else unread_words(low, [*title, *dates], context)
        return Reading(unread=left)
    start, end = with_lead(due[0], low, context)
    left = touching(
        start, end, low, context, led=due[0].kind not in _TIME_KINDS and is_led(due[0], start, low, context)
    )
    left = left or unread_words(low, [*dates, *title], context)
    found = resolve(due[0], context)
    if left or found is None:
        return Reading(unread=left or _words(due, low))
    spans = [(start, end, _kind(due[0])), *((*with_lead(piece, low, context), "reminder") for piece in reminders)]
    return Reading(due=found, spans=tuple(spans), reminders=moments_of(reminders, found, context))


def _is_clear_time(piece: Piece) -> bool:
    return piece.kind == "clock" and not piece.weak and any(char.isdecimal() for char in piece.said)


def _kind(piece: Piece) -> str:
    if piece.kind == "day":
        return "date"
    return "time" if piece.kind in _TIME_KINDS else "datetime"


def _words(pieces: Iterable[Piece], low: str) -> tuple[str, ...]:
    return tuple(low[piece.start : piece.end].strip(" ,") for piece in pieces)
