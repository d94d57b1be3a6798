"""Markdown checklists: "- [ ] title", nested ones are subtasks, "[x]" is done; quick add's words are read in titles.

An export of taskchat begins with a mark; there nothing is read from titles, what a task has stands behind it as
inline fields, `[due:: 2026-12-01]`, as the Dataview plugin of Obsidian has them. Those are read elsewhere, too.
"""

import re
from dataclasses import dataclass
from datetime import UTC
from html import unescape

from taskchat.interchange.cells import FIELDS, Cells
from taskchat.interchange.collecting import Collector, Found
from taskchat.interchange.records import MARKDOWN_MARK, NotReadable, Product, Repeat
from taskchat.interchange.rows import decode
from taskchat.tasks import LocalClock, is_offset, parse_phrase

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[(?P<mark>[ xX-])\][ \t]*(?P<text>.*)")
_FIELD = re.compile(r"(?<!\\)\[(?P<name>[a-z_]+):: ?(?P<value>(?:\\.|[^\\\[\]])*)\]")
_TAG = re.compile(r"(?<![\S\\])#(?P<tag>(?:\\.|[^\s#\[\]\\])+)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"#{1,6} +\S")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
# What the Obsidian plugins call otherwise.
_NAMES = {"completion": "done", "recurrence": "repeat", "description": "notes"}
_TAB = 4


@dataclass(frozen=True)
class _Open:
    """Item that others may belong to: how far it is indented, and its place."""

    indent: int
    place: int | None


def is_checklist(text: str) -> bool:
    """Whether a text has an item of a checklist."""
    return any(_ITEM.fullmatch(line.rstrip("\r")) for line in text.split("\n"))


def read_checklist(data: bytes, clock: LocalClock) -> Collector:
    """Read a checklist; raises `NotReadable` where there is none."""
    text = decode(data)
    collector = Collector(Product.MARKDOWN, clock)
    _Checklist(collector, is_own=text.startswith(MARKDOWN_MARK)).read(text)
    if not collector.content.records:
        raise NotReadable("There is no checklist in this file: its tasks begin with “- [ ]”.")
    return collector


class _Checklist:
    """Reader of the lines of a checklist."""

    def __init__(self, collector: Collector, *, is_own: bool) -> None:
        self._to, self._cells, self._is_own = collector, Cells(collector), is_own
        self._open: list[_Open] = []
        self._notes: list[str] = []

    def read(self, text: str) -> None:
        is_code = False
        for number, raw in enumerate(text.split("\n"), 1):
            line = raw.removesuffix("\r")
            if is_fence := bool(_FENCE.match(line)) and not self._is_own:
                is_code = not is_code
                self._note_code(number, line, is_code=is_code)
            if is_code or is_fence:
                continue
            if item := _ITEM.fullmatch(line):
                self._item(number, item)
            else:
                self._other(number, line)
        self._end_notes(0)

    def _note_code(self, number: int, line: str, *, is_code: bool) -> None:
        if is_code:
            self._to.unread(number, line, "Code is left out.")

    def _item(self, number: int, item: re.Match[str]) -> None:
        self._end_notes(number)
        indent = len(item["indent"].replace("\t", " " * _TAB))
        while self._open and self._open[-1].indent >= indent:
            self._open.pop()
        parent = next((one.place for one in reversed(self._open) if one.place is not None), None)
        found = self._found(number, item["text"].strip())
        if item["mark"] in "xX" and found.done_at is None:
            found.done_at, found.repeat = self._to.clock.now.astimezone(UTC), None
        if item["mark"] == "-":
            self._to.unread(number, found.title, "Tasks here are open or done: a cancelled one is open.")
        self._open.append(_Open(indent, self._to.add(found, parent)))

    def _other(self, number: int, line: str) -> None:
        """Take a line that is no item: indented below one it is of its notes."""
        stripped = line.strip()
        is_below = bool(self._open) and (line[:1] in (" ", "\t") or (not stripped and bool(self._notes)))
        if is_below:
            own = line.lstrip()
            self._notes.append(own[1:].removeprefix(" ") if own.startswith(">") else own)
        elif stripped and not (_HEADING.match(line) or line.startswith("<!--")):
            self._to.unread(number, stripped, "This line is no item of a checklist.")

    def _end_notes(self, number: int) -> None:
        notes, self._notes = "\n".join(self._notes), []
        place = self._open[-1].place if self._open else None
        if notes.strip() and place is not None:
            self._to.note_to(place, number, notes)

    def _found(self, number: int, text: str) -> Found:
        said: dict[str, str] = {}
        for field in _FIELD.finditer(text):
            name = _NAMES.get(field["name"], field["name"])
            if name in FIELDS:
                said[name] = self._plain(field["value"])
        rest = _FIELD.sub(lambda field: "" if _NAMES.get(field["name"], field["name"]) in FIELDS else field[0], text)
        if self._is_own:
            return self._fields(number, rest, said)
        return self._words(number, rest, said)

    def _fields(self, number: int, text: str, said: dict[str, str]) -> Found:
        tags = [tag["tag"] for tag in _TAG.finditer(text)]
        found = self._cells.found(number, said | {"title": self._plain(_TAG.sub("", text).strip())})
        found.tags = [*map(self._plain, tags), *found.tags]
        return found

    def _words(self, number: int, text: str, said: dict[str, str]) -> Found:
        """Read a line as quick add does; what its fields say goes first."""
        phrase = parse_phrase(self._plain(text).strip(), self._to.clock)
        for words in phrase.unread:
            self._to.unread(number, words, "This is not a date that taskchat knows: it stays in the title.")
        found = self._cells.found(number, said | {"title": phrase.title})
        found.tags = [*phrase.tags, *found.tags]
        found.priority = found.priority or phrase.priority
        if found.due is None and "due" not in said:
            found.due = phrase.due
        if phrase.rrule and found.repeat is None:
            zone = self._to.clock.timezone
            found.repeat = Repeat(phrase.rrule, from_completion=phrase.from_completion, zone=zone)
        found.reminders += [one for one in phrase.reminders if found.due or not is_offset(one)]
        return found

    def _plain(self, text: str) -> str:
        plain = _ESCAPED.sub(r"\1", text)
        return unescape(plain) if self._is_own else plain
