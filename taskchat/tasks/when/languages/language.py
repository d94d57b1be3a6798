"""Language: the tables of words that the parsers' patterns are filled with."""

import re
from dataclasses import dataclass, field
from functools import cached_property


def either(words: dict[str, object] | list[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _holiday_pattern(names: dict[str, str]) -> str:
    """Return a regular expression for any of the names, with the apostrophes, dots and hyphens that people add."""
    one = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    one = re.sub(r"s(?=\\\ |\||$)", lambda _: r"['\u2019]?s['\u2019]?", one)
    return re.sub(r"\\[ -]", lambda _: r"\.?[\s-]+", one)


def _first_word(words: str) -> str:
    found = re.search(r"[^\W\d_]+", words)
    return found[0] if found else words


def _slips(word: str) -> set[str]:
    """Return a word with one of its inner letters lost or doubled, or two of them swapped."""
    inner = range(1, len(word) - 1)
    lost = {word[:at] + word[at + 1 :] for at in inner}
    doubled = {word[:at] + word[at] + word[at:] for at in inner}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in inner[:-1]}
    return (lost | doubled | swapped) - {word}


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
    holidays: dict[str, str]
    words: dict[str, str]
    triggers: dict[str, str]
    adverbs: dict[str, tuple[str, int]]
    clues: frozenset[str] = frozenset()
    misspelt: dict[str, str] = field(default_factory=dict)
    # The hours from 1 to this one are the afternoon's, where nothing says which half of the day is meant.
    last_afternoon_hour: int = 7
    compiled: dict[str, re.Pattern[str]] = field(default_factory=dict, compare=False)

    @cached_property
    def _fragments(self) -> dict[str, str]:
        long_days = [name for name in (*self.weekdays, *self.named_days) if name.isalpha() and len(name) > 2]
        tables = {
            "weekday": either(dict(self.weekdays)),
            "month": either(dict(self.months)),
            "unit": either(dict(self.units)),
            "part": either(dict(self.parts)),
            "named_day": either(dict(self.named_days)),
            "long_day": either(long_days),
            "holiday": _holiday_pattern(self.holidays),
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
        first = {name: frozenset(_first_word(word) for word in table) for name, table in tables.items()}
        first["holiday"] |= {word.removesuffix("s") for word in first["holiday"]}
        return {**first, **{name: frozenset(words.split()) for name, words in self.triggers.items()}}

    @cached_property
    def slips(self) -> dict[str, str]:
        """Misspelt names of days and months, with the right ones: a letter lost, doubled or swapped, and known ones."""
        names = [name for name in (*self.weekdays, *self.months, *self.named_days) if name.isalpha() and len(name) > 5]
        found = {slip: name for name in names for slip in _slips(name)} | self.misspelt
        known = {*self.weekdays, *self.months, *self.named_days, *self.parts, *self.adverbs}
        return {slip: name for slip, name in found.items() if slip not in known}

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

    def is_marked(self, text: str) -> bool:
        """Whether a text has a spelling of figures that only this language has: "am 15ten", "fr 8:30"."""
        return self.compile("%mark%").search(text) is not None

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

    def holiday(self, words: str) -> str:
        """Return the key of a holiday by its name as it stands in a line."""
        plain = re.sub(r"\s*-\s*|\s+", " ", re.sub(r"['\u2019]", "", words))
        return self._holiday_keys[plain.replace(".", "")]

    @cached_property
    def _holiday_keys(self) -> dict[str, str]:
        return {re.sub(r"\s*-\s*|\s+", " ", re.sub(r"['.]", "", name)): key for name, key in self.holidays.items()}

    def year(self, words: str) -> int:
        """Return the year in figures or words: "2026", "nineteen eighty six", "two thousand and eighteen"."""
        if words.isdecimal():
            return int(words)
        first, *rest = re.sub(r"\b(?:and|hundred|oh?|zero)\b", " ", words.replace("-", " ")).split()
        century = 2000 if rest[:1] == ["thousand"] else int(self.number(first) or 0) * 100
        return century + int(self.number(" ".join(rest[century == 2000 :])) or 0)
