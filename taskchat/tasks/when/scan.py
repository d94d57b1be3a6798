"""Scan of a line for pieces: what each parser finds, the longest of it, neighbours merged."""

import re

from taskchat.tasks.when.lookalikes import is_thing
from taskchat.tasks.when.parsers import PARSERS
from taskchat.tasks.when.pieces import Context, Day, Piece
from taskchat.tasks.when.refine import choose, refine


def scan(low: str, context: Context) -> list[Piece]:
    """Return the pieces of a text in small letters, in its order."""
    words = frozenset(re.findall(r"[^\W\d_]+|@|(?<=\d)['\"]", low))
    if re.search(r"\d", low):
        words |= {"0"}
    found = [piece for parser in PARSERS for piece in parser.scan(low, context, words)]
    chosen = [piece for piece in choose(found) if not _is_thing(piece, low, context)]
    return refine(chosen, low, context)


def lower(text: str) -> str:
    """Return the text in small letters, every one at its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_thing(piece: Piece, low: str, context: Context) -> bool:
    """Whether a lone weekday or part of the day is a thing: "the sun", "good morning"."""
    lone = piece.kind == "part" or (isinstance(piece.value, Day) and piece.value.weekday)
    return lone and is_thing(piece, low[: piece.start].rstrip(" "), context)
