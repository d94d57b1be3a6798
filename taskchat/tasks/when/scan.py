"""Scan of a line for pieces: what each parser finds, the longest of it, neighbours merged."""

import re

from taskchat.tasks.when.lookalikes import is_lookalike
from taskchat.tasks.when.parsers import PARSERS
from taskchat.tasks.when.pieces import Context, Day, Piece
from taskchat.tasks.when.refine import choose, refine

# A name, and a short form of "tomorrow" where it is small.
_NAMES = re.compile(r"\bTom\b")


def scan(text: str, low: str, context: Context) -> list[Piece]:
    """Return the pieces of a text in its order; `low` is it in small letters, without its labels."""
    words = frozenset(re.findall(r"[^\W\d_]+|@|(?<=\d)['\"]", low))
    if re.search(r"\d", low):
        words |= {"0"}
    found = [piece for parser in PARSERS for piece in parser.scan(low, context, words)]
    chosen = [piece for piece in choose(found) if not (_is_lone(piece) and is_lookalike(piece, text, low, context))]
    return refine(chosen, low, context)


def lower(text: str) -> str:
    """Return the text in small letters, every one at its place; names that are words for dates stay as they are."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for name in _NAMES.finditer(text):
        low = low[: name.start()] + name[0] + low[name.end() :]
    return low


def _is_lone(piece: Piece) -> bool:
    """Whether a piece is a single word or number that is as often no date: "the sun", "good morning", "version 2.1"."""
    number = piece.kind == "day" and piece.weak
    return number or piece.kind == "part" or (isinstance(piece.value, Day) and piece.value.weekday)
