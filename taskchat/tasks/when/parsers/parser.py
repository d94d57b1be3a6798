"""Parser: one pattern and its meaning; the pattern is compiled once for each language."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from taskchat.tasks.when.pieces import Context, Piece

START, END = r"(?<![\w/:.'\u2019#])(?<![^\W\d_]-)", r"(?![\w/]|['\u2019]\w|-[a-z])"
Extract = Callable[[re.Match[str], Context], Piece | None]


@dataclass(frozen=True)
class Parser:
    """A small piece of grammar: `needs` are the tables (or "digit") of which a line must hold a word to be tried."""

    template: str
    extract: Extract
    needs: tuple[str, ...] = ()

    def scan(self, text: str, context: Context, tokens: frozenset[str]) -> Iterator[Piece]:
        """Every piece of the text that this parser reads."""
        language = context.language
        if self.needs and not any(language.hints(table, tokens) for table in self.needs):
            return
        for match in language.compile(f"{START}(?:{self.template}){END}").finditer(text):
            try:
                piece = self.extract(match, context)
            except (ValueError, OverflowError):
                # Looks like a date, but the calendar has no such day.
                piece = Piece(match.start(), match.end(), "unread", None)
            if piece:
                yield piece


def ends_line(match: re.Match[str]) -> bool:
    """Whether nothing but punctuation stands behind the words, where a title has its date."""
    return not match.string[match.end() :].strip(" .!?")


def piece(match: re.Match[str], kind: str, value: object, **flags: bool) -> Piece:
    """Return the piece that the whole match is."""
    return Piece(match.start(), match.end(), kind, value, said=match[0], **flags)  # pyright: ignore[reportArgumentType]
