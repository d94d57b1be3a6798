"""Patterns of sentences: words, optional words, choices, word classes, and named parts between them.

`"[mark|set] {tasks} (as) <done>"`: `(…)` may be left out, `[a|b]` is one of these, `<name>` a class of words of the
language, `{name}` a part that a reader explains; a colon alone stands behind the word before it. Case, and a comma or
colon after a word, do not matter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Classes = Mapping[str, str]
Spans = tuple[tuple[int, int], ...]

_TOKEN = re.compile(r"<(?P<of>\w+)>|(?P<mark>[()\[\]|])|(?P<word>[^\s()\[\]|<>]+)")
_PART = re.compile(r"\{(\w+)\}")
# Letters that may be left out, or written without their key.
_SPELLINGS = {"'": "'?", "ä": "(?:ä|ae)", "ö": "(?:ö|oe)", "ü": "(?:ü|ue)", "ß": "(?:ß|ss)"}
_MARKS = {"(": "(?:", "[": "(?:", ")": ")?", "]": ")", "|": "|"}
_PART_ENDS = re.compile(r"(?=[ ']|: )|$")


@dataclass(frozen=True)
class Template:
    """A compiled pattern: its parts, and what stands before, between and after them."""

    parts: tuple[str, ...]
    literals: tuple[re.Pattern[str], ...]

    def splits(self, text: str) -> Iterator[Spans]:
        """Yield each way in which the pattern covers a whole text, as the spans of its parts, short ones first.

        The text is in lower case, with single spaces, one of them before its first word.
        """
        if not self.parts:
            yield from [()] if self.literals[0].fullmatch(text) else []
        elif opening := self.literals[0].match(text):
            yield from self._split(text, opening.end(), 0)

    def _split(self, text: str, start: int, number: int) -> Iterator[Spans]:
        literal = self.literals[number + 1]
        is_last = number + 1 == len(self.parts)
        ends = [len(text)] if is_last and not literal.pattern else [m.start() for m in _PART_ENDS.finditer(text, start)]
        for end in ends:
            if end < start + 2:
                continue
            if is_last:
                if literal.fullmatch(text, end):
                    yield ((start, end),)
            elif match := literal.match(text, end):
                for rest in self._split(text, match.end(), number + 1):
                    yield ((start, end), *rest)


def compile_template(pattern: str, classes: Classes) -> Template:
    """Compile a pattern with the word classes of a language."""
    pieces = _PART.split(pattern)
    return Template(tuple(pieces[1::2]), tuple(re.compile(expression(piece, classes)) for piece in pieces[::2]))


def expression(pattern: str, classes: Classes) -> str:
    """Return the regular expression for a pattern without parts; each of its words takes the space before it."""
    found = "".join(_token(token, classes) for token in _TOKEN.finditer(pattern))
    return f"(?:{found})" if found else ""


def _token(token: re.Match[str], classes: Classes) -> str:
    if token["of"]:
        return expression(classes[token["of"]], classes)
    if token["mark"]:
        return _MARKS[token["mark"]]
    word = token["word"]
    if word == ":":
        return ":(?= |$)"
    space = "" if word.startswith("'") else " "
    return rf"""{space}{"".join(_SPELLINGS.get(letter, re.escape(letter)) for letter in word)}[,:]?(?=[ :]|$)"""
