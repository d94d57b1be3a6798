"""Splitter of a message into parts, each of which may be a command."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from taskchat.assistant.builtin.grammar.context import masked
from taskchat.assistant.builtin.grammar.language import Language

MAX_PARTS = 20

_LINE = re.compile(
    r"\s*(?:\n|;(?=\s|$))[\n;\s]*|[.!?]+\s+(?=\w)(?<!\bno\. )(?<!\bnr\. )(?<!\d\. )(?<!\bevery! )(?<!\bjede[nrs]! )"
)


@dataclass(frozen=True)
class Part:
    """A piece of a message with what separated it from the piece before it."""

    text: str
    before: str = ""

    @property
    def is_line(self) -> bool:
        """Whether it is a line or sentence of its own."""
        return bool(re.search(r"[\n;.!?]", self.before))


def split_message(text: str, language: Language) -> list[Part]:
    """Split a message at each place where a command may begin, never inside quotes."""
    found: list[Part] = []
    for line in _cut(text, "", _LINE.finditer(masked(text))):
        text_of_line = f" {line.text}"
        found += _cut(text_of_line, line.before, _breaks(text_of_line, language))
    return [part for part in found if part.text.strip(" -*\u2022.,!?")]


def points_back(part: Part, language: Language) -> bool:
    """Whether it is like the end of "add find old files and delete them"."""
    return bool(
        re.match(language.words("and").pattern, f" {part.before.strip().lower()}")
        and language.words("back").match(f" {part.text.lower()}")
    )


def _cut(text: str, before: str, breaks: Iterator[re.Match[str]]) -> Iterator[Part]:
    start = 0
    for match in breaks:
        if match.end() <= start:
            continue
        yield Part(text[start : match.start()].strip(), before)
        start, before = match.end(), text[match.start() : match.end()]
    yield Part(text[start:].strip(), before)


def _breaks(text: str, language: Language) -> Iterator[re.Match[str]]:
    low = masked(text)
    usual, of_orders = _patterns(language)
    found = {match.start(): match for match in usual.finditer(low)}
    # A message that begins with an order and creates no task goes on with an order: "complete milk and delete bread".
    if language.words("order").match(low):
        found = {match.start(): match for match in of_orders.finditer(low)} | found
    return (found[start] for start in sorted(found))


@cache
def _patterns_of(code: str, classes: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    also, then, strong, weak, sure, order, both, after_list = classes
    usual = re.compile(
        rf"[,.]?{then},?(?= )|"
        rf",(?:{both})?(?:{also})*(?=(?:{strong}|{weak} ))|"
        rf"{both}(?:{also})*(?=(?:{strong}|{weak}(?:{sure}| [#\d\x00])))|"
        rf"(?<=\b{after_list}){both}(?={weak} )"
    )
    return usual, re.compile(rf"{both}(?={order} )")


def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = ("also", "then", "strong", "weak", "sure", "order", "both")
    return _patterns_of(language.code, (*(language.words(name).pattern for name in names), language.list_word))
