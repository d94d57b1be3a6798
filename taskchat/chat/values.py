"""ChatKit's values as the database takes them: ids, moments, text."""

from datetime import UTC, datetime
from math import isfinite
from typing import Any
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


def printable(value: Any) -> Any:
    """The same JSON without what PostgreSQL cannot keep: NUL, halves of surrogate pairs, NaN and infinity."""
    match value:
        case str():
            return _printable_text(value)
        case float() if not isfinite(value):
            return None
        case dict():
            return {_printable_text(str(name)): printable(inner) for name, inner in value.items()}
        case list():
            return [printable(inner) for inner in value]
        case _:
            return value


def _printable_text(text: str) -> str:
    if text.isascii():
        return text.replace("\x00", "")
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
