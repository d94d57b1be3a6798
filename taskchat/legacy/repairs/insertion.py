"""Insertion of items between those of a thread: the later ones get later numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection

from taskchat.legacy.bulk import Values
from taskchat.legacy.tables import MESSAGES

_SUMMARIES = sa.table("thread_summaries", sa.column("thread_id", sa.Uuid), sa.column("up_to", sa.BigInteger))
_SQLITE = sa.table("sqlite_sequence", sa.column("name", sa.Text), sa.column("seq", sa.BigInteger))


@dataclass(frozen=True)
class Insertion:
    """A new item, and the one that it stands before or after; the thread's first without either."""

    item: Values
    before: UUID | None = None
    after: UUID | None = None


def insert_into_thread(connection: Connection, thread: UUID, insertions: Sequence[Insertion]) -> None:
    """Insert items into a thread in their places; the order of all others stays."""
    statement = sa.select(MESSAGES.c.id, MESSAGES.c.sequence).where(MESSAGES.c.thread_id == thread)
    before = {row.id: row.sequence for row in connection.execute(statement.order_by(MESSAGES.c.sequence))}
    order = _arrange(list(before), insertions)
    numbers = [*before.values(), *_further_numbers(connection, len(insertions))]
    after = dict(zip(order, numbers, strict=True))
    # From the end on: each number is free when it is given.
    for key in reversed(order):
        if before.get(key, after[key]) != after[key]:
            moved = sa.update(MESSAGES).where(MESSAGES.c.sequence == before[key])
            connection.execute(moved.values(sequence=after[key]))
    items = [{**insertion.item, "sequence": after[insertion.item["id"]]} for insertion in insertions]
    connection.execute(sa.insert(MESSAGES), items)
    _move_summary(connection, thread, {before[key]: after[key] for key in before})


def _arrange(order: list[UUID], insertions: Sequence[Insertion]) -> list[UUID]:
    for insertion in insertions:
        if insertion.before:
            place = order.index(insertion.before)
        else:
            place = order.index(insertion.after) + 1 if insertion.after else 0
        order.insert(place, insertion.item["id"])
    return order


def _further_numbers(connection: Connection, count: int) -> list[int]:
    if connection.dialect.name == "postgresql":
        sequence = sa.func.pg_get_serial_sequence(MESSAGES.name, "sequence")
        series = sa.func.generate_series(1, count).table_valued("n")
        return sorted(connection.scalars(sa.select(sa.func.nextval(sequence)).select_from(series)))
    used = connection.scalar(sa.select(_SQLITE.c.seq).where(_SQLITE.c.name == MESSAGES.name)) or 0
    highest = max(used, connection.scalar(sa.select(sa.func.max(MESSAGES.c.sequence))) or 0)
    return list(range(highest + 1, highest + 1 + count))


def _move_summary(connection: Connection, thread: UUID, numbers: dict[int, int]) -> None:
    """Let a summary end with the item that it ended with."""
    summary = _SUMMARIES.c.thread_id == thread
    up_to = connection.scalar(sa.select(_SUMMARIES.c.up_to).where(summary))
    if up_to is not None:
        covered = [new for old, new in numbers.items() if old <= up_to]
        connection.execute(sa.update(_SUMMARIES).where(summary).values(up_to=max(covered, default=up_to)))
