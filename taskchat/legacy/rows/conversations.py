"""Conversations of the older product, and the ChatKit threads made of them: both become threads here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from chatkit.types import ThreadMetadata
from sqlalchemy import Connection

from taskchat.database import now
from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.bulk import Values, insert_all, latest_moment, rows_by_id, update_all
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows.people import UNKNOWN
from taskchat.legacy.source import OldRow
from taskchat.legacy.tables import TEXT_MAX, THREADS, USERS
from taskchat.legacy.values import to_key
from taskchat.text import shortened

# Key in a thread's metadata for values that the migration set: the way back tells them from a person's.
STAMP = "legacy"
_EMPTY = ThreadMetadata(id="", created_at=now()).model_dump(
    mode="json", include={"metadata", "status", "allowed_image_domains"}
)


def take_conversations(connection: Connection, rows: Sequence[OldRow]) -> BatchResult:
    """Insert a thread for each conversation, with its id; update the time of a thread that exists."""
    return _take(connection, rows, "conversation")


def take_threads(connection: Connection, rows: Sequence[OldRow]) -> BatchResult:
    """Insert or update threads, which may be those of conversations; they bring titles and metadata."""
    return _take(connection, rows, "threads")


def _take(connection: Connection, rows: Sequence[OldRow], source: str) -> BatchResult:
    remarks = Remarks(source)
    readers = [RowReader(row, "thread") for row in rows]
    here = rows_by_id(connection, THREADS, (reader.key for reader in readers), "title", "metadata", "updated_at")
    people = rows_by_id(connection, USERS, (to_key("user", row["user_id"]) for row in rows))
    made, changed = [], []
    for reader in readers:
        key, owner = reader.key, to_key("user", reader.row["user_id"])
        if reader.row.copy > 1:
            remarks.reject(reader.row, key, "another row has this id")
        elif key in here:
            changed.append(_changes(here[key], reader))
            remarks.alter(reader.row, key, reader.alterations)
        elif owner not in people:
            remarks.reject(reader.row, key, "its user does not exist")
        else:
            made.append(_thread(key, owner, reader))
            remarks.alter(reader.row, key, reader.alterations)
    insert_all(connection, THREADS, made)
    update_all(connection, THREADS, changed)
    remarks.write(connection)
    seen = {"threads": [values["id"] for values in (*made, *changed)]}
    return BatchResult(len(rows), remarks.rejected, {"threads": len(made)}, seen)


def new_thread(
    key: UUID, owner: UUID, created: datetime, updated: datetime, *, metadata: Any = None, made: bool = False
) -> Values:
    """Build a thread without a title. `made` marks one that no conversation of the older product stands behind."""
    stamp = {"updated_at": updated.isoformat()} | ({"made": True} if made else {})
    return {
        "id": key,
        "user_id": owner,
        "title": None,
        "metadata": _EMPTY | {"metadata": _as_metadata(metadata) | {STAMP: stamp}},
        "created_at": created,
        "updated_at": updated,
    }


def get_stamp(details: Any) -> dict[str, Any]:
    """Read the migration's marks from a thread's column `metadata`; empty for a thread that began here."""
    return (details.get("metadata") or {}).get(STAMP) or {}


def with_stamp(details: Any, **marks: Any) -> Any:
    """Return the column `metadata` with further marks of the migration."""
    metadata = details.get("metadata") or {}
    return details | {"metadata": metadata | {STAMP: get_stamp(details) | marks}}


def _thread(key: UUID, owner: UUID, reader: RowReader) -> Values:
    created = reader.moment("created_at", "updated_at", otherwise=UNKNOWN) or UNKNOWN
    updated = reader.moment("updated_at") or created
    thread = new_thread(key, owner, created, updated, metadata=reader.json("metadata"))
    return thread | {"title": _title(reader)}


def _changes(kept: Values, reader: RowReader) -> Values:
    """Return the changes that a row makes to a thread: the latest of the times, and the row's own title."""
    changes: Values = {"id": kept["id"]}
    updated = latest_moment(kept["updated_at"], reader.moment("updated_at"))
    if updated != kept["updated_at"]:
        changes["updated_at"] = updated
    details = kept["metadata"]
    marks = {"updated_at": updated.isoformat()} if updated else {}
    metadata = _as_metadata(reader.json("metadata"))
    details = with_stamp(details | {"metadata": metadata | (details.get("metadata") or {})}, **marks)
    if details != kept["metadata"]:
        changes["metadata"] = details
    title = _title(reader)
    if title and title != kept["title"]:
        changes["title"] = title
    return changes


def _title(reader: RowReader) -> str | None:
    title = reader.text("title")
    if not title.strip():
        return None
    if len(title) > TEXT_MAX:
        reader.note(f"its title has more than {TEXT_MAX} characters")
        return shortened(title, TEXT_MAX)
    return title


def _as_metadata(value: Any) -> dict[str, Any]:
    match value:
        case None:
            return {}
        case dict():
            return value
        case _:
            return {"value": value}
