"""Tasks written one below the other, as they are pasted from a list: bullets, numbers and boxes are no words. Pure."""

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BULLET = re.compile(r"\s*[-*+\u2022\u2023\u25e6\u2043\u2013\u2014]\s+")
_NUMBER = re.compile(r"\s*(?P<number>\d{1,3})[.)]\s+")
_BOX = re.compile(r"\s*(?:\[(?P<mark>[ xX\u2713\u2714]?)\]|(?P<sign>[\u2610\u2611\u2612\u2705\u2714\u2713]))\s+")
_TICKED = frozenset("xX\u2713\u2714\u2611\u2612\u2705")


@dataclass(frozen=True)
class ListedLine:
    """Line of a list without its bullet, which began at `start` of the text; `done` where its box is ticked."""

    text: str
    done: bool = False
    start: int = field(default=0, compare=False)


def listed_lines(text: str) -> list[ListedLine]:
    """Return the lines of a text that say something, each without bullet, number and box.

    Numbers count as such only where each line has the next one: "1. Mai" alone is a day.
    """
    lines = [(match.start(), match[0]) for match in _LINE.finditer(text) if match[0].strip()]
    if _is_numbered([line for _, line in lines]):
        lines = [_without(_NUMBER.match(line), start, line) for start, line in lines]
    found = (_line(start, line) for start, line in lines)
    return [line for line in found if line.text]


def _is_numbered(lines: list[str]) -> bool:
    numbers = [int(match["number"]) for line in lines if (match := _NUMBER.match(line))]
    return len(lines) > 1 and numbers == list(range(1, len(lines) + 1))


def _without(found: re.Match[str] | None, start: int, line: str) -> tuple[int, str]:
    return (start + found.end(), line[found.end() :]) if found else (start, line)


def _line(start: int, line: str) -> ListedLine:
    # A blank more at the end, so that a bullet or box with nothing behind it is one, too.
    start, text = start + len(line) - len(line.lstrip()), f"{line.strip()} "
    start, text = _without(_BULLET.match(text), start, text)
    box = _BOX.match(text)
    if box is None:
        return ListedLine(text.strip(), start=start)
    mark = box["mark"] or box["sign"] or ""
    return ListedLine(text[box.end() :].strip(), mark in _TICKED, start + box.end())
