"""Lookalikes: words of a title that only look like a date, as names, things and what a text is about."""

import re

from taskchat.tasks.when.pieces import Context, Piece

# The words before a date that change its meaning are few.
_LEAD_LENGTH = 60
# "Day 5" is a number; "every day 9am" is a time.
_NUMBER = re.compile(r"\d+(?![\d:]|\s?[ap]\.?m\b)")
_ORDINAL = re.compile(r"\d+\s?(?:st|nd|rd|th)")
_RANKED = re.compile(r"(?:['\u2019]s?|\b[A-Z]\w*|\b(?:in|come|came|finish|be|place|placed|and|or|my|his|her))\s+$")
_NAME = re.compile(r"(?:\b[A-Z][\w'\u2019]*\s+)+$")


def belongs_to_title(piece: Piece, text: str, low: str, context: Context) -> bool:
    """Whether the piece is part of a name or a thing, and no date."""
    before = low[: piece.start].rstrip(" ")
    return _is_bound(piece, before, context) or is_lookalike(piece, text, low, context)


def is_lookalike(piece: Piece, text: str, low: str, context: Context) -> bool:
    """Whether the piece is a thing, a name or a number of something, whatever stands behind it."""
    before = low[: piece.start].rstrip(" ")
    return (
        (_NUMBER.match(piece.said) is not None and _follows(before.rstrip(": #"), "numbered", context))
        or is_thing(piece, before, context)
        or _is_name(piece, text, low, context)
        or _is_played(piece, before, context)
        or _is_ranked(piece, text)
    )


def _is_bound(piece: Piece, before: str, context: Context) -> bool:
    """Whether words before the piece take it for themselves: "about friday", "what is due friday"."""
    if piece.kind == "rule" and _follows(before, "copula", context):
        return False
    if piece.kind == "unread" and _follows(before, "range_from", context):
        return False
    return _follows(before, "bound", context) or _follows(re.sub(r"\s+(?:due|fällig)$", "", before), "copula", context)


def _follows(before: str, words: str, context: Context) -> bool:
    pattern = context.language.compile(rf"(?:^|[\s(])(?:%{words}%)$")
    return bool(pattern.search(before, max(len(before) - _LEAD_LENGTH, 0)))


def is_thing(piece: Piece, before: str, context: Context) -> bool:
    """Whether an article before the name of a day makes it a thing: "my sunday", "a good evening"."""
    if piece.strong and piece.kind != "day":
        return False
    if re.match(r"(?:the|der|die|das|dem|den|am|on|by)\b", piece.said):
        return False
    if piece.said == "sun" and re.search(r"\b(?:morning|afternoon|evening|midday|midnight)$", before):
        return True
    return _follows(before, "thing", context)


def _is_ranked(piece: Piece, text: str) -> bool:
    """Whether an ordinal alone is a birthday, a street or a place won: "Ann's 30th", "W 27th", "come in 1st"."""
    return _ORDINAL.fullmatch(piece.said) is not None and _RANKED.search(text, 0, piece.start) is not None


def _is_played(piece: Piece, before: str, context: Context) -> bool:
    """Whether "midnight" or "noon" is all that is watched or read."""
    media = context.language.compile("%media%").fullmatch(before)
    return media is not None and piece.kind in ("midnight", "clock") and piece.said.isalpha()


def _is_name(piece: Piece, text: str, low: str, context: Context) -> bool:
    """Read "Freaky Friday": capitalised after capitalised words, where something is watched or read, or after "The"."""
    if not text[piece.start].isupper():
        return False
    names = _NAME.search(text[: piece.start])
    first = low.split(None, 1)[0] if low.split() else ""
    media = re.fullmatch(context.language.compile("%media%"), first) is not None
    if not names or names.start() == 0:
        words = text[piece.start : piece.end].split()
        return media and len(words) > 1 and all(word[0].isupper() for word in words) and piece.kind != "daytime"
    capitals = names[0].split()
    return media or len(capitals) > 2 or capitals[0] in ("The", "A", "An", "Der", "Die", "Das")
