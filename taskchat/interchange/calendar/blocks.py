"""To-dos of a calendar, property by property: what cannot be read of one spoils nothing else.

Zones that a calendar describes itself (VTIMEZONE) are not read: what counts is the name of a zone, if it is known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from icalendar.parser import Contentline, Parameters, split_on_unescaped_comma, unescape_backslash

from taskchat.interchange.collecting import Collector

_MAX_LINE = 131_072
_LINE_END = re.compile(r"\r?\n")


@dataclass
class Property:
    """Property of a to-do, as it stands in the calendar: `raw` is its value, `line` its first line."""

    line: int
    name: str
    params: Parameters
    raw: str

    @property
    def text(self) -> str:
        """Value of a TEXT."""
        return unescape_backslash(self.raw)

    @property
    def texts(self) -> list[str]:
        """Values of a list of TEXTs."""
        return split_on_unescaped_comma(self.raw)


@dataclass
class Block:
    """Component of a calendar: its properties by their names, and those that lie within it."""

    line: int
    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    within: list["Block"] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """Return the first property of a name."""
        return next(iter(self.properties.get(name, ())), None)

    def text(self, name: str) -> str:
        """Return the text of a property; "" without one."""
        found = self.first(name)
        return found.text if found else ""


def read_blocks(text: str, collector: Collector) -> Iterator[Block]:
    """Yield the to-dos of a calendar; lines that cannot be read are named, and so is how many events there are."""
    reader, events = _Blocks(collector), 0
    for number, line in _unfolded(text):
        if line.upper().rstrip() == "BEGIN:VEVENT":
            events += 1
        if todo := reader.take(number, line):
            yield todo
    if events:
        collector.content.remark(f"Events of a calendar are no tasks: {events:,} left out.")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield content lines with the number of the line that each begins on (RFC 5545, 3.1)."""
    begin, pieces = 0, list[str]()
    for number, line in enumerate(_LINE_END.split(text), 1):
        if line[:1] in (" ", "\t") and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield begin, "".join(pieces)
        begin, pieces = number, [line] if line else []
    if pieces:
        yield begin, "".join(pieces)


class _Blocks:
    """Reader of content lines: the to-do that is open, with what is open within it."""

    def __init__(self, collector: Collector) -> None:
        self._to = collector
        self._open: list[Block] = []

    def take(self, number: int, line: str) -> Block | None:
        """Take the next line; the to-do that ends with it, if one does."""
        name, _, value = line.partition(":")
        match name.upper().strip():
            case "BEGIN":
                self._begin(number, value.upper().strip())
            case "END" if self._open:
                return self._end(value.upper().strip())
            case _ if self._open:
                self._property(number, line)
        return None

    def _begin(self, number: int, name: str) -> None:
        if self._open or name == "VTODO":
            self._open.append(Block(number, name))

    def _end(self, name: str) -> Block | None:
        ended = self._open.pop()
        if ended.name != name:
            self._to.unread(ended.line, ended.name, "This component does not end where it should.")
        if self._open:
            self._open[-1].within.append(ended)
            return None
        return ended

    def _property(self, number: int, line: str) -> None:
        if len(line) > _MAX_LINE:
            self._to.unread(number, line, f"A line of more than {_MAX_LINE:,} characters is left out.")
            return
        try:
            name, params, raw = Contentline(line).raw_parts()
        except ValueError:
            self._to.unread(number, line, "This line is no property of a calendar.")
            return
        self._open[-1].properties.setdefault(name.upper(), []).append(Property(number, name.upper(), params, raw))
