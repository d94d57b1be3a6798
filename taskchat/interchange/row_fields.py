"""Fields of a row as the database keeps them until it is taken, and the task that it becomes. Pure."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from taskchat.interchange.records import Record, Repeat
from taskchat.tasks import Due, NewRow, Priority, valid_task


def to_fields(record: Record, parent_id: UUID | None) -> dict[str, Any]:
    """Return what a record says as JSON, without what it does not say."""
    fields: dict[str, Any] = {
        "title": record.title,
        "notes": record.notes,
        "priority": record.priority.value if record.priority else None,
        "due_at": record.due.due_at.isoformat() if record.due else None,
        "all_day": record.due.all_day if record.due else None,
        "tags": list(record.tags),
        "reminders": list(record.reminders),
        "duration_minutes": record.duration_minutes,
        "start_on": record.start_on.isoformat() if record.start_on else None,
        "repeat": asdict(record.repeat) if record.repeat else None,
        "done_at": record.done_at.isoformat() if record.done_at else None,
        "created_at": record.created_at.isoformat() if record.created_at else None,
        "parent_id": str(parent_id) if parent_id else None,
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def due_in(fields: dict[str, Any]) -> Due | None:
    """Return the due date of a row."""
    return Due(datetime.fromisoformat(fields["due_at"]), fields["all_day"]) if "due_at" in fields else None


def to_new_row(row_id: UUID, fields: dict[str, Any], *, timezone: str) -> NewRow:
    """Return the task that a row becomes; what comes again does so on the clocks of `timezone`, if it names none."""
    repeat = Repeat(**fields["repeat"]) if "repeat" in fields else Repeat("")
    due, start_on = due_in(fields), fields.get("start_on")
    data: dict[str, Any] = {
        "title": fields["title"],
        "description": fields.get("notes", ""),
        "priority": fields.get("priority", Priority.MEDIUM),
        "tags": fields.get("tags", []),
        "reminders": fields.get("reminders", []),
        "duration_minutes": fields.get("duration_minutes"),
        "start_on": date.fromisoformat(start_on) if start_on else None,
        "rrule": repeat.rrule or None,
        "from_completion": repeat.from_completion,
        "keep_missed": repeat.keep_missed,
    }
    if due:
        data |= {"due_at": due.due_at, "all_day": due.all_day}
    return NewRow(
        data=valid_task(**data),
        timezone=repeat.zone or timezone,
        id=row_id,
        parent_id=UUID(fields["parent_id"]) if "parent_id" in fields else None,
        done_at=_moment(fields.get("done_at")),
        created_at=_moment(fields.get("created_at")),
        slot=repeat.slot,
        skipped=tuple(repeat.skipped),
        paused=repeat.paused,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
