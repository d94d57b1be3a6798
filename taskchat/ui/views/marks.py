"""Marks of a search: where its words are in a text, and the piece of the notes that has them. Pure."""

import re
import unicodedata
from itertools import groupby

from taskchat.text import folded
from taskchat.ui.views.board import Highlight

# A letter with the marks that are drawn over and under it.
_LETTER = re.compile(r".[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*", re.DOTALL)
# Letters of the notes that are shown: as many as two lines have room for, a few of them before the first hit.
_SHOWN, _BEFORE = 160, 40
_WORD_MAX = 20


def highlights(text: str, search: str) -> list[Highlight]:
    """Split a text where words of a search are in it; empty where none is."""
    words = _pattern(search)
    letters = _LETTER.findall(text)
    # A letter may be folded to two, "ß" is not: each place in the folded text belongs to one letter of the text.
    places = [number for number, letter in enumerate(letters) for _ in folded(letter)]
    found: set[int] = set()
    for match in words.finditer("".join(map(folded, letters))) if words else ():
        found.update(places[match.start() : match.end()])
    if not found:
        return []
    runs = groupby(range(len(letters)), key=lambda number: number in found)
    return [Highlight("".join(letters[number] for number in numbers), marked) for marked, numbers in runs]


def snippet(notes: str, search: str) -> list[Highlight]:
    """Return the piece of the notes in which most words of a search are, in one line; empty where none is."""
    words = _pattern(search)
    if not words or not words.search(folded(notes)):
        return []
    # Composed as `folded` composes, and dotted as it dots, so that places in it are places here.
    text = unicodedata.normalize("NFC", " ".join(notes.split())).replace("i\u0307", "i")
    hits = [(match.start(), match.group()) for match in words.finditer(folded(text))]
    return highlights(_cut(text, _richest(hits)), search)


def _pattern(search: str) -> re.Pattern[str] | None:
    words = sorted(map(re.escape, set(folded(search).split())), key=len, reverse=True)
    return re.compile("|".join(words)) if words else None


def _richest(hits: list[tuple[int, str]]) -> int:
    """Return the first hit behind which the most different words are near."""
    following: dict[str, int] = {}
    best, found = 0, 0
    for start, word in reversed(hits):
        following[word] = start
        near = sum(place < start + _SHOWN - _BEFORE for place in following.values())
        if near >= found:
            best, found = start, near
    return best


def _cut(text: str, hit: int) -> str:
    """Cut a piece around a hit, at blanks where there are some, with an ellipsis where something is left out."""
    start, end = max(hit - _BEFORE, 0), min(max(hit - _BEFORE, 0) + _SHOWN, len(text))
    if start and (blank := text.find(" ", start, min(start + _WORD_MAX, hit))) >= 0:
        start = blank + 1
    if end < len(text) and (blank := text.rfind(" ", end - _WORD_MAX, end)) > hit:
        end = blank
    return f"{'…' if start else ''}{text[start:end].rstrip()}{'…' if end < len(text) else ''}"
