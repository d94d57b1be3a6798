"""Text for people and for the database: shortened, counted, printable. Pure."""

from math import isfinite
from typing import Any


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
