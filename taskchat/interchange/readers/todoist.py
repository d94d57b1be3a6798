"""Todoist's CSV template, a file a project, and its backup, a zip of them.

By its help page "Format a CSV file to import into Todoist": TYPE is task, section or note, INDENT counts from 1,
PRIORITY is 1 for p1, labels stand in CONTENT as @label, DATE holds words in the language DATE_LANG.
"""

import re
from collections.abc import Iterable, Mapping

from taskchat.interchange.archives import read_files
from taskchat.interchange.collecting import Collector, Found
from taskchat.interchange.records import NotReadable, Product
from taskchat.interchange.rows import decode, read_rows
from taskchat.tasks import LocalClock, Priority

_PRIORITIES = {"1": Priority.HIGH, "2": Priority.MEDIUM, "3": Priority.LOW, "4": Priority.NONE, "": None}
_LABEL = re.compile(r"(?<!\S)@(\S*[^\s.,;:!?)])")
_PROJECT = re.compile(r"(?P<name>.*?)(?: ?\[\w+\])?\.csv", re.IGNORECASE | re.DOTALL)
_INBOX = frozenset({"inbox", "eingang"})
_PER = {"minute": 1, "day": 1_440}
# Columns whose meaning tasks here do not have, with what is said of a cell that holds something.
_NOT_KEPT = {"RESPONSIBLE": "Tasks here have no assignee.", "DEADLINE": "Tasks here have one date: this one is not it."}
_KINDS = frozenset({"meta", ""})


def is_todoist(header: Iterable[str]) -> bool:
    """Whether a table's header is that of a template."""
    return {"TYPE", "CONTENT", "INDENT"} <= set(header)


def read_todoist(data: bytes, clock: LocalClock, *, name: str = "") -> Collector:
    """Read one project's file."""
    collector = Collector(Product.TODOIST, clock)
    _Project(collector, "").read(decode(data))
    return collector


def read_todoist_backup(data: bytes, clock: LocalClock) -> Collector:
    """Read a backup: each project's name becomes a tag of its tasks."""
    collector, found = Collector(Product.TODOIST, clock), False
    for name, content in read_files(data, ".csv"):
        match = _PROJECT.fullmatch(name)
        project = match["name"].strip() if match else ""
        found = True
        _Project(collector, "" if project.lower() in _INBOX else project).read(decode(content))
    if not found:
        raise NotReadable("There is no CSV file in this archive, as a backup of Todoist has them.")
    return collector


class _Project:
    """Reader of one project: it knows the last task of each level, and the section it is in."""

    def __init__(self, collector: Collector, project: str) -> None:
        self._to, self._project, self._section = collector, project, ""
        self._open: list[int | None] = []

    def read(self, text: str) -> None:
        rows = read_rows(text)
        header = [name.strip() for name in next(rows, (0, []))[1]]
        if not is_todoist(header):
            raise NotReadable("This is no CSV file of Todoist: it needs the columns TYPE, CONTENT and INDENT.")
        for line, row in rows:
            cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
            self._read(line, cells)

    def _read(self, line: int, cells: Mapping[str, str]) -> None:
        match kind := cells.get("TYPE", "").lower():
            case "task":
                self._task(line, cells)
            case "section":
                self._section, self._open = cells.get("CONTENT", ""), []
            case "note":
                self._note(line, cells.get("CONTENT", ""))
            case _ if kind not in _KINDS:
                self._to.unread(line, kind, "A row is a task, a section or a note.")

    def _note(self, line: int, text: str) -> None:
        place = self._open[-1] if self._open else None
        if place is None:
            self._to.unread(line, text, "There is no task above this note.")
        else:
            self._to.note_to(place, line, text)

    def _task(self, line: int, cells: Mapping[str, str]) -> None:
        indent = cells.get("INDENT") or "1"
        level = int(indent) if indent.isdecimal() and len(indent) == 1 else 1
        above = self._open[: max(level - 1, 0)]
        parent = next((place for place in reversed(above) if place is not None), None)
        place = self._to.add(self._found(line, cells), parent)
        self._open = [*above, place]

    def _found(self, line: int, cells: Mapping[str, str]) -> Found:
        for column, reason in _NOT_KEPT.items():
            if cells.get(column):
                self._to.unread(line, cells[column], reason)
        content = cells.get("CONTENT", "")
        title = " ".join(_LABEL.sub("", content).split())
        when = self._to.words.when(
            line, cells.get("DATE", ""), timezone=self._to.words.zone(line, cells.get("TIMEZONE", ""))
        )
        # What is nothing but labels keeps them as its title.
        return Found(
            line=line,
            title=title.removeprefix("* ") or content,
            notes=cells.get("DESCRIPTION", ""),
            priority=self._priority(line, cells.get("PRIORITY", "")),
            due=when.due,
            repeat=when.repeat,
            tags=[*_LABEL.findall(content), *self._places()],
            duration_minutes=self._duration(line, cells.get("DURATION", ""), cells.get("DURATION_UNIT", "")),
        )

    def _places(self) -> list[str]:
        places = [place for place in (self._project, self._section) if place]
        if places:
            self._to.content.remark("Projects and sections became tags.")
        return places

    def _priority(self, line: int, text: str) -> Priority | None:
        if text not in _PRIORITIES:
            self._to.unread(line, text, "A priority of Todoist is 1, 2, 3 or 4.")
        return _PRIORITIES.get(text)

    def _duration(self, line: int, text: str, unit: str) -> int | None:
        if not text or text.lower() == "none":
            return None
        if not text.isdecimal() or len(text) > 5 or unit.lower() not in _PER:
            self._to.unread(line, f"{text} {unit}", "This is not a duration in minutes or days.")
            return None
        return int(text) * _PER[unit.lower()]
