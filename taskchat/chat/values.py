"""ChatKit's values as the database takes them: ids and moments."""

from datetime import UTC, datetime
from uuid import UUID

from chatkit.store import NotFoundError

from taskchat.database import now


def key_of(chatkit_id: str) -> UUID:
    """The id as a key; raises `NotFoundError` for one that no row can have."""
    try:
        return UUID(chatkit_id)
    except ValueError:
        raise NotFoundError(f"Nothing has the id {chatkit_id[:64]!r}") from None


def to_utc(moment: datetime) -> datetime:
    """An aware moment; naive ones are local time, as the ChatKit SDK makes them."""
    return moment.astimezone(UTC)


def to_local(moment: datetime) -> datetime:
    """The moment as the ChatKit SDK makes them: naive, in local time."""
    return moment.astimezone().replace(tzinfo=None)


def local_now() -> datetime:
    """The present moment as the ChatKit SDK makes it."""
    return to_local(now())
