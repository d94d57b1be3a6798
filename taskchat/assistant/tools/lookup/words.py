"""Words of titles and references, folded so that they can be compared. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from taskchat.assistant.tools.lookup.vocabulary import ARTICLES, EMPTY

# Words with the marks that change what they mean: "C++", "C#", "5%", "-5", "<5", "2.1"; other punctuation stands for
# nothing.
_WORD = re.compile(r"(?:(?<!\S)-(?=\d))?[+<>=$€£¥]*(?:[^\W_]*\d(?:[.,:]\d+)+|[^\W_]+)[+%$€£¥]*(?:#(?!\w))?")
_POINTS = str.maketrans(",:", "..")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_QUOTES = dict.fromkeys("\u2018\u2019\u02bc\u201b\u00b4`", "'")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_TYPOGRAPHIC = str.maketrans({**_QUOTES, **_DASHES, "&": " and "})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
# Below it lie the letters whose marks are accents; in other scripts a mark makes another letter.
_ACCENTED_UNTIL = "\u0400"


@dataclass(frozen=True)
class Spelling:
    """Title or reference in the forms by which it is compared.

    `words` are its words in lower case; `plain` those without accents and articles; `capitals` the indexes in `plain`
    of words with a capital letter.
    """

    words: tuple[str, ...]
    plain: tuple[str, ...]
    capitals: frozenset[int]

    @property
    def names_something(self) -> bool:
        """Whether a word is more than "it", "the one" or "for"."""
        return not EMPTY.issuperset(self.words)


def fold(text: str) -> str:
    """Return a text in lower case, Unicode-normalised, with single spaces and without a full stop."""
    return " ".join(_normalise(text).casefold().split()).strip(" .!")


def spell(text: str) -> Spelling:
    """Return the forms of a text."""
    text = _normalise(text)
    written = _WORD.findall(_APOSTROPHE.sub("", text.translate(_TYPOGRAPHIC)))
    words = [word.casefold().translate(_POINTS) for word in written]
    kept = [n for n, word in enumerate(words) if word not in ARTICLES or _is_content(n, written)]
    return Spelling(
        tuple(words),
        tuple(_without_accents(words[n]) for n in kept),
        frozenset(place for place, n in enumerate(kept) if written[n] != written[n].lower()),
    )


def _normalise(text: str) -> str:
    return text if text.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def _is_content(n: int, written: Sequence[str]) -> bool:
    """Whether what looks like an article is none: the last word, or the letter of "vitamin A pills"."""
    return n == len(written) - 1 or (n > 0 and written[n].isupper())


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", word):
        if not (unicodedata.combining(character) and kept and kept[-1] < _ACCENTED_UNTIL):
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_LETTERS)
