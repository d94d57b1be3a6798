"""Conversion of ChatKit's values to those of the database: ids and moments."""

from datetime import UTC, datetime
from uuid import UUID

from chatkit.store import NotFoundError

from taskchat.database import now


def to_key(chatkit_id: str) -> UUID:
    """Parse an id; raises `NotFoundError` for one that no row can have."""
    try:
        return UUID(chatkit_id)
    except ValueError:
        raise NotFoundError(f"Nothing has the id {chatkit_id[:64]!r}") from None


def to_utc(moment: datetime) -> datetime:
    """Convert a moment to UTC; a naive one is local time, as the ChatKit SDK makes it."""
    return moment.astimezone(UTC)


def to_local(moment: datetime) -> datetime:
    """Convert a moment to the form that the ChatKit SDK makes: naive, in the server's local time."""
    return moment.astimezone().replace(tzinfo=None)


def chatkit_now() -> datetime:
    """Present moment as the ChatKit SDK makes it: naive, in the server's local time."""
    return to_local(now())
