"""Refiners: pieces that stand beside each other become one ("friday" and "at 5pm"), or none where they disagree."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from taskchat.tasks.when.parsers import next_both
from taskchat.tasks.when.pieces import Clock, Context, Day, DayTime, Piece, Span, Value

Merge = Callable[[Piece, str, Piece, Context], Piece | None]


def choose(pieces: list[Piece]) -> list[Piece]:
    """Return the longest pieces that do not overlap, in the order of the line."""
    chosen: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start - piece.end, piece.kind == "unread", piece.weak)):
        if all(piece.end <= other.start or piece.start >= other.end for other in chosen):
            chosen.append(piece)
    return sorted(chosen, key=lambda piece: piece.start)


def refine(pieces: list[Piece], text: str, context: Context) -> list[Piece]:
    """Return the pieces with all neighbours merged that belong together."""
    done: list[Piece] = []
    for piece in pieces:
        done.append(piece)
        while len(done) > 1 and (merged := _merge(done[-2], done[-1], text, context)):
            done[-2:] = [merged]
    return done


def _merge(left: Piece, right: Piece, text: str, context: Context) -> Piece | None:
    gap = text[left.end : right.start]
    if "\x00" in gap:
        return None
    for rule in (_anchored, _joined, _glued):
        try:
            if merged := rule(left, gap, right, context):
                return merged
        except (ValueError, OverflowError):
            return _spanning(left, right, "unread", None)
    return None


def _spanning(left: Piece, right: Piece, kind: str, value: Value) -> Piece:
    return Piece(
        left.start,
        right.end,
        kind,
        value,
        strong=left.strong or right.strong,
        said=left.said,
    )


def _anchored(left: Piece, gap: str, right: Piece, context: Context) -> Piece | None:
    """Read "2 days before friday", "a week from monday"."""
    word = gap.strip()
    if not word or right.kind not in ("day", "daytime"):
        return None
    span = left.value if left.kind == "span" else left.value.counted if isinstance(left.value, Day) else None
    if not isinstance(span, Span):
        return None
    sign = _direction(word, context)
    if not sign:
        return None
    anchor = right.value.day if isinstance(right.value, DayTime) else right.value
    if not isinstance(anchor, Day) or not span.whole_days:
        return _spanning(left, right, "unread", None)
    day = Day(span.from_day(anchor.date, sign), past=anchor.past)
    merged = _spanning(left, right, "day", day)
    if isinstance(right.value, DayTime):
        return merged.with_value("daytime", replace(right.value, day=day))
    return replace(merged, strong=True)


def _direction(word: str, context: Context) -> int:
    for name, sign in (("before", -1), ("after", 1)):
        if context.language.compile(f"%{name}%").fullmatch(word):
            return sign
    return 0


def _joined(left: Piece, gap: str, right: Piece, context: Context) -> Piece | None:
    """Two dates with "to", "and", "or" or a dash between them are not one moment."""
    if not (_dated(left) and _dated(right)):
        return None
    pattern = context.language.compile(r"\s*(?:%join%)\s*")
    if pattern.fullmatch(gap):
        return _spanning(left, right, "unread", None)
    return None


def _dated(piece: Piece) -> bool:
    return piece.kind in ("day", "daytime", "moment", "clock", "unread", "part", "midnight") and not (
        piece.weak and piece.kind not in ("clock", "part", "midnight")
    )


def _glued(left: Piece, gap: str, right: Piece, context: Context) -> Piece | None:
    pattern = context.language.compile("%glue%")
    if not pattern.fullmatch(gap):
        return None
    if "unread" in (left.kind, right.kind) and left.kind not in ("rule", "span") and right.kind not in ("rule", "span"):
        return _spanning(left, right, "unread", None)
    if _spans_beside(left.value, right.value):
        return None
    if left.kind == "part" and left.weak:
        if right.kind == "day":
            return None
        if right.kind == "clock":
            # "Movie night at 9": the title says which 9 o'clock.
            left = replace(left, start=right.start)
    merge = _MERGES.get((left.kind, right.kind)) or _MERGES.get((right.kind, left.kind))
    if merge is None:
        return None
    found = merge(left.value, right.value, context)
    kind, value = found if found else ("unread", None)
    return _spanning(left, right, kind, value)


Found = tuple[str, Value] | None


def _spans_beside(left: object, right: object) -> bool:
    """Whether a week, a weekend or a month stands beside a day: "plan next week tomorrow"."""
    if not (isinstance(left, Day) and isinstance(right, Day)):
        return False
    return left.period != right.period and not (left.weekday or right.weekday)


def _days(left: object, right: object, context: Context) -> Found:
    assert isinstance(left, Day)
    assert isinstance(right, Day)
    for name, other in ((left, right), (right, left)):
        if name.weekday and other.week:
            monday = other.date - timedelta(days=other.date.weekday())
            day = monday + timedelta(days=name.date.weekday())
            return "day", Day(day if day >= context.today else day + timedelta(days=7))
        if name.weekday and other.number:
            return "day", Day(next_both(name.date.weekday(), other.number, context.today))
        if name.weekday and name.date.weekday() == other.date.weekday() and not other.period:
            return "day", other
    return ("day", left) if left.date == right.date and not (left.period or right.period) else None


def _day_clock(left: object, right: object, context: Context) -> Found:
    day, clock = (left, right) if isinstance(left, Day) else (right, left)
    assert isinstance(day, Day)
    assert isinstance(clock, Clock)
    return "daytime", DayTime(day, clock)


def _day_part(left: object, right: object, context: Context) -> Found:
    day, part = (left, right) if isinstance(left, Day) else (right, left)
    assert isinstance(day, Day)
    assert isinstance(part, str)
    return "daytime", DayTime(day, part=part)


def _day_midnight(left: object, right: object, context: Context) -> Found:
    day = left if isinstance(left, Day) else right
    assert isinstance(day, Day)
    if day.date == context.today:
        day = Day(day.date + timedelta(days=1))
    return "daytime", DayTime(day, Clock(0))


def _more_time(left: object, right: object, context: Context) -> Found:
    """Return a day with its time, or part of the day, and the other of the two."""
    said, more = (left, right) if isinstance(left, DayTime) else (right, left)
    assert isinstance(said, DayTime)
    if isinstance(more, Clock):
        return ("daytime", replace(said, clock=more)) if said.clock is None else None
    if isinstance(more, str):
        return ("daytime", replace(said, part=more)) if said.part is None else None
    if more is None and said.clock is None:
        return _day_midnight(said.day, None, context)
    return None


def _part_clock(left: object, right: object, context: Context) -> Found:
    clock, part = (left, right) if isinstance(left, Clock) else (right, left)
    assert isinstance(clock, Clock)
    assert isinstance(part, str)
    return "clockpart", (clock, part)


def _day_clockpart(left: object, right: object, context: Context) -> Found:
    day, both = (left, right) if isinstance(left, Day) else (right, left)
    assert isinstance(day, Day)
    assert isinstance(both, tuple)
    return "daytime", DayTime(day, both[0], both[1])


def _daytimes(left: object, right: object, context: Context) -> Found:
    """Read "tonight" beside "tomorrow evening", or a day said twice with one time."""
    assert isinstance(left, DayTime)
    day = right.day if isinstance(right, DayTime) else right
    assert isinstance(day, Day)
    merged = _days(left.day, day, context)
    if not merged:
        return None
    other = right if isinstance(right, DayTime) else DayTime(day)
    if (left.clock and other.clock) or (left.part and other.part):
        return None
    value = merged[1]
    assert isinstance(value, Day)
    return "daytime", DayTime(value, left.clock or other.clock, left.part or other.part)


def _daytime_day(left: object, right: object, context: Context) -> Found:
    return _daytimes(left, right, context) if isinstance(left, DayTime) else _daytimes(right, left, context)


def _nothing(left: object, right: object, context: Context) -> Found:
    return None


_MERGES: dict[tuple[str, str], Callable[[object, object, Context], Found]] = {
    ("day", "day"): _days,
    ("day", "clock"): _day_clock,
    ("day", "part"): _day_part,
    ("day", "midnight"): _day_midnight,
    ("daytime", "clock"): _more_time,
    ("daytime", "part"): _more_time,
    ("daytime", "midnight"): _more_time,
    ("daytime", "day"): _daytime_day,
    ("daytime", "daytime"): _daytimes,
    ("clock", "part"): _part_clock,
    ("day", "clockpart"): _day_clockpart,
    ("moment", "moment"): _nothing,
    ("moment", "clock"): _nothing,
    ("moment", "day"): _nothing,
    ("moment", "daytime"): _nothing,
    ("clock", "clock"): _nothing,
    ("clock", "midnight"): _nothing,
}
