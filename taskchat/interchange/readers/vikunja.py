"""Vikunja's export: `data.json`, alone or in its zip, a list of projects with tasks.

By its API's documentation: a date of the year 1 is none, priorities are 0 (unset) to 5 (do now), `repeat_after` is in
seconds, `repeat_mode` 0 counts from the date, 1 is monthly, 2 counts from completion.
"""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

from taskchat.interchange.collecting import Collector, Found
from taskchat.interchange.durations import before
from taskchat.interchange.json_files import dict_of, list_of, number_of, text_of
from taskchat.interchange.parents import parents_first
from taskchat.interchange.records import Product, Repeat
from taskchat.tasks import Due, LocalClock, Priority

_PRIORITIES = (Priority.NONE, Priority.LOW, Priority.MEDIUM, Priority.HIGH, Priority.HIGH, Priority.HIGH)
_UNITS = ((7 * 86_400, "WEEKLY"), (86_400, "DAILY"), (3_600, "HOURLY"), (60, "MINUTELY"))
_BLOCK_END = re.compile(r"(?i)<br\s*/?>|</(?:p|li|div|h\d)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_INBOX = frozenset({"inbox", ""})
_FROM_COMPLETION = 2


def is_vikunja(data: Any) -> bool:
    """Whether a JSON file is an export: a list of projects, or one of them."""
    projects = data if isinstance(data, list) else [data]
    return bool(projects) and all(isinstance(one, dict) and "tasks" in one and "title" in one for one in projects)


def read_vikunja(data: Any, clock: LocalClock) -> Collector:
    """Read an export."""
    collector = Collector(Product.VIKUNJA, clock)
    reader = _Export(collector)
    for project in data if isinstance(data, list) else [data]:
        reader.read(project)
    return collector


class _Export:
    """Reader of projects; tasks are numbered in the order of the file."""

    def __init__(self, collector: Collector) -> None:
        self._to, self._number = collector, 0

    def read(self, project: dict[str, Any]) -> None:
        name = text_of(project.get("title")).strip()
        rows = [task for task in list_of(project.get("tasks")) if isinstance(task, dict)]
        parents = _parents(rows)
        places: dict[int, int | None] = {}
        for task in parents_first(rows, _id, lambda task: parents.get(_id(task))):
            self._number += 1
            own = _id(task)
            place = self._to.add(self._found(self._number, task, name), places.get(parents.get(own, 0)))
            places[own] = place

    def _found(self, line: int, task: dict[str, Any], project: str) -> Found:
        due = self._moment(line, task.get("due_date"))
        labels = [text_of(dict_of(label).get("title")) for label in list_of(task.get("labels"))]
        start = self._moment(line, task.get("start_date"))
        done = self._moment(line, task.get("done_at")) or self._to.clock.now if task.get("done") is True else None
        for name, what in (("attachments", "files"), ("assignees", "assignees"), ("comments", "comments")):
            if list_of(task.get(name)):
                self._to.unread(line, text_of(task.get("title")), f"Its {what} are left out.")
        return Found(
            line=line,
            title=text_of(task.get("title")),
            notes=_plain(text_of(task.get("description"))),
            priority=self._priority(line, number_of(task.get("priority"))),
            due=Due(due.astimezone(UTC), all_day=False) if due else None,
            tags=[*labels, *self._project(project)],
            reminders=self._reminders(line, list_of(task.get("reminders")), has_due=due is not None),
            start_on=start.astimezone(self._to.clock.zone).date() if start else None,
            repeat=self._repeat(line, task),
            done_at=done,
            created_at=self._moment(line, task.get("created")),
        )

    def _project(self, name: str) -> list[str]:
        if name.lower() in _INBOX:
            return []
        self._to.content.remark("Projects became tags.")
        return [name]

    def _moment(self, line: int, value: Any) -> datetime | None:
        text = text_of(value)
        return None if text.startswith("0001-") else self._to.words.moment(line, text)

    def _priority(self, line: int, number: int) -> Priority | None:
        if not 0 <= number < len(_PRIORITIES):
            self._to.unread(line, str(number), "A priority of Vikunja is a number from 0 to 5.")
            return None
        return _PRIORITIES[number]

    def _reminders(self, line: int, values: list[Any], *, has_due: bool) -> list[str]:
        found: list[str] = []
        for value in map(dict_of, values):
            try:
                if text_of(value.get("relative_to")) == "due_date" and has_due:
                    found.append(before(timedelta(seconds=number_of(value.get("relative_period"))), all_day=False))
                elif moment := self._moment(line, value.get("reminder")):
                    found.append(f"{moment.astimezone(UTC):%Y-%m-%dT%H:%MZ}")
            except ValueError as refused:
                self._to.unread(line, str(value), str(refused))
        return found

    def _repeat(self, line: int, task: dict[str, Any]) -> Repeat | None:
        mode, seconds = number_of(task.get("repeat_mode")), number_of(task.get("repeat_after"))
        if mode == 1:
            return Repeat("FREQ=MONTHLY")
        for unit, name in _UNITS if seconds > 0 else ():
            if seconds % unit == 0:
                return Repeat(f"FREQ={name};INTERVAL={seconds // unit}", from_completion=mode == _FROM_COMPLETION)
        if seconds:
            self._to.unread(line, f"{seconds} seconds", "Nothing can come again every few seconds.")
        return None


def _id(task: dict[str, Any]) -> int:
    return number_of(task.get("id"))


def _parents(rows: list[dict[str, Any]]) -> dict[int, int]:
    """Return the parent's id by the id of each subtask, from either side of the relation."""
    found: dict[int, int] = {}
    for task in rows:
        related, own = dict_of(task.get("related_tasks")), _id(task)
        for child in list_of(related.get("subtask")):
            found[number_of(dict_of(child).get("id"))] = own
        for parent in list_of(related.get("parenttask"))[:1]:
            found[own] = number_of(dict_of(parent).get("id"))
    return found


def _plain(html: str) -> str:
    """Return the text of a description, which Vikunja keeps as HTML."""
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", html))).strip() if "<" in html else html.strip()
