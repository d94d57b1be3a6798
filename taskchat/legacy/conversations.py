"""Conversations of the older product, and the threads that its guide made of them: both are threads here."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from chatkit.types import ThreadMetadata
from sqlalchemy import Connection

from taskchat.database import now
from taskchat.legacy.batch_result import Taken
from taskchat.legacy.people import UNKNOWN
from taskchat.legacy.reading import Reading
from taskchat.legacy.rejects import Remarks
from taskchat.legacy.sources import OldRow
from taskchat.legacy.tables import THREADS, USERS
from taskchat.legacy.values import key_of
from taskchat.legacy.writing import Values, found, insert_all, latest, update_all
from taskchat.text import shortened

# What the migration itself gave a thread, in its metadata: the way back tells it from what a person did.
STAMP = "legacy"
TITLE_MAX = 255
_EMPTY = ThreadMetadata(id="", created_at=now()).model_dump(
    mode="json", include={"metadata", "status", "allowed_image_domains"}
)


def take_conversations(connection: Connection, rows: Sequence[OldRow]) -> Taken:
    """Insert a thread for each conversation, with its id; a thread that is here already becomes as recent."""
    return _take(connection, rows, "conversation")


def take_threads(connection: Connection, rows: Sequence[OldRow]) -> Taken:
    """The same for threads, which may be those of conversations; they bring titles and metadata."""
    return _take(connection, rows, "threads")


def _take(connection: Connection, rows: Sequence[OldRow], source: str) -> Taken:
    remarks = Remarks(source)
    readings = [Reading(row, "thread") for row in rows]
    here = found(connection, THREADS, (reading.key for reading in readings), "title", "metadata", "updated_at")
    people = found(connection, USERS, (key_of("user", row["user_id"]) for row in rows))
    made, changed = [], []
    for reading in readings:
        key, owner = reading.key, key_of("user", reading.row["user_id"])
        if reading.row.copy > 1:
            remarks.reject(reading.row, key, "another row has this id")
        elif key in here:
            changed.append(_news(here[key], reading))
            remarks.alter(reading.row, key, reading.altered)
        elif owner not in people:
            remarks.reject(reading.row, key, "its user does not exist")
        else:
            made.append(_thread(key, owner, reading))
            remarks.alter(reading.row, key, reading.altered)
    insert_all(connection, THREADS, made)
    update_all(connection, THREADS, changed)
    remarks.write(connection)
    seen = {"threads": [values["id"] for values in (*made, *changed)]}
    return Taken(len(rows), remarks.rejected, {"threads": len(made)}, seen)


def new_thread(
    key: UUID, owner: UUID, created: datetime, updated: datetime, *, metadata: Any = None, made: bool = False
) -> Values:
    """A thread without a title. `made`: no conversation of the older product stands behind it."""
    stamp = {"updated_at": updated.isoformat()} | ({"made": True} if made else {})
    return {
        "id": key,
        "user_id": owner,
        "title": None,
        "metadata": _EMPTY | {"metadata": _as_metadata(metadata) | {STAMP: stamp}},
        "created_at": created,
        "updated_at": updated,
    }


def stamp_of(details: Any) -> dict[str, Any]:
    """What the migration gave a thread, from its column `metadata`; empty for a thread that began here."""
    return (details.get("metadata") or {}).get(STAMP) or {}


def stamped(details: Any, **marks: Any) -> Any:
    """The column `metadata` with further marks of the migration."""
    metadata = details.get("metadata") or {}
    return details | {"metadata": metadata | {STAMP: stamp_of(details) | marks}}


def _thread(key: UUID, owner: UUID, reading: Reading) -> Values:
    created = reading.moment("created_at", "updated_at", otherwise=UNKNOWN) or UNKNOWN
    updated = reading.moment("updated_at") or created
    thread = new_thread(key, owner, created, updated, metadata=reading.json("metadata"))
    return thread | {"title": _title(reading)}


def _news(kept: Values, reading: Reading) -> Values:
    """What a row says of a thread that is here: by then the latest of the times is right, and the row's own title."""
    news: Values = {"id": kept["id"]}
    updated = latest(kept["updated_at"], reading.moment("updated_at"))
    if updated != kept["updated_at"]:
        news["updated_at"] = updated
    details = kept["metadata"]
    marks = {"updated_at": updated.isoformat()} if updated else {}
    metadata = _as_metadata(reading.json("metadata"))
    details = stamped(details | {"metadata": metadata | (details.get("metadata") or {})}, **marks)
    if details != kept["metadata"]:
        news["metadata"] = details
    title = _title(reading)
    if title and title != kept["title"]:
        news["title"] = title
    return news


def _title(reading: Reading) -> str | None:
    title = reading.text("title")
    if not title.strip():
        return None
    if len(title) > TITLE_MAX:
        reading.note(f"its title has more than {TITLE_MAX} characters")
        return shortened(title, TITLE_MAX)
    return title


def _as_metadata(value: Any) -> dict[str, Any]:
    match value:
        case None:
            return {}
        case dict():
            return value
        case _:
            return {"value": value}
