"""Write-back: updates the older product's tables with what changed in taskchat since, and loses nothing they had."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.database import converting
from taskchat.legacy import preserved
from taskchat.legacy.bulk import Values, rows_by_id
from taskchat.legacy.downgrade.casts import as_column, build_row, old_table
from taskchat.legacy.downgrade.latest_schema import create_missing
from taskchat.legacy.downgrade.reverse_rows import REVERSE_MAPPINGS, ReverseMapping
from taskchat.legacy.recurrence import columns_of, keep_told
from taskchat.legacy.rejects import reject_id
from taskchat.legacy.renamed_tables import aside_tables, count_rows
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows import get_stamp
from taskchat.legacy.source import OldRow, Source
from taskchat.legacy.subtasks import PARENT, keep_parents, noted_parents
from taskchat.legacy.tables import MESSAGES, OLD_TABLES, REJECTS, THREADS, USERS, aside_name

_BATCH = 5_000


def downgrade_rows(url: sa.URL) -> None:
    """Write taskchat's rows into the older product's tables, and preserve what has no place there.

    Unchanged rows stay byte for byte. All of it happens in one transaction.
    """
    with converting(url) as connection:
        _write_back(connection)


def _write_back(connection: Connection) -> None:
    if not aside_tables(connection) and not count_rows(connection, USERS.name):
        return
    preserved.copy_tables(connection)
    _create_missing_tables(connection)
    tables = aside_tables(connection)
    preserved.create_seen_tables(connection, OLD_TABLES)
    back = WriteBack(connection, tables)
    with _without_triggers(connection, tables):
        for table in reversed(tables):
            back.update_rows(table)
        for table in tables:
            if table != "messages" or "message" not in tables:
                back.insert_new(table)
    back.write_parents()
    preserved.drop_seen_tables(connection, OLD_TABLES)
    keep_told(connection)
    keep_parents(connection)


def _create_missing_tables(connection: Connection) -> None:
    """Create tables for rows that this installation has no table for: `threads` at the least."""
    needed = ["users", "tasks", "threads"]
    there = set(aside_tables(connection))
    if not {"message", "messages"} & there and count_rows(connection, THREADS.name):
        needed += ["conversation", "message"]
    create_missing(connection, [table for table in OLD_TABLES if table in needed])


class WriteBack:
    """Brings the older product's tables up to date with taskchat's."""

    def __init__(self, connection: Connection, tables: list[str]) -> None:
        self._connection = connection
        self._old = {table: old_table(connection, table) for table in tables}
        # Ids that the older product spells its own way, by kind and id here.
        self._spelled_ids: dict[tuple[str, UUID], Any] = {}

    def update_rows(self, table: str) -> None:
        """Update the rows that exist in a table, and delete those that were deleted here."""
        source, mapping = Source(self._connection, table), REVERSE_MAPPINGS[table]
        source.number(self._connection)
        position = 0
        while rows := source.read(self._connection, position, _BATCH):
            position = rows[-1].position
            self._update_batch(source, mapping, rows)
        source.drop_order(self._connection)

    def insert_new(self, table: str) -> None:
        """Insert the rows that were created here."""
        mapping, old = REVERSE_MAPPINGS[table], self._old[table]
        statement = sa.select(*mapping.here.c).where(preserved.is_unseen(mapping.here, mapping.seen))
        if mapping.kinds:
            statement = statement.where(MESSAGES.c.kind.in_(mapping.kinds))
        for batch in _batches(self._connection, statement.order_by(*mapping.order)):
            needed = [values for values in batch if table != "conversation" or self._needs_conversation(values)]
            noted = columns_of(self._connection, (values["id"] for values in needed)) if table == "tasks" else {}
            rows = [mapping.row(values) | noted.get(values["id"], {}) for values in needed]
            for alike in _by_columns([build_row(old, self._ids(old, self._as_spelled(row))) for row in rows]):
                self._connection.execute(sa.insert(old), alike)

    def write_parents(self) -> None:
        """Write the parents of subtasks, once all tasks are there."""
        old = self._old["tasks"]
        if PARENT not in old.c:
            return
        for key, parent in list(noted_parents(self._connection)):
            task = as_column(old.c.id, self._spelled_ids.get(("task", key), key))
            value = None
            if parent is not None:
                value = as_column(old.c[PARENT], self._spelled_ids.get(("task", parent), parent))
            # As text, since an id may be a number there.
            its = sa.cast(old.c.id, sa.Text) == str(task)
            self._connection.execute(sa.update(old).where(its).values({PARENT: value}))

    def _needs_conversation(self, thread: Values) -> bool:
        """Whether a thread needs a conversation: it was created here, or got messages since."""
        return not get_stamp(thread["metadata"]) or thread["id"] in self._used_threads

    @cached_property
    def _used_threads(self) -> set[UUID]:
        mapping = REVERSE_MAPPINGS["message"]
        unseen = preserved.is_unseen(MESSAGES, mapping.seen)
        threads = sa.select(MESSAGES.c.thread_id).where(unseen, MESSAGES.c.kind.in_(mapping.kinds))
        return set(self._connection.scalars(threads.distinct()))

    def _as_spelled(self, values: Values) -> Values:
        if "priority" not in values or not self._is_uppercase:
            return values
        return values | {"priority": values["priority"].upper()}

    @cached_property
    def _is_uppercase(self) -> bool:
        """Whether the older product writes priorities in capitals."""
        old = self._old["tasks"]
        if "priority" not in old.c:
            return False
        word = self._connection.scalar(
            sa.select(sa.cast(old.c.priority, sa.Text)).where(old.c.priority.is_not(None)).limit(1)
        )
        return bool(word and word.isupper())

    def _update_batch(self, source: Source, mapping: ReverseMapping, rows: list[OldRow]) -> None:
        readers = [RowReader(row, mapping.kind) for row in rows]
        here = rows_by_id(self._connection, mapping.here, (reader.key for reader in readers), *mapping.columns)
        preserved.mark_seen(self._connection, mapping.seen, [r.key for r in readers if r.key in here])
        gone = [reader for reader in readers if reader.key not in here]
        rejected = rows_by_id(self._connection, REJECTS, (reject_id(source.table, r.row) for r in gone), "kept")
        noted = columns_of(self._connection, here) if source.table == "tasks" else {}
        old = self._old[source.table]
        for reader in readers:
            self._remember_ids(mapping, old, reader)
            if reader.key in here:
                changes = mapping.changes(here[reader.key], reader) | noted.get(reader.key, {})
                self._write(source, old, reader.row, changes)
            elif not (reject := rejected.get(reject_id(source.table, reader.row))) or reject["kept"]:
                self._connection.execute(sa.delete(old).where(source.at(reader.row)))

    def _write(self, source: Source, old: sa.Table, row: OldRow, changes: Values) -> None:
        # Else a column of JSON would get its null.
        values: dict[str, Any] = {
            name: sa.null() if value is None else as_column(old.c[name], value)
            for name, value in changes.items()
            if name in old.c
        }
        if values:
            self._connection.execute(sa.update(old).where(source.at(row)).values(values))

    def _remember_ids(self, mapping: ReverseMapping, old: sa.Table, reader: RowReader) -> None:
        self._remember_id(mapping.kind, old.c.id, reader.row.copy == 1 and reader.key, reader.row["id"])
        if reader.thread_id and mapping.here is MESSAGES and "conversation_id" in old.c:
            self._remember_id("thread", old.c.conversation_id, reader.thread_id, reader.row["conversation_id"])

    def _remember_id(self, kind: str, column: sa.Column[Any], key: UUID | bool, written: Any) -> None:
        refers = kind in {"user", "thread", "task"} and written is not None
        if refers and isinstance(key, UUID) and str(as_column(column, key)) != str(written):
            self._spelled_ids[kind, key] = written

    def _ids(self, old: sa.Table, values: Values) -> Values:
        """Replace ids by the older product's spelling of them."""
        names = {"user_id": "user", "conversation_id": "thread", "thread_id": "thread"}
        if old.name == aside_name("threads"):
            names["id"] = "thread"
        return values | {
            name: self._spelled_ids.get((kind, values[name]), values[name])
            for name, kind in names.items()
            if name in values
        }


def _by_columns(rows: list[Values]) -> Iterator[list[Values]]:
    """Group rows that have the same columns, since those of one statement must."""
    alike: dict[tuple[str, ...], list[Values]] = {}
    for row in rows:
        alike.setdefault(tuple(row), []).append(row)
    yield from alike.values()


def _batches(connection: Connection, statement: sa.Select[Any]) -> Iterator[list[Values]]:
    position = 0
    while batch := [dict(row._mapping) for row in connection.execute(statement.limit(_BATCH).offset(position))]:
        position += len(batch)
        yield batch


@contextmanager
def _without_triggers(connection: Connection, tables: list[str]) -> Iterator[None]:
    """Disable user triggers: they would overwrite row times, and look for tables under their old names."""
    if connection.dialect.name == "postgresql":
        for table in tables:
            connection.execute(sa.DDL(f"ALTER TABLE {aside_name(table)} DISABLE TRIGGER USER"))
    yield
    if connection.dialect.name == "postgresql":
        for table in tables:
            connection.execute(sa.DDL(f"ALTER TABLE {aside_name(table)} ENABLE TRIGGER USER"))
