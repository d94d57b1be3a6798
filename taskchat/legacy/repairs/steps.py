"""Repair of messages: tool calls kept as an object, which earlier versions took for none."""

from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.legacy import progress
from taskchat.legacy.batch_result import BatchResult
from taskchat.legacy.bulk import Values, delete_all, rows_by_id
from taskchat.legacy.rejects import Remarks, reject_id
from taskchat.legacy.repairs.insertion import Insertion, insert_into_thread
from taskchat.legacy.row_reader import RowReader
from taskchat.legacy.rows import NOTHING_SAID, ThreadLookup, message_items
from taskchat.legacy.source import Source
from taskchat.legacy.tables import MESSAGES, REJECTS, aside_name

_BATCH = 5_000


def repair_steps(connection: Connection, source: Source) -> int:
    """Insert the steps of messages that have lost them; returns the number of those messages.

    A message that is nothing but its calls was rejected as saying nothing: it comes back after the one before it.
    Nothing comes back beside a message that a person has deleted since, or into such a thread.
    """
    if "tool_calls" not in source.types or not _any_object(connection, source):
        return 0
    search, position = _Search(connection, source.table), 0
    while rows := source.read(connection, position, _BATCH):
        position = rows[-1].position
        search.add([RowReader(row, "message") for row in rows])
    for thread, insertions in search.insertions.items():
        insert_into_thread(connection, thread, insertions)
    search.accept(connection)
    return sum(map(len, search.insertions.values()))


def _any_object(connection: Connection, source: Source) -> bool:
    calls = sa.func.ltrim(sa.cast(sa.column("tool_calls"), sa.Text), " \n\r\t")
    rows = sa.select(sa.literal(1)).select_from(sa.table(aside_name(source.table)))
    return bool(connection.scalar(sa.select(rows.where(calls.like("{%")).exists())))


class _Search:
    """Looks for what is missing, message after message in the order of their threads."""

    def __init__(self, connection: Connection, table: str) -> None:
        self._connection = connection
        self._table = table
        # The message before, by thread; None for one that was deleted since.
        self._last: dict[UUID, UUID | None] = {}
        self._restored: list[RowReader] = []
        self.insertions: dict[UUID, list[Insertion]] = {}

    def add(self, readers: list[RowReader]) -> None:
        """Look through a batch of messages."""
        lookup = ThreadLookup(self._connection, readers, has_conversations=True)
        found = [(reader, items) for reader in readers if (items := list(_items(reader, lookup)))]
        here = set(rows_by_id(self._connection, MESSAGES, (item["id"] for _, items in found for item in items)))
        ids = (reject_id(self._table, reader.row) for reader, items in found if items[-1]["id"] not in here)
        rejects = rows_by_id(self._connection, REJECTS, ids, "reason")
        for reader, items in found:
            if items[-1]["id"] in here:
                self._add_steps(items, here)
            elif reject := rejects.get(reject_id(self._table, reader.row)):
                self._restore(reader, items, reject["reason"])
            else:
                self._last[items[-1]["thread_id"]] = None

    def accept(self, connection: Connection) -> None:
        """Record that rejected messages are here after all."""
        remarks = Remarks(self._table)
        for reader in self._restored:
            remarks.alter(reader.row, reader.key, reader.alterations)
        rejected = [reject_id(self._table, reader.row) for reader in self._restored]
        delete_all(connection, REJECTS, rejected)
        remarks.write(connection)
        count = sum(map(len, self.insertions.values()))
        progress.advance_step(connection, self._table, BatchResult(0, -len(rejected), {"messages": count}))

    def _add_steps(self, items: list[Values], here: set[UUID]) -> None:
        said = items[-1]
        for item in items[:-1]:
            if item["id"] not in here:
                self._insert(item, before=said["id"])
        self._last[said["thread_id"]] = said["id"]

    def _restore(self, reader: RowReader, items: list[Values], reason: str) -> None:
        thread = items[-1]["thread_id"]
        after = self._last.get(thread)
        was_deleted = thread in self._last and after is None
        if reason.startswith(NOTHING_SAID) and not was_deleted:
            self._insert(items[-1], after=after)
            self._last[thread] = items[-1]["id"]
            self._restored.append(reader)

    def _insert(self, item: Values, *, before: UUID | None = None, after: UUID | None = None) -> None:
        self.insertions.setdefault(item["thread_id"], []).append(Insertion(item, before, after))


def _items(reader: RowReader, lookup: ThreadLookup) -> Iterator[Values]:
    if place := lookup.find_existing(reader):
        yield from message_items(reader.key, reader, place)
