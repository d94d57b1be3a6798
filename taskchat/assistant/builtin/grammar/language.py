"""Language of the grammar: its tables of patterns and words. A further language is one more of these."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from taskchat.assistant.builtin.grammar.template import Template, compile_template, expression

# A kind (an intent, a condition) with a pattern and, maybe, values that the pattern stands for.
Row = tuple[str, str] | tuple[str, str, dict[str, Any]]


@dataclass(frozen=True)
class Rule:
    """A compiled row of a table."""

    kind: str
    template: Template
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Language:
    """Tables of one language.

    `sentences` are patterns by intent, the likelier first, `remarks` those that are read with all their courtesies
    ("no, tomorrow"), and `texts` those that end in a text, which is never split; `references` are ways to name tasks,
    `conditions` what a list may be narrowed by, `periods` stretches of days, `line` what a new task's line says beside
    its title. `classes` are the words that patterns write as `<name>`; `numbers`, `months`, `ordinals`, `priorities`
    and `units` give the values of words, `list_word` is what a list is called, and `past` the
    expression for a regular participle.
    """

    code: str
    classes: Mapping[str, str]
    remarks: tuple[Row, ...]
    texts: tuple[Row, ...]
    sentences: tuple[Row, ...]
    references: tuple[Row, ...]
    conditions: tuple[Row, ...]
    periods: tuple[Row, ...]
    line: tuple[Row, ...]
    numbers: Mapping[str, int]
    months: Mapping[str, int]
    ordinals: Mapping[str, str]
    priorities: Mapping[str, str]
    units: Mapping[str, str]
    list_word: str
    past: str
    _compiled: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def remark_rules(self) -> tuple[Rule, ...]:
        """Compiled remarks."""
        return self._rules(self.remarks)

    @cached_property
    def text_rules(self) -> tuple[Rule, ...]:
        """Compiled sentences that end in a text."""
        return self._rules(self.texts)

    @cached_property
    def sentence_rules(self) -> tuple[Rule, ...]:
        """Compiled sentences."""
        return self._rules(self.sentences)

    @cached_property
    def reference_rules(self) -> tuple[Rule, ...]:
        """Compiled ways to name tasks."""
        return self._rules(self.references)

    @cached_property
    def condition_rules(self) -> tuple[Rule, ...]:
        """Compiled conditions."""
        return self._rules(self.conditions)

    @cached_property
    def line_rules(self) -> tuple[Rule, ...]:
        """Compiled ways to give a new task's tags and notes in words."""
        return self._rules(self.line)

    @cached_property
    def period_rules(self) -> tuple[Rule, ...]:
        """Compiled periods."""
        return self._rules(self.periods)

    def words(self, name: str) -> re.Pattern[str]:
        """Return the expression for the words of a class, each with the space before it; compiled once."""
        if name not in self._compiled:
            self._compiled[name] = re.compile(expression(f"<{name}>", self.classes))
        return self._compiled[name]

    def ending(self, name: str) -> re.Pattern[str]:
        """Return the expression for the words of a class at the end of a text; compiled once."""
        key = f"{name}$"
        if key not in self._compiled:
            self._compiled[key] = re.compile(rf"(?:[ ,]*{self.words(name).pattern}[.!? ]*)+$")
        return self._compiled[key]

    def without(self, name: str, words: str) -> str:
        """Return words without those of a class that stand before them."""
        while match := self.words(name).match(f" {words.lower()}"):
            words = words[match.end() - 1 :].strip(" ,:")
        return words

    def _rules(self, rows: tuple[Row, ...]) -> tuple[Rule, ...]:
        return tuple(
            Rule(row[0], compile_template(row[1], self.classes), row[2] if len(row) > 2 else {}) for row in rows
        )
