"""Language: the tables of words that the parsers' patterns are filled with."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from taskchat.tasks.when.holidays import Holiday


def either(words: dict[str, object] | list[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True)
class Language:
    """Words of one language by their meaning; a further language is one more of these tables.

    `words` holds fragments of regular expressions for what joins dates together ("of the", "from now").
    """

    code: str
    weekdays: dict[str, int]
    months: dict[str, int]
    numbers: dict[str, float]
    ordinals: dict[str, int]
    units: dict[str, str]
    parts: dict[str, str]
    named_days: dict[str, int]
    holidays: dict[str, Holiday]
    words: dict[str, str]
    triggers: dict[str, str]
    adverbs: dict[str, tuple[str, int]]
    clues: frozenset[str] = frozenset()
    misspelt: frozenset[str] = frozenset()
    compiled: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False)

    @cached_property
    def _fragments(self) -> dict[str, str]:
        tables = {
            "weekday": either(dict(self.weekdays)),
            "month": either(dict(self.months)),
            "unit": either(dict(self.units)),
            "part": either(dict(self.parts)),
            "named_day": either(dict(self.named_days)),
            "holiday": either(dict(self.holidays)),
            "number_word": either(dict(self.numbers)),
            "ordinal_word": either(dict(self.ordinals)),
        }
        return {**tables, **self.words}

    @cached_property
    def _first_words(self) -> dict[str, frozenset[str]]:
        tables = {
            "weekday": self.weekdays, "month": self.months, "unit": self.units, "part": self.parts,
            "named_day": self.named_days, "holiday": self.holidays, "ordinal": self.ordinals,
            "number_word": self.numbers,
        }  # fmt: skip
        first = {name: frozenset(re.split(r"[^\w]", word)[0] for word in table) for name, table in tables.items()}
        return {**first, **{name: frozenset(words.split()) for name, words in self.triggers.items()}}

    def hints(self, table: str, tokens: frozenset[str]) -> bool:
        """Whether the words of a line hold one of that table."""
        return not self._first_words.get(table, frozenset()).isdisjoint(tokens)

    def compile(self, template: str) -> re.Pattern[str]:
        """Return the template with each `%name%` replaced by the words of this language; compiled once."""
        if known := self.compiled.get(template):
            return known
        given = template
        while re.search(r"%\w+%", template):
            template = re.sub(r"%(\w+)%", lambda match: f"(?:{self._fragments[match[1]]})", template)
        return self.compiled.setdefault(given, re.compile(template))

    def number(self, words: str) -> float | None:
        """Return the number in figures or words: "3", "2.5", "1/2", "twenty-five", "a couple of"."""
        words = re.sub(r"\s+", " ", words.strip())
        if re.fullmatch(r"\d+(?:[.,]\d+)?", words):
            return float(words.replace(",", "."))
        if fraction := re.fullmatch(r"(\d)/(\d)", words):
            return int(fraction[1]) / int(fraction[2]) if fraction[2] != "0" else None
        return self.numbers.get(words, self.numbers.get(words.replace("-", " ")))

    def ordinal(self, words: str) -> int | None:
        """Return the number of "15th", "15." or "fifteenth"."""
        if figures := re.match(r"\d{1,2}", words):
            return int(figures[0])
        return self.ordinals.get(re.sub(r"[\s-]+", " ", words.strip()))
