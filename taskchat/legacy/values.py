"""Tolerant parsers for the older product's values: ids, moments, flags, tags, texts."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid5

_NAMESPACE = UUID("0b8f3f0e-6f3c-5a35-9c1e-3d1b7f0a5c11")
_UUID_BYTES = 16
_POSTGRES_ARRAY = re.compile(r'"((?:[^"\\]|\\.)*)"|([^,{}]+)')
_END_OF_DAY = (23, 59, 59)
_ZONE = re.compile(r":\d\d(\.\d+)?\s*(Z|[+-]\d\d(:?\d\d(:?\d\d)?)?)$", re.IGNORECASE)
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


@dataclass(frozen=True)
class DueDate:
    """A due date: `due_at` in UTC, for a whole day its beginning. `is_guess` where it may have been a moment."""

    due_at: datetime | None = None
    all_day: bool = False
    is_guess: bool = False


def parse_due_date(value: object) -> DueDate:
    """Parse a due date; raises `Unreadable` for what is no time.

    The older product had no days. Its assistant wrote a day as its last moment, 23:59:59.999999, or as its first one;
    nobody types seconds, and midnight UTC is a moment that its page wrote in few zones, at one hour of the day there.
    """
    moment = parse_moment(value)
    if moment is None:
        return DueDate()
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    is_end = (moment.hour, moment.minute, moment.second) == _END_OF_DAY
    if not is_end and moment != midnight:
        return DueDate(moment)
    return DueDate(midnight, all_day=True, is_guess=not is_end and _has_zone(value))


def _has_zone(value: object) -> bool:
    return isinstance(value, int | float) or bool(_ZONE.search(str(value).strip()))


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
