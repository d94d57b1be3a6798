"""Tolerant parsers for the older product's values: ids, moments, flags, tags, texts."""

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
    """A value does not have the form that its column calls for."""


def derive_key(kind: str, name: str) -> UUID:
    """Derive an id for a thing without a usable one: the same name always gives the same id."""
    return uuid5(_NAMESPACE, f"{kind}:{name}")


@lru_cache(maxsize=50_000)
def to_key(kind: str, value: object) -> UUID:
    """Convert an id to a UUID: its own in any spelling, else one derived from its text."""
    match value:
        case bytes() if len(value) == _UUID_BYTES:
            return UUID(bytes=value)
        case bytes():
            return derive_key(kind, value.hex())
    text = str(value).strip()
    try:
        return UUID(text)
    except ValueError:
        return derive_key(kind, text)


def parse_moment(value: object) -> datetime | None:
    """Parse a moment in UTC; None for none. A time without a zone is UTC, as the older product's servers wrote it.

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


def parse_flag(value: object) -> bool:
    """Whether a flag is set, in any spelling."""
    return value is True or (value is not None and str(value).strip().lower() in _TRUE)


def parse_json(value: object) -> Any:
    """Parse a JSON column, unless the driver has done so; raises `Unreadable`."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise Unreadable("not JSON") from error


def parse_tags(value: object) -> list[str]:
    """Parse tags from an array, JSON, a PostgreSQL literal or text with commas: lower-case, each once."""
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


def to_json(row: dict[str, Any]) -> str:
    """Encode a whole row as JSON in ASCII, which escapes what no text column accepts."""
    return json.dumps(row, default=_plain, sort_keys=True)


def _plain(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
