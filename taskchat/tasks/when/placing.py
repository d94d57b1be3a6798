"""Placing: where a date stands in its line, with the words that lead to it."""

import re

from taskchat.tasks.when.pieces import Context, DayTime, Piece, Span

_PREPOSITIONS = "by|on|due|before|for|until|till|bis|am|um|für"
# The words that lead to a date are few.
_LEAD_LENGTH = 60


def placed(due: list[Piece], low: str, context: Context) -> tuple[list[Piece], list[Piece]]:
    """Return the dates that stand where a date stands, and those that are as likely a part of the title."""
    placed = [piece for piece in due if _stands(piece, low, context)]
    return placed, [piece for piece in due if piece not in placed]


def _stands(piece: Piece, low: str, context: Context) -> bool:
    if piece.strong or piece.kind == "moment" or (isinstance(piece.value, DayTime) and piece.value.clock):
        return True
    start, end = with_lead(piece, low, context)
    after = low[end:].strip(" .!?")
    lead = low[start : piece.start].strip(" ,-")
    if not after or (lead and lead not in ("for", "für")) or after[0] in ",;:.(\u2013|":
        return True
    return is_led(piece, piece.start, low, context)


def is_led(piece: Piece, start: int, low: str, context: Context) -> bool:
    """Whether a preposition leads to a date, in it or before it."""
    before = low[start : piece.start].strip(" ,-@")
    return bool(before or re.match(context.language.compile(r"(?:%lead_in_said%)\b"), piece.said))


def is_reminder(piece: Piece, low: str, context: Context) -> bool:
    """Whether "remind me" stands before a date."""
    pattern = context.language.compile(r"(?:%remind%)\s*(?:%glue%)$")
    return pattern.search(low, max(piece.start - _LEAD_LENGTH, 0), piece.start) is not None


def with_lead(piece: Piece, low: str, context: Context) -> tuple[int, int]:
    """Return the stretch of a date with the preposition before it."""
    pattern = context.language.compile(r"(?:%lead%)$")
    match = pattern.search(low, max(piece.start - _LEAD_LENGTH, 0), piece.start)
    start = match.start() if match else piece.start
    while start < piece.start and low[start] == " ":
        start += 1
    closes = low[piece.end : piece.end + 1] == ")" and "(" in low[start : piece.end]
    return start, piece.end + closes


def is_whole(piece: Piece, low: str) -> bool:
    """Whether a line is nothing but this date, with a preposition before it and punctuation behind it."""
    before, after = low[: piece.start], low[piece.end :]
    return not after.strip(" .,!?;") and re.fullmatch(rf"[ .,!?;]*(?:{_PREPOSITIONS})?[ ]*", before) is not None


def is_lasting(piece: Piece, low: str, context: Context) -> bool:
    """Whether a span says how long a rhythm goes on: "every day for 3 weeks"; ten minutes are the task's."""
    lasts = context.language.compile(r"\b(?:%lasting%)\s+$")
    days = isinstance(piece.value, Span) and piece.value.whole_days
    return days and lasts.search(low, max(piece.start - _LEAD_LENGTH, 0), piece.start) is not None
