"""The tables of words, one for each language, and which of them a line is written in."""

import re

from taskchat.tasks.when.languages.english import ENGLISH
from taskchat.tasks.when.languages.german import GERMAN
from taskchat.tasks.when.languages.language import Language

__all__ = ["ENGLISH", "GERMAN", "LANGUAGES", "Language", "detect"]

LANGUAGES: dict[str, Language] = {"en": ENGLISH, "de": GERMAN}
_ALL_CLUES = frozenset[str]().union(*(language.clues for language in LANGUAGES.values()))


def detect(low: str, code: str | None = None) -> Language:
    """Return the language of that code, or else the one with most words of its own in the line; else English."""
    if code in LANGUAGES:
        return LANGUAGES[code]
    words = frozenset(re.findall(r"[^\W\d_]+", low))
    for language in LANGUAGES.values():
        if low.strip(" .") in language.weekdays:
            return language
    clues = [_clues(language, words, low) for language in LANGUAGES.values()]
    tied = [language for language, count in zip(LANGUAGES.values(), clues, strict=True) if count == max(clues)]
    return next((language for language in tied if len(tied) > 1 and _dates_last(language, low)), tied[0])


def _dates_last(language: Language, low: str) -> bool:
    """Whether the last clue of a line in two languages names a date in this one: "the report in 2 Stunden"."""
    last = next((word for word in reversed(re.findall(r"[^\W\d_]+", low)) if word in _ALL_CLUES), "")
    tables = (language.units, language.numbers, language.named_days, language.parts)
    return any(last in table for table in tables)


def _clues(language: Language, words: frozenset[str], low: str) -> int:
    return len(language.clues & words) + len(language.slips.keys() & words) + language.is_marked(low)
