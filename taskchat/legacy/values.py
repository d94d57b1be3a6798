"""The older product's values, read with patience: ids, moments, flags, tags, texts."""

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

_NAMESPACE = UUID("0b8f3f0e-6f3c-5a35-9c1e-3d1b7f0a5c11")
_UUID_BYTES = 16
_POSTGRES_ARRAY = re.compile(r'"((?:[^"\\]|\\.)*)"|([^,{}]+)')
_TRUE = {"1", "t", "true", "y", "yes", "on", "done", "completed"}


class Unreadable(ValueError):
    """A value that says nothing of the kind it should."""


def derived_key(kind: str, name: str) -> UUID:
    """The id of a thing that has none of its own which could be kept: the same name always gives the same id."""
    return uuid5(_NAMESPACE, f"{kind}:{name}")


@lru_cache(maxsize=50_000)
def key_of(kind: str, value: object) -> UUID:
    """The id as a UUID: itself however it is written, else one derived from the text."""
    match value:
        case bytes() if len(value) == _UUID_BYTES:
            return UUID(bytes=value)
        case bytes():
            return derived_key(kind, value.hex())
    text = str(value).strip()
    try:
        return UUID(text)
    except ValueError:
        return derived_key(kind, text)


def moment_of(value: object) -> datetime | None:
    """The moment in UTC; None for none. A time without a zone is UTC: the older product's servers wrote it so.

    Raises `Unreadable` for what is no time.
    """
    if value is None or value == "":
        return None
    try:
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC)
        moment = datetime.fromisoformat(str(value).strip())
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise Unreadable(f"{value!r} is no time") from error


def is_day(value: object) -> bool:
    """Whether a time is a calendar day without a time of day."""
    return isinstance(value, str) and bool(re.fullmatch(r"\s*\d{4}-\d\d-\d\d\s*", value))


def flag_of(value: object) -> bool:
    """Whether a flag is set, in any spelling."""
    return value is True or (value is not None and str(value).strip().lower() in _TRUE)


def json_of(value: object) -> Any:
    """What a JSON column holds, read or not read yet; raises `Unreadable`."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise Unreadable("not JSON") from error


def tags_of(value: object) -> list[str]:
    """Tags from an array, JSON, a PostgreSQL literal or text with commas, as taskchat keeps them: lower-case, once."""
    found = (tag.strip().lstrip("#").strip().lower() for tag in _raw_tags(value))
    return list(dict.fromkeys(tag for tag in found if tag))


def _raw_tags(value: object) -> list[str]:
    match value:
        case None:
            return []
        case list():
            return [str(tag) for tag in value if tag is not None]
        case str() if value.strip().startswith("["):
            try:
                return _raw_tags(json.loads(value))
            except ValueError:
                return [value]
        case str() if value.strip().startswith("{"):
            found = _POSTGRES_ARRAY.findall(value)
            return [re.sub(r"\\(.)", r"\1", quoted) or bare for quoted, bare in found]
        case _:
            return str(value).split(",")


def as_json(row: dict[str, Any]) -> str:
    """A row whole, as JSON in ASCII: what no column of text takes is escaped."""
    return json.dumps(row, default=_plain, sort_keys=True)


def _plain(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
