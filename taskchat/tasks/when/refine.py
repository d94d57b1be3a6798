"""Refiners: pieces that stand beside each other become one ("friday" and "at 5pm"), or none where they disagree."""

from dataclasses import replace

from taskchat.tasks.when.merges import MERGES
from taskchat.tasks.when.pieces import Context, Day, DayTime, NthWeekday, Piece, Span, Value


def choose(pieces: list[Piece]) -> list[Piece]:
    """Return the longest pieces that do not overlap, in the order of the line."""
    chosen: list[Piece] = []
    for piece in sorted(
        pieces, key=lambda piece: (piece.start - piece.end, piece.kind == "unread", piece.weak, piece.kind != "rule")
    ):
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
    if "\x00" in gap or (left.kind == "clock" and right.kind == "day" and _ends(gap, context)):
        return None
    for rule in (_anchored, _joined, _glued):
        try:
            if merged := rule(left, gap, right, context):
                return merged
        except (ValueError, OverflowError):
            return _spanning(left, right, "unread", None)
    return None


def _ends(gap: str, context: Context) -> bool:
    """Whether words lead to the end of what comes again: "at 10 until friday" is no moment."""
    return context.language.compile(r"[\s,]*(?:%until_word%)\s+(?:(?:%the%)\s+)?").fullmatch(gap) is not None


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
    """Read "2 days before friday", "a week from monday", "third tuesday after christmas"."""
    word = gap.strip()
    if not word or right.kind not in ("day", "daytime"):
        return None
    distance = left.value.counted if isinstance(left.value, Day) else left.value
    sign = _direction(word, context)
    if not (sign and isinstance(distance, Span | NthWeekday)):
        return None
    anchor = right.value.day if isinstance(right.value, DayTime) else right.value
    if not isinstance(anchor, Day) or (isinstance(distance, Span) and not distance.whole_days):
        return _spanning(left, right, "unread", None)
    day = Day(distance.from_day(anchor.date, sign), past=anchor.past)
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
    if left.kind == "day" and right.kind == "clock" and gap.strip() in ("-", "\u2013"):
        # "6 jan - 6:30am" is a day and its time.
        return _glued(left, " ", right, context)
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
    merge = MERGES.get((left.kind, right.kind)) or MERGES.get((right.kind, left.kind))
    if merge is None:
        return None
    found = merge(left.value, right.value, context)
    kind, value = found if found else ("unread", None)
    return _spanning(left, right, kind, value)


def _spans_beside(left: object, right: object) -> bool:
    """Whether a week, a weekend or a month stands beside a day: "plan next week tomorrow"."""
    if not (isinstance(left, Day) and isinstance(right, Day)):
        return False
    return left.period != right.period and not (left.weekday or right.weekday)
