"""Words that look like a date and were not read: then there is no date at all."""

import re

from taskchat.tasks.when.pieces import Context, Piece

_LEAD_LENGTH = 60
_CLOCK = re.compile(r"(?<![\w:.])\d{1,2}(?::\d\d(?!\d)|\s?[ap]\.?m\b)")
_FIGURES = re.compile(r"(?<![\w./-])\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?![\w/-])")


def touching(start: int, end: int, low: str, context: Context, *, led: bool = False) -> tuple[str, ...]:
    """Return the words beside a date that make it only a part of a longer one: "quarter past" 8pm, "9" tomorrow.

    A number before a preposition that has `led` to the day is the title's, and what is counted: "read book 2 by
    friday", "a table for 4 at 7pm".
    """
    language = context.language
    counted = r"(?<!for\s)(?<!of\s)(?<!für\s)(?<!mit\s)"
    number = (
        rf"|{counted}(?:(?:%number_word%)(?<!\ba)(?<!\ban)(?<!\bone)|\d{{1,2}}(?:st|nd|rd|th|\.)?)" if not led else ""
    )
    before = language.compile(rf"(?<!\S)(?:%touching%|%zone%{number})[\s,]*$")
    until = len(low[:start].rstrip(" ,"))
    found = before.search(low, max(until - _LEAD_LENGTH, 0), until)
    if found and not _numbered(low[: found.start()], context) and "\x00" not in found[0]:
        word = found[0].strip(" ,")
        if not (word.isdecimal() and int(word) > 31):
            return (low[found.start() : end].strip(),)
    following = language.compile(r"[\s,(]*(?:%zone%|%touching_after%)(?!\w)").match(low, end)
    following = following or _number_after(start, end, low, context)
    return (low[start : following.end()].strip(),) if following else ()


def _number_after(start: int, end: int, low: str, context: Context) -> re.Match[str] | None:
    """Return the number behind a weekday or a bare hour that may be its day or its minutes: "monday 21 call Ann"."""
    said = low[start:end]
    if context.language.compile(r"(?:%weekday%)\.?$").search(said):
        return context.language.compile(r",?\s*(?:%the%\s+)?\d{1,2}(?![\w:./-])(?!\s?(?:%unit%|x)\b)").match(low, end)
    if context.language.compile(r"(?:%at%)\s*\d{1,2}$").search(said):
        return re.compile(r"\s\d\d(?!\w)").match(low, end)
    return None


def _numbered(before: str, context: Context) -> bool:
    pattern = context.language.compile(r"(?:^|\s)(?:%numbered%)s?\s*#?$")
    return pattern.search(before, max(len(before) - _LEAD_LENGTH, 0)) is not None


def unread_words(low: str, pieces: list[Piece], context: Context) -> tuple[str, ...]:
    """Return the other words of the line that look like a date: times, days in figures, exceptions."""
    rest = low
    for piece in pieces:
        rest = rest[: piece.start] + "\x00" * (piece.end - piece.start) + rest[piece.end :]
    leftover = context.language.compile(r"(?<!\S)(?:%leftover%)(?![\w'])")
    found = [match for pattern in (_CLOCK, _FIGURES, leftover) for match in pattern.finditer(rest)]
    return tuple(low[match.start() : match.end()] for match in found)


def unread_of_rhythm(end: int, low: str, context: Context) -> tuple[str, ...]:
    """Return the words right behind a rhythm that would be more of it: "until june", "and friday", "on the last"."""
    found = context.language.compile(r"[\s,]*(?:%rhythm_leftover%)(?![\w'])").match(low, end)
    return (low[end : found.end()].strip(" ,"),) if found else ()
