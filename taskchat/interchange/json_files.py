"""JSON files, within bounds, and the values that they hold."""

import json
from datetime import UTC, datetime
from typing import Any

from taskchat.interchange.records import NotReadable


def parse_json(text: str) -> Any:
    """Parse a JSON file; raises `NotReadable`."""
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise NotReadable("This file is no JSON, or it is cut off.") from None


def _refuse(_: str) -> None:
    raise ValueError


def text_of(value: Any) -> str:
    """Return a text; "" for anything else."""
    return value if isinstance(value, str) else ""


def list_of(value: Any) -> list[Any]:
    """Return a list; an empty one for anything else."""
    return value if isinstance(value, list) else []


def dict_of(value: Any) -> dict[str, Any]:
    """Return an object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def number_of(value: Any) -> int:
    """Return a whole number; 0 for anything else."""
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15 else 0


def milliseconds(value: Any) -> datetime | None:
    """Return the moment of a JavaScript timestamp; None for anything else."""
    number = number_of(value)
    try:
        return datetime.fromtimestamp(number / 1000, UTC) if number > 0 else None
    except (ValueError, OverflowError, OSError):
        return None
