"""Checksums over rows that are the same on both engines: each value has one canonical form."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

_MODULUS = 2**256
# Up to here a float represents every whole number exactly.
_EXACT = 2**53


@dataclass
class Total:
    """Row count of a table, and a digest over all rows that does not depend on their order."""

    table: str
    rows: int = 0
    value: int = 0

    def add(self, row: Iterable[Any]) -> None:
        """Add one row."""
        self.rows += 1
        # A sum of digests is independent of collations, which order text differently, and counts a duplicate row twice.
        self.value = (self.value + int.from_bytes(row_digest(row))) % _MODULUS

    @property
    def digest(self) -> str:
        """The digest as 64 hexadecimal digits."""
        return f"{self.value:064x}"


def row_digest(row: Iterable[Any]) -> bytes:
    """Hash the values of one row, in the order of its columns, with SHA-256."""
    return sha256(_text([_canonical(value) for value in row]).encode("utf-8", "surrogatepass")).digest()


def _canonical(value: Any) -> Any:
    if value is None:
        return None
    # Members of a StrEnum are text in the database.
    name, form = _FORMS.get(type(value)) or _FORMS[str if isinstance(value, str) else type(value)]
    return [name, form(value)]


def _json(value: Any) -> Any:
    match value:
        case dict():
            return {key: _json(part) for key, part in value.items()}
        case list():
            return [_json(part) for part in value]
        case bool() | None:
            return value
        case str():
            return f"'{value}"
        case _:
            return _number(value)


def _number(value: float) -> str:
    # JSONB writes 1e2 as 100 and 1e300 with all its zeros; the value is the same.
    return str(int(value)) if abs(value) <= _EXACT and value == int(value) else repr(float(value))


_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_FORMS: dict[type, tuple[str, Callable[[Any], Any]]] = {
    UUID: ("id", lambda value: value.hex),
    datetime: ("time", lambda value: value.astimezone(UTC).isoformat(timespec="microseconds")),
    date: ("day", date.isoformat),
    bool: ("flag", bool),
    int: ("number", _number),
    float: ("number", _number),
    str: ("text", str),
    dict: ("json", _json),
    list: ("json", _json),
}
