"""Tasks as a dialogue writes them: "✓ pay rent · 2026-11-27 17:00 · high · #home #flat · note: ask first". Pure.

A last part "done 2026-11-24 18:00" or "made 2026-11-24 18:00" says when it was. Further parts are "30 min", "starts
2026-12-01", "under move house" and "reminds -PT1H 2026-11-26T07:00Z".
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from taskchat.tasks import Priority, Task

_DONE = "✓ "
_NOTE = "note: "
_DUE = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")
_LENGTH = re.compile(r"(\d+) min")
_MADE = re.compile(r"made (\d{4}-\d\d-\d\d \d\d:\d\d)")
_STARTS, _UNDER, _REMINDS = "starts ", "under ", "reminds "
_FINISHED = re.compile(r"done (\d{4}-\d\d-\d\d \d\d:\d\d)")


def line_of(task: Task, zone: ZoneInfo, titles: Mapping[UUID, str], *, reminders: bool) -> str:
    """Write a task; times are those of `zone`, and medium priority is not worth a word.

    `titles` are those of the tasks that have subtasks; `reminders` says whether they are told.
    """
    parts = [
        task.title,
        _due(task, zone),
        "" if task.priority is Priority.MEDIUM else str(task.priority),
        " ".join(f"#{tag}" for tag in sorted(task.tags)),
        f"{task.duration_minutes} min" if task.duration_minutes else "",
        f"{_STARTS}{task.start_on}" if task.start_on else "",
        f"{_UNDER}{titles[task.parent_id]}" if task.parent_id else "",
        f"{_REMINDS}{' '.join(task.reminders)}" if reminders and task.reminders else "",
        f"{_NOTE}{task.description}" if task.description else "",
    ]
    return ("" if task.completed_at is None else _DONE) + " · ".join(part for part in parts if part)


def _due(task: Task, zone: ZoneInfo) -> str:
    if task.due_at is None:
        return ""
    return f"{task.due_at:%Y-%m-%d}" if task.all_day else f"{task.due_at.astimezone(zone):%Y-%m-%d %H:%M}"


def parent_in(line: str) -> str:
    """Return the title of the task that the one of a line is under; empty where it is a task of its own."""
    return next((part.removeprefix(_UNDER) for part in line.split(" · ")[1:] if part.startswith(_UNDER)), "")


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
    elif made := _MADE.fullmatch(part):
        task.created_at = _moment(made[1], zone)
    elif _DUE.fullmatch(part):
        task.all_day = ":" not in part
        task.due_at = _moment(f"{part} 00:00", ZoneInfo("UTC")) if task.all_day else _moment(part, zone)
    elif part.startswith("#"):
        task.tags = [tag.lstrip("#") for tag in part.split()]
    elif length := _LENGTH.fullmatch(part):
        task.duration_minutes = int(length[1])
    elif part.startswith(_STARTS):
        task.start_on = date.fromisoformat(part.removeprefix(_STARTS))
    elif part.startswith(_REMINDS):
        task.reminders = part.removeprefix(_REMINDS).split()
    elif part.startswith(_NOTE):
        task.description = part.removeprefix(_NOTE)
    elif not part.startswith(_UNDER):
        task.priority = Priority(part)


def _moment(text: str, zone: ZoneInfo) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=zone).astimezone(UTC)
