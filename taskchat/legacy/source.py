"""Source of older rows: reads a renamed table in a fixed order, a batch at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Connection
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import UserDefinedType

from taskchat.legacy.tables import aside_name
from taskchat.legacy.values import to_json


class _RowPlace(UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "tid"


@dataclass(frozen=True)
class OldRow:
    """One row: its raw `values`, its `position` in the order, and its `copy` number among rows with its id, from 1.

    `place` is the engine's address of the row.
    """

    values: dict[str, Any]
    position: int
    copy: int
    place: Any = None

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    @cached_property
    def json(self) -> str:
        """The whole row as JSON."""
        return to_json(self.values)


class Source:
    """A table of the older product. Its order is stored once, so that an interrupted run can continue."""

    def __init__(self, connection: Connection, table: str) -> None:
        self.table = table
        self._sqlite = connection.dialect.name == "sqlite"
        inspector = sa.inspect(connection)
        self.types = {column["name"]: column["type"] for column in inspector.get_columns(aside_name(table))}
        self._is_keyed = inspector.get_pk_constraint(aside_name(table))["constrained_columns"] == ["id"]
        self._aside = sa.table(aside_name(table), *(sa.column(name) for name in self.types))
        place = sa.Integer if self._sqlite else _RowPlace
        self._place: ColumnElement[Any] = sa.literal_column("rowid" if self._sqlite else "ctid")
        self._order = sa.Table(
            f"legacy_order_{table}",
            sa.MetaData(),
            sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
            sa.Column("place", place, nullable=False),
            sa.Column("copy", sa.BigInteger, nullable=False),
        )

    def number(self, connection: Connection) -> int:
        """Store the order, and return the number of rows."""
        self._order.drop(connection, checkfirst=True)
        self._order.create(connection)
        order = [*self._ordered_by(), self._place]
        position = sa.func.row_number().over(order_by=order)
        selected = sa.select(position, self._place, self._copy(order)).select_from(self._aside)
        connection.execute(sa.insert(self._order).from_select(["position", "place", "copy"], selected))
        if not self._sqlite:
            connection.execute(sa.DDL(f"ANALYZE {self._order.name}"))
        return connection.scalar(sa.select(sa.func.count()).select_from(self._order)) or 0

    def drop_order(self, connection: Connection) -> None:
        """Drop the stored order."""
        self._order.drop(connection, checkfirst=True)

    def count(self, connection: Connection) -> int:
        """Count the rows that the table has now."""
        return connection.scalar(sa.select(sa.func.count()).select_from(self._aside)) or 0

    def read(self, connection: Connection, after: int, limit: int) -> list[OldRow]:
        """Read the next rows after a position; none at the end."""
        if not self._sqlite:
            # Forces a lookup per row: the planner would scan the whole table for each batch.
            for method in ("hashjoin", "mergejoin"):
                connection.execute(sa.DDL(f"SET LOCAL enable_{method} = off"))
        order, aside = self._order.alias("o"), self._aside.alias("a")
        place = sa.literal_column("a.rowid" if self._sqlite else "a.ctid")
        columns = [self._as_text(aside, name).label(name) for name in self.types]
        statement = (
            sa.select(order.c.position, order.c.copy, order.c.place, *columns)
            .select_from(order.join(aside, order.c.place == place))
            .where(order.c.position > after, order.c.position <= after + limit)
            .order_by(order.c.position)
        )
        names = list(self.types)
        return [
            OldRow(dict(zip(names, row[3:], strict=True)), row.position, row.copy, row.place)
            for row in connection.execute(statement)
        ]

    def at(self, row: OldRow) -> ColumnElement[bool]:
        """Build the condition that selects this row alone, also where others have its id."""
        place = row.place if self._sqlite else sa.cast(sa.literal(row.place, sa.Text), _RowPlace)
        return self._place == place

    def _as_text(self, table: Any, name: str) -> ColumnElement[Any]:
        column = table.c[name]
        if self._sqlite:
            return column
        # Every value can be read as text, even a moment outside of Python's datetime.
        value = sa.func.array_to_json(column) if isinstance(self.types[name], ARRAY) else column
        return sa.cast(value, sa.Text)

    def _copy(self, order: Sequence[ColumnElement[Any]]) -> ColumnElement[Any]:
        if self._is_keyed or "id" not in self.types:
            return sa.literal(1)
        return sa.func.row_number().over(partition_by=_bare(self._aside.c.id), order_by=order)

    def _ordered_by(self) -> list[ColumnElement[Any]]:
        match self.table:
            case "users":
                return self._by_claim()
            case "message" | "messages":
                return self._by_conversation()
            case _:
                return []

    def _by_claim(self) -> list[ColumnElement[Any]]:
        """Order rows by their claim to an address: spelled in small letters first, then the most recent."""
        email = self._aside.c.email
        spelled = sa.case((email == sa.func.lower(email), 0), else_=1)
        return [spelled, *([self._aside.c.updated_at.desc().nulls_last()] if "updated_at" in self.types else [])]

    def _by_conversation(self) -> list[ColumnElement[Any]]:
        """Order messages by conversation and time, a question before its answer."""
        place = [self._aside.c[name] for name in ("thread_id", "conversation_id", "user_id") if name in self.types]
        thread = sa.func.coalesce(*(_bare(column) for column in place), "")
        times = [self._moment(self._aside.c.created_at)] if "created_at" in self.types else []
        asked = sa.case((sa.cast(self._aside.c.role, sa.Text) == "user", 0), else_=1)
        return [thread, *(time.nulls_first() for time in times), asked]

    def _moment(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        return sa.func.julianday(column) if self._sqlite else column


def _bare(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Cast an id to text that is the same for every spelling of a UUID."""
    return sa.func.replace(sa.func.lower(sa.cast(column, sa.Text)), "-", "")
