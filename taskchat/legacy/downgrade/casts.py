"""Casts of taskchat's values to the column types that the older product's tables have."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import ARRAY

from taskchat.database import now
from taskchat.legacy.tables import aside_name

_HEX = 32


def old_table(connection: Connection, table: str) -> sa.Table:
    """Reflect a renamed table of the older product, with the types of its columns."""
    return sa.Table(aside_name(table), sa.MetaData(), autoload_with=connection, resolve_fks=False)


def as_column(column: sa.Column[Any], value: Any) -> Any:
    """Cast a value to the type of this column."""
    match value:
        case UUID():
            return _as_id(column.type, value)
        case datetime():
            return _as_moment(column.type, value)
        case dict():
            return value if isinstance(column.type, sa.JSON) else json.dumps(value, ensure_ascii=False)
        case list():
            return value if isinstance(column.type, ARRAY | sa.JSON) else ",".join(map(str, value))
        case str():
            return _as_word(column.type, value)
        case _:
            return int(value) if isinstance(value, bool) and isinstance(column.type, sa.Integer) else value


def build_row(table: sa.Table, values: dict[str, Any]) -> dict[str, Any]:
    """Build a whole row: the values that the table has columns for, and a default for each other required column."""
    row = {name: as_column(table.c[name], value) for name, value in values.items() if name in table.c}
    needed = (column for column in table.c if not column.nullable and column.server_default is None)
    return {column.name: _default_value(column.type) for column in needed} | row


def _as_word(kind: Any, value: str) -> Any:
    if isinstance(kind, sa.Enum):
        return next((word for word in kind.enums if word.lower() == value.lower()), value)
    return UUID(value) if isinstance(kind, sa.Uuid) else value


def _as_id(kind: Any, value: UUID) -> Any:
    if isinstance(kind, sa.Uuid):
        return value
    return value.hex if getattr(kind, "length", None) == _HEX else str(value)


def _as_moment(kind: Any, value: datetime) -> Any:
    if not isinstance(kind, sa.DateTime):
        return value.isoformat()
    return value if kind.timezone else value.astimezone(UTC).replace(tzinfo=None)


def _default_value(kind: Any) -> Any:
    match kind:
        case sa.Boolean():
            return False
        case sa.Integer() | sa.Numeric():
            return 0
        case sa.DateTime():
            return _as_moment(kind, now())
        case ARRAY():
            return []
        case sa.JSON():
            return {}
        case _:
            return ""
