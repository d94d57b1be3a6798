"""Markdown checklist of tasks: tags behind the title, what else a task has as inline fields, notes quoted below it."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from taskchat.interchange.cells import join, to_cells
from taskchat.interchange.records import MARKDOWN_MARK, Record
from taskchat.tasks import LocalClock

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#]")
_SIMPLE_TAG = re.compile(r"[\w/-]+")
_IN_TEXT = ("title", "notes", "tags")


def write_checklist(records: Iterable[Record], clock: LocalClock) -> Iterator[str]:
    """Yield the lines of a checklist; subtasks stand below their tasks."""
    yield f"{MARKDOWN_MARK}\n# Tasks, {clock.local_now:%d %b %Y}\n\n"
    for record in records:
        yield _item(record, clock)


def _item(record: Record, clock: LocalClock) -> str:
    indent = "" if record.parent is None else "    "
    cells = to_cells(record, clock.zone)
    simple = [tag for tag in record.tags if _SIMPLE_TAG.fullmatch(tag)]
    other = tuple(tag for tag in record.tags if tag not in simple)
    # Where one tag cannot stand in the text, none does, so that their order is kept.
    fields = {name: text for name, text in cells.items() if name not in _IN_TEXT}
    fields |= {"tags": join(record.tags)} if other else {}
    words = [
        f"{indent}- [{'x' if _is_done(record.done_at) else ' '}] {_escaped(record.title)}",
        *(f"#{_escaped(tag)}" for tag in simple if not other),
        *(f"[{name}:: {_escaped(text)}]" for name, text in fields.items()),
    ]
    notes = "".join(f"{indent}  > {line}\n" for line in record.notes.split("\n")) if record.notes else ""
    return " ".join(words) + "\n" + notes


def _is_done(done_at: datetime | None) -> bool:
    return done_at is not None


def _escaped(text: str) -> str:
    # An entity stays one line, and is one again when it is read.
    text = text.replace("&", "&amp;").replace("\n", "&#10;").replace("\r", "&#13;")
    return _SPECIAL.sub(lambda match: "\\" + match[0], text).replace("&\\#", "&#")
