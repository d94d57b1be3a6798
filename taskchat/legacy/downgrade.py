"""The way back: the older product's tables are given what was said and done since, and lose nothing they had."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import conversion_engine
from taskchat.legacy import preserved as keeping
from taskchat.legacy.casts import as_column, old_table, row_for
from taskchat.legacy.conversations import stamp_of
from taskchat.legacy.latest_schema import make_missing
from taskchat.legacy.reading import Reading
from taskchat.legacy.rejects import reject_id
from taskchat.legacy.renamed_tables import aside_tables, count_of
from taskchat.legacy.reverse_rows import RETURNING, Returned
from taskchat.legacy.sources import OldRow, Source
from taskchat.legacy.tables import MESSAGES, OLD, REJECTS, THREADS, USERS, aside_name
from taskchat.legacy.writing import Values, found

_PART = 5_000


def depart(url: sa.URL) -> None:
    """Write into the older product's tables what taskchat's hold by now, and keep aside what has no place there.

    What did not change stays as it was, letter by letter. All of it happens or nothing.
    """
    engine = conversion_engine(url)
    try:
        with engine.begin() as connection:
            _give_back(connection)
    finally:
        engine.dispose()


def _give_back(connection: Connection) -> None:
    if not aside_tables(connection) and not count_of(connection, USERS.name):
        return
    keeping.set_aside(connection)
    _make_room(connection)
    tables = aside_tables(connection)
    keeping.watch(connection, OLD)
    back = Return(connection, tables)
    with _without_triggers(connection, tables):
        for table in reversed(tables):
            back.walk(table)
        for table in tables:
            if table != "messages" or "message" not in tables:
                back.add_new(table)
    keeping.unwatch(connection, OLD)


def _make_room(connection: Connection) -> None:
    """Tables for what the older product's installation cannot take: at the least `threads` stays."""
    wanted = ["users", "tasks", "threads"]
    there = set(aside_tables(connection))
    if not {"message", "messages"} & there and count_of(connection, THREADS.name):
        wanted += ["conversation", "message"]
    make_missing(connection, [table for table in OLD if table in wanted])


class Return:
    """Brings the older product's tables up to what taskchat's say."""

    def __init__(self, connection: Connection, tables: list[str]) -> None:
        self._connection = connection
        self._old = {table: old_table(connection, table) for table in tables}
        # Ids that the older product writes in a way of its own, by kind and id here.
        self._written: dict[tuple[str, UUID], Any] = {}

    def walk(self, table: str) -> None:
        """Bring the rows that are there up to date, and take away those that were deleted here."""
        source, returned = Source(self._connection, table), RETURNING[table]
        source.number(self._connection)
        position = 0
        while rows := source.read(self._connection, position, _PART):
            position = rows[-1].position
            self._walk_part(source, returned, rows)
        source.forget_order(self._connection)

    def add_new(self, table: str) -> None:
        """Insert what began here."""
        returned, old = RETURNING[table], self._old[table]
        statement = sa.select(*returned.here.c).where(keeping.unseen(returned.here, returned.seen))
        if returned.kinds:
            statement = statement.where(MESSAGES.c.kind.in_(returned.kinds))
        for part in _parts(self._connection, statement.order_by(*returned.order)):
            wanted = [values for values in part if table != "conversation" or self._is_wanted(values)]
            rows = [row_for(old, self._ids(old, self._spelled(returned.row(values)))) for values in wanted]
            if rows:
                self._connection.execute(sa.insert(old), rows)

    def _is_wanted(self, thread: Values) -> bool:
        """Whether a thread needs a conversation: it began here, or something was said in it since."""
        return not stamp_of(thread["metadata"]) or thread["id"] in self._active

    @cached_property
    def _active(self) -> set[UUID]:
        said = sa.select(MESSAGES.c.thread_id).where(
            keeping.unseen(MESSAGES, RETURNING["message"].seen), MESSAGES.c.kind.in_(RETURNING["message"].kinds)
        )
        return set(self._connection.scalars(said.distinct()))

    def _spelled(self, values: Values) -> Values:
        return values | {"priority": values["priority"].upper()} if "priority" in values and self._shouts else values

    @cached_property
    def _shouts(self) -> bool:
        """Whether the older product writes priorities in capitals."""
        old = self._old["tasks"]
        if "priority" not in old.c:
            return False
        word = self._connection.scalar(
            sa.select(sa.cast(old.c.priority, sa.Text)).where(old.c.priority.is_not(None)).limit(1)
        )
        return bool(word and word.isupper())

    def _walk_part(self, source: Source, returned: Returned, rows: list[OldRow]) -> None:
        readings = [Reading(row, returned.kind) for row in rows]
        here = found(self._connection, returned.here, (reading.key for reading in readings), *returned.columns)
        keeping.note_seen(self._connection, returned.seen, [r.key for r in readings if r.key in here])
        gone = [reading for reading in readings if reading.key not in here]
        rejected = found(self._connection, REJECTS, (reject_id(source.table, r.row) for r in gone), "kept")
        old = self._old[source.table]
        for reading in readings:
            self._remember(returned, old, reading)
            if reading.key in here:
                self._write(source, old, reading.row, returned.changes(here[reading.key], reading))
            elif not (reject := rejected.get(reject_id(source.table, reading.row))) or reject["kept"]:
                self._connection.execute(sa.delete(old).where(source.at(reading.row)))

    def _write(self, source: Source, old: sa.Table, row: OldRow, changes: Values) -> None:
        values = {name: as_column(old.c[name], value) for name, value in changes.items() if name in old.c}
        if values:
            self._connection.execute(sa.update(old).where(source.at(row)).values(values))

    def _remember(self, returned: Returned, old: sa.Table, reading: Reading) -> None:
        self._remember_one(returned.kind, old.c.id, reading.row.copy == 1 and reading.key, reading.row["id"])
        if reading.thread and returned.here is MESSAGES and "conversation_id" in old.c:
            self._remember_one("thread", old.c.conversation_id, reading.thread, reading.row["conversation_id"])

    def _remember_one(self, kind: str, column: sa.Column[Any], key: UUID | bool, written: Any) -> None:
        refers = kind in {"user", "thread"} and written is not None
        if refers and isinstance(key, UUID) and str(as_column(column, key)) != str(written):
            self._written[kind, key] = written

    def _ids(self, old: sa.Table, values: Values) -> Values:
        """The row with the ids it refers to as the older product writes them."""
        names = {"user_id": "user", "conversation_id": "thread", "thread_id": "thread"}
        if old.name == aside_name("threads"):
            names["id"] = "thread"
        return values | {
            name: self._written.get((kind, values[name]), values[name])
            for name, kind in names.items()
            if name in values
        }


def _parts(connection: Connection, statement: sa.Select[Any]) -> Iterator[list[Values]]:
    position = 0
    while part := [dict(row._mapping) for row in connection.execute(statement.limit(_PART).offset(position))]:
        position += len(part)
        yield part


@contextmanager
def _without_triggers(connection: Connection, tables: list[str]) -> Iterator[None]:
    """Rows keep the times they have: the trigger would touch them, and looks for tables that stand aside."""
    if connection.dialect.name == "postgresql":
        for table in tables:
            connection.execute(sa.DDL(f"ALTER TABLE {aside_name(table)} DISABLE TRIGGER USER"))
    yield
    if connection.dialect.name == "postgresql":
        for table in tables:
            connection.execute(sa.DDL(f"ALTER TABLE {aside_name(table)} ENABLE TRIGGER USER"))
