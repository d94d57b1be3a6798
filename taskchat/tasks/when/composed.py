"""Text with letters and their accents composed (NFC), as words are known, and where each place of it came from."""

from collections.abc import Iterable
from unicodedata import combining, is_normalized, normalize


class Composed:
    """Composed form of a text; where letters cannot be composed one by one, the text as it is."""

    def __init__(self, text: str) -> None:
        self._starts = list(range(len(text) + 1))
        self.text = text
        if not is_normalized("NFC", text):
            self._compose(text)

    def _compose(self, text: str) -> None:
        letters = _letters(text)
        composed, starts, at = [normalize("NFC", letter) for letter in letters], [], 0
        for letter, one in zip(letters, composed, strict=True):
            starts += [min(at + place, at + len(letter) - 1) for place in range(len(one))]
            at += len(letter)
        if "".join(composed) == normalize("NFC", text):
            self.text, self._starts = "".join(composed), [*starts, len(text)]

    def spans_before(self, spans: Iterable[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
        """Return spans of the composed text where they stand in the given one."""
        return tuple((self._starts[start], self._starts[end], kind) for start, end, kind in spans)

    def spans_after(self, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return spans of the given text where they stand in the composed one."""
        return [(self._after(start), self._after(end)) for start, end in spans]

    def _after(self, at: int) -> int:
        return next((place for place, start in enumerate(self._starts) if start >= at), len(self.text))


def _letters(text: str) -> list[str]:
    letters: list[str] = []
    for char in text:
        if letters and combining(char):
            letters[-1] += char
        else:
            letters.append(char)
    return letters
