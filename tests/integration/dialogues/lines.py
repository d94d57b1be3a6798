"""Tasks as a dialogue writes them: "✓ pay rent · 2026-11-27 17:00 · high · #home #flat · note: ask first". Pure."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from taskchat.tasks import Priority, Task

_DONE = "✓ "
_NOTE = "note: "
_DUE = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")
_FINISHED = re.compile(r"done (\d{4}-\d\d-\d\d \d\d:\d\d)")


def line_of(task: Task, zone: ZoneInfo) -> str:
    """Write a task; times are those of `zone`, and medium priority is not worth a word."""
    parts = [
        task.title,
        _due(task, zone),
        "" if task.priority is Priority.MEDIUM else str(task.priority),
        " ".join(f"#{tag}" for tag in sorted(task.tags)),
        f"{_NOTE}{task.description}" if task.description else "",
    ]
    return ("" if task.completed_at is None else _DONE) + " · ".join(part for part in parts if part)


def _due(task: Task, zone: ZoneInfo) -> str:
    if task.due_at is None:
        return ""
    return f"{task.due_at:%Y-%m-%d}" if task.all_day else f"{task.due_at.astimezone(zone):%Y-%m-%d %H:%M}"


def task_of(line: str, zone: ZoneInfo, now: datetime, **fields: object) -> Task:
    """Make the task of a line; a done one was finished at `now` unless a part says "done 2026-11-24 15:00"."""
    title, *parts = line.removeprefix(_DONE).split(" · ")
    task = Task.model_validate({"title": title, **fields})
    if line.startswith(_DONE):
        task.completed_at = now
    for part in parts:
        _set_fact(task, part, zone)
    return task


def _set_fact(task: Task, part: str, zone: ZoneInfo) -> None:
    if finished := _FINISHED.fullmatch(part):
        task.completed_at = _moment(finished[1], zone)
    elif _DUE.fullmatch(part):
        task.all_day = ":" not in part
        task.due_at = _moment(f"{part} 00:00", ZoneInfo("UTC")) if task.all_day else _moment(part, zone)
    elif part.startswith("#"):
        task.tags = [tag.lstrip("#") for tag in part.split()]
    elif part.startswith(_NOTE):
        task.description = part.removeprefix(_NOTE)
    else:
        task.priority = Priority(part)


def _moment(text: str, zone: ZoneInfo) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=zone).astimezone(UTC)
