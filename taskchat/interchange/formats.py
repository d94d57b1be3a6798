"""Formats that are read and written: which one a file has is told from its content, whatever it is called."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from taskchat.interchange.archives import is_archive, read_files
from taskchat.interchange.calendar import is_calendar, read_calendar, write_todos
from taskchat.interchange.collecting import Collector
from taskchat.interchange.json_files import parse_json
from taskchat.interchange.readers import (
    is_checklist,
    is_own_json,
    is_super_productivity,
    is_ticktick,
    is_todoist,
    is_vikunja,
    read_checklist,
    read_own_json,
    read_super_productivity,
    read_table,
    read_ticktick,
    read_todoist,
    read_todoist_backup,
    read_vikunja,
    suggest_mapping,
)
from taskchat.interchange.records import Content, NotReadable, Record
from taskchat.interchange.rows import decode, read_rows
from taskchat.interchange.writers import write_checklist, write_json, write_table
from taskchat.tasks import LocalClock

_MAX_PREAMBLE = 10
_UNKNOWN = (
    "This is no file that taskchat can read: it reads CSV, JSON of Vikunja and Super Productivity, "
    "backups of Todoist and TickTick, calendars (.ics) and Markdown checklists."
)


class ExportFormat(StrEnum):
    """Format of an export."""

    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"
    ICALENDAR = "icalendar"


class Written(NamedTuple):
    """Writer of a format, with the type and the ending of its files."""

    write: Callable[[Iterable[Record], LocalClock], Iterator[str]]
    media_type: str
    suffix: str


WRITERS: Mapping[ExportFormat, Written] = {
    ExportFormat.CSV: Written(write_table, "text/csv; charset=utf-8", "csv"),
    ExportFormat.JSON: Written(write_json, "application/json", "json"),
    ExportFormat.MARKDOWN: Written(write_checklist, "text/markdown; charset=utf-8", "md"),
    ExportFormat.ICALENDAR: Written(write_todos, "text/calendar; charset=utf-8", "ics"),
}


def read_file(data: bytes, clock: LocalClock, *, mapping: Mapping[str, str] | None = None) -> Content:
    """Read the tasks of a file, seen from a person's clock; raises `NotReadable` with a sentence for people.

    `mapping` says which columns of a plain table stand for which fields; then the file is taken for one.
    """
    if not data.strip():
        raise NotReadable("This file is empty.")
    content = _read(data, clock, mapping).content
    if not content.records:
        raise NotReadable("There is no task in this file.")
    return content


def read_columns(data: bytes) -> dict[str, str | None]:
    """Return a plain table's columns, each with the field that its name stands for; none for any other file."""
    try:
        text = decode(data)
        if is_archive(data) or is_calendar(text) or text.lstrip()[:1] in ("{", "[", ""):
            return {}
        header = [name.strip() for name in next(read_rows(text), (0, []))[1]]
    except NotReadable:
        return {}
    known = suggest_mapping(header)
    return {name: known.get(name) for name in header if name}


def _read(data: bytes, clock: LocalClock, mapping: Mapping[str, str] | None) -> Collector:
    if is_archive(data):
        return _read_archive(data, clock)
    text = decode(data)
    if mapping is not None:
        return read_table(data, clock, mapping=mapping)
    if is_calendar(text):
        return read_calendar(data, clock)
    if text.lstrip()[:1] in ("{", "[") and not is_checklist(text):
        return _read_json(parse_json(text), clock)
    return _read_text(data, text, clock)


def _read_archive(data: bytes, clock: LocalClock) -> Collector:
    for name, content in read_files(data, ".json"):
        if name == "data.json":
            return _read_json(parse_json(decode(content)), clock)
    return read_todoist_backup(data, clock)


def _read_json(data: Any, clock: LocalClock) -> Collector:
    if is_own_json(data):
        return read_own_json(data, clock)
    if is_super_productivity(data):
        return read_super_productivity(data, clock)
    if is_vikunja(data):
        return read_vikunja(data, clock)
    raise NotReadable("This JSON is none of taskchat, Vikunja or Super Productivity.")


def _read_text(data: bytes, text: str, clock: LocalClock) -> Collector:
    headers = _headers(text)
    if headers and is_todoist(headers[0]):
        return read_todoist(data, clock)
    if any(map(is_ticktick, headers)):
        return read_ticktick(data, clock)
    header = headers[0] if headers else []
    has_title = "title" in suggest_mapping(header).values()
    # A cell of a table may hold a list, and a list may begin with the one word “Tasks”.
    if not (has_title and len(header) > 1) and is_checklist(text):
        return read_checklist(data, clock)
    if has_title:
        return read_table(data, clock)
    if len(header) > 1:
        reason = "No column of this table is the title. Name one “title”, or choose which one it is."
        raise NotReadable(reason, read_columns(data))
    raise NotReadable(_UNKNOWN)


def _headers(text: str) -> list[list[str]]:
    """Return the first rows of a table, among which its header is."""
    found: list[list[str]] = []
    try:
        for _, row in read_rows(text[:20_000]):
            found.append([name.strip() for name in row])
            if len(found) > _MAX_PREAMBLE:
                break
    except (NotReadable, csv.Error):
        return found
    return found
