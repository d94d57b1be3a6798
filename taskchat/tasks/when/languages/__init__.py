"""The tables of words, one for each language, and which of them a line is written in."""

import re

from taskchat.tasks.when.languages.english import ENGLISH
from taskchat.tasks.when.languages.german import GERMAN
from taskchat.tasks.when.languages.language import Language

__all__ = ["ENGLISH", "GERMAN", "LANGUAGES", "Language", "detect"]

LANGUAGES: dict[str, Language] = {"en": ENGLISH, "de": GERMAN}


def detect(low: str, code: str | None = None) -> Language:
    """Return the language of that code, or else the one with most words of its own in the line; else English."""
    if code in LANGUAGES:
        return LANGUAGES[code]
    words = frozenset(re.findall(r"[^\W\d_]+", low))
    for language in LANGUAGES.values():
        if low.strip(" .") in language.weekdays:
            return language
    return max(LANGUAGES.values(), key=lambda language: _clues(language, words, low))


def _clues(language: Language, words: frozenset[str], low: str) -> int:
    return len(language.clues & words) + len(language.slips.keys() & words) + language.is_marked(low)
