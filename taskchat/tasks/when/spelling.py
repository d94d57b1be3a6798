"""Slips in the names of days and months: "tomorow", "wensday", "febuary" are read as what they must mean."""

import re
from collections.abc import Iterable

from taskchat.tasks.when.languages import Language

_WORD = re.compile(r"[^\W\d_]{5,}")
# A missing blank: "friday5pm", "9amtomorrow".
_GLUED = r"\b(?:%long_day%)(?=\d)|\d[ap]m(?=(?:%long_day%)\b)"
Span = tuple[int, int, str]


class Correction:
    """A text with its slips mended, which may move what stands behind them."""

    def __init__(self, text: str, low: str, language: Language) -> None:
        words = [(match.start(), match.end(), language.slips.get(match[0])) for match in _WORD.finditer(low)]
        glued = [
            (match.start(), match.end(), f"{match[0]} ")
            for match in language.compile(_GLUED).finditer(low)
            if any(char.isdecimal() for char in low)
        ]
        self._slips = sorted((start, end, right) for start, end, right in [*words, *glued] if right)
        self.text, self.low = self._mend(text), self._mend(low)

    def _mend(self, text: str) -> str:
        for start, end, right in reversed(self._slips):
            text = text[:start] + (right.capitalize() if text[start].isupper() else right) + text[end:]
        return text

    def spans_before(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return spans of the mended text where they stand in the given one."""
        return tuple((self._before(start, end=False), self._before(end, end=True), kind) for start, end, kind in spans)

    def _before(self, at: int, *, end: bool) -> int:
        for start, stop, right in self._slips:
            if at < start + len(right) + end:
                return at if at <= start else stop if end else start
            at += stop - start - len(right)
        return at
