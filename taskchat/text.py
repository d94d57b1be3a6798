"""Text for people and for the database: shortened, counted, printable, folded. Pure."""

import unicodedata
from math import isfinite
from typing import Any

# Kinds of characters that show nothing: spaces, controls, marks of formats, and what stands for no character.
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cn"})
# Letters and signs that are drawn as nothing: Hangul fillers, the empty Braille pattern, the grapheme joiner.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
# Marks that another spelling of the same letter has: İ is lowered to two, and Σ to two kinds.
_SPELLINGS = (("i\u0307", "i"), ("\u03c2", "\u03c3"))


def shortened(text: str, max_length: int) -> str:
    """Cut a text to at most `max_length` characters, with an ellipsis where it had more."""
    return text if len(text) <= max_length else f"{text[: max_length - 1].rstrip()}…"


def counted(count: int, noun: str) -> str:
    """Format a number with its noun, which takes an "s" for more than one: "1 task", "1,200 tasks"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def printable(value: Any) -> Any:
    """Remove from JSON what PostgreSQL cannot store: NUL, halves of surrogate pairs, NaN and infinity."""
    match value:
        case str():
            return _printable_text(value)
        case float() if not isfinite(value):
            return None
        case dict():
            return {_printable_text(str(name)): printable(inner) for name, inner in value.items()}
        case list():
            return [printable(inner) for inner in value]
        case _:
            return value


def _printable_text(text: str) -> str:
    if text.isascii():
        return text.replace("\x00", "")
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return all(one in _FILLERS or unicodedata.category(one) in _UNSEEN for one in text)


def folded(text: str) -> str:
    """Fold a text so that it is found however it is written: small letters, composed, one spelling for each.

    PostgreSQL does the same in `taskchat.tasks.folding`.
    """
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFC", text).lower()
    for spelling, usual in _SPELLINGS:
        lowered = lowered.replace(spelling, usual)
    return lowered
